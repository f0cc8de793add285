"""How lines of a screen are laid out."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from simulator.words.labels import TAGS, label
from simulator.words.numbers import GLUE, ordinary_spaces
from simulator.words.texts import N_, phrase

_TAGS = 9
"""Columns of the tags at the left, unless a language needs more."""
_LEAST_WORDS = 14
"""The first column of a table is never narrower than this."""
_SHARE = 5
"""Columns of a share, such as ` 100%`."""

_OPTION = re.compile(r"((?<!\S)--[a-z][a-z-]*) (?=[^\s-])")
"""An option of a command with the space after it: its value stays on its line."""


def tag_width() -> int:
    """Columns that the tags of the screens take, with the space after them."""
    return max(_TAGS, *(len(label(TAGS, tag)) + 1 for tag in TAGS))


def bar(share: float, length: int) -> str:
    full = round(share * length)
    return "█" * full + "░" * (length - full)


def tagged(tag: str, text: str, width: int, indent: int = _TAGS) -> list[str]:
    """A text beside a short word (which is translated here), wrapped under itself."""
    shown = phrase(tag)
    held = _OPTION.sub(lambda option: f"{option[1]}{GLUE}", text)
    lines = textwrap.wrap(
        held,
        width,
        initial_indent=f"{shown:<{max(indent, len(shown) + 1)}}",
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
    return [ordinary_spaces(line) for line in lines]


def noted(text: str, width: int) -> str:
    """A note at the end of a screen; nothing for an empty text."""
    return "".join(f"{line}\n" for line in (tagged(N_("NOTE"), text, width) if text else ()))


def under(tag: str, texts: Sequence[str], width: int, indent: int) -> list[str]:
    """Texts beside a short word, each from a new line."""
    lines = [line for text in texts for line in tagged(tag, text, width, indent)]
    starts = f"{phrase(tag):<{indent}}"
    hidden = [line.replace(starts, " " * len(starts), 1) for line in lines[1:]]
    return lines[:1] + hidden


def beside(words: str, column: int, more: str, hanging: str = "  ") -> Iterator[str]:
    """A row of a table: its words, wrapped to a `column` of characters, and in the first line
    `more` beside them."""
    first, *rest = textwrap.wrap(words, column - 1, subsequent_indent=hanging) or [""]
    yield f"{first:<{column}}{more}".rstrip()
    yield from rest


def column_for(words: Sequence[str], width: int, more: int) -> int:
    """Columns for the words of a table's rows: as many as the longest needs, if the screen leaves
    them beside the `more` columns that follow."""
    return max(_LEAST_WORDS, min(max(map(len, words), default=0) + 1, width - more))


def ranked(rows: Sequence[tuple[str, str, str]], width: int) -> Iterator[str]:
    """Numbered lines of at most `width` columns: for each row its words, a share and a detail."""
    taken = 1 + _SHARE + 2 + max((len(detail) for _, _, detail in rows), default=0)
    column = column_for([f"1  {words}" for words, _, _ in rows], width, taken)
    for rank, (words, share, detail) in enumerate(rows, 1):
        yield from beside(f"{rank}  {words}", column, f" {share:>{_SHARE}}  {detail}", "   ")
