"""Which assumptions change the verdict most, and which of those have no source. The screen of a run
shows these after DOUBT."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np

from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result

JUDGED = (
    "self_sufficiency",
    "months_of_reserve",
    "public_money_share",
    "net_outcomes",
    "cost_per_net_outcome",
)
"""The measures that decide the verdict."""
FROM = {"strong": 0.4, "some": 0.2}
"""From which rank correlation on an influence is called strong, or some (assumption)."""
CHANGES_THE_ANSWER = tuple(FROM)
"""The ids of an influence that may change the answer."""
WEAK, UNKNOWN = "weak", "influence unknown"
WORDS = (*CHANGES_THE_ANSWER, WEAK, UNKNOWN)
"""The ids of influence, the largest first (labels: `words.labels.INFLUENCE`)."""


@dataclass(frozen=True)
class Influence:
    """How closely one assumption goes with the verdict's measures over the futures of this run.

    `correlation` is the largest rank correlation, and `on` the measure that it is with; both are
    `None` if the assumption is not a range. `word` is one of `WORDS`.
    """

    path: str
    word: str
    correlation: float | None
    on: str | None


@dataclass(frozen=True)
class Unsourced:
    """An assumption without a source; `given`: the scenario file itself sets it."""

    path: str
    text: str
    given: bool
    influence: Influence


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1, ties averaged."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return (last - (count - 1) / 2)[place]


def rank_correlation(x: np.ndarray, y: np.ndarray) -> float:
    """Spearman's rank correlation over the pairs where both exist; 0 where one is constant."""
    known = np.isfinite(x) & np.isfinite(y)
    if np.count_nonzero(known) < 2:
        return 0.0
    a, b = ranks(x[known]), ranks(y[known])
    a, b = a - a.mean(), b - b.mean()
    size = sqrt(float((a * a).sum()) * float((b * b).sum()))
    return float((a * b).sum()) / size if size > 0 else 0.0


def influences(result: Result) -> dict[str, Influence]:
    """The influence of every numeric assumption, by path, in the order of the scenario."""
    judged = {name: MEASURES[name].per_run(result) for name in JUDGED}
    ranges = sum(quantity.is_range for _, _, quantity in result.scenario.inputs())
    sure = max(2.0, NormalDist().inv_cdf(1 - 0.25 / (max(ranges, 1) * len(JUDGED))))
    return {
        path: _influence(path, result.inputs[path].astype(float), judged, sure)
        if quantity.is_range
        else Influence(path, UNKNOWN, None, None)
        for path, _, quantity in result.scenario.inputs()
    }


def _influence(
    path: str, drawn: np.ndarray, judged: dict[str, np.ndarray], sure: float
) -> Influence:
    """The influence of one assumption. It is `weak` also if chance alone may give the correlation:
    if that is below `sure` / sqrt(n). `sure` is at least 2. With many inputs it is so large that in
    half of all runs no input without any effect exceeds it."""
    clear, best = [], (0.0, JUDGED[0])
    for name, values in judged.items():
        n = int(np.count_nonzero(np.isfinite(values)))
        r = rank_correlation(drawn, values)
        if abs(r) > abs(best[0]):
            best = (r, name)
        if n and abs(r) >= sure / sqrt(n):
            clear.append((abs(r), r, name))
    if not clear:
        return Influence(path, WEAK, *best)
    size, r, name = max(clear)
    word = next((word for word, least in FROM.items() if size >= least), WEAK)
    return Influence(path, word, r, name)


def unsourced(result: Result) -> list[Unsourced]:
    """Assumptions without a source: the most influential first, then those of unknown influence
    that the file sets itself, then defaults."""
    known = influences(result)
    given = {f"{path}.{name}" for path, block in result.scenario.blocks() for name in block.given}
    found = [
        Unsourced(path, quantity.text, path in given, known[path])
        for path, _, quantity in result.scenario.inputs()
        if not quantity.sourced
    ]
    return sorted(found, key=_rank)


def _rank(entry: Unsourced) -> tuple[int, float, bool]:
    r = entry.influence.correlation
    return WORDS.index(entry.influence.word), -abs(r or 0.0), not entry.given
