"""Errors for a text that is not a number: what in it is not read, and what to write instead."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from simulator.quantities.answers import is_none
from simulator.quantities.currencies import minor_digits
from simulator.quantities.grammar import TWO_WAYS, Unreadable, Wanted
from simulator.quantities.lengths import of_time
from simulator.quantities.months import is_calendar
from simulator.words.safe_text import CURLY_QUOTES, clean, quote
from simulator.words.texts import N_, gettext

_EXPONENT = re.compile(r"[+-]?[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
_TWO = re.compile(
    r"=?\s*([0-9]+(?:\.[0-9]+)?)\s*([*/+×÷]|\sx\s)\s*([0-9]+(?:\.[0-9]+)?)", re.IGNORECASE
)
_SUM = re.compile(r"=.*|.*[0-9)%]\s*[*/+^×÷]\s*[0-9(].*", re.DOTALL)
_PER = re.compile(
    r"(?P<number>.*[0-9].*?)\s*(?:/|\s(?:per|a|an|each|tiap|setiap)\s)\s*(?:[0-9]+\s*)?[a-z ]*",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(r"[+-]?[0-9]+(?:_[0-9]{3})*(?:[.,][0-9]+)?\s?%?")
"""A number that may be written as it is."""
_LETTER = re.compile(r"(?P<number>.*[0-9])\s*(?P<letter>[mMtT])\b\.?", re.DOTALL)
_LETTERS = {"m": ("million", "miliar"), "t": ("thousand", "trillion")}
"""What a single letter behind a number may mean."""
_ABOUT = re.compile(
    r"(?:~|≈|±|\+/-|about|around|approx\.?|circa|ca\.?|sekitar|kira-kira|kurang lebih)"
    r"\s*[^a-z]*[0-9].*",
    re.IGNORECASE | re.DOTALL,
)
_MIN = re.compile(r"min\b\.?\s*(?P<number>[^-]*[0-9].*)", re.IGNORECASE | re.DOTALL)


def not_a_number(text: str, wanted: Wanted) -> Unreadable:
    """The message for a text that is not the number wanted."""
    return _found(text, wanted) or Unreadable(
        gettext(
            "{text} is not {what}; write {example}",
            text=quote(text.strip()),
            what=wanted.what,
            example=wanted.instead,
        )
    )


def _found(text: str, wanted: Wanted) -> Unreadable | None:
    """The message for what is found in the text; None where nothing is."""
    said = next(filter(None, (message(text.strip(), wanted) for message in _MESSAGES)), "")
    return Unreadable(said) if said else None


def with_word(text: str, word: str, wanted: Wanted) -> Unreadable:
    """The same for a number with a word beside it that is not read."""
    said = {"text": quote(text), "what": wanted.what, "word": quote(word)}
    number = re.sub(re.escape(word), "", text, count=1, flags=re.IGNORECASE).strip()
    part = wanted.unit.name == "share" and not number.endswith("%")  # `35 parts` is not 3500%
    value = re.sub(r"[_%\s]", "", number).replace(",", ".") if _PLAIN.fullmatch(number) else "0"
    if not wanted.unit.allows(float(value) / (100 if number.endswith("%") else 1)):
        return not_a_number(text, wanted)
    if _PLAIN.fullmatch(number) and not TWO_WAYS.fullmatch(number.strip("+-% ")) and not part:
        return _found(text, wanted) or Unreadable(
            gettext(
                "{text} is not {what}; leave out {word}: write `{number}`", number=number, **said
            )
        )
    return _found(text, wanted) or Unreadable(
        gettext(
            "{text} is not {what}; leave out {word}, or write {example}",
            example=wanted.instead,
            **said,
        )
    )


def with_two_words(text: str, word: str, wanted: Wanted) -> Unreadable:
    """The same for a number that has two words of one kind beside it, such as two scales."""
    return Unreadable(
        gettext(
            "{text} is not {what}, because {word} is one word too many; write {example}",
            text=quote(text),
            what=wanted.what,
            word=quote(word),
            example=wanted.instead,
        )
    )


def _exponent(text: str, wanted: Wanted) -> str:
    if not _EXPONENT.fullmatch(text):
        return ""
    return gettext(
        "{text} has an exponent (`e`), which is not read here; write all digits, {example}",
        text=quote(text),
        example=wanted.instead,
    )


def _curly(text: str, wanted: Wanted) -> str:
    if not set(CURLY_QUOTES) & set(text):
        return ""
    return gettext(
        "{text} has curly quotes (`“ ”`), which a word processor makes; leave them out, or type"
        " straight quotes",
        text=quote(text),
    )


def _none(text: str, wanted: Wanted) -> str:
    if not is_none(text):
        return ""
    return gettext(
        "{text} can be read in two ways; write `0`, or leave the line out where its default is"
        " meant",
        text=quote(text),
    )


def _sum(text: str, wanted: Wanted) -> str:
    if found := _TWO.fullmatch(text):
        result = _result(Decimal(found[1]), found[2].strip().lower(), Decimal(found[3]), wanted)
        if result is not None:
            return gettext(
                "{text} is a calculation, which is not done here; write its result, `{result}`",
                text=quote(text),
                result=result,
            )
    if not _SUM.fullmatch(text):
        return ""
    return gettext(
        "{text} is a calculation, which is not done here; write its result, {example}",
        text=quote(text),
        example=wanted.instead,
    )


def _result(one: Decimal, sign: str, other: Decimal, wanted: Wanted) -> str | None:
    """The result as the file may hold it, rounded to what its unit has; None where that is no help,
    such as 0 or the result of numbers that have two readings."""
    unit = wanted.unit
    digits = minor_digits(wanted.currency) if unit.name == "money" else 0 if unit.whole else 4
    try:
        result = {
            "*": lambda: one * other,
            "x": lambda: one * other,
            "×": lambda: one * other,
            "+": lambda: one + other,
        }.get(sign, lambda: one / other)()
        result = round(result, digits)
    except (InvalidOperation, ZeroDivisionError):
        return None
    if not result or any(TWO_WAYS.fullmatch(number) for number in (format(one), format(other))):
        return None
    text = format(result, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _per(text: str, wanted: Wanted) -> str:
    found = _PER.fullmatch(text)
    if not found:
        return ""
    return gettext(
        "{text} says per what it counts, which is not read here; write only `{number}`, and first"
        " convert it if this key counts per something else (`sesim explain` shows that)",
        text=quote(text),
        number=clean(found["number"]),
    )


def _letter(text: str, wanted: Wanted) -> str:
    found = _LETTER.fullmatch(text)
    if not found:
        return ""
    one, other = _LETTERS[found["letter"].lower()]
    return gettext(
        "{text} can be read in two ways; write `{number} {one}` or `{number} {other}`",
        text=quote(text),
        number=clean(found["number"].strip()),
        one=one,
        other=other,
    )


def _calendar(text: str, wanted: Wanted) -> str:
    if not is_calendar(text):
        return ""
    if wanted.unit.name == "months":
        return gettext(
            "{text} is a month of the calendar, but this is {what}; count the months from the"
            " start and write their number, {example}",
            text=quote(text),
            what=wanted.what,
            example=wanted.instead,
        )
    return gettext(
        "{text} is a date, but this is {what}; write {example}",
        text=quote(text),
        what=wanted.what,
        example=wanted.instead,
    )


def _about(text: str, wanted: Wanted) -> str:
    if not _ABOUT.fullmatch(text):
        return ""
    said = N_("{text} is not exact; write one number, {example}")
    if wanted.ranges:
        said = N_(
            "{text} is not exact; write one number, or a range where you are not sure, {example}"
        )
    return gettext(said, text=quote(text), example=wanted.instead)


def _min(text: str, wanted: Wanted) -> str:
    """`min 10%`: minus 10% in Indonesian, or a minimum. Only where the unit has numbers below 0."""
    found = _MIN.fullmatch(text)
    if not found or (wanted.unit.low is not None and wanted.unit.low >= 0):
        return ""
    return gettext(
        "{text} can be read in two ways; write `{minus}` for a number below 0, or `{number}`",
        text=quote(text),
        minus=clean(f"-{found['number']}"),
        number=clean(found["number"]),
    )


_MESSAGES: tuple[Callable[[str, Wanted], str], ...] = (
    _exponent,
    _curly,
    _none,
    _calendar,
    _sum,
    _per,
    _letter,
    _min,
    of_time,
    _about,
)
"""What is looked for, the first that fits counts; each says nothing where it does not fit."""
