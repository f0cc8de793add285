"""The best point of a sweep: of several that are equally good, the one with the values of now."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.experiments.study.tally import Futures, best_of


@dataclass(frozen=True)
class Best:
    """The point where an event happens most often, by its place, and what is said of others."""

    point: int
    share: float
    equal: tuple[int, ...]
    """All points that are not clearly worse, this one among them."""
    same: int
    """How many others have the same share in these futures."""
    least: float
    """The lowest share of all points."""
    known: int
    """How many points have a share; the rest have no future."""

    @property
    def others(self) -> int:
        return len(self.equal) - 1

    @property
    def is_open(self) -> bool:
        """Whether none is clearly worse, so that any point may be the best."""
        return len(self.equal) == self.known


def best_point(
    points: Sequence[Futures], event: str, numbers: np.ndarray, now: Sequence[float]
) -> Best:
    """The best point for an event. `numbers` are the values of each point, `(points, levers)`, and
    `now` those of the scenario."""
    far = [not np.array_equal(row, now) for row in numbers]
    order = sorted(range(len(points)), key=lambda at: far[at])  # of equal ones the first is best
    first, equal = best_of([points[at] for at in order], event)
    shares = np.array([point.chance(event).value for point in points])
    best = order[first]
    same = int(np.count_nonzero(shares == shares[best])) - 1
    least = float(np.min(shares[np.isfinite(shares)], initial=shares[best]))
    found = tuple(sorted(order[at] for at in equal))
    known = int(np.count_nonzero(np.isfinite(shares)))
    return Best(best, float(shares[best]), found, same, least, known)
