"""The trade-off between both axes: points that no other one beats in both chances."""

from collections.abc import Callable, Sequence

import numpy as np

from simulator.experiments.study.tally import Futures, differs
from simulator.scenario.changes.planned import Claim

AXES = ("sustainable", "delivers")
"""The events whose chances are weighed against each other."""
ROWS = 5
"""At most so many points of the front are shown."""


def front(chances: np.ndarray) -> list[int]:
    """The rows of `chances`, `(n, 2)`, that no other row beats: at least as much of both and more
    of one. The row with the most of the first chance comes first; of equal rows there is one."""
    known = np.flatnonzero(np.isfinite(chances).all(axis=1))
    order = sorted(known.tolist(), key=lambda at: (-chances[at, 0], -chances[at, 1], at))
    found: list[int] = []
    for at in order:
        if not found or chances[at, 1] > chances[found[-1], 1]:
            found.append(at)
    return found


def some_of(found: Sequence[int]) -> list[int]:
    """At most `ROWS` of a front, evenly from end to end."""
    if len(found) <= ROWS:
        return list(found)
    return [found[round(n)] for n in np.linspace(0, len(found) - 1, ROWS)]


def trade_off(
    points: Sequence[Futures], again: Callable[[list[int]], Sequence[Futures]]
) -> tuple[list[int], list[Futures]]:
    """Points of the front and their futures, from most of the first chance to most of the second.

    A front of many points is partly luck. So its points are looked at `again`, with futures by
    which none was chosen, and only those that still are no worse than the others stay. Empty where
    both ends do not clearly differ in both chances then: there is nothing to weigh."""
    chosen = some_of(front(both(points)))
    if len(chosen) < 2:
        return [], []
    anew = list(again(chosen))
    left = front(both(anew))
    claims = [Claim("", "P", event, ">=", 0.0) for event in AXES]
    if len(left) < 2 or not all(differs(anew[left[0]], anew[left[-1]], c) for c in claims):
        return [], []
    return [chosen[at] for at in left], [anew[at] for at in left]


def both(points: Sequence[Futures]) -> np.ndarray:
    """Both chances of each point, `(n, 2)`."""
    return np.array([[point.chance(event).value for event in AXES] for point in points])
