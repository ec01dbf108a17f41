#!/bin/sh
# prices_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 17 from one seed. What the
# chapter claims must stand in its tables, with a margin; of a run with --quick
# less.
program=$1 seed=$2
shift 2
case " $* " in *' --quick '*) quick=1 ;; *) quick=0 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v quick=$quick '
  function expect(good, otherwise) {
    if (!good) { print "prices_seed.sh: " otherwise; failed = 1 }
  }
  function at_least(name, value, least) {
    ++seen
    expect(value >= least, name " " value ", expected " least " at least")
  }
  function at_most(name, value, most) {
    ++seen
    expect(value <= most, name " " value ", expected " most " at most")
  }

  # A plain network on a walk, and yesterday.
  /^the next 500 days / { plain = $NF; at_least("the plain network", $NF, 0.9) }
  /^yesterday.s price on those / { at_least("yesterday", $NF, plain) }

  # Skills on what is known, with their intervals.
  /^random walk: / { known = "walk" }
  /^AR\(2\): / { known = "AR(2)" }
  /^GARCH\(1,1\): / { known = "GARCH" }
  /^  LSTM  / && known == "walk" {
    at_most("the walk from", $3, 0.004)
    at_least("the walk to", $5, quick ? -0.05 : -0.01)
  }
  /^  LSTM  / && known == "AR(2)" {
    at_least("the share of AR(2)", $6, quick ? 0.6 : 0.85)
  }
  /^  LSTM  / && known == "GARCH" {
    at_least("the share of GARCH", $6, quick ? 0.2 : 0.55)
  }
  /^$/ { known = "" }

  # The trap.
  /^yesterday.s price  / { before = $3 }
  /^LSTM  .* to  *-?[0-9.]+  *[0-9.]+ +[0-9.]+ +-?[0-9.]+$/ {
    at_most("R2 of the levels", $2, before)
    at_most("the skill of levels", $3, 0)
    if (!quick) at_least("R2 of the levels", $2, 0.95)
  }

  # Nothing is known of returns, and something of volatility.
  /^[A-Z]+ +LSTM / { at_most("the skill on returns", $3, 0.06) }
  /^LSTM, pooled  .* to [0-9.]+$/ {
    at_least("the skill on volatility", $8, quick ? 0.1 : 0.22)
  }
  /^other closes of the same day / {
    at_most("the skill on returns", $(NF - 1), 0.1)
    at_least("with the same day", $NF, 0.4)
  }

  END {
    expect(seen == (quick ? 15 : 16), seen + 0 " numbers were looked at")
    exit failed
  }'
