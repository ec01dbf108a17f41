#!/bin/sh
# Runs networks that the library wrote in another runtime, where there is Node.js
# and npm has that runtime; otherwise the test is skipped.
# Run as: with_onnxruntime.sh ONNX_FILES FOLDER
here=$(cd "$(dirname "$0")" && pwd)
files=$1 folder=$2

skip() { echo "skipped: $1"; exit 77; }

command -v node > /dev/null && command -v npm > /dev/null ||
  skip 'no node or no npm (Debian: nodejs npm)'
mkdir -p "$folder/npm" && cd "$folder/npm" || exit 1

# The copy of the lock file says that all of it is installed.
if ! cmp -s "$here/package-lock.json" installed.json; then
  cp "$here/package.json" "$here/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund || skip 'npm cannot install it'
  cp package-lock.json installed.json
fi
cp "$here/compare.mjs" . && rm -rf "$folder/files" &&
  "$files" "$folder/files" && node compare.mjs "$folder/files"
