"""The grammar of a number as people write it: its digits, and the words that may stand around
them."""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

from simulator.quantities.currencies import CURRENCY_WORDS
from simulator.quantities.units import Unit
from simulator.words.safe_text import quote

SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "rb": 10**3,
    "jt": 10**6,
    "k": 10**3,
    "mn": 10**6,
    "bn": 10**9,
}
"""Words for large numbers; a lone `m` is none: it may be a million, or a miliar."""
COMMA_SCALES = {"ribu", "juta", "miliar", "rb", "jt"}
"""Words of a language in which a comma begins the decimals."""


class Unreadable(ValueError):
    """A text that is not the number it should be; the message is for the person who wrote it."""


@dataclass(frozen=True)
class Parts:
    """A number as written: its sign, digits, and the words around them."""

    text: str
    sign: str
    digits: str
    scale: str = ""
    percent: bool = False
    word: str = ""
    measure: str = ""


LONGEST = 60
_EXPONENT = re.compile(r"[+-]?[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<first>[+-]?)\s*(?P<before>[^0-9.,+\-]*(?:(?<=[A-Za-z])\.)?)\s*(?P<second>[+-]?)\s*"
    r"(?P<digits>[0-9.,][0-9.,_ ]*)(?P<after>[^0-9.,_ ].*)?",
    re.DOTALL,
)
TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""`1.250`: thousands, or a decimal."""
_SPACES = re.compile("[\u00a0\u2009\u202f]")
"""Spaces that pages put between a number's digits."""
_MEASURES = {
    "month": "months",
    "months": "months",
    "bulan": "months",
    "hour": "hours",
    "hours": "hours",
    "jam": "hours",
}
_YEARS = ("year", "years", "tahun")
"""Twelve months each."""
_EXAMPLES = {
    "money": "25000, 12 juta or 2 to 3 million",
    "share": "25% or 20% to 40%",
    "number": "1.5 or 1 to 2",
    "count": "40 or 30 to 50",
    "months": "6 or 3 to 9",
    "hours": "20 or 20 to 40",
}


def take_apart(text: str, unit: Unit) -> Parts:
    text = _SPACES.sub(" ", text).strip().removesuffix(",-")  # as in Rp 27.000,-
    if not text:
        raise Unreadable(f"there is no number here; write {example(unit)}")
    if len(text) > LONGEST:
        raise Unreadable(
            f"{quote(text)} has {len(text)} characters; a number has at most {LONGEST}"
        )
    found = _NUMBER.fullmatch(text)
    if not found or (found["first"] and found["second"]):
        raise not_a_number(text, unit)
    parts = Parts(text, found["first"] or found["second"], found["digits"].strip())
    for word in (found["before"] or "").split() + _split_words(found["after"] or ""):
        parts = _place(parts, word.lower(), unit)
    return parts


def _split_words(after: str) -> list[str]:
    return after.replace("%", " % ").split()


def _place(parts: Parts, word: str, unit: Unit) -> Parts:
    """The parts with one word put where it belongs; refuses unknown and repeated words."""
    if word == "%" and not parts.percent:
        return replace(parts, percent=True)
    if word in SCALES and not parts.scale:
        return replace(parts, scale=word)
    if word in CURRENCY_WORDS and not parts.word:
        return replace(parts, word=word)
    if word in _MEASURES and not parts.measure:
        return replace(parts, measure=_MEASURES[word])
    if word in _YEARS and not parts.scale and not parts.measure:
        return replace(parts, scale="years", measure="months")
    near = get_close_matches(word, SCALES, 1, 0.7) if len(word) > 3 else []
    if near:
        raise Unreadable(f"{quote(parts.text)} is not {unit.help}; did you mean `{near[0]}`?")
    raise not_a_number(parts.text, unit)


def example(unit: Unit) -> str:
    """How a number of this unit may be written."""
    return "for example " + _EXAMPLES.get(unit.name, "1.5")


def not_a_number(text: str, unit: Unit) -> Unreadable:
    if _EXPONENT.fullmatch(text.strip()):
        return Unreadable(
            f"{quote(text)} has an exponent (`e`), which is not read here; write all digits,"
            f" {example(unit)}"
        )
    return Unreadable(f"{quote(text)} is not {unit.help}; write {example(unit)}")
