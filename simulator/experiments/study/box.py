"""The box in which several numbers are searched together: its ends, what a change costs, and which
values the scenario can hold."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Row = tuple[float, ...]
"""A value of each number."""


@dataclass(frozen=True)
class Box:
    """Ranges of `k` numbers, and the values that they have now. All arrays have the shape
    `(k,)`."""

    start: np.ndarray
    low: np.ndarray
    high: np.ndarray
    weights: np.ndarray
    """What a change of each number by its own size costs."""
    fitting: Callable[[int, float], float]
    """A value of the number at this place that the scenario can hold."""
    step: Callable[[int, float], float]
    """To which steps the number at this place is rounded, where it is known to within so much."""

    @property
    def size(self) -> np.ndarray:
        """What counts as a change by 1: the value now, or the width of the range where it is 0."""
        return np.where(self.start == 0, self.width, np.abs(self.start))

    @property
    def width(self) -> np.ndarray:
        return self.high - self.low

    def cost(self, row: Row) -> float:
        """The sum of the changes, each in parts of the number's size and times its weight."""
        return float(sum(self.weights * np.abs(np.array(row) - self.start) / self.size))

    def fit(self, values: np.ndarray) -> Row:
        """Values within the ranges, or on the way there from those of now, that the scenario can
        hold."""
        inside = np.clip(
            values, np.minimum(self.low, self.start), np.maximum(self.high, self.start)
        )
        return tuple(self.fitting(at, float(x)) for at, x in enumerate(inside))

    def changed(self, row: Row) -> list[int]:
        """The places of the numbers that are not as now."""
        return [at for at, x in enumerate(row) if x != self.start[at]]

    def between(self, outside: Row, inside: Row, share: float) -> Row:
        """The point at this share of the way from one to the other."""
        there, here = np.array(inside), np.array(outside)
        return self.fit(here + share * (there - here))

    def tidy(self, row: Row) -> Row:
        """The same to within a hundredth of each range, in round figures."""
        steps = [self.step(at, 0.04 * width) for at, width in enumerate(self.width)]
        return self.fit(
            np.array([round(x / s) * s if s else x for x, s in zip(row, steps, strict=True)])
        )

    def with_start(self, row: Row, *places: int) -> Row:
        """The same with the numbers at these places as now."""
        return tuple(float(self.start[at]) if at in places else x for at, x in enumerate(row))

    def rounded(self, row: Row, known: float) -> Row:
        """Changes known to within this share of themselves, with as many figures as that leaves.
        They are rounded away from the value of now, so that what is reached stays reached."""
        found = np.array(row)
        for at in self.changed(row):
            change = row[at] - self.start[at]
            step = self.step(at, abs(change) * known)
            if step > 0:
                towards = np.ceil if change > 0 else np.floor
                found[at] = towards(round(row[at] / step, 9)) * step
        return self.fit(found)

    def beyond(self, one: Row, other: Row) -> bool:
        """Whether one has every change of the other, and none of them smaller."""
        further, change = np.array(one) - self.start, np.array(other) - self.start
        return bool(np.all((further * change >= 0) & (np.abs(further) >= np.abs(change))))

    def alike(self, one: Row, other: Row, share: float) -> bool:
        """Whether no number differs by more than this share of its range."""
        return bool(np.all(np.abs(np.array(one) - np.array(other)) <= share * self.width))
