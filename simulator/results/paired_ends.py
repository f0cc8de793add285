"""The interval of a paired difference alone, so many standard errors to each side, where many of
them are compared at once: Student's for means, order statistics of a bootstrap for quantiles."""

from math import floor
from statistics import NormalDist

import numpy as np

from simulator.results.intervals import RESAMPLES, mcse, resample

UNKNOWN = (float("nan"), float("nan"))
_BLOCK = 1 << 18


def ends_of_means(before: np.ndarray, after: np.ndarray, z: float) -> tuple[float, float]:
    """Of two means (Student's paired t); unknown where a number is infinite."""
    if len(before) < 2 or not np.isfinite([before, after]).all():
        return UNKNOWN
    return _student(after - before, float((after - before).mean()), z)


def ends_of_ratios(before: np.ndarray, after: np.ndarray, z: float) -> tuple[float, float]:
    """Of two ratios of means, by the delta method: numerators and denominators `(2, n)`."""
    if before.shape[1] < 2 or not (before[1].sum() > 0 and after[1].sum() > 0):
        return UNKNOWN
    ratios = [side[0].sum() / side[1].sum() for side in (before, after)]
    pulls = [
        (side[0] - ratio * side[1]) / side[1].mean()
        for side, ratio in zip((before, after), ratios, strict=True)
    ]
    return _student(pulls[1] - pulls[0], float(ratios[1] - ratios[0]), z)


def ends_of_quantiles(
    before: np.ndarray, after: np.ndarray, share: float, z: float, key: str
) -> tuple[float, float]:
    """Of two quantiles, each the order statistic at or below its share: by a bootstrap in which
    whole futures are drawn, so that pairs stay pairs (Efron and Tibshirani 1993, chapter 13).
    Numbers may be infinite: of two quantiles that both are, the difference is 0."""
    n = len(before)
    if n < 2:
        return UNKNOWN
    place, rows, found = floor(share * (n - 1)), max(1, _BLOCK // n), []
    for first in range(0, RESAMPLES, rows):
        chosen = resample(np.arange(first, min(first + rows, RESAMPLES)), n, key)
        old, new = (np.partition(side[chosen], place)[:, place] for side in (before, after))
        found.append(np.subtract(new, old, out=np.zeros(len(old)), where=new != old))
    ordered = np.sort(np.concatenate(found))
    outside = floor((1 - NormalDist().cdf(z)) * RESAMPLES)
    return float(ordered[outside]), float(ordered[-1 - outside])


def _student(values: np.ndarray, middle: float, z: float) -> tuple[float, float]:
    """Student's interval of a mean, with the chance that so many standard errors of a normal one
    leave outside."""
    from scipy.special import stdtrit

    times = round(float(stdtrit(len(values) - 1, NormalDist().cdf(z))), 6)
    half = times * mcse(values)
    return middle - half, middle + half
