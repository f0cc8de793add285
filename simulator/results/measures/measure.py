"""What a measure is: a number that each future has, with its unit, formula and population."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from simulator.quantities.currencies import minor_units
from simulator.results.result import Result

Parts = Callable[[Result], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Measure:
    """One number per future.

    `per_run(result)` has shape `(n,)`, `float64`, money in minor units, `nan` where undefined.
    A ratio also has `parts`: numerator and denominator per future. Its mean over futures is the
    ratio of the two means. `population` says which futures have it.
    """

    name: str
    unit: str
    """`money`, `share`, `ratio`, `people`, `outcomes`, `months`, `month` (of the plan) or `tonnes
    CO2e`: an id, whose label is in `words.labels.UNITS`."""
    help: str
    formula: str
    population: str
    per_run: Callable[[Result], np.ndarray]
    parts: Parts | None = None
    digits: int = 0
    """Decimals that a reader needs; a share is read in per cent."""
    made_of: tuple[str, ...] | None = None
    """The totals of people or donors that it is, or is made of; `()`: none. With `None`, disclosure
    control treats it as a count of people itself."""
    per_head: bool = True
    """Whether it is made of money, hours or units that grow with each person, so that it may
    reveal a count of people."""
    adds_up_with: tuple[str, ...] = ()
    """Totals, its own among them, whose sum may be known: all of them are shown, or none."""
    without: float = float("nan")
    """Where a future without it belongs among the others: `inf`, above all of them (money was
    spent and nothing achieved, or it has not happened yet); `-inf`, below all; `nan`, nowhere."""
    wider: str = ""
    """Whom a statistic counts that has those futures in it too."""
    edge: int = 0
    """The first month that it can show: that month means that month or an earlier one."""
    divisor: Callable[[Result], np.ndarray] | None = None
    """What an amount of money is divided by to make it, where it is no amount itself: `(n,)`."""

    @property
    def money(self) -> bool:
        return self.unit == "money"

    def minor_units(self, currency: str) -> int:
        """How many of its own units make one that people read: minor units for money, else 1."""
        return minor_units(currency) if self.money else 1

    @property
    def counts(self) -> tuple[str, ...]:
        """The totals of people that it is made of; its own name where `made_of` is None."""
        return (self.name,) if self.made_of is None else self.made_of

    @property
    def is_count(self) -> bool:
        """Whether it is a count of people itself, and not made of other counts."""
        return self.counts == (self.name,)


def finite_or_none(number: float, scale: int = 1) -> float | None:
    """A finite Python number, or `None`."""
    return float(number) / scale if isfinite(number) else None


def quotient(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """The ratio of each future; `nan` where the denominator is not above 0."""
    out = np.full(len(denominator), np.nan)
    top, bottom = np.asarray(numerator, float), np.asarray(denominator, float)
    return np.divide(top, bottom, out=out, where=bottom > 0)


def ratio(
    name: str,
    unit: str,
    help: str,
    formula: str,
    population: str,
    parts: Parts,
    digits: int = 2,
    *,
    made_of: tuple[str, ...] | None = None,
    per_head: bool = True,
    adds_up_with: tuple[str, ...] = (),
    without: float = float("nan"),
    wider: str = "futures with one part of the ratio",
) -> Measure:
    """A measure that is one number over another; undefined where the other is not above 0."""
    return Measure(
        name,
        unit,
        help,
        formula,
        population,
        lambda r: quotient(*parts(r)),
        parts,
        digits,
        made_of,
        per_head,
        adds_up_with,
        without,
        wider,
        divisor=lambda r: parts(r)[1],
    )


def final(
    name: str,
    unit: str,
    help: str,
    formula: str,
    population: str,
    made_of: tuple[str, ...] | None = None,
) -> Measure:
    """A count that the model makes itself, in `finals` under the same name."""
    return Measure(
        name,
        unit,
        help,
        formula,
        population,
        lambda r: r.finals[name].astype(float),
        made_of=made_of,
        per_head=False,
    )
