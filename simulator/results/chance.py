"""How much of the verdict is chance, and how much is what nobody knows yet.

Each set of assumptions lives twice, with other random numbers (its twin). What makes both lives end
alike is in the assumptions; what makes them differ is chance alone. No model is fitted.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from simulator.results.intervals import Z
from simulator.results.result import Result
from simulator.results.verdict import MONEY, Verdict

AGAIN = "money_again"
"""In `Result.finals`: the money verdict of the twin, as its place in `MONEY`; `NOT_LIVED` where it
has none."""
NOT_LIVED = -1
FEW = 20
"""With fewer lives of the rarer kind among all pairs, the share that twins show is not told: its
interval held the truth in less than seven runs of ten, where the share was small."""


@dataclass(frozen=True)
class Chance:
    """What twins show about the verdict on money: that a venture pays for itself, or not.

    `same` of the `pairs` end the same way. `share` (0 to 1) of what decides the verdict lies in the
    assumptions, with a counting error (95%) from `low` to `high`. If they were known, the chance to
    pay for itself would lie between `worst` and `best` in 8 cases of 10. All but `pairs` and `same`
    are `None` where all futures, or nearly all, end the same way.
    """

    pairs: int
    same: float
    share: float | None
    low: float | None
    high: float | None
    worst: float | None
    best: float | None


def chance(result: Result, verdict: Verdict) -> Chance | None:
    """What twins show; `None` for a run without twins."""
    if AGAIN not in result.finals:
        return None
    again = result.finals[AGAIN]
    lived = again != NOT_LIVED
    return of_twins((verdict.money == MONEY[0])[lived], again[lived] == 0) if lived.any() else None


def money_again(result: Result) -> list[str | None]:
    """The money verdict of each future's twin, `None` where it has none."""
    codes = result.finals.get(AGAIN, np.full(result.n, NOT_LIVED)).astype(int).tolist()
    return [None if code == NOT_LIVED else MONEY[code] for code in codes]


def of_twins(first: np.ndarray, second: np.ndarray) -> Chance:
    """What pairs of verdicts show: two masks of shape `(pairs,)`."""
    n, ones = len(first), first.astype(float) + second
    same = float((first == second).mean())
    if min(ones.sum(), 2 * n - ones.sum()) < FEW:
        return Chance(n, same, None, None, None, None, None)
    both = first.astype(float) * second
    share = float(_share(both.mean(), ones.mean() / 2))
    without = _share((both.sum() - both) / (n - 1), (ones.sum() - ones) / (n - 1) / 2)
    error = Z * sqrt((n - 1) / n * float(((without - without.mean()) ** 2).sum()))
    worst, best = _ends(float(ones.mean()) / 2, share)
    low, share, high = (min(max(x, 0.0), 1.0) for x in (share - error, share, share + error))
    return Chance(n, same, share, low, high, worst, best)


def _share(both: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """The covariance of the two verdicts over the variance of one."""
    return (both - mean * mean) / (mean * (1 - mean))


def _ends(mean: float, share: float) -> tuple[float, float]:
    """The 10% and 90% points of a beta distribution with this mean, of which the variance is this
    share of the variance of a verdict."""
    from scipy.special import betaincinv

    if share <= 0:
        return mean, mean
    if share >= 1:
        return 0.0, 1.0
    size = 1 / share - 1
    low, high = betaincinv(mean * size, (1 - mean) * size, [0.1, 0.9])
    return float(low), float(high)
