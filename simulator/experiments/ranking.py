"""Ventures side by side, put in order only as far as their futures can tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Rank:
    """Ventures, by index, that share a rank: 1 is first, and a tie of two is followed by 3."""

    rank: int
    members: tuple[int, ...]
    ahead: tuple[tuple[int, int], ...] = ()
    """Within a group that is tied by way of a third: who is clearly better than whom."""


def ranked(shares: Sequence[float], better: Sequence[Sequence[bool]]) -> tuple[Rank, ...]:
    """Groups of ties, the best first. `better[i][j]`: venture i does so clearly better than j.

    A line is drawn between two neighbours only where everyone above it is clearly better than
    everyone below: any two ventures that are tied share a rank.
    """
    order = sorted(range(len(shares)), key=lambda i: (-shares[i], i))
    groups: list[list[int]] = []
    for place, venture in enumerate(order):
        above, below = order[:place], order[place:]
        if all(better[i][j] for i in above for j in below):
            groups.append([])
        groups[-1].append(venture)
    return tuple(
        Rank(
            1 + sum(map(len, groups[:place])),
            tuple(group),
            tuple((i, j) for i in group for j in group if better[i][j]),
        )
        for place, group in enumerate(groups)
    )
