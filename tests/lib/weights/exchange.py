"""Weights that travel: saved here and loaded in PyTorch and by Keras's formulas,
and the other way round, for each kind of network. Run as: exchange.py PROGRAM,
the program exchange."""
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import numpy as np
import torch

import keras_formulas as keras

V, D, H, O = 6, 3, 5, 2
TOLERANCE = {"float32": 1e-5, "float64": 1e-12}

# What each kind is in PyTorch: the layer, its name and its options.
PYTORCH = {
    "lstm": ("LSTM", {}),
    "lstm_stack": ("LSTM", {"num_layers": 2}),
    "lstm_both": ("LSTM", {"num_layers": 2, "bidirectional": True}),
    "gru_stack": ("GRU", {"num_layers": 2}),
    "gru_both": ("GRU", {"bidirectional": True}),
    "rnn_stack": ("RNN", {"num_layers": 2}),
    "words": ("LSTM", {}),
}


def kernel(gates, inputs, rows=1):
    """The shapes of a recurrent layer's weights in Keras."""
    bias = (gates * H,) if rows == 1 else (rows, gates * H)
    return [(inputs, gates * H), (H, gates * H), bias]


def both(layer):
    return keras.Bidirectional(layer(H, return_sequences=True))


# And in Keras: the layers before the dense one, and the shapes of their weights.
KERAS = {
    "lstm": lambda: ([keras.LSTM(H, True)], kernel(4, D)),
    "lstm_stack": lambda: ([keras.LSTM(H, True) for _ in range(2)],
                           kernel(4, D) + kernel(4, H)),
    "lstm_both": lambda: ([both(keras.LSTM) for _ in range(2)],
                          2 * kernel(4, D) + 2 * kernel(4, 2 * H)),
    "gru_stack": lambda: ([keras.GRU(H, True) for _ in range(2)],
                          kernel(3, D, 2) + kernel(3, H, 2)),
    "gru_both": lambda: ([both(keras.GRU)], 2 * kernel(3, D, 2)),
    "gru_before": lambda: ([keras.GRU(H, True, reset_after=False)],
                           kernel(3, D)),
    "rnn_stack": lambda: ([keras.SimpleRNN(H, True) for _ in range(2)],
                          kernel(1, D) + kernel(1, H)),
    "words": lambda: ([keras.Embedding(V, D), keras.LSTM(H, True)],
                      [(V, D)] + kernel(4, D)),
}


class InPyTorch(torch.nn.Module):
    def __init__(self, kind):
        super().__init__()
        layer, options = PYTORCH[kind]
        if kind == "words":
            self.embedding = torch.nn.Embedding(V, D)
        self.name = layer.lower()
        setattr(self, self.name, getattr(torch.nn, layer)(D, H, **options))
        outputs = 2 * H if "bidirectional" in options else H
        self.dense = torch.nn.Linear(outputs, O)

    def forward(self, x):
        if hasattr(self, "embedding"):
            x = self.embedding(x)
        return self.dense(getattr(self, self.name)(x)[0])

    def predict(self, x):
        """From x to y as the library has them: [T, D, B], or words [T, B]."""
        with torch.no_grad():
            if x.ndim == 2:
                y = self(torch.from_numpy(x.astype(np.int64)))
            else:
                y = self(torch.from_numpy(x.transpose(0, 2, 1)).to(
                    self.dense.weight.dtype))
        return y.numpy().transpose(0, 2, 1)


def in_keras(kind):
    """A network, the shapes of its weights, and how it predicts."""
    layers, shapes = KERAS[kind]()
    outputs = 2 * H if kind.endswith("both") else H
    network = keras.Sequential(layers + [keras.Dense(O)])

    def predict(x):
        x = x.astype(int).T if x.ndim == 2 else x.transpose(2, 0, 1)
        return network.predict(x).transpose(1, 2, 0)

    return network, shapes + [(outputs, O), (O,)], predict


def value(file):
    return np.load(file)["value"]


def check_equal(name, ours, theirs, dtype="float64"):
    assert ours.shape == theirs.shape, (name, ours.shape, theirs.shape)
    difference = np.abs(ours - theirs).max()
    assert difference < TOLERANCE[dtype], \
        f"{name}: predictions differ by {difference}"
    print(f"{name}: predictions differ by {difference:.1e}")


