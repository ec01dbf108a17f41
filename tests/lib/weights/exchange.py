"""Weights that travel: saved here and loaded in PyTorch and by Keras's formulas,
and the other way round. Run as: exchange.py PROGRAM, the program exchange."""
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import numpy as np
import torch

T, D, H, O, B = 7, 3, 5, 2, 4


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = torch.nn.LSTM(D, H)
        self.dense = torch.nn.Linear(H, O)

    def forward(self, x):
        return self.dense(self.lstm(x)[0][-1])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def keras(weights, x):
    """An LSTM and a dense layer as Keras computes them; x is [T, B, D]."""
    kernel, recurrent_kernel, bias, dense_kernel, dense_bias = weights
    h = c = np.zeros((x.shape[1], H))
    for x_t in x:
        z = x_t @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(z, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
    return h @ dense_kernel + dense_bias


def value(file):
    return np.load(file)["value"]


def check_equal(name, ours, theirs):
    difference = np.abs(ours - theirs).max()
    assert ours.shape == theirs.shape, (name, ours.shape, theirs.shape)
    assert difference < 1e-5, f"{name}: predictions differ by {difference}"
    print(f"{name}: predictions differ by {difference:.1e}")


def check_out(folder, dtype):
    """What we wrote, as NumPy, PyTorch and Keras's formulas read it."""
    x = value(folder / "x.npz").transpose(0, 2, 1)
    y = value(folder / "y.npz").T
    own = np.load(folder / "own.npz")
    shapes = {name: own[name].shape for name in own}
    assert shapes == {"lstm.W": (4 * H, D), "lstm.U": (4 * H, H),
                      "lstm.b": (4 * H, 1), "dense.W": (O, H),
                      "dense.b": (O, 1)}, shapes
    assert {own[name].dtype for name in own} == {np.dtype(dtype)}

    model = Model().to(getattr(torch, dtype))
    arrays = np.load(folder / "pytorch.npz")
    model.load_state_dict({k: torch.from_numpy(arrays[k]) for k in arrays})
    with torch.no_grad():
        theirs = model(torch.from_numpy(x.astype(dtype))).numpy()
    check_equal(f"to PyTorch, {dtype}", y, theirs)

    arrays = np.load(folder / "keras.npz")
    weights = [arrays[name] for name in arrays.files]
    check_equal(f"to Keras, {dtype}", y, keras(weights, x))


def check_order(folder):
    """More than ten arrays come in the order in which Keras wants them."""
    arrays = np.load(folder / "many.npz")
    assert [arrays[name] for name in arrays.files] == list(range(14))


def check_bytes(file):
    """The files in our archive are those that numpy.save writes."""
    for name, array in np.load(file).items():
        stream = io.BytesIO()
        np.save(stream, array)
        with zipfile.ZipFile(file) as archive:
            assert archive.read(name + ".npy") == stream.getvalue(), name


def check_in(program, folder, name, layout, save, x, theirs):
    """Weights that somebody else saved give us the same predictions."""
    save(folder / "weights.npz")
    np.savez(folder / "x.npz", value=x.transpose(0, 2, 1))
    subprocess.run([program, "predict", layout, folder], check=True)
    check_equal(name, value(folder / "y.npz").T, theirs)


def main(program):
    torch.manual_seed(1)
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        subprocess.run([program, "save", folder], check=True)
        for dtype in "float32", "float64":
            check_out(folder / dtype, dtype)
            check_order(folder / dtype)
            for file in sorted((folder / dtype).iterdir()):
                check_bytes(file)

        x = torch.randn(T, B, D)
        model = Model()
        state = {k: v.numpy() for k, v in model.state_dict().items()}
        with torch.no_grad():
            y = model(x).numpy()
        for save in np.savez, np.savez_compressed:
            check_in(program, folder, f"from PyTorch, {save.__name__}",
                     "pytorch", lambda file: save(file, **state), x.numpy(), y)

        # The gates f and g the other way round: every name and shape fits.
        # Only predictions can tell.
        def swap_gates(file):
            order = np.repeat([0, 2, 1, 3], H) * H + np.tile(np.arange(H), 4)
            np.savez(file, **{name: array[order] if "lstm" in name else array
                              for name, array in state.items()})

        try:
            check_in(program, folder, "gates in another order", "pytorch",
                     swap_gates, x.numpy(), y)
        except AssertionError as error:
            print(error)
        else:
            raise SystemExit("gates in another order went unseen")

        # Transposed, so that NumPy saves them with fortran_order True.
        random = np.random.default_rng(1)
        shapes = (4 * H, D), (4 * H, H), (4 * H,), (O, H), (O,)
        weights = [random.normal(size=shape).T for shape in shapes]
        for save in np.savez, np.savez_compressed:
            check_in(program, folder, f"from Keras, {save.__name__}", "keras",
                     lambda file: save(file, *weights), x.numpy(),
                     keras(weights, x.numpy()))


main(sys.argv[1])
