#!/bin/sh
# relatives_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 12 from one seed. What
# the chapter claims must stand in its tables, with a margin; of a run with
# --quick less.
program=$1 seed=$2
shift 2
case " $* " in *' --quick '*) quick=1 ;; *) quick=0 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v quick=$quick '
  function expect(good, otherwise) {
    if (!good) { print "relatives_seed.sh: " otherwise; failed = 1 }
  }
  function at_least(name, value, least) {
    ++seen
    expect(value >= least, name " " value ", expected " least " at least")
  }
  function at_most(name, value, most) {
    ++seen
    expect(value <= most, name " " value ", expected " most " at most")
  }

  /^parity of bits: / { task = "parity" }
  /^recall of one value / { task = "recall" }
  /^µs a step / { task = "" }
  /^GRU before/ { sub(/GRU before/, "before") }
  /^[zn] sees h/ { sub(/ sees h/, "_sees_h") }

  # By hand, all but the linear one turn over with each one.
  task == "" && /^  [01] +(odd|even)/ {
    ++bits
    for (k = 3; k <= 5; ++k)
      if (($k > 0) != ($2 == "odd")) expect(0, "by hand: " $0)
    blind += ($6 > 0) != ($2 == "odd")
  }

  # Parity: who sees h in a gate learns it, and for lengths never seen; a
  # linear recurrence does not.
  task == "parity" && !quick && /^(LSTM|GRU|sLSTM) / {
    at_least("parity solved by " $1, $5, 8)
    at_least("parity of 256 by " $1, $NF, 0.9)
  }
  task == "parity" && /^(LSTM|peepholes|coupled|GRU|before|MGU|sLSTM) / {
    gated += $5
  }
  task == "parity" && /^linear / {
    at_most("parity solved by linear", $5, 0)
    at_most("parity of 40 by linear", $(NF - 1), 0.6)
    at_most("parity of 256 by linear", $NF, 0.6)
  }

  # Recall: here the linear recurrence does well, and the plain one does not.
  task == "recall" && /^[a-zA-Z_]+ .*[01]\.[0-9]+$/ {
    at_least("one pair by " $1, $(NF - 2), 0.95)
  }
  task == "recall" && !quick && /^(LSTM|MGU|sLSTM) / {
    at_least("recall solved by " $1, $5, 8)
  }
  task == "recall" && !quick && /^linear / { at_least("six pairs", $NF, 0.8) }
  task == "recall" && !quick && /^RNN / { at_most("six pairs", $NF, 0.7) }

  END {
    expect(bits == 10, bits + 0 " bits by hand")
    expect(blind > 2, "the linear unit by hand knows parity")
    if (quick) at_least("gated networks of 14 that solve parity", gated, 9)
    expect(seen == (quick ? 15 : 25), seen + 0 " numbers were looked at")
    exit failed
  }'
