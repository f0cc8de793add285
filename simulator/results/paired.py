"""How much one number differs between two scenarios with the same random numbers, and how exactly
that is known."""

from dataclasses import dataclass
from math import inf, isfinite, sqrt

import numpy as np

from simulator.results.intervals import Z, mcse, ratio_resamples

_NAN = float("nan")
_NOTHING = 1e-9
"""A smaller change of a future is only a rounding of the last digit."""


@dataclass(frozen=True)
class Paired:
    """One number before and after, over `n` futures that finished in both; `nan` = unknown.

    `low` and `high` are the 95% interval of the difference, `mcse` is its Monte Carlo error.
    `same_sign`: the share of futures whose own difference has the sign of the mean one,
    `unchanged`: the share of futures that do not differ. `gain`: how many times more futures would
    be needed without pairing (variance of an unpaired difference over that of the paired one).
    """

    n: int
    before: float
    after: float
    difference: float
    mcse: float
    low: float
    high: float
    same_sign: float
    unchanged: float
    gain: float

    @property
    def tie(self) -> bool:
        """No clear change: 0 lies in the interval, or the interval is unknown."""
        return not (self.low > 0 or self.high < 0)

    @property
    def way(self) -> int:
        """1 if the number clearly rises, -1 if it clearly falls, 0 if neither is clear."""
        return 0 if self.tie else 1 if self.difference > 0 else -1

    @property
    def certainty(self) -> float:
        """The size of the difference over its error; infinite without one."""
        return abs(self.difference) / self.mcse if self.mcse > 0 else inf

    @property
    def sd_ratio(self) -> float:
        """Standard deviation of the paired difference over that of an unpaired one."""
        return 1 / sqrt(self.gain) if self.gain > 0 else _NAN


def paired_means(before: np.ndarray, after: np.ndarray) -> Paired:
    """The difference of two means over the futures where both numbers exist.

    The interval is Student's, which for few futures is wider than the normal one.
    """
    known = np.isfinite(before) & np.isfinite(after)
    old, new = before[known].astype(float), after[known].astype(float)
    n, change = len(old), new - old
    if n == 0:
        return Paired(0, *(_NAN,) * 9)
    difference, error = float(change.mean()), mcse(change)
    half = _student(n - 1) * error if n > 1 else _NAN
    return Paired(
        n,
        float(old.mean()),
        float(new.mean()),
        difference,
        error,
        difference - half,
        difference + half,
        *_signs(change, difference),
        _gain(old, new),
    )


def paired_shares(before: np.ndarray, after: np.ndarray) -> Paired:
    """The difference of two shares: by how much more often something happens.

    The interval is that of Bonett and Price (2012, J Educ Behav Stat 37:479) for paired shares. It
    has a width even where no future changes at all.
    """
    found = paired_means(before.astype(float), after.astype(float))
    n = found.n
    if n == 0:
        return found
    low, high = ends_of_shares(before, after)
    return Paired(
        n,
        found.before,
        found.after,
        found.difference,
        found.mcse,
        low,
        high,
        found.same_sign,
        found.unchanged,
        found.gain,
    )


def ends_of_shares(before: np.ndarray, after: np.ndarray, z: float = Z) -> tuple[float, float]:
    """That interval alone, so many standard errors to each side."""
    n = len(before)
    more = (1 + np.count_nonzero(after & ~before)) / (n + 2)
    less = (1 + np.count_nonzero(before & ~after)) / (n + 2)
    half = z * sqrt((more + less - (more - less) ** 2) / (n + 2))
    return max(more - less - half, -1.0), min(more - less + half, 1.0)


def paired_ratios(before: np.ndarray, after: np.ndarray, key: str) -> list[Paired]:
    """Differences of ratios of means, with a paired bootstrap: whole futures are resampled.

    `before` and `after` have shape `(ratios, 2, n)`: numerators and denominators. A future in
    which one part is unknown counts as 0 in both, as in the estimate of a ratio.
    """
    count, _, n = before.shape
    if n == 0:
        return [Paired(0, *(_NAN,) * 9)] * count
    parts = np.concatenate([before, after]).astype(float)
    parts = np.where(np.isfinite(parts).all(axis=1, keepdims=True), parts, 0.0)
    again = ratio_resamples(parts[:, 0], parts[:, 1], key)
    with np.errstate(invalid="ignore"):
        spread = again[count:] - again[:count]
    return [_paired_ratio(parts[i], parts[count + i], spread[i]) for i in range(count)]


def _paired_ratio(old: np.ndarray, new: np.ndarray, spread: np.ndarray) -> Paired:
    n = old.shape[1]
    before, after = _ratio(old), _ratio(new)
    if not isfinite(before) or not isfinite(after):
        return Paired(n, before, after, *(_NAN,) * 7)
    error, low, high = _ends(spread) if n > 1 else (_NAN,) * 3
    difference = after - before
    own = _own_ratios(new) - _own_ratios(old)
    return Paired(
        n,
        before,
        after,
        difference,
        error,
        low,
        high,
        *_signs(own[np.isfinite(own)], difference),
        _gain(_influence(old, before), _influence(new, after)),
    )


def _ratio(parts: np.ndarray) -> float:
    total = float(parts[1].sum())
    return float(parts[0].sum()) / total if total > 0 else _NAN


def _own_ratios(parts: np.ndarray) -> np.ndarray:
    out = np.full(parts.shape[1], _NAN)
    return np.divide(parts[0], parts[1], out=out, where=parts[1] > 0)


def _influence(parts: np.ndarray, ratio: float) -> np.ndarray:
    """How much each future changes the ratio of means (its influence function); `(n,)`."""
    return (parts[0] - ratio * parts[1]) / parts[1].mean()


def _ends(spread: np.ndarray) -> tuple[float, float, float]:
    """Error and 95% interval of bootstrapped differences; unknown where one is infinite."""
    if not np.isfinite(spread).all():
        return _NAN, _NAN, _NAN
    return (
        float(spread.std(ddof=1)),
        float(np.quantile(spread, 0.025, method="lower")),
        float(np.quantile(spread, 0.975, method="higher")),
    )


def _signs(change: np.ndarray, mean: float) -> tuple[float, float]:
    """The share of futures whose change has the sign of the mean one, and that of no change."""
    if not len(change):
        return _NAN, _NAN
    sign = np.where(np.abs(change) < _NOTHING, 0.0, np.sign(change))
    along = sign == np.sign(mean) if mean else np.zeros(len(change), dtype=bool)
    return float(along.mean()), float((sign == 0).mean())


def _gain(before: np.ndarray, after: np.ndarray) -> float:
    """Infinite where every future differs by the same amount, unknown where nothing varies at
    all."""
    if len(before) < 2:
        return _NAN
    unpaired = float(before.var(ddof=1) + after.var(ddof=1))
    paired = float((after - before).var(ddof=1))
    if paired > 0:
        return unpaired / paired
    return float("inf") if unpaired > 0 else _NAN


def _student(freedom: int) -> float:
    """The 97.5% point of Student's distribution, to six decimals: versions of scipy differ in the
    eighth."""
    from scipy.special import stdtrit

    return round(float(stdtrit(freedom, 0.975)), 6)
