"""The comparison's worker for PyTorch: pytorch_worker.py THREADS

Answers the requests of worker.hpp. Time comes first, Adam treats all tensors
in one call, since both are faster than PyTorch's defaults.
"""

import ctypes
import math
import os
import pathlib
import sys
import time

import numpy as np
import torch


class PyTorch:
    shape = x = None

    def about(self):
        blas = "unknown BLAS"
        for line in pathlib.Path("/proc/self/maps").read_text().splitlines():
            if "openblas" in line or "libblas" in line:
                library = ctypes.CDLL(line.split()[-1])
                if hasattr(library, "openblas_get_corename"):
                    name = library.openblas_get_corename
                    name.restype = ctypes.c_char_p
                    blas = f"OpenBLAS, {name().decode()}"
        vectors = os.environ.get("ATEN_CPU_CAPABILITY", "its own choice")
        return f"PyTorch {torch.__version__}, {blas}; vectors: {vectors}"

    def prepare(self, shape, windows):
        T, H, B = shape
        if shape != self.shape:
            self.lstm, self.dense = torch.nn.LSTM(1, H), torch.nn.Linear(H, 1)
            self.parameters = [*self.lstm.parameters(),
                               *self.dense.parameters()]
            self.adam = torch.optim.Adam(self.parameters, lr=0.001,
                                         foreach=True)
        if shape != self.shape or windows != self.x.shape[1]:
            phase = 2 * math.pi * torch.rand(windows)
            wave = torch.sin(phase + 0.1 * torch.arange(T + 1)[:, None])
            self.x, self.y = wave[:T, :, None], wave[T, :, None]
        self.shape = shape

    def loss(self, x, y):
        h, _ = self.lstm(x)
        return ((self.dense(h[-1]) - y) ** 2).mean()

    def train(self, shape, windows):
        self.prepare(shape, windows)
        start = time.perf_counter()
        for batch in torch.randperm(windows).split(shape[2]):
            self.adam.zero_grad(set_to_none=True)
            self.loss(self.x[:, batch], self.y[batch]).backward()
            self.adam.step()
        return time.perf_counter() - start

    def predict(self, shape, times):
        self.prepare(shape, shape[2])
        start = time.perf_counter()
        with torch.inference_mode():
            for _ in range(times):
                self.dense(self.lstm(self.x)[0][-1])
        return time.perf_counter() - start

    def check(self, folder):
        self.prepare((50, 64, 32), 32)
        weights = np.load(f"{folder}/weights.npz")
        for name, module in ("lstm", self.lstm), ("dense", self.dense):
            module.load_state_dict({
                key.split(".")[1]: torch.from_numpy(weights[key])
                for key in weights if key.startswith(name)})
        batch = np.load(f"{folder}/batch.npz")
        x = torch.from_numpy(batch["x"]).transpose(1, 2).contiguous()
        self.adam.zero_grad(set_to_none=True)
        loss = self.loss(x, torch.from_numpy(batch["y"]).T)
        loss.backward()
        # Its two biases are one parameter in two halves.
        squares = sum((p.grad.double() ** 2).sum() for p in self.parameters
                      if p is not self.lstm.bias_hh_l0)
        return loss.item(), math.sqrt(squares)


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(1)
    pytorch = PyTorch()
    for line in sys.stdin:
        request, *rest = line.split()
        if request == "about":
            answer = pytorch.about()
        elif request == "check":
            answer = "{:.9g} {:.9g}".format(*pytorch.check(rest[0]))
        else:
            T, H, B, count = map(int, rest)
            answer = getattr(pytorch, request)((T, H, B), count)
        print(answer, flush=True)


main()