def check_out(kind, folder, dtype):
    """What we wrote, as NumPy, PyTorch and Keras's formulas read it."""
    x, y = value(folder / "x.npz"), value(folder / "y.npz")
    own = np.load(folder / "own.npz")
    assert {own[name].dtype for name in own} == {np.dtype(dtype)}

    if kind in PYTORCH:
        network = InPyTorch(kind).to(getattr(torch, dtype))
        arrays = np.load(folder / "pytorch.npz")
        network.load_state_dict(
            {k: torch.from_numpy(arrays[k]) for k in arrays})
        check_equal(f"{kind} to PyTorch, {dtype}", y, network.predict(x), dtype)

    arrays = np.load(folder / "keras.npz")
    network, shapes, predict = in_keras(kind)
    assert [arrays[name].shape for name in arrays.files] == shapes
    network.set_weights([arrays[name] for name in arrays.files])
    check_equal(f"{kind} to Keras, {dtype}", y, predict(x), dtype)


def check_in(program, kind, layout, folder, theirs, save, *arrays, **named):
    """Weights that somebody else saved give us the same predictions."""
    save(folder / "weights.npz", *arrays, **named)
    subprocess.run([program, "predict", kind, layout, folder], check=True)
    check_equal(f"{kind} from {layout}, {save.__name__}",
                value(folder / "y.npz"), theirs)


def check_from_pytorch(program, kind, folder, x):
    network = InPyTorch(kind).double()
    for weights in network.parameters():
        torch.nn.init.normal_(weights, std=0.5)
    state = {k: v.numpy() for k, v in network.state_dict().items()}
    theirs = network.predict(x)
    for save in np.savez, np.savez_compressed:
        check_in(program, kind, "pytorch", folder, theirs, save, **state)
    return state, theirs


def check_from_keras(program, kind, folder, x):
    network, shapes, predict = in_keras(kind)
    random = np.random.default_rng(1)
    # Transposed, so that NumPy saves them with fortran_order True.
    weights = [random.normal(0, 0.5, shape[::-1]).T for shape in shapes]
    network.set_weights(weights)
    for save in np.savez, np.savez_compressed:
        check_in(program, kind, "keras", folder, predict(x), save, *weights)


def check_unseen(program, folder, state, theirs):
    """The gates f and g the other way round: every name and shape fits. Only
    predictions can tell."""
    order = np.repeat([0, 2, 1, 3], H) * H + np.tile(np.arange(H), 4)
    swapped = {name: array[order] if "lstm" in name else array
               for name, array in state.items()}
    try:
        check_in(program, "lstm", "pytorch", folder, theirs, np.savez,
                 **swapped)
    except AssertionError as error:
        print("gates in another order:", error)
    else:
        raise SystemExit("gates in another order went unseen")


def check_order(folder):
    """More than ten arrays come in the order in which Keras wants them."""
    arrays = np.load(folder / "many.npz")
    assert [arrays[name].item() for name in arrays.files] == list(range(14))


def check_bytes(file):
    """The files in our archive are those that numpy.save writes."""
    for name, array in np.load(file).items():
        stream = io.BytesIO()
        np.save(stream, array)
        with zipfile.ZipFile(file) as archive:
            assert archive.read(name + ".npy") == stream.getvalue(), name


def main(program):
    torch.manual_seed(1)
    for kind in KERAS:
        with tempfile.TemporaryDirectory() as path:
            folder = pathlib.Path(path)
            subprocess.run([program, "save", kind, folder], check=True)
            for dtype in TOLERANCE:
                check_out(kind, folder / dtype, dtype)
                check_order(folder / dtype)
                for file in sorted((folder / dtype).iterdir()):
                    check_bytes(file)

            folder = folder / "float64"
            x = value(folder / "x.npz")
            check_from_keras(program, kind, folder, x)
            if kind in PYTORCH:
                there = check_from_pytorch(program, kind, folder, x)
                if kind == "lstm":
                    check_unseen(program, folder, *there)


main(sys.argv[1])
