"""Which of several ventures are clearly better than others in the same futures, and what follows:
their ranks, and who is among the best."""

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np

from simulator.experiments.comparison_result import ScenarioResult, common
from simulator.experiments.differences import differences
from simulator.results.intervals import z_of
from simulator.results.paired import ends_of_shares


def clearly_better(results: Sequence[ScenarioResult], axis: str) -> np.ndarray:
    """Whether a goal is clearly more likely in each scenario than in each other, `(scenarios,
    scenarios)`: by so many standard errors of the paired difference (`simulator.results.paired`)
    that all pairs together are wrong in about 5% of comparisons at most (Bonferroni)."""
    better = np.zeros((len(results), len(results)), dtype=bool)
    z = z_of(comb(len(results), 2))
    for i, j in combinations(range(len(results)), 2):
        rows, columns = common(results[i], results[j])
        one, other = results[i].events[axis][rows], results[j].events[axis][columns]
        low, high = ends_of_shares(one, other, z)
        better[i, j], better[j, i] = high < 0, low > 0
    return better


def ranks(better: np.ndarray) -> tuple[int, ...]:
    """1 more than the number of scenarios that are clearly better than each."""
    return tuple(map(int, 1 + better.sum(axis=0)))


def places(better: np.ndarray, k: int) -> tuple[str, ...]:
    """Whether each is among the best `k`: `yes` where all but fewer than `k` others are clearly
    worse, `no` where at least `k` others are clearly better, else `open`."""
    others = len(better) - 1
    above, below = better.sum(axis=0), better.sum(axis=1)
    return tuple(
        "no" if over >= k else "yes" if others - under < k else "open"
        for over, under in zip(above, below, strict=True)
    )


def leaders(better: np.ndarray, shares: Sequence[float]) -> tuple[int, ...]:
    """The scenarios, by index, than which none is clearly better, the largest share first."""
    first = [i for i, rank in enumerate(ranks(better)) if rank == 1]
    return tuple(sorted(first, key=lambda i: (-shares[i], i)))


def copies(results: Sequence[ScenarioResult]) -> tuple[tuple[int, ...], ...]:
    """Scenarios without any difference, in groups of two or more."""
    groups: list[list[int]] = []
    for i, found in enumerate(results):
        for group in groups:
            first = results[group[0]]
            same = all(
                np.array_equal(found.events[name], first.events[name]) for name in found.events
            )
            if same and not differences(first.scenario, found.scenario):
                group.append(i)
                break
        else:
            groups.append([i])
    return tuple(tuple(group) for group in groups if len(group) > 1)
