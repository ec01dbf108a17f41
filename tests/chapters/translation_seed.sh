#!/bin/sh
# translation_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 15 from one seed.
# What the chapter claims of number words, or with --task summaries of those,
# must stand in its tables; of number words with --quick by a wide margin. Ends
# with 77 where the data are missing.
program=$1 seed=$2
shift 2
case " $* " in *' --task summaries '*) task=summaries ;; *) task=numbers ;; esac
case " $* " in *' --quick '*) least=0.9 ;; *) least=0.98 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
case $out in *'is missing; .ci/data gets it'*) exit 77 ;; esac
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v task=$task -v least=$least '
  function expect(good, otherwise) {
    if (!good) { print "translation_seed.sh: " otherwise; failed = 1 }
  }
  # The columns of a table behind the names.
  function columns(from) {
    $0 = substr($0, from)
    return NF
  }

  # Of the first table, the share of the test that is exact.
  /^nearest sentence  / { columns(37); ++rivals; nearest = $2 }
  /^IBM model 1  / { columns(37); ++rivals; ibm1 = $2 }
  /^LSTMs alone, mean of / { columns(37); ++networks; alone = $2 }
  /^LSTMs, dot attention, mean of / { columns(37); ++networks; dot = $2 }
  /^more exact than LSTMs alone / { gains = 1; next }
  gains && /^LSTMs, dot attention  / {
    columns(37); gains = 0; ++compared; gain = $1; low = $2
  }

  END {
    expect(rivals == 2, rivals + 0 " rivals, expected 2")
    expect(networks == 2, networks + 0 " kinds of networks, expected 2")
    expect(compared == 1, "no row of the gain, or two")
    if (task == "numbers") {
      expect(alone >= least, "LSTMs alone " alone ", expected " least)
      expect(dot >= least, "dot attention " dot ", expected " least)
      expect(ibm1 < 0.75, "IBM model 1 " ibm1 ", expected less than 0.75")
      expect(nearest < 0.75,
             "the nearest sentence " nearest ", expected less than 0.75")
    } else {
      expect(gain >= 0.08,
             "dot attention has " gain " more, expected 0.08 at least")
      expect(low > 0, "the interval begins at " low ", expected above 0")
    }
    exit failed
  }'
