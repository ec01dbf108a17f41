#!/bin/sh
# tangle.sh WEAVE DIR: writes lib/ and chapters/ from the pages into DIR; they
# must be those of the project, byte for byte.
set -e
rm -rf "$2"
"$1" --tangle "$2"
diff -r lib "$2/lib"
diff -r chapters "$2/chapters"
