#!/usr/bin/env bash
# data.sh: .ci/data with a package made here and an apt-get that hands it out,
# fails, or is not to be called: the data are whole and known, or as they were.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$work/bin:$PATH" LSTM_DATA="$work/data" LC_ALL=C
package=r-cran-janeaustenr
inside=$work/package/usr/lib/R/site-library/janeaustenr/data
austen=$work/data/austen

fail() { echo "failed: $*"; exit 1; }
program() {
  printf '#!/bin/sh\n%s\n' "$2" > "$work/bin/$1"
  chmod +x "$work/bin/$1"
}
gets() {
  "$work/data.sh" > "$work/said" 2>&1 || fail "$1: $(cat "$work/said")"
}
refuses() { # what is tried, and what is said of it
  if "$work/data.sh" 2> "$work/said"; then fail "$1: status 0"; fi
  [ "$(cat "$work/said")" = "$package: $2; chapter 13 goes without" ] ||
    fail "$1: $(cat "$work/said")"
  [ ! -e "$work/data/.new" ] || fail "$1: something is left behind"
}
holds() { # the index that is there, or nothing
  [ "$(cat "$austen/Rdata.rdx" 2> /dev/null)" = "$1" ] ||
    fail "there is not '$1'"
}

# Packs the data as a package and has .ci/data know it alone.
pack() {
  echo "$1" > "$inside/Rdata.rdx"
  dpkg-deb --build "$work/package" "$work/1.deb" > /dev/null
  sum=$(sha256sum "$work/1.deb" | cut -d ' ' -f 1)
  sed "s/[0-9a-f]\{64\}/$sum/" "$here/.ci/data" > "$work/data.sh"
  chmod +x "$work/data.sh"
}
mkdir -p "$work/bin" "$inside" "$work/package/DEBIAN" \
  "$work/package/usr/share/doc/$package"
printf '%s\n' "Package: $package" 'Version: 1' 'Architecture: all' \
  'Maintainer: none <none@invalid>' 'Description: none' \
  > "$work/package/DEBIAN/control"
echo free > "$work/package/usr/share/doc/$package/copyright"
echo base > "$inside/Rdata.rdb"
pack old

# What cannot be had.
program apt-get 'echo "E: Unable to locate package" >&2; exit 100'
refuses 'empty lists' \
  "apt's lists lack it, which .ci/install brings up to date"
program apt-get 'printf "W: a word\nE: no network\nE: more\n"; exit 100'
refuses 'no network' 'no network'
program apt-get 'exit 100'
refuses 'a silent apt-get' 'apt-get cannot download it'
program apt-get "echo other > ${package}_2_all.deb"
refuses 'an unknown package' "${package}_2_all.deb has the unknown SHA-256 $(
  echo other | sha256sum | cut -d ' ' -f 1)"
holds ''

# A kill in the middle leaves nothing, and the next run begins anew.
program apt-get "cp '$work/1.deb' ${package}_1_all.deb"
# shellcheck disable=SC2016 # it is the program's own argument
program sha256sum 'case $1 in --) kill -9 0 ;; esac
  exec /usr/bin/sha256sum "$@"'
if setsid --wait "$work/data.sh"; then fail 'a kill: status 0'; fi
[ -d "$work/data/.new" ] || fail 'a kill: nothing was begun'
holds ''
rm "$work/bin/sha256sum"
gets 'the package'
holds old
[ "$(ls "$austen")" = $'Rdata.rdb\nRdata.rdx\ncopyright\nsums' ] ||
  fail "other files: $(ls "$austen")"

# What is there is left alone; what is damaged or lost is mended.
program apt-get 'echo "E: apt-get was called"; exit 100'
gets 'the second time'
echo damaged > "$austen/Rdata.rdx"
refuses 'a damaged file' 'apt-get was called'
program apt-get "cp '$work/1.deb' ${package}_1_all.deb"
gets 'a damaged file'
holds old
rm "$austen/Rdata.rdb"
gets 'a lost file'
cmp -s "$inside/Rdata.rdb" "$austen/Rdata.rdb" || fail 'a lost file stays lost'

# A table that knows another package fetches it; one that lacks a file, never.
pack new
gets 'another package'
holds new
rm "$inside/Rdata.rdb"
pack newer
refuses 'a file that the package lacks' "cp: cannot stat \
'$LSTM_DATA/.new/all/usr/lib/R/site-library/janeaustenr/data/Rdata.rdb': \
No such file or directory"
holds new

# Without LSTM_DATA they stand in the build folder beside .ci.
echo base > "$inside/Rdata.rdb"
pack last
mkdir -p "$work/clone/.ci"
mv "$work/data.sh" "$work/clone/.ci/data"
env -u LSTM_DATA "$work/clone/.ci/data" || fail 'the build folder'
[ -e "$work/clone/build/data/austen/Rdata.rdb" ] || fail 'no build/data/austen'
