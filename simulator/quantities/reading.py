"""Reading a number or a range: each text has one documented meaning, or none."""

import re
from dataclasses import replace
from decimal import Decimal

from simulator.quantities.currencies import CURRENCY_WORDS, DOT_HABIT, minor_digits
from simulator.quantities.grammar import (
    COMMA_SCALES,
    LONGEST,
    SCALES,
    TWO_WAYS,
    Parts,
    Unreadable,
    example,
    not_a_number,
    take_apart,
)
from simulator.quantities.units import Unit
from simulator.words.safe_text import clean, quote

_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:[_ ][0-9]{3})+)(?:\.[0-9]+)?|\.[0-9]+")
_COMMA_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_MILLIONS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")


def read_number(text: str, unit: Unit, currency: str | None) -> float:
    """One number of this unit, money in minor units; refuses what can be read in two ways."""
    return _value(take_apart(text, unit), unit, currency)


def read_range(text: str, unit: Unit, currency: str | None) -> tuple[float, float] | None:
    """Both ends of `20 to 40`, or None where the text is no range. A unit at one end covers both:
    a scale or a percent sign after the second end, a currency word at either."""
    ends = _TO.split(text.strip()) if len(text) < 2 * LONGEST else [text]
    if len(ends) == 1:
        return None
    if len(ends) > 2:
        raise Unreadable(f"{quote(text)} has more than two ends; write a range such as 20 to 40")
    low, high = (take_apart(end, unit) for end in ends)
    low = replace(
        low,
        scale=low.scale or ("" if low.measure else high.scale),
        percent=low.percent or high.percent,
        word=low.word or high.word,
    )
    high = replace(high, word=high.word or low.word)
    if low.percent and not high.percent:
        raise Unreadable(f"{quote(text)} has a percent sign at one end only; write 20% to 40%")
    return _value(low, unit, currency), _value(high, unit, currency)


def _value(parts: Parts, unit: Unit, currency: str | None) -> float:
    _check_words(parts, unit, currency)
    exact = _digits(parts, unit, currency) * (
        12 if parts.scale == "years" else SCALES.get(parts.scale, 1)
    )
    if parts.percent:
        exact /= 100
    if parts.sign == "-":
        exact = -exact
    if unit.name == "money":
        exact = exact.scaleb(minor_digits(currency))
        if exact != exact.to_integral_value() and _COMMA_THOUSANDS.fullmatch(parts.digits):
            raise Unreadable(
                f"{quote(parts.text)} has a decimal comma here; for thousands write"
                f" {_with(parts, parts.digits.replace(',', '.'))}"
            )
        if exact != exact.to_integral_value():
            raise Unreadable(
                f"{quote(parts.text)} has more decimals than {currency or 'this currency'} has"
                f" ({minor_digits(currency)}); write a whole number of the smallest coin"
            )
    elif unit.whole and exact != exact.to_integral_value():
        raise Unreadable(f"{quote(parts.text)} is not a whole number; write {example(unit)}")
    return float(exact)


def _check_words(parts: Parts, unit: Unit, currency: str | None) -> None:
    """Refuse a percent sign, currency or measure that this unit does not have."""
    text = quote(parts.text)
    if parts.percent and unit.name != "share":
        raise Unreadable(f"{text} is a percentage, but this is {unit.help}; write {example(unit)}")
    if parts.word and unit.name != "money":
        raise Unreadable(f"{text} is money, but this is {unit.help}; write {example(unit)}")
    if parts.measure and unit.name != parts.measure:
        raise Unreadable(
            f"{text} is in {parts.measure}, but this is {unit.help}; write {example(unit)}"
        )
    if parts.word and currency and currency not in CURRENCY_WORDS[parts.word]:
        raise Unreadable(
            f"{text} is in another currency than the scenario's; convert it to {currency}"
        )


def _digits(parts: Parts, unit: Unit, currency: str | None) -> Decimal:
    digits = parts.digits
    if parts.word or parts.scale in COMMA_SCALES:
        habit = currency or CURRENCY_WORDS.get(parts.word, ("IDR",))[0]
        if (habit in DOT_HABIT or parts.scale in COMMA_SCALES) and _DOT_GROUPS.fullmatch(digits):
            digits = digits.replace(".", "").replace(",", ".")
        elif habit not in DOT_HABIT and _COMMA_GROUPS.fullmatch(digits):
            digits = digits.replace(",", "")
    elif _MILLIONS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", "")
    elif (unit.name == "money" or unit.whole) and TWO_WAYS.fullmatch(digits):
        whole = digits.replace(".", "")
        raise Unreadable(
            f"{quote(parts.text)} can be read in two ways; write {_with(parts, whole)} for"
            f" thousands or {_with(parts, _short(digits))} for a decimal point"
        )
    if not _PLAIN.fullmatch(digits):
        raise _odd_digits(parts, unit)
    if re.match(r"0[0-9]", digits):
        raise Unreadable(
            f"{quote(parts.text)} starts with a 0; write {_with(parts, digits.lstrip('0') or '0')}"
        )
    return Decimal(digits.replace("_", "").replace(" ", ""))


def _short(decimal: str) -> str:
    """A decimal number without the zeros at its end."""
    return decimal.rstrip("0").rstrip(".")


def _with(parts: Parts, digits: str) -> str:
    """The number as written, with other digits between its words."""
    return clean(parts.text.replace(parts.digits, digits, 1))


def _odd_digits(parts: Parts, unit: Unit) -> Unreadable:
    text, digits = quote(parts.text), parts.digits
    if "," in digits and digits.strip("0123456789") == ",":
        point, whole = _short(digits.replace(",", ".")), digits.replace(",", "")
        if digits.count(",") == 1 and (
            digits.startswith("0,") or len(digits.partition(",")[2]) != 3
        ):
            return Unreadable(f"{text} has a comma; write {_with(parts, point)}")
        return Unreadable(
            f"{text} can be read in two ways; write {_with(parts, point)} for a"
            f" decimal point or {_with(parts, whole)} for a whole number"
        )
    if "," in digits or digits.count(".") > 1:
        return Unreadable(
            f"{text} can be read in two ways; `.` is the decimal point and `_`"
            " groups thousands, as in 1_250_000.5"
        )
    if "_" in digits or " " in digits:
        return Unreadable(
            f"{text} is grouped oddly; `_` and spaces stand between groups of three"
            " digits, as in 1_250_000"
        )
    return not_a_number(parts.text, unit)
