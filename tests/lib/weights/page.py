"""Runs the Python of docs/appendix-weights.md, from its first line to its last,
on the files that the program travel wrote, and has travel read what came of it.
The C++ of that page and of docs/appendix-onnx.md must stand in travel.
Run as: page.py PAGE TRAVEL SOURCE_OF_TRAVEL"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import keras_formulas

# Keras itself is not among Debian's packages.
sys.modules["keras"] = keras_formulas


def blocks(text, info):
    return re.findall(rf"^```{info}\n(.*?)^```$", text, re.M | re.S)


def plain(code):
    return " ".join(code.split())


def main(page, travel, source):
    travel = os.path.abspath(travel)
    text, source = (pathlib.Path(file).read_text() for file in (page, source))
    snippets = blocks(text, "python")
    assert len(snippets) >= 6, f"{len(snippets)} snippets"
    onnx = pathlib.Path(page).with_name("appendix-onnx.md").read_text()
    shown = blocks(text + onnx, "cpp illustrative")
    assert len(shown) >= 4, f"{len(shown)} pieces of C++"
    for piece in shown:
        assert plain(piece) in plain(source), f"not in the program:\n{piece}"

    said = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        subprocess.run([travel], check=True)
        names = {"print": said.append}
        for snippet in snippets:
            exec(snippet, names)
        subprocess.run([travel, "back"], check=True)
        os.chdir("/")
    print("the answers differ by", *said)
    assert len(said) == 2 and max(said) < 1e-6, said


main(*sys.argv[1:])
