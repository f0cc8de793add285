"""The chance of being among the best k of several ventures, from futures that all of them share."""

import math
from collections.abc import Sequence
from functools import reduce

import numpy as np

from simulator.experiments.comparison_result import ScenarioResult
from simulator.experiments.differences import differences
from simulator.results.intervals import RESAMPLES, resample

SURE = 0.975
"""A venture is surely among the best where the chance is at least this, and surely not where it is
at most 1 minus this."""


def among_best(events: Sequence[np.ndarray], k: int, key: str) -> np.ndarray:
    """The chance of each venture to be among the `k` with the largest shares, `(ventures,)`.

    `events`: by venture, where something happens, bool `(n,)`, the same futures in the same order.
    Whole futures are resampled by hashes of `key`. Ventures with equal shares at the border have
    equal parts of the places that are left.
    """
    happened = np.array(events, dtype=np.float64)
    ventures, n = happened.shape
    total = np.zeros(ventures)
    rows = max(1, (1 << 18) // n)
    for first in range(0, RESAMPLES, rows):
        chosen = resample(np.arange(first, min(first + rows, RESAMPLES)), n, key)
        counts = np.zeros((len(chosen), n))
        np.add.at(counts, (np.arange(len(chosen))[:, None], chosen), 1.0)
        total += _places(np.rint(counts @ happened.T), k).sum(axis=0)
    return total / RESAMPLES


def _places(hits: np.ndarray, k: int) -> np.ndarray:
    """The part of a place among the best `k` that each venture has, `(resamples, ventures)`."""
    ordered = -np.sort(-hits, axis=1)
    border = ordered[:, k - 1 : k]
    above, level = hits > border, hits == border
    left = k - above.sum(axis=1, keepdims=True)
    return above + level * (left / level.sum(axis=1, keepdims=True))


def best_of(
    results: Sequence[ScenarioResult], axes: Sequence[str], k: int
) -> dict[str, tuple[float, ...]]:
    """For each goal, the chance of each scenario to be among the best `k`."""
    shared = reduce(np.intersect1d, [found.replicates for found in results])
    if not len(shared):
        return {axis: (math.nan,) * len(results) for axis in axes}
    key = str(results[0].scenario.seed)
    rows = [np.isin(found.replicates, shared) for found in results]
    pairs = list(zip(results, rows, strict=True))
    return {
        axis: tuple(map(float, among_best([r.events[axis][at] for r, at in pairs], k, key)))
        for axis in axes
    }


def leaders(chances: Sequence[float]) -> tuple[int, ...]:
    """The scenarios, by index, that may be the best one, the likeliest first: all but those that
    surely are not. `chances`: of each to be the best one. All scenarios where none is likely."""
    likely = [i for i, chance in enumerate(chances) if chance > 1 - SURE] or range(len(chances))
    return tuple(sorted(likely, key=lambda i: (-chances[i], i)))


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
