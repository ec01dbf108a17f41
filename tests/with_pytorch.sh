#!/bin/sh
# Runs a script of this folder with the first Python that has NumPy and PyTorch;
# without one the test is skipped. Run as: with_pytorch.sh SCRIPT ARGUMENT...
script=$(dirname "$0")/$1
shift
for python in python3 /usr/bin/python3; do
  if $python -c "import numpy, torch" 2>/dev/null; then
    exec "$python" "$script" "$@"
  fi
done
echo "skipped: no python3 with numpy and torch (Debian: python3-torch)"
exit 77
