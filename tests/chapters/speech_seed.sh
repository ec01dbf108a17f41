#!/bin/sh
# speech_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 18 from one seed. What the
# chapter claims must stand in its tables, with a margin; of a run with --quick
# less. Ends with 77 where the data are missing.
program=$1 seed=$2
shift 2
case " $* " in *' --quick '*) quick=1 ;; *) quick=0 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
case $out in *'is missing; .ci/data gets it'*) exit 77 ;; esac
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v quick=$quick '
  function expect(good, otherwise) {
    if (!good) { print "speech_seed.sh: " otherwise; failed = 1 }
  }
  function at_least(name, value, least) {
    ++seen
    expect(value >= least, name " " value ", expected " least " at least")
  }

  # Columns from the last: saytime, Allison, flite-rms, test, validation.
  /^softmax, without order / { blind = $(NF - 3) }
  /^softmax, six segments / { segments = $(NF - 3) }
  /^templates, warped  / { at_least("the templates", $(NF - 3), quick ? 0.5 : 0.92) }
  /^LSTM, .* units each way  / {
    network = $(NF - 3)
    at_least("the network on other voices", network, quick ? 0.5 : 0.93)
    at_least("the network on flite-rms", $(NF - 2), quick ? 0.3 : 0.7)
    # By chance one in 24 is right.
    at_least("the network on people", ($NF + $(NF - 1)) / 2, quick ? 0.2 : 0.4)
  }
  /^LSTM, frames shuffled  / {
    at_least("what order is worth", network - $(NF - 3), quick ? 0.1 : 0.08)
  }
  # Strings: the share of tokens that the likeliest classes have wrong.
  /^CTC$/ { strings = 1 }
  /^labels that share the steps evenly$/ { strings = 0 }
  strings && /^  test voices +[0-9]/ && !quick {
    at_least("right tokens of strings on other voices", 1 - $4, 0.85)
  }
  /^voices of the test learnt from / { mistakes += 1 }
  /^strings put together, judged so / { mistakes += 1 }
  /^network and epoch best on people / {
    mistakes += 1
    at_least("the best on people", $NF, $(NF - 1))
  }

  END {
    if (!quick) {
      at_least("over segments", network - segments, 0)
      at_least("over statistics", network - blind, 0.1)
    }
    expect(seen == (quick ? 6 : 9), seen + 0 " numbers were looked at")
    expect(mistakes == 4, mistakes + 0 " mistakes, expected 4")
    exit failed
  }'
