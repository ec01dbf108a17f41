#!/bin/sh
# weather_seed.sh PROGRAM SEED [OPTIONS...]: runs chapter 16 from one seed. What
# the chapter claims of Seattle must stand in its tables; with --quick by a wide
# margin.
program=$1 seed=$2
shift 2
case " $* " in *' --quick '*) most=2.72 ;; *) most=2.70 ;; esac
out=$("$program" --seed "$seed" "$@" 2>&1)
status=$?
printf '%s\n' "$out"
[ $status -eq 0 ] || exit 1

printf '%s\n' "$out" | awk -v most=$most '
  function expect(good, otherwise) {
    if (!good) { print "weather_seed.sh: " otherwise; failed = 1 }
  }
  # The columns of a table behind the names.
  function columns(from) {
    $0 = substr($0, from)
    return NF
  }

  # The error of each kind of network on validation and, of the median one, on
  # the test, and the kind used.
  /^LSTM, (level|anomaly|residual)  / {
    kind = $2; columns(35); ++kinds
    validation[kind] = $1; median[kind] = $2
  }
  /^The best on validation, and used: / { used = $7 }
  /^persistence  / && !rivals { columns(35); ++rivals; persistence = $2 }
  # The gain of the median network, and where its interval begins and ends.
  /^gain on the test/ { gains = 1; next }
  gains && /^over autoregression, order 2  / {
    columns(31); gains = 0; ++compared; gain = $1; low = $2; high = $4
  }

  END {
    expect(kinds == 3, kinds + 0 " kinds of networks, expected 3")
    expect(rivals == 1, "no row of persistence")
    expect(compared == 1, "no row of the gain over AR(2)")
    expect(used in median, "no row of what is used, \"" used "\"")
    for (kind in validation)
      expect(validation[used] <= validation[kind],
             kind " is better on validation than " used)
    expect(median[used] <= most,
           "the networks " median[used] ", expected " most " at most")
    expect(persistence - median[used] >= 0.1,
           "persistence " persistence ", expected 0.1 more than " median[used])
    # Networks that say nothing are as good as what they are added to.
    expect(gain >= 0.01, "the gain over AR(2) " gain ", expected 0.01 at least")
    print "the gain over AR(2): " gain ", " low " to " high
    exit failed
  }'
