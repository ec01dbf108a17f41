#!/usr/bin/env bash
# README's two commands, and the one for Part II, on a machine that has nothing
# yet: a release of Debian in a folder of its own. As root, with debootstrap:
#     tests/release.sh bookworm|trixie [--short]
# What renews the book must leave the clone as it was. Then chapter 8 is timed, by
# turns with this checkout's, if that is built. --short has the first command leave
# out the mutants and most pages, and the second one build and run some of the
# library's tests alone. Where no release can be had or no root made, that is said,
# and the status is 77.
set -euo pipefail
release=${1:?bookworm or trixie}
here=$(cd "$(dirname "$0")/.." && pwd)

skip() { echo "skipped: $1"; exit 77; }

# What is mounted here is gone when this ends, however it ends.
if [ -z "${OWN_MOUNTS:-}" ]; then
  unshare --mount mount -t tmpfs tmpfs /mnt 2> /dev/null ||
    skip 'nothing can be mounted here, and a root needs /proc and /dev'
  OWN_MOUNTS=yes exec unshare --mount "$0" "$@"
fi
folder=$(mktemp -d)
chmod 755 "$folder" # a root folder that others may enter
trap 'umount --recursive "$folder"/{proc,dev} 2> /dev/null || true
      rm -rf --one-file-system "$folder"' EXIT

# shellcheck disable=SC2016 # it is apt that fills it in
site=$(apt-get indextargets --format '$(SITE)' 'Component: main' | sed -n 1p)
/usr/lib/apt/apt-helper download-file "$site/dists/$release/InRelease" \
  "$folder.log" > /dev/null 2>&1 || skip "$site has no $release"
debootstrap --variant=minbase "$release" "$folder" "$site" > "$folder.log" ||
  { cat "$folder.log"; exit 1; }
rm "$folder.log"
mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
git clone --quiet "$here" "$folder/book"

inside() { chroot "$folder" sh -c "cd /book && $1"; }
mapfile -t commands < <(sed -n '/^## Two commands/,/^## /s/^    //p' "$here/README.md")
if [ "${2:-}" = --short ]; then # what the first command does, page by page
  inside "${commands[0]%% *} && cmake --preset release > /dev/null &&
          cmake --build build --target chapters_programs weave &&
          build/docs/weave 0 && build/docs/weave 10 && build/docs/weave 15"
else
  inside "${commands[0]}"
  inside "${commands[2]}"
fi
changed=$(git -C "$folder/book" status --porcelain)
if [ -n "$changed" ]; then
  git -C "$folder/book" --no-pager diff
  echo "on $release the book's commands change the clone:" "$changed"
  exit 1
fi

if [ "${2:-}" = --short ]; then
  inside 'cmake --preset release > /dev/null && cmake --build build --target \
            numbers_test work_test &&
          ctest --preset test -R "^(numbers|work)_test:"'
else
  inside "${commands[1]}"
fi

# The best of five, so that other work on the machine does not count.
program=build/chapters/08_sine_prediction
[ -x "$here/$program" ] || exit 0
milliseconds() {
  local begin
  begin=$(date +%s%N)
  "$@" --windows 2000 --epochs 3 --trial-windows 0 --threads 1 > /dev/null
  echo $((($(date +%s%N) - begin) / 1000000))
}
for _ in 1 2 3 4 5; do
  milliseconds "$here/$program" >> "$folder/here"
  milliseconds chroot "$folder" "/book/$program" >> "$folder/there"
done
least_here=$(sort -n "$folder/here" | sed -n 1p)
least_there=$(sort -n "$folder/there" | sed -n 1p)
echo "chapter 8, three epochs: $least_here ms here, $least_there ms on $release"
if ((2 * least_there > 3 * least_here)); then
  echo "on $release chapter 8 takes more than one and a half times as long"
  exit 1
fi
