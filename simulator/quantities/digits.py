"""The digits of a number: points, commas, `_` and spaces, by the habit of whoever wrote it."""

import re
from decimal import Decimal

from simulator.quantities.currencies import CURRENCY_WORDS, DOT_HABIT, minor_digits
from simulator.quantities.grammar import COMMA_SCALES, SCALES, TWO_WAYS, Parts, Unreadable, Wanted
from simulator.quantities.not_numbers import not_a_number
from simulator.words.numbers import GLUE, symbol
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

_POINTED = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:[_ ][0-9]{3})+)(?:\.[0-9]+)?|\.[0-9]+")
COMMA_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_MILLIONS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")


def digits_of(parts: Parts, wanted: Wanted) -> Decimal:
    """The digits as a number that is not below 0. Raises Unreadable."""
    digits, unit = parts.digits, wanted.unit
    if parts.word or parts.scale in COMMA_SCALES:
        habit = wanted.currency or CURRENCY_WORDS.get(parts.word, ("IDR",))[0]
        if (habit in DOT_HABIT or parts.scale in COMMA_SCALES) and _DOT_GROUPS.fullmatch(digits):
            digits = digits.replace(".", "").replace(",", ".")
        elif habit not in DOT_HABIT and _COMMA_GROUPS.fullmatch(digits):
            digits = digits.replace(",", "")
    elif _MILLIONS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", "")
    elif (unit.name == "money" or unit.whole) and TWO_WAYS.fullmatch(digits):
        raise _two_ways(parts, wanted, thousands=digits.replace(".", ""), point=_short(digits))
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


def _short(decimal: str) -> str:
    """A decimal number without the zeros at its end."""
    return decimal.rstrip("0").rstrip(".")


def with_digits(parts: Parts, digits: str) -> str:
    """The number as written, with other digits between its words."""
    return clean(parts.text.replace(parts.digits, digits, 1))


def _two_ways(parts: Parts, wanted: Wanted, thousands: str, point: str) -> Unreadable:
    """The error for `1.250`: the reading with a point is offered where its unit has decimals, and
    for money the text with the word of its currency."""
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
    mark, other = (".", ",") if currency in DOT_HABIT else (",", ".")
    if currency is None or wanted.unit.name != "money" or parts.scale or parts.word:
        return ""
    if mark not in parts.digits or other in parts.digits:
        return ""
    return f"{symbol(currency).strip(GLUE)} {clean(parts.text)}"


def _fits(number: Decimal, parts: Parts, wanted: Wanted) -> bool:
    """Whether the unit has as many decimals as this number."""
    number *= SCALES.get(parts.scale, 1)
    if wanted.unit.name == "money":
        number = number.scaleb(minor_digits(wanted.currency))
    elif not wanted.unit.whole:
        return True
    return number == number.to_integral_value()


def _odd_digits(parts: Parts, wanted: Wanted) -> Unreadable:
    text, digits = quote(parts.text), parts.digits
    if "," in digits and digits.strip("0123456789") == ",":
        point, whole = _short(digits.replace(",", ".")), digits.replace(",", "")
        if digits.count(",") == 1 and (
            digits.startswith("0,") or len(digits.partition(",")[2]) != 3
        ):
            return Unreadable(
                gettext(
                    "{text} has a comma; write `{meant}`",
                    text=text,
                    meant=with_digits(parts, point),
                )
            )
        return _two_ways(parts, wanted, thousands=whole, point=point)
    if "," in digits or digits.count(".") > 1:
        return Unreadable(
            gettext(
                "{text} can be read in two ways; begin decimals with `.` and put `_` between"
                " thousands, as in `1_250_000.5`",
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
