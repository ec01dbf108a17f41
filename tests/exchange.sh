#!/bin/sh
# Runs exchange.py with the first Python that has NumPy and PyTorch; without one
# the test is skipped. Run as: exchange.sh PROGRAM
for python in python3 /usr/bin/python3; do
  if $python -c "import numpy, torch" 2>/dev/null; then
    exec "$python" "$(dirname "$0")/exchange.py" "$1"
  fi
done
echo "skipped: no python3 with numpy and torch (Debian: python3-torch)"
exit 77
