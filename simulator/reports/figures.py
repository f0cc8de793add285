"""How a measure's number is written, alone and as a range: the same on the screen and in the
report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.mechanisms.series import MOST_LOAD
from simulator.results.windows import YEAR
from simulator.words import numbers
from simulator.words.dates import about_months, month_of_plan
from simulator.words.texts import nphrase, phrase

_LONGEST = 60
"""Cash that lasts for more months than this is shown as years."""


@dataclass(frozen=True)
class Kind:
    """How one kind of number is written: alone, as a range from a lower to a higher end, and, where
    it has a word for it, what a future without it has (such as `never`)."""

    one: Callable[[float], str]
    between: Callable[[float, float], str]
    without: Callable[[], str] | None = None


@dataclass(frozen=True)
class Told:
    """A measure in words: its median and the range of 9 futures in 10. Where `between` is None,
    `median` is a text that says all and takes the room of both. `n`: of how many futures."""

    n: int
    median: str
    between: str | None


def told(name: str, found: Mapping[str, Any], currency: str) -> Told | None:
    """What a summary knows of a measure; None where its own numbers are hidden. Those that have it
    never stand for all: where they are few, the others are counted too or nothing is summed up."""
    kind = kind_of(name, found["unit"], currency)
    n, of, wider = found["n"], found["of"], found.get("all") or {}
    low, median, high = (found[q] for q in ("q05", "q50", "q95"))
    if n < of and "q50" in wider:
        return _with_those_without(kind, wider) or Told(of, only_some(n, of), None)
    if 2 * n < of:
        return Told(of, only_some(n, of), None)
    if median is None or low is None or high is None:
        return None
    return Told(n, kind.one(median), kind.between(low, high))


def in_some(words: str, n: int, of: int) -> str:
    """A row of numbers that some futures only have."""
    values = {"n": numbers.whole(n), "all": numbers.whole(of)}
    # Translators: a row of numbers that exist in some futures only, such as: Cost per net impact
    # (in 3 of 200), the futures that have it.
    return phrase("{row} (in {n} of {all})", row=words, **values)


def only_some(n: int, of: int) -> str:
    """That most futures do not have a number."""
    values = {"n": numbers.whole(n), "all": numbers.whole(of)}
    # Translators: in the place of a number that most futures do not have.
    return phrase("only {n} of {all} futures have it", **values)


def _with_those_without(kind: Kind, wider: Mapping[str, Any]) -> Told | None:
    low, median, high = (wider[q] for q in ("q05", "q50", "q95"))
    if kind.without is not None:
        ends = [kind.without() if q is None else kind.one(q) for q in (low, median, high)]
        known = low is not None and high is not None
        between = kind.between(low, high) if known else numbers.span(ends[0], ends[2])
        return Told(wider["n"], ends[1], between)
    if median is not None:
        more = at_cap(low, low, kind.one)
        return Told(wider["n"], kind.one(median), more if high is None else kind.between(low, high))
    if not wider.get("above_mean"):
        return None
    # Translators: in the place of a median, such as: above $36,000 in 75% of futures.
    text = phrase(
        "above {number} in {share} of futures",
        number=kind.one(wider["mean"]),
        share=numbers.percent(wider["above_mean"]),
    )
    return Told(wider["n"], text, None)


def kind_of(name: str, unit: str, currency: str) -> Kind:
    """How the measure of this name is written; `unit` is the one that a summary gives it, which
    for money is the `currency`."""
    if name in _OWN:
        return _OWN[name]
    if unit == currency:
        return Kind(
            lambda amount: numbers.money(amount, currency),
            lambda low, high: numbers.money_range(low, high, currency),
            _nothing if name == "net_burn" else None,
        )
    return _KINDS.get(unit, _NUMBER)


def at_cap(value: float, cap: float, say: Callable[[float], str]) -> str:
    """A number that is noted as the `cap` where it is larger: `300% or more`."""
    # Translators: a range without an upper end, such as: Rp51 million or more.
    return phrase("{low} or more", low=say(value)) if value >= cap else say(value)


def _load(number: float) -> str:
    return at_cap(number, MOST_LOAD, numbers.number)


def _nothing() -> str:
    # Translators: in the place of an amount of money that is lost each month.
    return phrase("nothing")


def _never() -> str:
    # Translators: in the place of a month: not in the months of the plan.
    return phrase("never")


def _lasts() -> str:
    # Translators: in the place of a number of months that cash lasts: it does not run out.
    return phrase("no end")


def _by_month(number: float) -> str:
    """A month in which the twelve months before it are judged: the first of them is a year's
    end."""
    # Translators: in the place of a month of the plan: at some time in the first year.
    return phrase("first year") if number <= YEAR else month_of_plan(number)


def _by_month_range(low: float, high: float) -> str:
    if high <= YEAR:
        # Translators: in the place of a range of months.
        return phrase("within the first year")
    return numbers.span(_by_month(low), _by_month(high)) if low <= YEAR else _month_range(low, high)


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
_OWN = {
    "runway": Kind(_time_left, _time_left_range, _lasts),
    "break_even_month": Kind(_by_month, _by_month_range, _never),
    "closed_month": Kind(month_of_plan, _month_range, _never),
    "mean_load": Kind(_load, lambda low, high: numbers.span(_load(low), _load(high))),
}
"""Measures that are not written as their unit is."""
