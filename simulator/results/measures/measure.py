"""What a measure is: a number that each future has, with its unit, formula and population."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from simulator.results.result import Result

Parts = Callable[[Result], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Measure:
    """One number per future.

    `per_run(result)` has shape `(n,)`, `float64`, money in minor units, `nan` where undefined.
    A ratio also has `parts`: numerator and denominator per future. Its mean over futures is the
    ratio of the two means.
    """

    name: str
    unit: str
    """`money`, `share`, `ratio`, `people`, `outcomes`, `months`, `month` (a date) or `tonnes
    CO2e`."""
    help: str
    formula: str
    population: str
    per_run: Callable[[Result], np.ndarray]
    parts: Parts | None = None
    digits: int = 0
    """Decimals a reader needs; a share is read in per cent."""

    @property
    def money(self) -> bool:
        return self.unit == "money"


def plain(number: float, scale: int = 1) -> float | None:
    """A finite Python number, or `None`."""
    return float(number) / scale if isfinite(number) else None


def quotient(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """The ratio of each future; `nan` where the denominator is not above 0."""
    out = np.full(len(denominator), np.nan)
    top, bottom = np.asarray(numerator, float), np.asarray(denominator, float)
    return np.divide(top, bottom, out=out, where=bottom > 0)


def ratio(
    name: str, unit: str, help: str, formula: str, population: str, parts: Parts, digits: int = 2
) -> Measure:
    """A measure that is one number over another; undefined where the other is not above 0."""
    return Measure(
        name, unit, help, formula, population, lambda r: quotient(*parts(r)), parts, digits
    )


def final(name: str, unit: str, help: str, formula: str, population: str) -> Measure:
    """A measure that the model counts itself, in `finals` under the same name."""
    return Measure(name, unit, help, formula, population, lambda r: r.finals[name].astype(float))
