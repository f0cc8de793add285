"""Disclosure control for series by month: which figures over futures may be shown, and how finely.

What a series declares decides. Counts of people, and numbers that grow with them, are left out
if there are fewer than eleven futures. They are hidden in months when nearly all futures agree, or
few have any. Money that grows with people is shown as far as its price per person allows. Where
a part of all money is hidden because nearly all futures agree on it, all other money of that month
is shown in steps of eleven times that price, so that no difference reveals the part.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from simulator.disclosure.amounts import shown_amounts, shown_mean
from simulator.disclosure.cells import HIDDEN, SMALL, SMALLEST, Row
from simulator.disclosure.counts import hidden_measures
from simulator.disclosure.prices import HEADS, one_head, price_per_head
from simulator.disclosure.rounding import all_steps, in_fives, mean_count, to_step
from simulator.mechanisms import series as ids
from simulator.mechanisms.series import About, Series
from simulator.results.measures.measure import finite_or_none
from simulator.results.result import Result
from simulator.results.windows import YEAR
from simulator.vocabulary import State

_QUANTILES = (0.05, 0.5, 0.95)
_DIGITS = 6
_SHARE_STEP = 0.05
"""Finer steps would show shares of few people as exact fractions."""


@dataclass(frozen=True)
class Figures:
    """Mean and quantiles of a series by month, `nan` where not shown: `(months,)` and `(3,
    months)`. `small` marks quantiles that are hidden for being 1 to 10."""

    mean: np.ndarray
    quantiles: np.ndarray
    small: np.ndarray

    @property
    def rows(self) -> Iterator[Row]:
        """Mean and quantiles month by month as cells of a table."""
        for mean, ends, small in zip(self.mean, self.quantiles.T, self.small.T, strict=True):
            blank = (SMALL if s else HIDDEN for s in small)
            shown = (
                mark if np.isnan(end) else float(end) for end, mark in zip(ends, blank, strict=True)
            )
            yield (HIDDEN if np.isnan(mean) else float(mean), *shown)


def shared_months(result: Result) -> dict[str, Figures]:
    """What may be shown of each series, by name; series that may not be shown are left out."""
    if not result.n:
        return {}
    known, months = result.scenario.series(), _Months(result)
    largest = price_per_head(result)
    found: dict[str, Figures] = {}
    coarse = np.zeros(months.count)
    after = _within_a_year(_few_agreed(result, known))
    money = []
    for name, values in result.series.items():
        series = known.get(name, _undeclared(name))
        guarded = _guarded(series)
        if guarded and result.n < SMALLEST:
            continue
        price = one_head(series, largest) if guarded else 0.0
        if series.unit == "money":
            money.append(name)
        if guarded and series.unit in HEADS:
            found[name] = months.counts(values)
        elif guarded and price:
            found[name], agreed = months.amounts(values, price)
            coarse = np.maximum(coarse, np.where(agreed & after, SMALLEST * price, 0))
        elif guarded and series.unit != "money":
            found[name] = months.others(values, series.unit)
        else:
            found[name] = months.open(values)
    for name in money:
        if name in found:
            found[name] = _in_steps(found[name], coarse)
    return found


def _few_agreed(result: Result, known: Mapping[str, Series]) -> np.ndarray:
    """Months when nearly all futures agree on 1 to 10 people or units of some series."""
    out = np.zeros(result.scenario.months, dtype=bool)
    for name, values in result.series.items():
        if name not in known or known[name].unit in HEADS:
            out |= _agreed(values)
    return out


def _agreed(values: np.ndarray) -> np.ndarray:
    """Months when nearly all futures have the same number of people, 1 to 10."""
    low, high = np.quantile(values, (0.05, 0.95), axis=0)
    return np.asarray((low == high) & (0 < low) & (low < SMALLEST))


def _within_a_year(months: np.ndarray) -> np.ndarray:
    """Those months and the year after each, when late payers pay."""
    out = months.copy()
    for late in range(1, min(YEAR, len(months) - 1) + 1):
        out[late:] |= months[:-late]
    return out


def month_rows(months: Mapping[str, Figures]) -> Iterator[Row]:
    """Rows `(month, series, mean, q05, q50, q95)` as they may be shown."""
    for name, figures in months.items():
        for month, cells in enumerate(figures.rows, start=1):
            yield (month, name, *cells)


class _Months:
    """The figures by month of one run, as they may be shown."""

    def __init__(self, result: Result) -> None:
        self.n = result.n
        self.count = result.scenario.months
        served = result.series.get(ids.STANDING[State.ACTIVE])
        if served is None:
            served = np.zeros((self.n, self.count))
        self._many_served = np.quantile(served, 0.05, axis=0) >= SMALLEST
        self._eleven = SMALLEST / np.maximum(served.sum(axis=0), SMALLEST)

    def open(self, values: np.ndarray) -> Figures:
        """A series that is not about people: in three figures."""
        mean, ends = _statistics(values)
        return _no_small(all_steps(mean, 0.0), np.stack([all_steps(q, 0.0) for q in ends]))

    def counts(self, values: np.ndarray) -> Figures:
        """People: means in steps of at least eleven people of all futures together, quantiles in
        steps of five."""
        mean, ends = _statistics(values)
        exact = self._exact(values, mean, ends)
        rounded = np.array([mean_count(float(value), self.n) for value in mean])
        shown = np.where(exact, np.nan, rounded)
        fives = in_fives(ends)
        return Figures(shown, np.where(exact, np.nan, fives), np.isnan(fives) & ~exact)

    def amounts(self, values: np.ndarray, price: float) -> tuple[Figures, np.ndarray]:
        """Money, and the months when nearly all futures agree on the money of few people."""
        found = shown_amounts(values, *_statistics(values), price)
        return _no_small(found.mean, found.quantiles), found.agreed

    def others(self, values: np.ndarray, unit: str) -> Figures:
        """Shares, hours, ratios: in two figures, or in steps of eleven of the people served;
        quantiles, which are of one future, only where many people are served in nearly all."""
        mean, ends = _statistics(values)
        exact = self._exact(values, mean, ends)
        steps = _SHARE_STEP if unit == "share" else 0.0
        rough = np.stack([all_steps(q, steps, 2) for q in ends])
        shown = self._many_served | (values == 0).all(axis=0)
        return _no_small(
            np.where(exact, np.nan, all_steps(mean, np.abs(mean) * self._eleven, 2)),
            np.where(exact | ~shown, np.nan, rough),
        )

    @staticmethod
    def _exact(values: np.ndarray, mean: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Months when nearly all futures agree, or few have any."""
        some = np.count_nonzero(values, axis=0)
        return np.asarray((some > 0) & ((ends[0] == ends[-1]) | (some < SMALLEST)))


