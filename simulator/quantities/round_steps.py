"""Round steps between numbers: 1, 2 or 5 times a power of ten."""

from math import floor, log10


def round_step(most: float) -> float:
    """The largest round step that is not above `most`, which is above 0."""
    power = 10.0 ** floor(log10(most))
    return next(times * power for times in (5, 2, 1) if times * power <= most)
