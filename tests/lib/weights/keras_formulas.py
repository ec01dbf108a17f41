"""The layers of Keras that this library has, too, in NumPy: their formulas, and
the order and the shapes of their weights, which are those of get_weights().
Inputs are [batch, time, features], as in Keras."""
import types

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Dense:
    count = 2

    def __init__(self, units):
        pass

    def __call__(self, x):
        kernel, bias = self.weights
        return x @ kernel + bias


class Embedding:
    count = 1

    def __init__(self, input_dim, output_dim):
        pass

    def __call__(self, words):
        return self.weights[0][words]


class Recurrent:
    """A layer with a state of zeros at the start. Its first part is h."""

    count, states = 3, 1

    def __init__(self, units, return_sequences=False):
        assert return_sequences, "this layer returns every step"
        self.units = units

    def __call__(self, x):
        state = (np.zeros((len(x), self.units)),) * self.states
        steps = []
        for x_t in x.transpose(1, 0, 2):
            state = self.step(x_t, *state)
            steps.append(state[0])
        return np.stack(steps, axis=1)


class SimpleRNN(Recurrent):
    def step(self, x, h):
        kernel, recurrent_kernel, bias = self.weights
        return (np.tanh(x @ kernel + h @ recurrent_kernel + bias),)


class LSTM(Recurrent):
    states = 2

    def step(self, x, h, c):
        kernel, recurrent_kernel, bias = self.weights
        z = x @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(z, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        return sigmoid(o) * np.tanh(c), c


class GRU(Recurrent):
    def __init__(self, units, return_sequences=False, reset_after=True):
        super().__init__(units, return_sequences)
        self.reset_after = reset_after

    def step(self, x, h):
        kernel, recurrent_kernel, bias = self.weights
        first, second = bias if self.reset_after else (bias, 0)
        x_z, x_r, x_n = np.split(x @ kernel + first, 3, axis=1)
        h_z, h_r, h_n = np.split(h @ recurrent_kernel + second, 3, axis=1)
        z, r = sigmoid(x_z + h_z), sigmoid(x_r + h_r)
        if not self.reset_after:
            h_n = (r * h) @ recurrent_kernel[:, 2 * self.units :]
        n = np.tanh(x_n + (r * h_n if self.reset_after else h_n))
        return (z * h + (1 - z) * n,)


class Bidirectional:
    def __init__(self, layer):
        self.forward, self.backward = layer, type(layer)(
            layer.units, return_sequences=True
        )
        self.count = 2 * layer.count

    @property
    def weights(self):
        return self.forward.weights + self.backward.weights

    @weights.setter
    def weights(self, both):
        half = len(both) // 2
        self.forward.weights, self.backward.weights = both[:half], both[half:]

    def __call__(self, x):
        back = self.backward(x[:, ::-1])[:, ::-1]
        return np.concatenate([self.forward(x), back], axis=2)


def Input(shape, dtype):
    """Keras would make its weights for inputs of this shape. Here there are none
    before set_weights."""


class Sequential:
    def __init__(self, layers):
        self.layers = [layer for layer in layers if layer]

    def set_weights(self, weights):
        rest = list(weights)
        for layer in self.layers:
            layer.weights, rest = rest[: layer.count], rest[layer.count :]
        assert not rest, f"{len(rest)} arrays too many"

    def get_weights(self):
        return [array for layer in self.layers for array in layer.weights]

    def predict(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


layers = types.SimpleNamespace(
    Bidirectional=Bidirectional, Dense=Dense, Embedding=Embedding, GRU=GRU,
    LSTM=LSTM, SimpleRNN=SimpleRNN,
)
