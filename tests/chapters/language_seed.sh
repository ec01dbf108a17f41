#!/bin/sh
# language_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 13 from one seed. What
# the chapter claims must stand in its tables; with --quick, what so short a
# training can show. Ends with 77 where the novels are missing.
program=$1 seed=$2
shift 2
case " $* " in *' --quick '*) quick=1 ;; *) quick=0 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
case $out in *'is missing; .ci/data gets it'*) exit 77 ;; esac
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v quick=$quick '
  function keep(name, value) { number[name] = value + 0; ++rows[name] }
  function get(name) {
    expect(rows[name] == 1, rows[name] + 0 " rows of " name ", expected 1")
    return number[name]
  }
  function expect(good, otherwise) {
    if (!good) { print "language_seed.sh: " otherwise; failed = 1 }
  }
  # Less than the other, or than a limit that is so much higher.
  function expect_less(one, other, more) {
    expect(get(one) < get(other) + more, one " " get(one) \
           ", expected less than " other " " get(other) (more ? " + " more : ""))
  }

  /^[0-9] letters? / { keep("counts of " $1, $4) }
  /^Least on the text to choose on:/ { best = "counts of " $8 }
  /^the network +[0-9]/ { keep("the network", $3) }
  /^the network and the best of these / { keep("the mixture", $8) }
  /^the network, over counts of 4 letters / { keep("the least gain", $8) }
  /^the mixture, over the best of the counts / { keep("the mixture gains", $9) }
  /^xz, given the novels / { keep("xz", $5) }
  /^the network at 1\.0 / { keep("longest copy of the network", $8) }
  /^the network at / { keep("words at " $4, $5); keep("copies at " $4, $7) }
  /^counts of [0-9] letters .*%/ { keep("longest copy of counts", $8) }
  /^letters of the paragraph so far / {
    keep("paragraph trained", $9); keep("paragraph untrained", $10)
  }
  /^its last fifth / { keep("place apart", $4); keep("place mixed", $5) }
  /^a fifth of its lines / { keep("lines apart", $6); keep("lines mixed", $7) }

  END {
    expect_less("place mixed", "place apart")
    expect_less("lines mixed", "lines apart")
    if (quick) {
      expect_less("the network", "counts of 2")
      expect_less("the mixture", best, 0.01)
      expect_less("words at 1.0", "words at 0.3")
      expect_less("copies at 1.3", "copies at 0.3")
      expect_less("longest copy of the network", "longest copy of counts")
      expect_less("paragraph untrained", "paragraph trained", -0.2)
    } else {
      expect(get("the network") <= 1.5,
             "the network " get("the network") ", expected 1.5 at most")
      expect(get("the least gain") > 0,
             "the least gain " get("the least gain") ", expected above 0")
      expect_less("the network", "xz")
      expect(get("the mixture gains") > 0,
             "the mixture gains " get("the mixture gains") ", expected above 0")
    }
    exit failed
  }'
