"""Sentences in lines of a terminal's width. A command between backticks stays in one piece."""

import re
import textwrap

_CODE = re.compile("`[^`]*`")
_SPACE = "\0"
"""In place of a space between backticks: no line ends there."""


def wrapped(text: str, width: int, first: str = "", further: str = "  ") -> list[str]:
    """The text in lines of at most `width`. Only a longer word or command exceeds it."""
    held = _CODE.sub(lambda found: found[0].replace(" ", _SPACE), text)
    lines = textwrap.wrap(
        held,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_SPACE, " ") for line in lines]


def indented(text: str, width: int) -> list[str]:
    """The same for a line that may begin with spaces: the lines after it are indented more."""
    begin = text[: len(text) - len(text.lstrip())]
    return wrapped(text.strip(), width, begin, f"{begin}  ")
