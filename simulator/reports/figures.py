"""How a measure's number is written, alone and as a range: the same on the screen and in the
report."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.words import numbers
from simulator.words.dates import about_months, month_of_plan
from simulator.words.texts import nphrase, phrase

_LONGEST = 60
"""Cash that lasts for more months than this is shown as years."""


@dataclass(frozen=True)
class Kind:
    """How one kind of number is written: alone, and as a range from a lower to a higher end."""

    one: Callable[[float], str]
    between: Callable[[float, float], str]


def kind_of(name: str, unit: str, currency: str) -> Kind:
    """How the measure of this name is written; `unit` is the one that a summary gives it, which
    for money is the `currency`."""
    if name == "runway":
        return _TIME_LEFT
    if unit == currency:
        return Kind(
            lambda amount: numbers.money(amount, currency),
            lambda low, high: numbers.money_range(low, high, currency),
        )
    return _KINDS.get(unit, _NUMBER)


def _month_range(low: float, high: float) -> str:
    # Translators: a range of months of the plan, such as month 12 to 39.
    return phrase("month {low} to {high}", low=f"{low:.0f}", high=f"{high:.0f}")


def _months_range(low: float, high: float) -> str:
    both = numbers.number_range(low, high)
    return nphrase("{n} month", "{n} months", numbers.as_shown(high), n=both)


def _time_left(number: float) -> str:
    """How long cash lasts, in words: `no cash left`, a number of months, or `more than 5 years`."""
    if number < 0.05:
        # Translators: in the place of a number of months.
        return phrase("no cash left")
    if number > _LONGEST:
        years = _LONGEST // 12
        return nphrase("more than {n} year", "more than {n} years", years, n=years)
    return about_months(number)


def _time_left_range(low: float, high: float) -> str:
    one, other = _time_left(low), _time_left(high)
    return one if one == other else numbers.span(one, other)


_NUMBER = Kind(numbers.number, numbers.number_range)
_KINDS = {
    "share": Kind(numbers.percent, numbers.percent_range),
    "month": Kind(month_of_plan, _month_range),
    "months": Kind(about_months, _months_range),
}
_TIME_LEFT = Kind(_time_left, _time_left_range)
