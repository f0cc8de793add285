"""How lines of a screen are laid out."""

import textwrap

from simulator.words.numbers import plain
from simulator.words.texts import phrase

_TAGS = 9
"""Columns of the tags at the left, where no language needs more."""


def tag_width(*tags: str) -> int:
    """Columns that the tags of a screen take, with the space after them."""
    return max(_TAGS, *(len(tag) + 1 for tag in tags))


def bar(share: float, length: int) -> str:
    full = round(share * length)
    return "█" * full + "░" * (length - full)


def tagged(tag: str, text: str, width: int, indent: int = _TAGS) -> list[str]:
    """Text beside a short word (that is translated here), wrapped under itself."""
    shown = phrase(tag)
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=f"{shown:<{max(indent, len(shown) + 1)}}",
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
    return [plain(line) for line in lines]
