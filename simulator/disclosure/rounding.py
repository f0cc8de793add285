"""Steps for figures over many futures, so that none shows an exact small count."""

from math import floor, isfinite, log10

import numpy as np

from simulator.disclosure.cells import SMALLEST

_HALF_A_PERSON = 0.5
FIGURES = 3
"""No mean is shown in more figures."""
_NICE = (1.0, 2.0, 5.0, 10.0)


def step(at_least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... (or 0.5, 0.2, 0.1 ...) that is not below `at_least`; 0
    for 0."""
    if not at_least > 0:
        return 0.0
    scale = 10.0 ** floor(log10(at_least))
    return next(nice * scale for nice in _NICE if nice * scale >= at_least * (1 - 1e-9))


def to_step(value: float, coarse: float = 0.0, figures: int = FIGURES) -> float:
    """The value in at most so many figures, and in steps of at least `coarse` (1, 2 or 5 times a
    power of ten)."""
    if not value or not isfinite(value):
        return value
    fine = 10.0 ** (floor(log10(abs(value))) - figures + 1)
    size = max(step(coarse), fine)
    return float(f"{round(value / size) * size:.12g}")


def mean_count(mean: float, futures: int) -> float:
    """A mean of people in steps of at least eleven people of all futures together; `nan` where it
    would be 0, and where steps are so coarse that less than eleven would look like a count."""
    steps = SMALLEST / max(futures, 1)
    shown = to_step(mean, steps)
    as_a_count = step(steps) >= _HALF_A_PERSON and 0 < abs(mean) < SMALLEST
    return float("nan") if as_a_count or (mean and not shown) else shown


def in_fives(counts: np.ndarray) -> np.ndarray:
    """Counts of people in steps of five; `nan` where one is small, or would look small."""
    fives = 5 * np.round(counts / 5)
    return np.where(_small(counts) | _small(fives), np.nan, fives)


def _small(counts: np.ndarray) -> np.ndarray:
    return np.asarray((counts != 0) & (np.abs(counts) < SMALLEST))


def two_figures(value: float) -> float:
    return to_step(value, figures=2)


def all_steps(values: np.ndarray, coarse: float | np.ndarray, figures: int = FIGURES) -> np.ndarray:
    """`to_step` of each of them."""
    pairs = zip(*np.broadcast_arrays(values, coarse), strict=True)
    return np.array([to_step(float(value), float(size), figures) for value, size in pairs])
