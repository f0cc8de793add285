"""Months as people write them in the language in use: of the plan, and of the calendar."""

from simulator.words.numbers import as_shown, number
from simulator.words.texts import N_, nphrase, phrase

_FULL = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
"""The full names of the months, as in July 2025."""
_SHORT = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    # Translators: the short name of the month. The point only makes this a text of its own, and is
    # not shown.
    N_("May."),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
"""Short names of the months, for the edge of a chart."""


def month_of_plan(number: float) -> str:
    """`month 48`: the 48th month of the plan."""
    # Translators: the n-th month of the plan, not a month of the calendar.
    return phrase("month {n}", n=f"{number:.0f}")


def months(count: float) -> str:
    """`1 month`, `12 months`, `1.5 months`: a number that is known exactly."""
    return nphrase("{n} month", "{n} months", count, n=f"{count:g}")


def about_months(value: float) -> str:
    """`1 month`, `3.8 months`: a number that was calculated, as `numbers.number` writes it."""
    return nphrase("{n} month", "{n} months", as_shown(value), n=number(value))


def calendar_month(year: int, month: int) -> str:
    """`July 2025`."""
    # Translators: a month of the calendar, such as July 2025.
    return phrase("{month} {year}", month=phrase(_FULL[month - 1]), year=year)


def short_month(month: int) -> str:
    """`Jul`."""
    return phrase(_SHORT[month - 1]).rstrip(".")
