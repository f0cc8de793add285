"""A scenario file: its bytes as a tree of text."""

import stat
import sys
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.characters import place_in
from simulator.scenario.text.read import MOST_NODES, read_text, refuse
from simulator.scenario.text.tree import Map, Node

LARGEST = 64 * 1024
"""Bytes of a file."""
STANDARD_INPUT = Path("standard input")
"""Stands for what is piped into the program; what it extends lies in the current folder."""


def read_file(path: Path, mistakes: Mistakes, most: int = MOST_NODES) -> Map:
    """The tree of a scenario file of at most `most` values; raises `ScenarioError` where it cannot
    be read at all."""
    return read_bytes(content_of(path, mistakes), str(path), mistakes, most)


def content_of(path: Path, mistakes: Mistakes) -> bytes:
    """What a scenario file holds, a byte more than it may have at most. Raises `ScenarioError`."""
    file = str(path)
    try:
        if path is STANDARD_INPUT:
            if sys.stdin is None:
                refuse(mistakes, Node(file, 0, 0), "it is closed; give a scenario file")
            return _all_of(sys.stdin)
        if not stat.S_ISREG(path.stat().st_mode):
            inside = path / "scenario.yaml"
            given = f"its scenario file, {inside}" if inside.is_file() else "a scenario file"
            kind = "a folder" if path.is_dir() else "not a file"
            refuse(mistakes, Node(file, 0, 0), f"this is {kind}; give {given}")
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        refuse(mistakes, Node(file, 0, 0), "there is no such file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "odd name"
        refuse(mistakes, Node(file, 0, 0), f"cannot be read ({reason.lower()})")


@lru_cache(maxsize=1)
def _all_of(stream: TextIO) -> bytes:
    """What a stream holds, a byte more than a file may have at most. It can be read only once:
    whoever asks again gets the same."""
    return stream.buffer.read(LARGEST + 1)


def read_bytes(
    data: bytes, file: str, mistakes: Mistakes, most: int = MOST_NODES, largest: int = LARGEST
) -> Map:
    """The tree of a scenario's bytes, at most `largest` of them; `file` is what mistakes name."""
    if len(data) > largest:
        size = f"the file is larger than {largest // 1024} kB; a scenario is a page or two"
        refuse(mistakes, Node(file, 1, 1), size)
    tree = read_text(_decoded(data, file, mistakes), file, mistakes, most)
    if not isinstance(tree, Map):
        refuse(
            mistakes,
            tree,
            "a scenario is a list of `key: value` lines; begin with `name: my-venture`",
        )
    return tree


def _decoded(data: bytes, file: str, mistakes: Mistakes) -> str:
    how = "open it in a text editor and save it as plain text with the encoding UTF-8"
    if data.count(b"\0") > 1:
        what = (
            "is UTF-16 text"
            if data.startswith((b"\xff\xfe", b"\xfe\xff"))
            else "holds no plain text"
        )
        refuse(mistakes, Node(file, 1, 1), f"the file {what}; {how}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        refuse(
            mistakes,
            place_in(before, len(before), file),
            f"the character here is not in the encoding UTF-8 (byte 0x{data[error.start]:02x});"
            f" {how}",
        )
