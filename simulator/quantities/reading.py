"""Reading a number or a range: each text has one documented meaning, or none.

A text that has two readings is refused, and both are offered in words that have one reading."""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from simulator.quantities.currencies import CURRENCY_WORDS, minor_digits
from simulator.quantities.digits import digits_of
from simulator.quantities.grammar import Parts, Unreadable, Wanted, example
from simulator.quantities.ranges import ends_of, is_range, two_readings
from simulator.quantities.take_apart import take_apart
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.words.safe_text import clean, quote
from simulator.words.texts import N_, gettext, phrase

_IN = {
    # Translators: a part of a sentence, as in: `5 months` is in months.
    "months": N_("months"),
    # Translators: a part of a sentence, as in: `5 hours` is in hours.
    "hours": N_("hours"),
}


def read_number(
    text: str, unit: Unit, currency: str | None, instead: str = "", ranges: bool = True
) -> float:
    """One number of this unit, money in minor units.

    `instead`: what to write where the text is no such number, as a part of a sentence; an example
    of the unit where it is empty. `ranges`: whether a range could stand there too. Raises
    Unreadable, also for a text that has two readings.
    """
    wanted = Wanted(unit, currency, instead or example(unit), ranges)
    if is_range(text):
        raise Unreadable(
            gettext(
                "{text} is a range, but one number belongs here; write {example}",
                text=quote(text),
                example=wanted.instead,
            )
        )
    return _value(take_apart(text, wanted), wanted)


def read_range(text: str, unit: Unit, currency: str | None) -> tuple[float, float] | None:
    """Both ends of `20 to 40`, money in minor units, or None where the text is no range.

    A unit at one end covers both: a scale or a percent sign after the second end, the word of a
    currency at either. Raises Unreadable.
    """
    wanted = Wanted(unit, currency, example(unit))
    ends = ends_of(text)
    if ends is None:
        return None
    if ends.minus:
        raise two_readings(text, ends)
    low, high = take_apart(ends.low, wanted), take_apart(ends.high, wanted)
    low = replace(
        low,
        scale=low.scale or ("" if low.measure else high.scale),
        percent=low.percent or high.percent,
        word=low.word or high.word,
    )
    high = replace(high, word=high.word or low.word)
    if low.percent and not high.percent:
        raise Unreadable(
            gettext(
                "{text} has a percent sign only at its first end; write `{low} to {high}%`",
                text=quote(text),
                low=clean(ends.low),
                high=clean(ends.high),
            )
        )
    found = _value(low, wanted), _value(high, wanted)
    if found[0] > found[1] and not take_apart(ends.low, wanted).scale and high.scale:
        raise Unreadable(
            gettext(
                "the word behind the second number of {text} counts for both, so that the first is"
                " larger; write a word behind each, such as `500 thousand to 1 million`",
                text=quote(text),
            )
        )
    return found


def is_percentage(text: str) -> bool:
    """Whether a text is one number in percent: `-10%`, `10 persen`."""
    try:
        return take_apart(text, Wanted(Unit("share"), None, "")).percent
    except Unreadable:
        return False


def _value(parts: Parts, wanted: Wanted) -> float:
    _check_words(parts, wanted)
    exact = digits_of(parts, wanted) * parts.factor
    if parts.percent:
        exact /= 100
    if parts.sign == "-":
        exact = -exact
    if wanted.unit.name == "money":
        exact = exact.scaleb(minor_digits(wanted.currency))
        if exact != exact.to_integral_value():
            raise _between_coins(exact, parts, wanted)
    elif wanted.unit.whole and exact != exact.to_integral_value():
        raise Unreadable(
            gettext(
                "{text} is not a whole number; write {example}",
                text=quote(parts.text),
                example=wanted.instead,
            )
        )
    return float(exact)


def _between_coins(minor: Decimal, parts: Parts, wanted: Wanted) -> Unreadable:
    """The error for an amount that lies between two amounts of the smallest coin."""
    text, code = quote(parts.text), wanted.currency
    # Translators: in the place of the code of a currency, as in: the most that this currency has.
    currency = f"`{code}`" if code else phrase("this currency")

    def typed(whole: Decimal) -> str:
        return write_number(float(whole), wanted.unit, wanted.currency)

    below, above = (minor.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING))
    if below == 0:
        return Unreadable(
            gettext(
                "{text} is less than {least} {currency}, the smallest amount; write `{least}` or"
                " `0`, or count in a larger unit, such as a dozen",
                text=text,
                least=typed(above),
                currency=currency,
            )
        )
    digits = minor_digits(wanted.currency)
    if digits == 0:
        return Unreadable(
            gettext(
                "{text} has decimals, and {currency} has none; write `{below}` or `{above}`",
                text=text,
                currency=currency,
                below=typed(below),
                above=typed(above),
            )
        )
    return Unreadable(
        gettext(
            "{text} has more than {n} decimals, the most that {currency} has; write `{below}` or"
            " `{above}`",
            text=text,
            n=digits,
            currency=currency,
            below=typed(below),
            above=typed(above),
        )
    )


def _check_words(parts: Parts, wanted: Wanted) -> None:
    """Refuse a percent sign, currency or measure that this unit does not have."""
    unit = wanted.unit
    said = {"text": quote(parts.text), "what": wanted.what, "example": wanted.instead}
    if parts.percent and unit.name != "share":
        raise Unreadable(
            gettext("{text} is a percentage, but this is {what}; write {example}", **said)
        )
    if parts.word and unit.name != "money":
        raise Unreadable(gettext("{text} is money, but this is {what}; write {example}", **said))
    if parts.measure and unit.name != parts.measure:
        raise Unreadable(
            gettext(
                "{text} is in {measure}, but this is {what}; write {example}",
                measure=phrase(_IN[parts.measure]),
                **said,
            )
        )
    if parts.word and wanted.currency and wanted.currency not in CURRENCY_WORDS[parts.word]:
        raise Unreadable(
            gettext(
                "{text} is in another currency; this scenario counts in `{currency}`, so convert"
                " the amount",
                text=quote(parts.text),
                currency=wanted.currency,
            )
        )
