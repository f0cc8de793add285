"""Values that are not numbers: flags, words, texts, lists of names, shares, seasons.

Each reader gives the value, or None after noting what is wrong with it.
"""

import re
from typing import TypeVar

from simulator.quantities.answers import read_flag
from simulator.quantities.units import Unit
from simulator.scenario.text.tree import Listing, Map, Node, Scalar, plain_text
from simulator.scenario.texts import read_line, read_text
from simulator.scenario.values.quantities import exact_number
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext

MOST_NAMES = 50
"""Names in one list, or in one block of shares."""

Value = TypeVar("Value")

_SHARE = Unit("share", 0, 1, help=N_("a share from 0% to 100%"))
_WEIGHT = Unit("number", 0, 100, help=N_("a weight from 0 to 100"))


def _flag(unit: Unit, node: Node, path: str, reading: Reading) -> bool | None:
    word = plain_text(node)
    found = read_flag(word)
    if found is None:
        said = gettext("{word} is neither `yes` nor `no`", word=quote(word))
        reading.mistakes.unknown(node, path, said, word, ("yes", "no"))
    return found


def _word(unit: Unit, node: Node, path: str, reading: Reading) -> str | None:
    word = plain_text(node)
    if word not in unit.choices:
        said = gettext("{word} does not belong here", word=quote(word))
        reading.mistakes.unknown(node, path, said, word, unit.choices)
        return None
    return word


def _text(unit: Unit, node: Node, path: str, reading: Reading) -> str | None:
    return read_text(node, path, reading.mistakes)


def _words(unit: Unit, node: Node, path: str, reading: Reading) -> tuple[str, ...] | None:
    if isinstance(node, Scalar) and re.fullmatch(r"\w+", node.text):  # one name is a list of one
        node = Listing(node.file, node.line, node.column, (node,))
    if not isinstance(node, Listing) or len(node.items) > MOST_NAMES:
        said = gettext(
            "a list of at most {n} names belongs here; write `[first, second]`", n=MOST_NAMES
        )
        reading.mistakes.add(node, path, said)
        return None
    words = [read_line(item, path, reading.mistakes) for item in node.items]
    for place, word in zip(node.items, words, strict=True):
        if word is not None and words.count(word) > 1:
            said = gettext("{word} is written twice; keep one of them", word=quote(word))
            reading.mistakes.add(place, path, said)
            return None
    return _if_all(words)


def _shares(unit: Unit, node: Node, path: str, reading: Reading) -> dict[str, float] | None:
    """Shares by name, together 1; of a fixed list of names, those left out have a share of 0."""
    if not isinstance(node, Map) or not 0 < len(node.entries) <= MOST_NAMES:
        first, second, *_ = (*unit.choices, "women", "men")
        said = gettext(
            "names with a share each belong here; write {example}",
            example=f"`{{{first}: 60%, {second}: 40%}}`",
        )
        reading.mistakes.add(node, path, said)
        return None
    read: dict[str, float | None] = dict.fromkeys(unit.choices, 0.0)
    for key, value in node:
        if unit.choices and key.text not in unit.choices:
            said = gettext("{word} does not belong here", word=quote(key.text))
            reading.mistakes.unknown(key, f"{path}.{key.text}", said, key.text, unit.choices)
            read[key.text] = None
        else:
            read[key.text] = exact_number(value, _SHARE, f"{path}.{key.text}", reading)
    shares = {name: share for name, share in read.items() if share is not None}
    if len(shares) < len(read):
        return None
    total = sum(shares.values())
    if abs(total - 1) > 1e-6:
        said = gettext(
            "the shares sum to {total}%; they must sum to 100%", total=f"{total * 100:.6g}"
        )
        reading.mistakes.add(node, path, said)
        return None
    return shares


def _season(unit: Unit, node: Node, path: str, reading: Reading) -> tuple[float, ...] | None:
    if not isinstance(node, Listing) or len(node.items) != 12:
        said = gettext(
            "twelve weights belong here, the first for January; write"
            " `[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]`"
        )
        reading.mistakes.add(node, path, said)
        return None
    weights = _if_all([exact_number(item, _WEIGHT, path, reading) for item in node.items])
    if weights is None:
        return None
    if not any(weights):
        said = gettext("all weights are 0; at least one must be above 0")
        reading.mistakes.add(node, path, said)
        return None
    return weights


def _if_all(values: list[Value | None]) -> tuple[Value, ...] | None:
    """The values, or None where one of them was mistaken."""
    found = tuple(value for value in values if value is not None)
    return found if len(found) == len(values) else None


def _rank(unit: Unit, node: Node, path: str, reading: Reading) -> int | None:
    number = exact_number(node, unit, path, reading)
    return None if number is None else int(number)


READERS = {
    "rank": _rank,
    "flag": _flag,
    "word": _word,
    "text": _text,
    "words": _words,
    "shares": _shares,
    "season": _season,
}
"""The readers by the name of the unit."""
