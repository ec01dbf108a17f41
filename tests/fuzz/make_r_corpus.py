"""Writes the first bytes that r_base_fuzz starts from into r_corpus/."""
import gzip
import lzma
import pathlib
import struct
import zlib

CORPUS = pathlib.Path(__file__).parent / "r_corpus"
ATTRIBUTES, TAG, ASCII, LATIN1 = 0x200, 0x400, 0x40000, 0x4000
NOTHING = struct.pack(">I", 254)
HEADER = b"X\n" + struct.pack(">4I", 3, 0, 0, 5) + b"UTF-8"


def string(data, flags=ASCII):
    return struct.pack(">II", 9 | flags, len(data)) + data


def vector(kind, parts, flags=0):
    return struct.pack(">II", kind | flags, len(parts)) + b"".join(parts)


def strings(*all_):
    return vector(16, [string(one) for one in all_])


def integers(*all_, flags=0):
    return vector(13, [struct.pack(">i", one) for one in all_], flags)


def attributes(**all_):
    return b"".join(
        struct.pack(">II", 2 | TAG, 1) + string(name.encode()) + value
        for name, value in all_.items()) + NOTHING


def named(**all_):
    names = strings(*(name.encode() for name in all_))
    return vector(19, all_.values(), ATTRIBUTES) + attributes(names=names)


def chunk(item):
    return struct.pack(">I", len(HEADER + item)) + zlib.compress(HEADER + item)


# The reader of any bytes wants the header, the one that adds it does not.
factor = integers(1, 2, -2**31, flags=ATTRIBUTES) + attributes(
    levels=strings(b"a", b"b"))
shared = vector(19, [factor, integers(3, flags=ATTRIBUTES) + struct.pack(
    ">II", 2 | TAG, 1 << 8 | 255) + strings(b"c") + NOTHING])
index = named(variables=named(a=integers(0, 60), b=integers(4, 9)),
              compressed=integers(1))
items = {
    "factor": factor,
    "shared": shared,
    "index": index,
    "reals": vector(14, [struct.pack(">d", x) for x in (0.5, float("nan"))]),
    "strings": vector(16, [string(b"a"), string(b"\xe9", LATIN1),
                           struct.pack(">Ii", 9, -1)]),
    "nested": vector(19, [b""]) * 70 + NOTHING,
    "claims": struct.pack(">II", 19, 2**31),
}
files = {name + ".item": item for name, item in items.items()}
files |= {name + ".value": HEADER + item for name, item in items.items()}
files |= {
    "index.rdx": gzip.compress(HEADER + index, mtime=0),
    "factor.rdb": chunk(factor),
    "bomb.rdb": struct.pack(">I", 9) + zlib.compress(bytes(10000)),
    "xz.rdb": struct.pack(">I", len(HEADER + factor)) + b"Z" + lzma.compress(
        HEADER + factor, lzma.FORMAT_RAW,
        filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}]),
}

CORPUS.mkdir(exist_ok=True)
for name, data in files.items():
    (CORPUS / name).write_bytes(data)
