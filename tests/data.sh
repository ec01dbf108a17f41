#!/usr/bin/env bash
# data.sh: .ci/data with a package made here, which is every package, with an
# apt-get that hands it out, fails, or is not to be called, and synthesisers
# that write what they are asked to say: the data are whole and known, or as
# they were.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$work/bin:$PATH" LSTM_DATA="$work/data" LC_ALL=C
package='r-cran-janeaustenr'
r=$work/package/usr/lib/R/site-library
inside=$r/janeaustenr/data
austen=$work/data/austen
summaries=$work/data/packages
translations=$work/data/translations
numbers=$work/data/numbers
lists=$work/lists/debian_dists_stable

fail() { echo "failed: $*"; exit 1; }
program() {
  printf '#!/bin/sh\n%s\n' "$2" > "$work/bin/$1"
  chmod +x "$work/bin/$1"
}
apt_get() { # what it does to download; the lists that it names are in files
  program apt-get "case \$* in
    *'Created-By: Packages Component: main Origin: Debian'*)
      cat '$work/targets' ;;
    *\"Lists=$work/\"*'data/.new/lists '*' Acquire::Languages=en,it,fr update')
      cat '$work/update' ;;
    *\"Lists=$work/\"*'data/.new/lists '*': Translations '*' Origin: Debian '*)
      cat \"$work/targets-\${*##*Language: }\" ;;
    *) $1 ;;
  esac"
}
gets() {
  "$work/data.sh" > "$work/said" 2>&1 || fail "$1: $(cat "$work/said")"
}
refuses() { # what is tried, and what is said of it first, and of what
  if "$work/data.sh" 2> "$work/said"; then fail "$1: status 0"; fi
  [ "$(sed -n 1p "$work/said")" = "${3:-$package}: $2; chapter ${4:-13} goes \
without" ] || fail "$1: $(cat "$work/said")"
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
mkdir -p "$work/bin" "$work/lists" "$inside" "$r/modeldata/data" \
  "$work/package/DEBIAN" "$work/package/usr/share/wordnet" \
  "$work/package/usr/share/saytime" \
  "$work/package/usr/share/asterisk/sounds/en_US_f_Allison/digits"
printf '%s\n' "Package: $package" 'Version: 1' 'Architecture: all' \
  'Maintainer: none <none@invalid>' 'Description: none' \
  > "$work/package/DEBIAN/control"
for name in $package r-cran-modeldata wordnet-base saytime \
  asterisk-core-sounds-en-wav; do
  mkdir -p "$work/package/usr/share/doc/$name"
  echo free > "$work/package/usr/share/doc/$name/copyright"
done
echo base > "$inside/Rdata.rdb"
echo reviews > "$r/modeldata/data/Rdata.rdb"
echo index > "$r/modeldata/data/Rdata.rdx"
echo glosses > "$work/package/usr/share/wordnet/data.noun"
for number in {0..20} 30 40 50; do
  echo "Allison $number" > \
    "$work/package/usr/share/asterisk/sounds/en_US_f_Allison/digits/$number.wav"
  echo "saytime $number" > "$work/package/usr/share/saytime/$number.au"
done
pack old

# They write what they are called with, and nothing where a voice is mute.
# shellcheck disable=SC2016 # these are the programs' own arguments
synthesizers() {
  program espeak-ng 'case $1 in
    --version) echo "eSpeak NG text-to-speech: 1  Data at: /nowhere" ;;
    --voices=variant) cat "$(dirname "$0")/../voices" ;;
    -v) case $2 in *+mute) echo "no voice" >&2 && true > "$8" && exit ;; esac
      [ "$1 $3 $5 $7" = "-v -p -s -w" ] && echo "$2 $4 $6 $9" > "$8" ;;
  esac'
  program flite 'case $1 in
    --version) printf "  a company\\n  version: flite-2 of May (a page)\\n" ;;
    *) [ "$1 $3 $5 $7" = "-voice --setf -o -t" ] && echo "$2 $4 $8" > "$6" ;;
  esac'
}
{
  echo 'Pty Language       Age/Gender VoiceName          File'
  for voice in Bob 'Mr serious' whisper whisperf UniRobot robosoft3 ann klatt2 \
    AnxiousAndy Demonic Tweaky croak fast; do
    echo " 5  variant         --/M      X                  !v/$voice          "
  done
} > "$work/voices"
synthesizers

# What cannot be had.
for name in targets targets-en targets-it targets-fr update; do
  true > "$work/$name"
done
apt_get 'echo "E: Unable to locate package" >&2; exit 100'
refuses 'empty lists' \
  "apt's lists lack it, which .ci/install brings up to date"
absent="apt's lists lack it, which .ci/install brings up to date; chapter"
for name in $package r-cran-modeldata wordnet-base; do
  echo "$name: $absent 14 goes without"
done | sed '1s/chapter 14/chapter 13/' > "$work/expected"
echo "the packages' summaries: apt's lists are empty, which .ci/install" \
  'fills; chapter 14 goes without' >> "$work/expected"
