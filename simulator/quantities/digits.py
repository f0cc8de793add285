"""The digits of a number: points, commas, `_` and spaces, by the habit of whoever wrote it."""

import re
from decimal import Decimal

from simulator.quantities.currencies import CURRENCY_WORDS, DOT_HABIT, minor_digits
from simulator.quantities.grammar import COMMA_SCALES, TWO_WAYS, Parts, Unreadable, Wanted
from simulator.quantities.not_numbers import not_a_number
from simulator.words.numbers import GLUE, symbol
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

_WHOLE = "(?:[0-9]+|[0-9]{1,3}(?:[_ ][0-9]{3})+)"
_POINTED = re.compile(rf"{_WHOLE}(?:\.[0-9]+)?|\.[0-9]+")
_COMMA = re.compile(rf"{_WHOLE}?,[0-9]+")
"""`12,5`: a comma that begins the decimals."""
_COMMA_TWO_WAYS = re.compile(rf"(?!0,){_WHOLE},[0-9]{{3}}")
_GROUPS = {
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
}
"""Thousands with a mark between them, and decimals after the other mark."""


def digits_of(parts: Parts, wanted: Wanted) -> Decimal:
    """The digits as a number that is not below 0. Raises Unreadable.

    One mark with three digits after it has two readings, `1.250` or `1,250`, unless a word says
    whose habit holds; a number without any unit is read with its point. Several groups, two kinds
    of mark, or another number of digits after a comma have one reading.
    """
    digits = parts.digits
    group = next((mark for mark, shape in _GROUPS.items() if shape.fullmatch(digits)), "")
    if group and (not TWO_WAYS.fullmatch(digits) or group == _habit(parts, wanted)):
        digits = digits.replace(group, "").replace(",", ".")
    elif _COMMA_TWO_WAYS.fullmatch(digits) or (
        TWO_WAYS.fullmatch(digits) and not (parts.bare and wanted.unit.name == "number")
    ):
        raise _two_ways(parts, wanted)
    elif _COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    if not _POINTED.fullmatch(digits):
        raise _odd_digits(parts, wanted)
    if re.match(r"0[0-9]", digits):
        raise Unreadable(
            gettext(
                "{text} starts with a 0; write `{meant}`",
                text=quote(parts.text),
                meant=with_digits(parts, digits.lstrip("0") or "0"),
            )
        )
    return Decimal(digits.replace("_", "").replace(" ", ""))


def _habit(parts: Parts, wanted: Wanted) -> str:
    """The mark between thousands, by the word of a currency or of a large number beside it; empty
    without such a word."""
    if parts.scale in COMMA_SCALES:
        return "."
    if not parts.word:
        return ""
    currency = wanted.currency or CURRENCY_WORDS[parts.word][0]
    return "." if currency in DOT_HABIT else ","


def _short(decimal: str) -> str:
    """A decimal number without the zeros at its end."""
    return decimal.rstrip("0").rstrip(".")


def with_digits(parts: Parts, digits: str) -> str:
    """The number as written, with other digits between its words."""
    return clean(parts.text.replace(parts.digits, digits, 1))


def _two_ways(parts: Parts, wanted: Wanted) -> Unreadable:
    """The error for `1.250`: the reading with a point is offered where its unit has decimals, and
    for money the text with the word of its currency."""
    digits = re.sub("[_ ]", "", parts.digits).replace(",", ".")
    thousands, point = digits.replace(".", ""), _short(digits)
    said = {"text": quote(parts.text), "thousands": with_digits(parts, thousands)}
    fits, clear = _fits(Decimal(point), parts, wanted), _with_currency(parts, wanted)
    said |= {"point": with_digits(parts, point)} if fits else {}
    if clear and fits:
        message = gettext(
            "{text} can be read in two ways; write `{thousands}` or `{point}`; with its currency,"
            " `{clear}`, it is clear",
            clear=clear,
            **said,
        )
    elif clear:
        message = gettext(
            "{text} can be read in two ways; write `{thousands}`; with its currency, `{clear}`, it"
            " is clear",
            clear=clear,
            **said,
        )
    elif fits:
        message = gettext(
            "{text} can be read in two ways; write `{thousands}` or `{point}`", **said
        )
    else:
        message = gettext("{text} can be read in two ways; write `{thousands}`", **said)
    return Unreadable(message)


def _with_currency(parts: Parts, wanted: Wanted) -> str:
    """`Rp 2.000`, where the word of the currency says that the mark stands between thousands; empty
    where it does not."""
    currency = wanted.currency
    mark = "." if currency in DOT_HABIT else ","
    if currency is None or wanted.unit.name != "money" or parts.scale or parts.word:
        return ""
    if mark not in parts.digits or not TWO_WAYS.fullmatch(parts.digits):
        return ""
    return f"{symbol(currency).strip(GLUE)} {clean(parts.text)}"


def _fits(number: Decimal, parts: Parts, wanted: Wanted) -> bool:
    """Whether the unit has as many decimals as this number."""
    number *= parts.factor
    if wanted.unit.name == "money":
        number = number.scaleb(minor_digits(wanted.currency))
    elif not wanted.unit.whole:
        return True
    return number == number.to_integral_value()


def _odd_digits(parts: Parts, wanted: Wanted) -> Unreadable:
    text, digits = quote(parts.text), parts.digits
    if "," in digits or digits.count(".") > 1:
        return Unreadable(
            gettext(
                "the points and commas in {text} make no number; write a number such as `1250000`"
                " or `12.5`",
                text=text,
            )
        )
    if " " in digits:
        return Unreadable(
            gettext(
                "{text} has a space; write one number, such as `1200` or `1_250_000`", text=text
            )
        )
    if "_" in digits:
        return Unreadable(
            gettext(
                "{text} has a `_` that does not stand between thousands; write one number, such as"
                " `1200` or `1_250_000`",
                text=text,
            )
        )
    return not_a_number(parts.text, wanted)
