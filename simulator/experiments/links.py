"""The links between a change and its effect: monthly series that clearly differ, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.results.links import STAGES
from simulator.results.paired import Paired, paired_means

_CLEAR, _FEWEST = 4.0, 10
"""A month shows a difference if it is so many errors from 0, over at least so many futures. Of
sixty months of seven series, hardly one does so by chance (one of 16,000 each)."""
_YEAR = 12


@dataclass(frozen=True)
class Link:
    """A monthly series that differs from month `first` on. `found` compares its monthly mean from
    then to month `last`, at most a year; money in minor units."""

    id: str
    rule: str
    first: int
    last: int
    found: Paired


Series = Mapping[tuple[str, str], np.ndarray]


def links(before: Series, after: Series) -> tuple[Link, ...]:
    """Of each stage the link that differs first, in the order of their months. Both sides have the
    same futures in the same order; series of only one side are left out."""
    chosen = []
    for stage in STAGES:
        found = [
            link
            for key in before.keys() & after.keys()
            if key[0] in stage and (link := _link(key, before[key], after[key]))
        ]
        if found:
            chosen.append(min(found, key=lambda link: (link.first, -link.found.certainty)))
    return tuple(sorted(chosen, key=lambda link: link.first))


def _link(key: tuple[str, str], before: np.ndarray, after: np.ndarray) -> Link | None:
    change = after - before
    n = len(change)
    if n < _FEWEST:
        return None
    mean, error = change.mean(axis=0), change.std(axis=0, ddof=1) / np.sqrt(n)
    clear = (np.abs(mean) > _CLEAR * error) & (np.abs(mean) > 0)
    if not clear.any():
        return None
    first = int(np.argmax(clear))
    last = min(first + _YEAR, change.shape[1])
    found = paired_means(before[:, first:last].mean(axis=1), after[:, first:last].mean(axis=1))
    if found.tie or np.sign(found.difference) != np.sign(mean[first]):
        return None
    return Link(*key, first + 1, last, found)