echo "the summaries' translations: it needs the summaries, which are missing;" \
  'chapter 15 goes without' >> "$work/expected"
for name in asterisk-core-sounds-en-wav saytime; do
  echo "$name: $absent 18 goes without"
done >> "$work/expected"
diff "$work/expected" "$work/said" || fail 'not one line for each'
apt_get 'printf "W: a word\nE: no network\nE: more\n"; exit 100'
refuses 'no network' 'no network'
apt_get 'exit 100'
refuses 'a silent apt-get' 'apt-get cannot download it'
apt_get "echo other > ${package}_2_all.deb"
refuses 'an unknown package' "${package}_2_all.deb has the unknown SHA-256 $(
  echo other | sha256sum | cut -d ' ' -f 1)"
holds ''

# What apt's lists say of a release itself, and when they said it.
release() { # when, and the summary of a package
  printf '%s\n' 'Hash: SHA256' 'Suite: stable' 'Version: 13.1' \
    'Codename: trixie' "Date: $1" 'Label: Debian' 'SHA256:' 'Date: none' \
    > "${lists}_InRelease"
  printf '%s\n' 'Package: b-tool' 'Source: tools (1.2)' "Description: $2" \
    ' Section: none' 'Section: net' '' 'Package: none' 'Section: net' '' \
    'Package: a-font' 'Description-en: Letters' 'Section: fonts' |
    gzip > "${lists}_main_binary-amd64_Packages.gz"
}
printf '%s\n' "stable-updates $work/none" "stable-security $work/none" \
  "trixie ${lists}_main_binary-amd64_Packages.gz" "sid $work/none" \
  > "$work/targets"
release Monday $'Tool: does\tit'

# What is translated, by a sum. Of equal pairs of a source there is one, and
# none of a summary that stays as it is or whose English is another one's.
described() { # a language and packages, each with its sum and its summary
  language=$1
  shift
  printf "Package: %s\nDescription-md5: %s\nDescription-$language: %s\n \
more\n\n" "$@" | gzip > "${lists}_main_i18n_Translation-$language.gz"
  printf '%s\n' "stable-updates $work/none" \
    "trixie ${lists}_main_i18n_Translation-$language.gz" "sid $work/none" \
    > "$work/targets-$language"
}
described en b-tool 1 $'Does\tit' b-tool-data 2 'Data of it' same 3 Same \
  a-font 4 Letters other 5 Letters
described it b-tool 1 $'Lo\tfa' a-font 4 Lettere a-font 4 Lettere \
  same 3 Same old 9 Vecchio other 5 Lettere
described fr b-tool-data 2 'Ses données'

# A kill in the middle leaves nothing, and the next run begins anew.
apt_get "cp '$work/1.deb' ${package}_1_all.deb"
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
printf '%s\t%s\t%s\t%s\n' a-font a-font fonts Letters \
  b-tool tools net 'Tool: does it' > "$work/expected"
diff "$work/expected" "$summaries/packages.tsv" || fail 'other summaries'
printf '%s\t%s\t%s\n' a-font Letters Lettere other Letters Lettere \
  tools 'Does it' 'Lo fa' | diff - "$translations/it.tsv" ||
  fail 'other Italian'
printf '%s\t%s\t%s\n' b-tool-data 'Data of it' 'Ses données' |
  diff - "$translations/fr.tsv" || fail 'other French'
printf '%s\n' 'Suite: stable' 'Version: 13.1' 'Codename: trixie' \
  'Date: Monday' > "$work/day"
for folder in "$summaries" "$translations"; do
  (cd "$folder" && sha256sum -- *.tsv) | sed 's/^/SHA256: /' |
    cat "$work/day" - | diff - "$folder/archive" ||
    fail "another archive in $folder"
done
[ "$(cat "$work/data/modeldata/Rdata.rdb" "$work/data/modeldata/Rdata.rdx" \
  "$work/data/wordnet/data.noun")" = $'reviews\nindex\nglosses' ] ||
  fail 'other data of chapter 14'

# What is spoken, by the voices that are no jokes.
[ "$(cat "$numbers/Allison/7.wav" "$numbers/saytime/50.au")" = \
  $'Allison 7\nsaytime 50' ] || fail 'other people'
[ "$(find "$numbers/Allison" "$numbers/saytime" -type f | wc -l)" -eq 52 ] ||
  fail 'not 24 numbers by each, a licence and sums'
for kind in words strings; do
  [ "$(cd "$numbers/$kind" && echo *)" = 'Bob ann flite-awb flite-kal '\
'flite-kal16 flite-rms flite-slt klatt2 made sums' ] ||
    fail "other voices: $(ls "$numbers/$kind")"
  printf '%s\n' 'eSpeak NG 1' 'flite-2 of May (a page)' |
    diff - "$numbers/$kind/made" || fail 'other synthesisers'
