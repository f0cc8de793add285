"""Characters that a scenario may not hold, because no person sees them."""

import re

from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Node
from simulator.words.safe_text import UNSEEN

_ODD = r"[^\S\n\r ]"
_ODD_INDENT = re.compile(rf"^ *{_ODD}", re.MULTILINE)
_ODD_AFTER_SIGN = re.compile(rf"^(?:[^#'\"\n]*?[:,-]\t|[ -]*\w+:{_ODD})", re.MULTILINE)
"""A tab, or a space that only looks like one, where YAML wants a space."""


def place_in(text: str, at: int, file: str) -> Node:
    return Node(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def unseen(text: str) -> str | None:
    """What is wrong with a text that holds a character that a person cannot see, or half of one."""
    found = UNSEEN.search(text)
    return _invisible(found) if found else None


def _invisible(found: re.Match[str]) -> str:
    return f"an invisible character (U+{ord(found[0]):04X}) stands here; delete it"


def check_characters(text: str, file: str, mistakes: Mistakes) -> None:
    """Refuse what a person cannot see, and tabs and odd spaces where YAML wants spaces: all
    places at once."""
    hidden = list(UNSEEN.finditer(text))
    for found in hidden[:20]:
        mistakes.add(place_in(text, found.start(), file), "", _invisible(found))
    odd = [
        f.end() - 1 for pattern in (_ODD_INDENT, _ODD_AFTER_SIGN) for f in pattern.finditer(text)
    ]
    for at in odd[:20]:
        what = (
            "a tab"
            if text[at] == "\t"
            else f"an odd space (U+{ord(text[at]):04X}), often pasted from a document,"
        )
        mistakes.add(place_in(text, at, file), "", f"{what} stands here; delete it and type spaces")
    if hidden or odd:
        mistakes.stop_if_any()
