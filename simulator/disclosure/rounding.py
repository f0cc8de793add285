"""Steps in which figures over many futures are shown, so that none fixes a small count."""

from math import floor, isfinite, log10

import numpy as np

FIGURES = 3
"""No mean is shown in more."""
_NICE = (1.0, 2.0, 5.0, 10.0)


def step(at_least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... (or 0.5, 0.2, 0.1 ...) that is no smaller; 0 for 0."""
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


def two_figures(value: float) -> float:
    return to_step(value, figures=2)


def all_steps(values: np.ndarray, coarse: float | np.ndarray, figures: int = FIGURES) -> np.ndarray:
    """`to_step` of each of them."""
    pairs = zip(*np.broadcast_arrays(values, coarse), strict=True)
    return np.array([to_step(float(value), float(size), figures) for value, size in pairs])
