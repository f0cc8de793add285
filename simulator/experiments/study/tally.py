"""What the futures of a point show: chances and statistics with their intervals, and which points
are best."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simulator.experiments.study.lean import IMPACT_CODE, MONEY_CODE, below, columns_of
from simulator.results.claims import OPS, SOLVENT, plain, quantile_of
from simulator.results.intervals import Z, mcse, quantile_interval, wilson, z_of
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import ends_of_shares
from simulator.results.paired_ends import ends_of_means, ends_of_quantiles, ends_of_ratios
from simulator.results.verdict import CLOSED, IMPACT, MONEY
from simulator.scenario.changes.planned import Claim, Condition

EVENTS = ("sustainable", "delivers", "both", "closed")
"""The chances that a table shows."""


class Estimated(NamedTuple):
    """A number with its 95% interval; `nan` where nothing is known."""

    value: float
    low: float
    high: float

    def plain(self) -> dict[str, float | None]:
        """For files: what is not known or has no end is None."""
        return {name: x if np.isfinite(x) else None for name, x in self._asdict().items()}


@dataclass(frozen=True)
class Futures:
    """The futures of one point, as columns by name: those that finished, and how many failed."""

    values: np.ndarray
    """`(n, columns)`."""
    measures: tuple[str, ...]
    places: np.ndarray
    """The number of each future, `(n,)`, by which those of two points are paired."""
    failed: int = 0

    @staticmethod
    def of(rows: np.ndarray, measures: tuple[str, ...]) -> "Futures":
        """From the rows of blocks, in which a future that failed is `nan`."""
        places = np.flatnonzero(np.isfinite(rows[:, 0]))
        return Futures(rows[places], measures, places, len(rows) - len(places))

    @property
    def n(self) -> int:
        return len(self.values)

    def until(self, number: int) -> "Futures":
        """The first futures only, so many, if it has the first ones; it does not know which others
        failed."""
        first = self.places < number
        return Futures(self.values[first], self.measures, self.places[first])

    def column(self, name: str) -> np.ndarray:
        return self.values[:, columns_of(self.measures).index(name)]

    def measure(self, name: str) -> np.ndarray:
        """A measure of each future, `nan` where it has none."""
        found = self.column(name)
        if MEASURES[name].parts is None:
            return found
        bottom = self.column(below(name))
        out = np.full(len(found), np.nan)
        return np.divide(found, bottom, out=out, where=bottom > 0)

    def happens(self, event: str) -> np.ndarray:
        """Where an event happens, as a claim names it (`simulator.results.claims.event`)."""
        word = plain(event)
        money, impact = self.column(MONEY_CODE), self.column(IMPACT_CODE)
        if word == "both":
            return (money == 0) & (impact == 0)
        if word in (CLOSED, SOLVENT):
            return (money >= 2) == (word == CLOSED)
        for codes, words in ((money, MONEY), (impact, IMPACT)):
            known = list(map(plain, words))
            if word in known:
                return codes == known.index(word)
        raise KeyError(event)

    def holds(self, of: Condition) -> np.ndarray:
        """Where a measure is as a condition says."""
        return OPS[of.op](self.known(of.measure), of.number)

    def with_all(self, name: str) -> np.ndarray:
        """A measure of each future. One without it counts as the measure says (`Measure.without`),
        and is left out where it belongs nowhere."""
        known = self.known(name)
        return known[~np.isnan(known)]

    def known(self, name: str) -> np.ndarray:
        """A measure of each future, as its measure says (`Measure.without`) where it has none."""
        values = self.measure(name)
        return np.where(np.isfinite(values), values, MEASURES[name].without)

    def parts(self, name: str) -> np.ndarray:
        """Numerator and denominator of a ratio, `(2, n)`; both 0 where one is unknown, as in the
        estimates of a run."""
        found = np.stack([self.column(name), self.column(below(name))])
        return np.where(np.isfinite(found).all(axis=0), found, 0.0)

    def chance(self, event: str) -> Estimated:
        return share(self.happens(event))

    def hits(self, claim: Claim) -> np.ndarray:
        """Where that happens of which a claim gives the chance."""
        return self.happens(claim.subject) if claim.of is None else self.holds(claim.of)

    def of_claim(self, claim: Claim) -> Estimated:
        """The number on the left side of a claim, with its interval."""
        if claim.statistic == "P":
            return share(self.hits(claim))
        if claim.statistic == "mean":
            return self.mean(claim.subject)
        values = self.with_all(claim.subject)
        part = quantile_of(claim.statistic)
        if not len(values):
            return _NOTHING
        ends = quantile_interval(values, part) or (np.nan, np.nan)
        return Estimated(float(np.quantile(values, part, method="lower")), *map(float, ends))

    def mean(self, name: str) -> Estimated:
        """The mean of a measure; of a ratio the ratio of both means, with the error of the delta
        method."""
        if MEASURES[name].parts is None:
            values = self.with_all(name)
            if not len(values) or not np.isfinite(values).all():
                return _NOTHING
            middle, error = float(values.mean()), mcse(values)
        else:
            top, bottom = self.parts(name)
            if not bottom.sum() > 0:
                return _NOTHING
            middle = float(top.sum() / bottom.sum())
            spread = float((top - middle * bottom).std())
            error = spread / (float(bottom.mean()) * np.sqrt(len(top)))
        return Estimated(middle, middle - Z * error, middle + Z * error)


_NOTHING = Estimated(np.nan, np.nan, np.nan)


def share(hits: np.ndarray) -> Estimated:
    """A share with its Wilson interval."""
    n, number = len(hits), int(np.count_nonzero(hits))
    low, high = wilson(number, n)
    return _NOTHING if low is None or high is None else Estimated(number / n, low, high)


def best_of(points: Sequence[Futures], event: str) -> tuple[int, list[int]]:
    """The point where an event happens most often, and all points whose futures do not clearly
    differ from its own, by so many standard errors that all comparisons together are wrong in about
    5% of studies at most (Bonferroni). So the truly best point is among them in about 95% or
    more."""
    shares = [point.chance(event).value for point in points]
    best = int(np.nanargmax(shares)) if np.isfinite(shares).any() else 0
    claim = Claim("", "P", event, ">=", 0.0)
    z = z_of(len(points) - 1)
    equal = [at for at, p in enumerate(points) if p.n and not differs(points[best], p, claim, z)]
    return best, equal or [best]


def differs(one: Futures, other: Futures, claim: Claim, z: float = Z) -> bool:
    """Whether two points, in the same futures, clearly differ in what is on the left side of a
    claim, future by future: as in a comparison, by more than `z` standard errors. What is not known
    does not differ."""
    low, high = difference(one, other, claim, z)
    return low > 0 or high < 0


def difference(before: Futures, after: Futures, claim: Claim, z: float = Z) -> tuple[float, float]:
    """The ends of the paired interval of how much more it is `after`."""
    _, *both = np.intersect1d(before.places, after.places, return_indices=True)
    sides = [(side, at) for side, at in zip((before, after), both, strict=True)]
    name = claim.subject
    if claim.statistic == "P":
        old, new = (side.hits(claim)[at] for side, at in sides)
        return ends_of_shares(old, new, z)
    if claim.statistic == "mean" and MEASURES[name].parts is not None:
        old, new = (side.parts(name)[:, at] for side, at in sides)
        return ends_of_ratios(old, new, z)
    old, new = (side.known(name)[at] for side, at in sides)
    there = ~(np.isnan(old) | np.isnan(new))
    if claim.statistic == "mean":
        return ends_of_means(old[there], new[there], z)
    return ends_of_quantiles(old[there], new[there], quantile_of(claim.statistic), z, name)
