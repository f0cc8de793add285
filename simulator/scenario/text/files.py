"""A scenario file: its bytes as a tree of text."""

import stat
import sys
from functools import lru_cache
from pathlib import Path
from typing import NoReturn, TextIO

from simulator.scenario.mistakes import PIPED, Mistakes
from simulator.scenario.text.characters import place_in
from simulator.scenario.text.read import MOST_NODES, read_text, refuse
from simulator.scenario.text.tree import Map, Node
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

LARGEST = 64 * 1024
"""Bytes of a file."""
STANDARD_INPUT = Path(PIPED)
"""Means what is piped into the program; what it extends lies in the current folder."""
_SHEETS = (".csv", ".tsv", ".xls", ".xlsx", ".ods", ".numbers")
"""Ends of the names of spreadsheets."""
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".pdf")
"""Ends of the names of documents."""
_PACKED = b"PK\x03\x04"
"""How the files of spreadsheets and word processors begin."""
_UTF_16 = b"\xff\xfe", b"\xfe\xff"


def read_file(path: Path, mistakes: Mistakes, most: int = MOST_NODES) -> Map:
    """The tree of a scenario file of at most `most` values; raises `ScenarioError` where it cannot
    be read at all."""
    return read_bytes(content_of(path, mistakes), str(path), mistakes, most)


def content_of(path: Path, mistakes: Mistakes) -> bytes:
    """What a scenario file holds, a byte more than it may have at most. Raises `ScenarioError`."""
    at = Node(str(path), 0, 0)
    try:
        if path is STANDARD_INPUT:
            if sys.stdin is None:
                refuse(mistakes, at, gettext("it is closed; give a scenario file"))
            return _all_of(sys.stdin)
        if not stat.S_ISREG(path.stat().st_mode):
            _refuse_what_is_no_file(path, at, mistakes)
        _refuse_other_programs(path, at, mistakes)
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        refuse(mistakes, at, gettext("there is no such file"))
    except OSError as error:
        refuse(mistakes, at, gettext("it cannot be read ({reason})", reason=why_not(error)))
    except ValueError:
        refuse(mistakes, at, gettext("it cannot be read, because its name is odd"))


def _refuse_what_is_no_file(path: Path, at: Node, mistakes: Mistakes) -> NoReturn:
    inside = path / "scenario.yaml"
    if inside.is_file():
        refuse(
            mistakes,
            at,
            gettext("this is a folder; give its scenario file, `{file}`", file=clean(str(inside))),
        )
    if path.is_dir():
        refuse(mistakes, at, gettext("this is a folder; give a scenario file"))
    refuse(mistakes, at, gettext("this is not a file; give a scenario file"))


def _refuse_other_programs(path: Path, at: Node, mistakes: Mistakes) -> None:
    """Refuse the files of a spreadsheet and of a word processor, by the end of their names."""
    end = path.suffix.lower()
    if end in _SHEETS:
        refuse(
            mistakes,
            at,
            gettext(
                "this is a spreadsheet, and a scenario is a text file such as `my-venture.yaml`;"
                " make one with `sesim init`, and write each number of the sheet behind its name,"
                " as in `price: 25000`"
            ),
        )
    if end in _DOCUMENTS:
        refuse(mistakes, at, _of_another_program())


def _of_another_program() -> str:
    return gettext(
        "this is the file of a word processor or another program, not a scenario; copy its text"
        " into a file of plain text whose name ends in `.yaml`"
    )


@lru_cache(maxsize=1)
def _all_of(stream: TextIO) -> bytes:
    """What a stream holds, a byte more than a file may have at most. It can be read only once:
    whoever asks again gets the same."""
    return stream.buffer.read(LARGEST + 1)


def read_bytes(
    data: bytes, file: str, mistakes: Mistakes, most: int = MOST_NODES, largest: int = LARGEST
) -> Map:
    """The tree of a scenario's bytes, at most `largest` of them; `file` is what mistakes name.
    Raises `ScenarioError` where there is no tree."""
    if len(data) > largest:
        said = gettext(
            "the file is larger than {n} kB; a scenario has one or two pages, so keep only the"
            " scenario in it",
            n=largest // 1024,
        )
        refuse(mistakes, Node(file, 1, 1), said)
    tree = read_text(_decoded(data, file, mistakes), file, mistakes, most)
    if not isinstance(tree, Map):
        said = gettext("a scenario is a list of `key: value` lines; begin with `name: my-venture`")
        refuse(mistakes, tree, said)
    return tree


def _decoded(data: bytes, file: str, mistakes: Mistakes) -> str:
    # Translators: a part of a sentence, such as: the file is UTF-16 text; open it in ...
    how = phrase("open it in a text editor and save it as plain text with the encoding UTF-8")
    start = Node(file, 1, 1)
    if data.startswith(_PACKED):
        refuse(mistakes, start, _of_another_program())
    if data.count(b"\0") > 1:
        refuse(
            mistakes,
            start,
            gettext("the file is UTF-16 text; {cure}", cure=how)
            if data.startswith(_UTF_16)
            else gettext("the file holds no plain text; {cure}", cure=how),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        refuse(
            mistakes,
            place_in(before, len(before), file),
            gettext(
                "the character here is not in the encoding UTF-8 (byte {code}); {cure}",
                code=f"0x{data[error.start]:02x}",
                cure=how,
            ),
        )
