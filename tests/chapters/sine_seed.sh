#!/bin/sh
# sine_seed.sh PROGRAM SEED: runs chapter 8's whole task from one seed. The
# median test error of its last ten epochs must be below 1e-5.
"$1" --seed "$2" --trial-windows 0 | awk '
  { print }
  /median of the last 10 epochs/ { found = 1; good = $NF < 1e-5 }
  END { exit !(found && good) }'
