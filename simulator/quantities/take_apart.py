"""A number as people write it, taken apart into its digits and the words around them."""

import re
from dataclasses import replace
from difflib import get_close_matches

from simulator.quantities.currencies import CURRENCY_WORDS
from simulator.quantities.grammar import (
    LONGEST,
    MEASURES,
    PERCENT,
    POINTS,
    SCALES,
    YEARS,
    Parts,
    Unreadable,
    Wanted,
)
from simulator.quantities.not_numbers import not_a_number, with_two_words, with_word
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

_NUMBER = re.compile(
    r"(?P<first>[+-]?)\s*(?P<before>[^0-9.,+\-]*(?:(?<=[A-Za-z])\.)?)\s*(?P<second>[+-]?)\s*"
    r"(?P<digits>[0-9.,][0-9.,_ ]*)(?P<after>[^0-9.,_ ].*)?",
    re.DOTALL,
)
_SPACES = re.compile("[\u00a0\u2009\u202f]")
"""Spaces that pages put between a number's digits."""
_MINUS = "\u2212"
"""The minus sign that word processors and pages use."""
_OTHER_MINUS = re.compile(r"([^0-9\-–—]*?)(?:[–—]|\bminus\b)\s*(?=[^0-9\-–—]*[0-9])", re.IGNORECASE)
"""A dash or the word before the first digit of a number, as in `–10%` or `minus 10%`."""
_PER_CENT = re.compile(r"per\s+cent\b", re.IGNORECASE)
_EXACTLY = re.compile(r",-(?=\s|$)")
"""Behind a price without cents, as in Rp 27.000,-."""


def tidy(text: str) -> str:
    """The text with ordinary spaces, with `-` for a minus that is written in another way, and
    without the `,-` behind a price."""
    said = _EXACTLY.sub("", _SPACES.sub(" ", text).replace(_MINUS, "-")).strip()
    minus = _OTHER_MINUS.match(said)
    return f"{minus[1]}-{said[minus.end() :]}" if minus else said


def take_apart(text: str, wanted: Wanted) -> Parts:
    """The parts of a number. Raises Unreadable, with the cure, where the text is not one."""
    text = tidy(text)
    if not text:
        raise Unreadable(
            gettext("there is no number here; write {example}", example=wanted.instead)
        )
    if len(text) > LONGEST:
        raise Unreadable(
            gettext(
                "{text} has {n} characters, and a number has at most {most}; write {example}",
                text=quote(text),
                n=len(text),
                most=LONGEST,
                example=wanted.instead,
            )
        )
    found = _NUMBER.fullmatch(text)
    if not found or (found["first"] and found["second"]):
        raise not_a_number(text, wanted)
    parts = Parts(text, found["first"] or found["second"], found["digits"].strip())
    for word in (found["before"] or "").split() + _split_words(found["after"] or ""):
        parts = _place(parts, word.lower(), wanted)
    return parts


def _split_words(after: str) -> list[str]:
    return _PER_CENT.sub(" % ", after.replace("%", " % ")).split()


def _place(parts: Parts, word: str, wanted: Wanted) -> Parts:
    """The parts with one word put where it belongs; refuses unknown and repeated words."""
    if not parts.percent and word in (POINTS if wanted.unit.points else ()) + PERCENT:
        return replace(parts, percent=True)
    if word in SCALES and not parts.scale:
        return replace(parts, scale=word)
    if word in CURRENCY_WORDS and not parts.word:
        return replace(parts, word=word)
    if word in MEASURES and not parts.measure:
        return replace(parts, measure=MEASURES[word])
    if word in YEARS and not parts.scale and not parts.measure:
        return replace(parts, scale="years", measure="months")
    if word in (*PERCENT, *SCALES, *CURRENCY_WORDS, *MEASURES, *YEARS):
        raise with_two_words(parts.text, word, wanted)
    near = get_close_matches(word, (*SCALES, *PERCENT), 1, 0.7) if len(word) > 3 else []
    if near:
        raise Unreadable(
            gettext(
                "{text} is not {what}; did you mean `{meant}`?",
                text=quote(parts.text),
                what=wanted.what,
                meant=clean(_replaced(parts.text, word, near[0])),
            )
        )
    raise with_word(parts.text, word, wanted)


def _replaced(text: str, word: str, other: str) -> str:
    """The text with another word in place of one, in whatever letters that is written."""
    return re.sub(re.escape(word), lambda _: other, text, count=1, flags=re.IGNORECASE)
