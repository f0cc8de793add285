"""How exact an estimate is: Wilson intervals, Monte Carlo and bootstrap errors, quantiles."""

from math import ceil, exp, floor, isinf, lgamma, log, sqrt
from statistics import NormalDist

import numpy as np

from simulator.model.draws import mix, name_key

Z = 1.959963984540054
"""The 97.5% point of the normal distribution."""
OUTSIDE = 0.05
"""The share of ranges of 95% that do not hold the true number."""
RESAMPLES = 1000
_BLOCK = 1 << 18


def z_of(comparisons: int) -> float:
    """The standard errors within which all of so many differences lie in 95% of studies, if there
    are none in truth (Bonferroni)."""
    return NormalDist().inv_cdf(1 - OUTSIDE / 2 / max(1, comparisons))


def wilson(hits: int, n: int) -> tuple[float | None, float | None]:
    """The 95% Wilson score interval of a share (Wilson 1927); `None` for 0 cases."""
    if n == 0:
        return None, None
    share = hits / n
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return (0.0 if hits == 0 else centre - half), (1.0 if hits == n else centre + half)


def mcse(values: np.ndarray) -> float:
    """The Monte Carlo standard error of the mean; `nan` for fewer than two values."""
    return float(values.std(ddof=1) / sqrt(len(values))) if len(values) > 1 else float("nan")


def quantiles(values: np.ndarray) -> tuple[float, float, float]:
    """The 5%, 50% and 95% quantiles, interpolated between order statistics; `nan` for no values.

    They show how far apart the futures lie, not how well the mean is known. A quantile beside an
    infinite value is infinite.
    """
    if not len(values):
        return (float("nan"),) * 3
    shares = (0.05, 0.5, 0.95)
    if np.isfinite(values).all():
        low, median, high = np.quantile(values, shares)
        return float(low), float(median), float(high)
    ordered = np.sort(values)
    low, median, high = (_beside(ordered, share * (len(ordered) - 1)) for share in shares)
    return low, median, high


def _beside(ordered: np.ndarray, place: float) -> float:
    """The value at a place between two ordered ones, infinite where one of these is."""
    below, above = float(ordered[floor(place)]), float(ordered[ceil(place)])
    if below == above or isinf(below):
        return below
    return above if isinf(above) else below + (above - below) * (place - floor(place))


def quantile_interval(values: np.ndarray, q: float) -> tuple[float, float] | None:
    """An interval of at least 95% confidence for the `q` quantile; `None` for too few values."""
    low, high = quantile_ends(values, q)
    return None if low is None or high is None else (low, high)


def quantile_ends(values: np.ndarray, q: float) -> tuple[float | None, float | None]:
    """Both ends of the same interval, from order statistics and the binomial distribution alone;
    `None` for an end for which the values are too few."""
    n = len(values)
    chance = np.array([_binomial(k, n, q) for k in range(n + 1)])
    below = int((np.cumsum(chance) <= 0.025).sum())
    above = int((np.cumsum(chance[::-1]) <= 0.025).sum())
    ordered = np.sort(values)
    return (
        float(ordered[below - 1]) if 0 < below <= n else None,
        float(ordered[n - above]) if 0 < above <= n else None,
    )


def _binomial(k: int, n: int, p: float) -> float:
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(p) + (n - k) * log(1 - p))


def ratio_resamples(tops: np.ndarray, bottoms: np.ndarray, key: str) -> np.ndarray:
    """Bootstrapped ratios of means: `tops` and `bottoms` `(ratios, n)` give `(ratios, RESAMPLES)`.

    Whole futures are resampled, the same ones for every ratio, by hashes of `key`: the same
    futures give the same error in every process. A resample whose denominators are 0 is inf.
    """
    n = tops.shape[1]
    out = np.empty((len(tops), RESAMPLES))
    rows = max(1, _BLOCK // n)
    for first in range(0, RESAMPLES, rows):
        chosen = resample(np.arange(first, min(first + rows, RESAMPLES)), n, key)
        top, bottom = tops[:, chosen].sum(axis=2), bottoms[:, chosen].sum(axis=2)
        block = np.full(top.shape, np.inf)
        out[:, first : first + rows] = np.divide(top, bottom, out=block, where=bottom > 0)
    return out


def resample(numbers: np.ndarray, n: int, key: str) -> np.ndarray:
    """The futures in each numbered resample, shape `(resamples, n)`, drawn with replacement."""
    rows = mix(numbers.astype(np.uint64) ^ name_key(f"bootstrap {key}"))
    columns = mix(np.arange(n, dtype=np.uint64) ^ name_key("bootstrap place"))
    bits = mix(rows[:, None] ^ columns[None, :])
    return ((bits >> np.uint64(32)) * np.uint64(n) >> np.uint64(32)).astype(np.int64)