def _statistics(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    by_month = np.asarray(values, dtype=float)
    ends = np.quantile(by_month, _QUANTILES, axis=0)
    return by_month.mean(axis=0).round(_DIGITS), ends.round(_DIGITS)


def _no_small(mean: np.ndarray, quantiles: np.ndarray) -> Figures:
    return Figures(mean, quantiles, np.zeros(quantiles.shape, dtype=bool))


def _in_steps(found: Figures, coarse: np.ndarray) -> Figures:
    """In steps of at least `coarse` in each month; hidden where only 0 would be left."""
    mean = np.where(coarse > 0, all_steps(found.mean, coarse), found.mean)
    return replace(found, mean=np.where((mean == 0) & (found.mean != 0), np.nan, mean))


def shared_total(result: Result, name: str) -> float | None:
    """The mean over futures of a series of money, added up over all months, as it may be shown."""
    if name not in result.series:
        return None
    series = result.scenario.series().get(name, _undeclared(name))
    values = result.series[name].sum(axis=1, dtype=np.float64)
    price = one_head(series, price_per_head(result)) if _guarded(series) else 0.0
    if not price:
        return to_step(float(values.mean()))
    return finite_or_none(shown_mean(values, price))


def _undeclared(name: str) -> Series:
    """A series that nobody declares is treated as a count of people."""
    return Series(name, "people", "An undeclared series.")


def _guarded(series: Series) -> bool:
    """Whether a series may reveal counts of people."""
    return series.about is About.PEOPLE or series.per_head


CURVES = tuple(
    ids.STANDING[state] for state in (State.COMPLETED, State.ACTIVE, State.WAITING, State.LEFT)
)
"""The series of people that a chart shows."""


def hidden_pictures(result: Result) -> frozenset[str]:
    """Charts that would show few people: that with a dot for each future, which shows its money;
    and the curves of people where nearly all futures agree on few in some month, or there are too
    few futures."""
    hidden = {"both-axes"}
    agreed = any(_agreed(result.series[name]).any() for name in CURVES)
    if result.n < SMALLEST or hidden_measures(result) or agreed:
        hidden.add("people")
    return frozenset(hidden)
