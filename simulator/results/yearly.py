"""How futures behave from year to year: growth, swings, closing. Real organisations are measured in
the same way (docs/validation.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.result import Result
from simulator.results.windows import YEAR, closing

_SD = 1.349
"""Distance between the quartiles of a normal distribution, in standard deviations."""
_FROM = 3
"""Changes are counted from this year on: a new venture grows before."""


@dataclass(frozen=True)
class Years:
    """Whole years of some futures of a result; a year counts while the venture is open to its end.
    `rows` are the futures, in any order and as often as wanted."""

    result: Result
    rows: np.ndarray

    @cached_property
    def income(self) -> np.ndarray:
        """All income of each year, `(rows, years)`; `nan` where the venture did not last."""
        return self._of(ids.EARNED, ids.CONTRACTS, ids.PUBLIC_GRANTS, ids.GIVEN)

    @cached_property
    def cost(self) -> np.ndarray:
        """All costs of each year, in the same shape."""
        return self._of(ids.COST)

    @cached_property
    def self_sufficiency(self) -> np.ndarray:
        """Own income over costs of each year, in the same shape."""
        return _over(self._of(ids.EARNED, ids.CONTRACTS), self.cost)

    @cached_property
    def earned_cover(self) -> np.ndarray:
        """Income from customers alone over costs, in the same shape."""
        return _over(self._of(ids.EARNED), self.cost)

    @cached_property
    def reserve(self) -> np.ndarray:
        """Cash less unpaid bills at each year's end, in months of that year's costs."""
        cash = self.result.series[ids.FREE][self.rows, YEAR - 1 :: YEAR][:, : self.count]
        return _over(np.where(self._lasts, cash, np.nan) * YEAR, self.cost)

    @cached_property
    def closed(self) -> np.ndarray:
        """The month of closing, 0 for none, `(rows,)`."""
        return closing(self.result)[self.rows]

    @property
    def count(self) -> int:
        """How many whole years there are."""
        return self.result.scenario.months // YEAR

    @cached_property
    def _lasts(self) -> np.ndarray:
        open_ = self.result.series[ids.OPEN][self.rows, : self.count * YEAR] > 0
        return np.asarray(open_.reshape(len(self.rows), self.count, YEAR).all(axis=2))

    def _of(self, *names: str) -> np.ndarray:
        total = np.sum([self.result.series[name][self.rows] for name in names], axis=0)
        by_year = total[:, : self.count * YEAR].reshape(len(self.rows), self.count, YEAR)
        return np.where(self._lasts, by_year.sum(axis=2), np.nan)

    def of_series(self, name: str) -> float:
        """The sum of a monthly series over all futures and months; 0 where nothing records it."""
        found = self.result.series.get(name)
        return 0.0 if found is None else float(found[self.rows].sum())

    def of_totals(self, name: str) -> float:
        """The sum of a total over all futures; 0 where nothing records it."""
        found = self.result.finals.get(name)
        return 0.0 if found is None else float(found[self.rows].sum())


def _over(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    return np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom > 0)


def growth(values: np.ndarray) -> np.ndarray:
    """The yearly change of the logarithm, `(rows, years - 1)`."""
    safe = np.where(values > 0, values, np.nan)
    return np.diff(np.log(safe), axis=1)


def late(changes: np.ndarray) -> np.ndarray:
    """The changes that count: from the third year on, and known."""
    kept = changes[:, _FROM - 1 :]
    return kept[np.isfinite(kept)]


def robust_sd(values: np.ndarray) -> float:
    """The standard deviation that the quartiles show."""
    if not len(values):
        return float("nan")
    low, high = np.quantile(values, (0.25, 0.75))
    return float((high - low) / _SD)


def tail_ratio(values: np.ndarray) -> float:
    """How far the outer tenth reaches compared with the inner half; 2.44 for a normal
    distribution."""
    if not len(values):
        return float("nan")
    q05, q25, q75, q95 = np.quantile(values, (0.05, 0.25, 0.75, 0.95))
    return float((q95 - q05) / (q75 - q25)) if q75 > q25 else float("nan")


def memory(changes: np.ndarray) -> float:
    """The rank correlation of each change with the one of the year before."""
    before, after = changes[:, 1:-1].ravel(), changes[:, 2:].ravel()
    known = np.isfinite(before) & np.isfinite(after)
    if known.sum() < _FEW:
        return float("nan")
    ranks = np.array([np.argsort(np.argsort(side[known])) for side in (before, after)])
    return float(np.corrcoef(ranks)[0, 1])


def moves_to_1(years: Years, low: float, high: float) -> np.ndarray:
    """Whether own income covers cost a year later, for each year from the second on in which the
    share covered was in this range."""
    now, then = years.self_sufficiency[:, 1:-1].ravel(), years.self_sufficiency[:, 2:].ravel()
    counted = np.isfinite(then) & (now >= low) & (now < high)
    return then[counted] >= 1


def median_in(values: np.ndarray, year: int) -> float:
    """The median of one year (1 is the first), of those that lasted."""
    kept = values[:, year - 1 : year].ravel()
    kept = kept[np.isfinite(kept)]
    return float(np.median(kept)) if len(kept) else float("nan")


Statistic = Callable[[Years], float]
"""A number of some futures."""
Hits = Callable[[Years], np.ndarray]
"""Whether something holds, of each case that counts."""
_FEW = 30
