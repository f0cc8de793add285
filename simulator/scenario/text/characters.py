"""Characters that a scenario may not hold, because people cannot see them, and the quotes of word
processors, which are not quotes in a scenario."""

import re

from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Node
from simulator.words.safe_text import OPENING_QUOTES, UNSEEN
from simulator.words.texts import gettext

_ODD = r"[^\S\n\r ]"
_ODD_INDENT = re.compile(rf"^ *{_ODD}", re.MULTILINE)
_ODD_AFTER_SIGN = re.compile(rf"^(?:[^#'\"\n]*?[:,-]\t|[ -]*\w+:{_ODD})", re.MULTILINE)
"""A tab, or a space that only looks like one, where YAML wants a space."""
_MOST = 20
"""Places of one kind that are named."""
_CURLY = re.compile(rf"(?:^|[\s:,\[{{-])([{OPENING_QUOTES}])")
"""A quote as word processors make it, where a text begins."""


def place_in(text: str, at: int, file: str) -> Node:
    """The place of a character: its line and column in the file."""
    return Node(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def unseen(text: str) -> str | None:
    """What is wrong with a text that holds a character that a person cannot see, or half of one."""
    found = UNSEEN.search(text)
    return _invisible(found) if found else None


def curly_quotes(line: str) -> tuple[int, str] | None:
    """Where in a line a text begins with a curly quote, from 0, and what to say of it."""
    found = _CURLY.search(line)
    if not found:
        return None
    said = gettext(
        "the curly quotes of a word processor (`“ ”`) are not quotes here; type straight ones, as"
        ' in `"my text"`'
    )
    return found.start(1), said


def _invisible(found: re.Match[str]) -> str:
    return gettext("here is an invisible character ({code}); delete it", code=_code(found[0]))


def _code(character: str) -> str:
    """The number of a character, such as `U+00A0`."""
    return f"U+{ord(character):04X}"


def check_characters(text: str, file: str, mistakes: Mistakes) -> None:
    """Refuse what a person cannot see, and tabs and odd spaces where YAML wants spaces: all
    places at once. Raises ScenarioError where there are some."""
    hidden = list(UNSEEN.finditer(text))
    for found in hidden[:_MOST]:
        mistakes.add(place_in(text, found.start(), file), "", _invisible(found))
    odd = [
        f.end() - 1 for pattern in (_ODD_INDENT, _ODD_AFTER_SIGN) for f in pattern.finditer(text)
    ]
    for at in odd[:_MOST]:
        said = (
            gettext("here is a tab; delete it and type spaces")
            if text[at] == "\t"
            else gettext(
                "here is an odd space ({code}), often pasted from a document; delete it and type"
                " spaces",
                code=_code(text[at]),
            )
        )
        mistakes.add(place_in(text, at, file), "", said)
    if hidden or odd:
        mistakes.stop_if_any()
