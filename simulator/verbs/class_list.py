"""The list of a class: a line for each person, with the code that was handed in."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.reports.class_page.code import ends_in_code, is_code, like_code
from simulator.verbs.content import content_of
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

ENDS = (".txt", ".csv")
"""Of the files of a folder that hold codes."""
_LARGEST = 1024 * 1024
_BETWEEN = ",;\t"
"""What may stand between a name and a code."""
_AROUND = f'{_BETWEEN} "'
_WORD = re.compile(r"\S+")
_MOST_WORDS = 30
"""Of a line, the last ones in which a code is looked for: its characters may stand apart."""
_HEADS = frozenset({"code", "kode", "codes"})
"""What the last column of a list may be called; such a line is no code."""


@dataclass(frozen=True)
class Handed:
    """A line: who handed a code in, and where it stands. Either may be empty."""

    name: str
    code: str
    file: Path
    line: int


def read_list(file: Path) -> list[Handed]:
    """All lines with a name or a code. A comma, a semicolon or a tab is between both; a code that
    can be read is found without it too. Empty lines and comments say nothing. Raises `Refused` for
    a file that cannot be read or holds no text."""
    name, content = clean(file.as_posix()), content_of(file, _LARGEST)
    text = _text(content)
    if len(content) > _LARGEST or "\0" in text or text.lstrip().startswith("<"):
        raise Refused(
            gettext(
                "`{file}` is no list of codes. Write a text file with a line for each person, such"
                " as `Ani, CODE`.",
                file=name,
            )
        )
    return list(_lines(text, file))


def _text(content: bytes) -> str:
    """As editors and spreadsheets save it: UTF-8, UTF-16 with its mark, else Windows-1252."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines(text: str, file: Path) -> Iterator[Handed]:
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip().rstrip(_AROUND)
        if not said or _is_comment(said):
            continue
        at = _code_from(said)
        name, code = said[:at].strip(_AROUND), said[at:].strip(_AROUND)
        if (code or name).lower() not in _HEADS:
            yield Handed(" ".join(clean(name).split()), clean(code), file, number)


def _code_from(said: str) -> int:
    """Where the code of a line begins; its end where there is none."""
    after = max(said.rfind(mark) for mark in _BETWEEN) + 1
    words = [word.start() for word in _WORD.finditer(said, after)][-_MOST_WORDS:]
    for at in words:
        if is_code(said[at:]):
            return at
    if after:
        return after
    return next((at for at in words if said[at].isdigit() and like_code(said[at:])), len(said))


def _is_comment(said: str) -> bool:
    """Whether a line begins with `#` and can be no person: it has neither two cells nor a code."""
    return said.startswith("#") and not set(_BETWEEN) & set(said) and not ends_in_code(said)
