"""Where a range has its two ends: `20 to 40`, `20 sampai 40`, `20 s/d 40`, `20 - 40`.

A dash stands between two numbers that have no sign of their own. With a sign, as in `-10% - 5%`,
and with a space on its left side only, as in `10 -20`, it may also be a minus: such texts are
refused, and the words that have one reading are offered.
"""

import re
from dataclasses import dataclass

from simulator.quantities.grammar import LONGEST, Unreadable
from simulator.quantities.months import is_calendar
from simulator.quantities.take_apart import tidy
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

_WORD = re.compile(
    r"\s+(?:to|sampai(?:\s+dengan)?|hingga|sd)\s+|\s*(?<![a-z])s(?:\s?/|\.)\s?d(?![a-z])\.?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:between|antara)\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_FROM = re.compile(r"\s*(?:from|dari)\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r"\s+(?:and|dan)\s+", re.IGNORECASE)
_DASH = re.compile(r"(?<=[^\s,\-–—])(?P<before>\s*)(?P<dash>[-–—])(?P<after>\s*)(?=[^\s,–—])")
_NO_RANGE = re.compile(r"=|[*^()]|/\s*[0-9]|[0-9]e[+-]?[0-9]", re.IGNORECASE)
"""A calculation or an exponent: what looks like a dash in it is a minus."""
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True)
class Ends:
    """Both ends of a range as written. `minus`: a dash in it may also be read as a minus."""

    low: str
    high: str
    minus: bool = False


def ends_of(text: str) -> Ends | None:
    """The ends of a range, or None where the text is not one. Raises Unreadable where it has more
    than two ends."""
    if len(text) > 2 * LONGEST:
        return None
    said, between = tidy(text), False
    for start in (_BETWEEN, _FROM):
        if found := start.fullmatch(said):
            said, between = found["rest"].strip(), start is _BETWEEN
            break
    parts = _WORD.split(said)
    if len(parts) == 1 and between:
        parts = _AND.split(said)
    if len(parts) == 1:
        return _by_dash(said)
    if len(parts) > 2:
        raise _too_many(text)
    return Ends(parts[0], parts[1])


def is_range(text: str) -> bool:
    """Whether a text is written as a range, valid or not."""
    try:
        return ends_of(text) is not None
    except Unreadable:
        return True


def two_readings(text: str, ends: Ends) -> Unreadable:
    """The error for a range whose dash may be a minus."""
    return Unreadable(
        gettext(
            "{text} can be read in two ways, because `-` may be a minus; write a range as"
            " `{low} to {high}`",
            text=quote(text),
            low=clean(ends.low),
            high=clean(ends.high),
        )
    )


def _by_dash(text: str) -> Ends | None:
    if _NO_RANGE.search(text) or is_calendar(text):
        return None
    dashes = [
        dash
        for dash in _DASH.finditer(text)
        if _DIGIT.search(text[: dash.start()]) and _DIGIT.search(text[dash.end() :])
    ]
    if not dashes:
        return None
    if len(dashes) > 1:
        raise _too_many(text)
    dash = dashes[0]
    low, high = text[: dash.start()].strip(), text[dash.end() :].strip()
    signed = low.startswith(("+", "-")) or high.startswith(("+", "-"))
    one_sided = dash["dash"] == "-" and dash["before"] and not dash["after"]
    return Ends(low, high, bool(signed or one_sided))


def _too_many(text: str) -> Unreadable:
    return Unreadable(
        gettext("{text} has more than two ends; write a range such as `20 to 40`", text=quote(text))
    )