done
[ "$(cd "$numbers/words" && cat ann/{0,13,20,30,50}.wav |
  sed 's/[^ ]*+ann [0-9]* [0-9]* //' | xargs)" = \
  'zero thirteen twenty thirty fifty' ] || fail 'other words'
[ "$(cut -d ' ' -f -3 "$numbers/words/ann/"*.wav | sort -u | wc -l)" -eq 1 ] ||
  fail 'a voice that changes between words'
[ "$(cat "$numbers/words/flite-slt/7_110.wav")" = \
  'slt duration_stretch=1.1 seven' ] || fail 'other words of flite'
[ "$(find "$numbers/words" -name '*.wav' | wc -l)" -eq 432 ] ||
  fail 'other numbers of words'
[ "$(find "$numbers/strings" -name '*.wav' | wc -l)" -eq 348 ] ||
  fail 'other numbers of strings'
digits=(zero one two three four five six seven eight nine)
for file in "$numbers"/strings/*/*.wav; do
  text=$(basename "$file") text=${text%_*} words=''
  for ((k = 0; k < ${#text}; ++k)); do words+="${digits[${text:k:1}]} "; done
  said=$(sed 's/,//g' "$file")
  case $said in *" ${words% }") ;; *) fail "$file says $said" ;; esac
done
drawn() { (cd "$numbers" && cat words/ann/* strings/{ann,flite-awb}/*); }
drawn > "$work/drawn"

# What is there is left alone; what is damaged or lost is mended.
program apt-get 'echo "E: apt-get was called"; exit 100'
release Tuesday 'Other tool'
gets 'the second time'
diff "$work/expected" "$summaries/packages.tsv" || fail 'summaries that moved'
echo damaged > "$austen/Rdata.rdx"
refuses 'a damaged file' 'apt-get was called'
apt_get "cp '$work/1.deb' ${package}_1_all.deb"
gets 'a damaged file'
holds old
rm "$austen/Rdata.rdb"
gets 'a lost file'
cmp -s "$inside/Rdata.rdb" "$austen/Rdata.rdb" || fail 'a lost file stays lost'

# Summaries are renewed when their folder is gone, and only as a whole.
mv "${lists}_InRelease" "$work/InRelease"
echo damaged > "$summaries/archive"
refuses 'a release without a date' \
  "cat: '${lists}_*Release': No such file or directory" \
  "the packages' summaries" 14
[ "$(cat "$summaries/archive")" = damaged ] || fail 'half of the summaries'
rm -r "$translations"
refuses 'translations without a date' \
  "cat: '${lists}_*Release': No such file or directory" \
  "the packages' summaries" 14
[ ! -e "$translations" ] || fail 'translations without a date'
mv "$work/InRelease" "${lists}_Release"
rm -r "$summaries"
gets 'the next release'
grep -q 'Date: Tuesday' "$summaries/archive" || fail 'not the new release'
grep -q 'Other tool' "$summaries/packages.tsv" || fail 'not the new summaries'
grep -q 'Date: Tuesday' "$translations/archive" ||
  fail 'not the new translations'

# Neither synthesiser says by its status that it has written nothing.
rm -r "$numbers/words"
sed -i 's/ann/mute/' "$work/voices"
refuses 'a voice that is mute' '408 clips of 432 (no voice)' \
  'the spoken words' 18
[ ! -e "$numbers/words" ] || fail 'words without a voice'
mkdir "$work/others"
ln -s /usr/bin/* "$work/others"
rm -f "$work/bin/flite" "$work/others/flite"
PATH=$work/bin:$work/others refuses 'no flite' \
  'it needs flite, which .ci/install installs' 'the spoken words' 18
sed -i 's/mute/ann/' "$work/voices"
synthesizers
rm -r "$numbers/strings"
gets 'the words again'
drawn | diff - "$work/drawn" || fail 'other draws the second time'

# An update that fails says nothing of it by its status.
for language in en it fr; do
  mv "$work/targets-$language" "$work/kept"
  true > "$work/targets-$language"
  rm -rf "$translations"
  printf 'Ign: a line\nW: no network\nW: more\n' > "$work/update"
  refuses "no list in $language" 'no network' "the summaries' translations" 15
  true > "$work/update"
  refuses "no list in $language" "the lists of apt lack them" \
    "the summaries' translations" 15
  [ ! -e "$translations" ] || fail "translations without $language"
  mv "$work/kept" "$work/targets-$language"
done
gets 'the translations again'
grep -q données "$translations/fr.tsv" || fail 'no translations again'

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
mkdir -p "$work/clone/.ci" "$work/clone/build/data"
mv "$numbers" "$work/clone/build/data" # which takes longest
mv "$work/data.sh" "$work/clone/.ci/data"
cd "$work/clone"
env -u LSTM_DATA .ci/data || fail 'the build folder'
for folder in austen modeldata packages translations wordnet; do
  [ -e "build/data/$folder/sums" ] || fail "no build/data/$folder"
done
