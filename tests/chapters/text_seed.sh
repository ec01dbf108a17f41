#!/bin/sh
# text_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 14 from one seed. What the
# chapter claims of the sentences, or of the topics with --task topics, must
# stand in its tables; of topics the networks may be behind the best rival by
# MARGIN. Ends with 77 where the data are missing.
program=$1 seed=$2
shift 2
case " $* " in *' --task topics '*) task=topics ;; *) task=sentences ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
case $out in *'is missing; .ci/data gets it'*) exit 77 ;; esac
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v task=$task -v margin="${MARGIN:-0.012}" '
  function expect(good, otherwise) {
    if (!good) { print "text_seed.sh: " otherwise; failed = 1 }
  }
  # The columns of a table behind the names.
  function columns(from) {
    $0 = substr($0, from)
    return NF
  }

  /^accuracy  .* test$/ { rivals = 1; next }
  /^$/ { rivals = 0 }
  # The best on validation is the one to beat, the first of equals.
  rivals && columns(35) >= 2 {
    ++compared
    if ($1 > chosen) { chosen = $1; rival = $2 }
    if ($2 > highest) highest = $2
  }
  /^LSTM, mean of / { columns(35); ++networks; mean = $2; least = $3 }
  /^LSTM, words shuffled, / { columns(35); ++mixed; shuffled = $2 }

  END {
    expect(compared == 5, compared + 0 " rivals, expected 5")
    expect(networks == 1 && mixed == 1, "no row of the networks, or two")
    if (task == "topics") {
      expect(mean >= rival - margin,
             "the networks " mean ", expected at least the rival " rival \
             " - " margin)
      expect(mean >= 0.7, "the networks " mean ", expected 0.7 at least")
    } else {
      expect(least >= 0.98,
             "the least of the networks " least ", expected 0.98 at least")
      expect(highest < 0.8,
             "the best rival " highest ", expected less than 0.8")
      expect(mean - rival > 0.15,
             "the networks " mean ", expected 0.15 more than the rival " rival)
      expect(shuffled < 0.7,
             "words shuffled " shuffled ", expected less than 0.7")
    }
    exit failed
  }'
