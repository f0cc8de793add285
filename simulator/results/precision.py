"""How exactly chances are known, and how many futures show them as exactly as is wanted.

The number of futures is decided in two stages (Stein 1945, Ann Math Stat 16:243): it follows from a
first part whose size was fixed before, so chance does not decide when to stop.
"""

from collections.abc import Sequence
from math import ceil, sqrt

import numpy as np

from simulator.results.claims import event, happens
from simulator.results.intervals import Z, wilson
from simulator.results.result import Result
from simulator.results.verdict import judge

_GOALS = ("sustainable", "delivers", "both")
"""The chances that a scenario without a claim about a chance is about."""


def chances_asked(result: Result) -> list[np.ndarray]:
    """Where that happens of which the claims give a chance, each of shape `(n,)`; without such a
    claim, where futures pay for themselves, reach their impact target, and reach both."""
    verdict = judge(result)
    claims = [claim for claim in result.scenario.claims if claim.statistic == "P"]
    if claims:
        return [happens(claim, result, verdict) for claim in claims]
    return [event(verdict, goal) for goal in _GOALS]


def half_width(hits: np.ndarray) -> float:
    """Half of the 95% interval of a share, by Wilson; 0.5 for no cases."""
    low, high = wilson(int(np.count_nonzero(hits)), len(hits))
    return 0.5 if low is None or high is None else (high - low) / 2


def known_to_within(chances: Sequence[np.ndarray]) -> float:
    """Half of the 95% interval of the chance that is known least well."""
    return max(map(half_width, chances))


def futures_needed(chances: Sequence[np.ndarray], within: float) -> int:
    """With how many futures the half of each 95% interval is nearly always at most `within`."""
    most = max(map(_variance, chances))
    spread = most + sqrt(most * most + within * within * (1 - 4 * most))
    return max(1, ceil(Z * Z * (spread / (2 * within * within) - 1)))


def expected_within(chances: Sequence[np.ndarray], n: int) -> float:
    """Half of the 95% interval that is to be expected at most with `n` futures."""
    most = max(map(_variance, chances))
    return Z * sqrt(most / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)


def _variance(hits: np.ndarray) -> float:
    """Share x (1 - share) at the share in the 95% interval where it is largest."""
    low, high = wilson(int(np.count_nonzero(hits)), len(hits))
    share = 0.5 if low is None or high is None else min(max(0.5, low), high)
    return share * (1 - share)
