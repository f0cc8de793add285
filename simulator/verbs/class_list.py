"""The list of a class: a line for each person, with the code that was handed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.verbs.content import content_of
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

ENDS = (".txt", ".csv")
"""Of the files of a folder that hold codes."""
_LARGEST = 1024 * 1024
_BETWEEN = ",;\t"
"""What may stand between a name and a code."""
_APART = str.maketrans(";\t", "  ")
_HEADS = frozenset({"code", "kode", "codes"})
"""What the last column of a list may be called; such a line is no code."""


@dataclass(frozen=True)
class Handed:
    """A line: who handed a code in, and where it stands."""

    name: str
    code: str
    file: Path
    line: int


def read_list(file: Path) -> list[Handed]:
    """All lines with a code. A name may stand in front of it, behind a comma, a semicolon or a tab.
    Empty lines, and those that begin with `#`, say nothing. Raises `Refused` for a file that cannot
    be read or holds no text."""
    name, content = clean(file.as_posix()), content_of(file, _LARGEST)
    if len(content) > _LARGEST or b"\0" in content or content.lstrip().startswith(b"<"):
        raise Refused(
            gettext(
                "`{file}` is no list of codes. Write a text file with a line for each person, such"
                " as `Ani, CODE`.",
                file=name,
            )
        )
    return list(_lines(content.decode("utf-8-sig", "replace"), file))


def _lines(text: str, file: Path) -> Iterator[Handed]:
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip().rstrip(_BETWEEN).rstrip()
        if not said or said.startswith("#"):
            continue
        at = max(said.rfind(mark) for mark in _BETWEEN)
        name, code = said[: max(at, 0)].strip(' "'), said[at + 1 :].strip(' "')
        name = name.translate(_APART)  # a cell of its own in no spreadsheet
        if code.lower() not in _HEADS:
            yield Handed(clean(name), clean(code), file, number)
