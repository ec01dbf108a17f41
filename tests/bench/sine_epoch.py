#!/usr/bin/python3
"""How long an epoch of chapter 8's task takes here and in PyTorch.

    tests/bench/sine_epoch.py build/chapters/08_sine_prediction [REPETITIONS]

Both run on one core and with the same OpenBLAS kernel, by turns, since other
work on the machine slows whatever runs at that moment. Needs Debian's
python3-torch.
"""

import math
import os
import statistics
import subprocess
import sys
import time

KERNEL = os.environ.setdefault("OPENBLAS_CORETYPE", "Haswell")
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

try:
    import torch
except ImportError:
    sys.exit("skipped: PyTorch is not installed (Debian's package: python3-torch)")

WINDOWS, STEPS, HIDDEN, BATCH = 10_000, 50, 64, 32


class PyTorch:
    """The same task with torch.nn.LSTM, torch.nn.Linear and Adam."""

    def __init__(self):
        torch.set_num_threads(1)
        torch.manual_seed(1)
        phase = 2 * math.pi * torch.rand(WINDOWS, 1)
        wave = torch.sin(phase + 0.1 * torch.arange(STEPS + 1))
        self.x, self.y = wave[:, :STEPS, None], wave[:, STEPS:]
        self.lstm = torch.nn.LSTM(1, HIDDEN, batch_first=True)
        self.dense = torch.nn.Linear(HIDDEN, 1)
        parameters = [*self.lstm.parameters(), *self.dense.parameters()]
        self.adam = torch.optim.Adam(parameters, lr=0.001)

    def epoch_seconds(self):
        start = time.perf_counter()
        for batch in torch.randperm(WINDOWS).split(BATCH):
            self.adam.zero_grad()
            h, _ = self.lstm(self.x[batch])
            error = self.dense(h[:, -1]) - self.y[batch]
            (error**2).mean().backward()
            self.adam.step()
        return time.perf_counter() - start


def chapter_seconds(program, epochs):
    start = time.perf_counter()
    subprocess.run([program, "--epochs", str(epochs), "--trial-windows", "0"],
                   check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def chapter_epoch_seconds(program):
    """Of one epoch alone: what the program does before and after cancels."""
    return (chapter_seconds(program, 4) - chapter_seconds(program, 1)) / 3


def report(name, seconds):
    print(f"{name:<10} {statistics.median(seconds):6.2f} s an epoch"
          f"  ({min(seconds):.2f} to {max(seconds):.2f})")


def main():
    program = sys.argv[1]
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    pytorch, theirs, ours = PyTorch(), [], []
    pytorch.epoch_seconds()  # the first one also warms up
    for _ in range(repetitions):
        theirs.append(pytorch.epoch_seconds())
        ours.append(chapter_epoch_seconds(program))
    print(f"one core, OpenBLAS kernel {KERNEL}, {repetitions} repetitions")
    report("PyTorch", theirs)
    report("chapter 8", ours)
    ratio = statistics.median(t / o for t, o in zip(theirs, ours))
    print(f"ratio {ratio:.1f}")


main()
