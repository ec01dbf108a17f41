#!/bin/sh
# long_memory_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 11 from one seed.
# Of ten networks at least eight must solve each task that its LSTM is said to
# solve, and what is said of the others must be so; of a run with --quick less.
program=$1 seed=$2
shift 2
case " $* " in *' --quick '*) quick=1 ;; *) quick=0 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v quick=$quick '
  function expect(good, otherwise) {
    if (!good) { print "long_memory_seed.sh: " otherwise; failed = 1 }
  }
  function at_least(name, value, least) {
    ++seen
    expect(value >= least, name " " value ", expected " least " at least")
  }
  function at_most(name, value, most) {
    ++seen
    expect(value <= most, name " " value ", expected " most " at most")
  }
  # How many networks of this line have solved the task.
  function solved(from) {
    $0 = substr($0, from)
    return $3
  }
  function wrong() { return $(NF - 1) }

  # By hand.
  /^ +10000 / { at_most("the cell at 10000", $2, 0.01)
                at_least("the unit at 10000", $3, 1) }

  /^adding as published/ { task = "adding at " $6 }
  /^embedded Reber/ { task = "Reber" }
  /^LSTM, chrono / {
    at_least("LSTMs that solve " task, solved(19), quick ? 1 : 8)
  }
  /^RNN, orthogonal / && task ~ /adding/ {
    at_most("RNNs that solve " task, solved(19), 0)
  }
  /^guessed weights / { at_least("wrong of guesses in " task, wrong(), 40) }

  # The gates of the unit that keeps a number.
  /^of its c with it is / { r = $7 + 0; at_least("its correlation", r < 0 ? -r : r, 0.6) }
  /^at the first mark / { opened = $5; moved = $9 }
  /^between / {
    if (!quick) {
      at_least("f between", $3, 0.97)
      at_most("i between", $2, 0.5)
      at_most("moves between", $6, 0.05)
    }
  }

  # What forgets.
  /^LSTM  / && $3 == "of" { kept = $7; at_most("|c| with a forget gate", $7, 100) }
  /^LSTM, f = 1 / && $6 == "of" { at_least("|c| without", $10, 20 * kept) }

  END {
    expect(seen == (quick ? 10 : 16), seen + 0 " numbers were looked at")
    exit failed
  }'
