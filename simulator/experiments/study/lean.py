"""What a study keeps of each future: both verdicts, and a few measures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.verdict import IMPACT, MONEY, judge

MONEY_CODE, IMPACT_CODE = "money", "impact"
"""Columns with the place of each verdict in `MONEY` and `IMPACT`; `nan` where a future failed."""
USUAL = (
    "net_outcomes",
    "cost_per_net_outcome",
    "self_sufficiency",
    "lowest_cash",
    "closing_cash",
    "served",
    "outcomes",
    "closed_month",
)
"""The measures that every study keeps."""
_DIGITS = 12
"""Significant digits that are kept of a number: the last bits of a platform do not count."""


def columns_of(measures: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns of a study that keeps these measures. A measure that is a ratio has
    a second column, its denominator, because its mean is a ratio of means."""
    return (
        MONEY_CODE,
        IMPACT_CODE,
        *(column for name in measures for column in _columns(name)),
    )


def below(measure: str) -> str:
    """The column with the denominator of a measure that is a ratio."""
    return f"{measure} per"


def _columns(name: str) -> tuple[str, ...]:
    return (name,) if MEASURES[name].parts is None else (name, below(name))


@dataclass(frozen=True)
class Record:
    """A block that is done: a row for each of its futures, in the order of their numbers, and a
    column for each name of `columns_of`. A future that could not be simulated is `nan`
    throughout."""

    values: np.ndarray
    reason: str = ""
    """Why the first of those failed, in English; empty where none did."""


def reduced(result: Result, measures: Sequence[str]) -> np.ndarray:
    """The columns of a result's futures, `(n, columns)` `float64`."""
    verdict = judge(result)
    found = [
        np.array([MONEY.index(word) for word in verdict.money.tolist()], dtype=np.float64),
        np.array([IMPACT.index(word) for word in verdict.impact.tolist()], dtype=np.float64),
    ]
    for name in measures:
        measure = MEASURES[name]
        if measure.parts is None:
            found.append(measure.per_run(result).astype(np.float64))
            continue
        top, bottom = (part.astype(np.float64) for part in measure.parts(result))
        found += [top, bottom]
    return rounded(np.stack(found, axis=1))


def rounded(values: np.ndarray) -> np.ndarray:
    """Each number to twelve significant digits; what is not finite stays as it is."""
    finite = np.isfinite(values) & (values != 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(finite, np.floor(np.log10(np.abs(values))), 0)
    factor = 10.0 ** (_DIGITS - 1 - size)
    return np.where(finite, np.rint(values * factor) / factor, values)
