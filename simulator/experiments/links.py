"""The links between a change and its effect: monthly series that clearly differ, in their order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from simulator.results.links import COST, COVERS, MONEY, WORK
from simulator.results.measures.measure import quotient
from simulator.results.paired import Paired, paired_means

_CLEAR, _FEWEST = 4.0, 10
"""A month shows a difference if it is so many errors from 0, over at least so many futures. Of
sixty months of seven series, hardly one does so by chance (one of 16,000 each)."""
_OPEN = 0.5
"""And if at least this share of the futures is open on both sides: a month after most have closed
shows what closing does, not what led to it (assumption)."""
_YEAR = 12


@dataclass(frozen=True)
class Link:
    """What differs from month `first` to month `last`: the mean of a monthly series, over at most a
    year and the months in which a future is open on both sides; or a number of the whole time.
    Money in minor units."""

    id: str
    rule: str
    first: int
    last: int
    found: Paired

    @property
    def way(self) -> int:
        """1 if it rises, -1 if it falls."""
        return 1 if self.found.difference > 0 else -1


Series = Mapping[tuple[str, str], np.ndarray]


def links(
    before: Series, after: Series, end: int = 0, helps: Mapping[str, int] = COVERS
) -> tuple[Link, ...]:
    """Of money and of work the link that differs first, in the order of their months. One that
    moves against what it should explain is left out: that rises (`end` is 1), falls (-1), or does
    not clearly change (0), and `helps` tells what more of a link does to it. Both sides have the
    same futures in the same order; series of only one side are left out."""
    keys = before.keys() & after.keys()
    found = [link for key in keys if (link := _link(key, before[key], after[key]))]
    money = _first(x for x in found if x.id in MONEY and x.way * helps.get(x.id, 0) * end >= 0)
    work = _first(x for x in found if x.id in WORK and _explains(x, money, end))
    return tuple(sorted(filter(None, (work, money)), key=lambda link: link.first))


def _first(found: Iterable[Link]) -> Link | None:
    return min(found, key=lambda link: (link.first, -link.found.certainty), default=None)


def _explains(work: Link, money: Link | None, end: int) -> bool:
    """Whether both move in one direction: work brings income and costs, and income pays for work.
    Costs that come before may be those of more work, or a reason for less."""
    if money is None:
        return work.way * COVERS.get(work.id, 0) * end >= 0
    return work.way == money.way or (money.id == COST and money.first < work.first)


def _link(key: tuple[str, str], before: np.ndarray, after: np.ndarray) -> Link | None:
    change = after - before
    both = np.isfinite(change)
    known = both.sum(axis=0)
    enough = known >= max(_FEWEST, _OPEN * len(change))
    months = int(enough.argmin()) if not enough.all() else len(enough)
    if not months:
        return None
    mean = np.nanmean(change[:, :months], axis=0)
    error = np.nanstd(change[:, :months], axis=0, ddof=1) / np.sqrt(known[:months])
    clear = (np.abs(mean) > _CLEAR * error) & (np.abs(mean) > 0)
    if not clear.any():
        return None
    first = int(np.argmax(clear))
    last = min(first + _YEAR, months)
    found = paired_means(*(_mean(side, both, slice(first, last)) for side in (before, after)))
    if found.tie or np.sign(found.difference) != np.sign(mean[first]) or is_trifle(found):
        return None
    return Link(*key, first + 1, last, found)


def is_trifle(found: Paired) -> bool:
    """Whether a change, however certain, is too small to explain anything."""
    return abs(found.difference) < _TRIFLE * max(abs(found.before), abs(found.after))


_TRIFLE = 0.01
"""A change by less than this share of what it changes explains nothing (assumption)."""


def _mean(side: np.ndarray, known: np.ndarray, months: slice) -> np.ndarray:
    """The mean of the known months of each future that has any, shape `(futures,)`."""
    total = np.where(known, side, 0.0)[:, months].sum(axis=1)
    return quotient(total, known[:, months].sum(axis=1))
