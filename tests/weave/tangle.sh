#!/bin/sh
# tangle.sh WEAVE SITE DIR: writes the files that the built site shows into DIR;
# they must be those of the project, byte for byte.
set -e
rm -rf "$3"
"$1" --tangle "$2" "$3"
for folder in lib chapters figures; do
  diff -r "$folder" "$3/$folder"
done
