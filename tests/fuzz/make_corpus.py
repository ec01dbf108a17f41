"""Writes the first bytes that weights_fuzz starts from into corpus/, and the
words of the formats into words.dict. Needs NumPy."""
import io
import pathlib
import struct
import zipfile

import numpy as np

HERE = pathlib.Path(__file__).parent
CORPUS = HERE / "corpus"


def npy(array, version=(1, 0)):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version)
    return stream.getvalue()


def npz(method=zipfile.ZIP_STORED, **arrays):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, array in arrays.items():
            # A fixed time: the same corpus every time.
            entry = zipfile.ZipInfo(name + ".npy")
            entry.compress_type = method
            archive.writestr(entry, npy(array))
    return stream.getvalue()


def shaped(shape, numbers=b""):
    """An array whose header claims any shape."""
    line = b"{'descr': '<f4', 'fortran_order': False, 'shape': %s}\n" % shape
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(line)) + line + numbers


def claiming(archive, size):
    """An archive whose first file claims `size` bytes, in both of its headers."""
    data = bytearray(archive)
    struct.pack_into("<I", data, 22, size)
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


def run(archive, facts):
    """A checkpoint without its last line, which the fuzzer adds."""
    comment = b"lstm checkpoint 1\n" + facts
    length = struct.pack("<H", len(comment) + len("checksum 0123456789abcdef\n"))
    return archive[:-2] + length + comment


def ramp(*shape, dtype="<f4"):
    count = int(np.prod(shape))
    return (np.arange(count, dtype=dtype) / 4 - 1).astype(dtype).reshape(shape)


own = {"lstm.W": ramp(4, 1), "lstm.U": ramp(4, 1), "lstm.b": ramp(4, 1),
       "dense.W": ramp(1, 1), "dense.b": ramp(1, 1)}
pytorch = {"lstm.weight_ih_l0": ramp(4, 1), "lstm.weight_hh_l0": ramp(4, 1),
           "lstm.bias_ih_l0": ramp(4), "lstm.bias_hh_l0": ramp(4),
           "dense.weight": ramp(1, 1), "dense.bias": ramp(1)}
keras = {"arr_0": ramp(1, 4), "arr_1": ramp(1, 4), "arr_2": ramp(4),
         "arr_3": ramp(1, 1), "arr_4": ramp(1)}
gru = {f"gru.{name}_l0{end}": ramp(*shape) for end in ("", "_reverse")
       for name, shape in (("weight_ih", (3, 1)), ("weight_hh", (3, 1)),
                           ("bias_ih", (3,)), ("bias_hh", (3,)))}
onnx = {"embedding.W": ramp(2, 1), "gru.W": ramp(2, 3, 1),
        "gru.R": ramp(2, 3, 1), "gru.B": ramp(2, 6)}
files = {
    "own.npz": npz(**own),
    "pytorch.npz": npz(**pytorch),
    "keras.npz": npz(**{k: v.astype("<f8") for k, v in keras.items()}),
    "tagger.npz": npz(zipfile.ZIP_DEFLATED,
                      **{"embedding.weight": ramp(2, 1), **gru}),
    "onnx.npz": npz(**onnx),
    "run.npz": run(npz(**{"network.loss": ramp(3, dtype="<f8")}),
                   b"options.--seed=1\n"),
    "deflated.npz": npz(zipfile.ZIP_DEFLATED, **own),
    "bzip2.npz": npz(zipfile.ZIP_BZIP2, a=ramp(2)),
    "missing.npz": npz(**{"lstm.W": ramp(4, 1)}),
    "nan.npz": npz(**{**own, "lstm.U": np.full((4, 1), np.nan, "<f4")}),
    "nan_tagger.npz": npz(zipfile.ZIP_DEFLATED, **{
        "embedding.weight": ramp(2, 1), **gru,
        "gru.bias_hh_l0": np.array([0, 0, np.nan], "<f4")}),
    "bias.npy": npy(ramp(4)),
    "bias_gru.npy": npy(ramp(3)),
    "fortran.npy": npy(np.asfortranarray(ramp(2, 3, dtype="<f8"))),
    "scalar.npy": npy(ramp()),
    "empty.npy": npy(ramp(2, 0)),
    "integers.npy": npy(np.arange(3)),
    "claims_4gb.npz": claiming(npz(a=ramp(2)), 0xfffffff0),
    "claims_4gb_deflated.npz": claiming(npz(zipfile.ZIP_DEFLATED, a=ramp(2)),
                                        0xfffffff0),
    "claims_64gb.npy": shaped(b"(16000000000,)", bytes(8)),
    "overflow.npy": shaped(b"(4294967296, 4294967296)"),
    "version2.npy": npy(ramp(4), (2, 0)),
    "version3.npy": npy(ramp(4), (3, 0)),
}
words = [b"\x93NUMPY", b"'descr': ", b"'<f4'", b"'<f8'", b"'fortran_order': ",
         b"True", b"False", b"'shape': ", b"(4,)", b"()", b", }", b"4294967296",
         b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b".npy", b"lstm.W.npy",
         b"lstm checkpoint 1\n"]

CORPUS.mkdir(exist_ok=True)
for name, data in files.items():
    (CORPUS / name).write_bytes(data)
(HERE / "words.dict").write_text("".join(
    '"' + "".join(f"\\x{byte:02X}" for byte in word) + '"\n' for word in words))
