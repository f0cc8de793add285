"""How a venture does where the assumptions that matter are worst, and where they are best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.results.influence import drawn_ranges, ranks, select
from simulator.results.result import Result
from simulator.results.verdict import MONEY, Verdict

LEAST = 500
"""With fewer futures, the share of a fifth would be off by 8 points or more."""


@dataclass(frozen=True)
class Fifths:
    """Where futures pay for themselves: masks of the fifth of all futures with the worst values of
    these inputs together, and of the fifth with the best."""

    inputs: tuple[str, ...]
    worst: np.ndarray
    best: np.ndarray


def fifths(result: Result, verdict: Verdict) -> Fifths | None:
    """The two fifths of a run; `None` for fewer than `LEAST` futures, and where no input stands
    out in both halves."""
    if result.n < LEAST:
        return None
    return of_halves(
        drawn_ranges(result), verdict.money == MONEY[0], f"{result.scenario.seed} fifths"
    )


def of_halves(inputs: Mapping[str, np.ndarray], good: np.ndarray, key: str) -> Fifths | None:
    """Every second future is one half. In each half, the inputs that matter and how they work are
    found, and the other half is put in order by them. So no future is judged by itself."""
    worst, best = np.zeros(len(good), dtype=bool), np.zeros(len(good), dtype=bool)
    named: list[str] = []
    for half in (0, 1):
        there, here = slice(half, None, 2), np.arange(1 - half, len(good), 2)
        values = good[there].astype(float)
        if not np.ptp(values):  # all of this half end alike, so there is nothing to learn
            return None
        parts, _ = select({path: column[there] for path, column in inputs.items()}, values, key)
        if not parts:
            return None
        paths = [part.path for part in parts]
        named += [path for path in paths if path not in named]
        learnt = _columns([inputs[path][there] for path in paths])
        slopes = np.linalg.lstsq(learnt, values, rcond=None)[0]
        expected = _columns([inputs[path][here] for path in paths]) @ slopes
        order, fifth = expected.argsort(kind="stable"), len(here) // 5
        worst[here[order[:fifth]]] = True
        best[here[order[-fifth:]]] = True
    return Fifths(tuple(named), worst, best)


def _columns(inputs: Sequence[np.ndarray]) -> np.ndarray:
    """A column of ones, and for each input its rank and the square of it."""
    u = [2 * ranks(column) / len(column) - 1 for column in inputs]
    return np.stack([np.ones(len(u[0])), *u, *(each * each for each in u)], axis=1)
