"""Ranks of ventures: two ventures share a rank if their futures do not clearly differ."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Rank:
    """Ventures, by index, that share a rank: 1 is first, and two with rank 1 are followed by 3."""

    rank: int
    members: tuple[int, ...]
    ahead: tuple[tuple[int, int], ...] = ()
    """Pairs `(better, worse)` in the group with a clear difference. They share a rank only because
    of a third venture."""


def ranked(shares: Sequence[float], better: Sequence[Sequence[bool]]) -> tuple[Rank, ...]:
    """Groups of ventures that share a rank, the best first. `better[i][j]`: venture i is clearly
    better than venture j.

    A new rank begins only if every venture above is clearly better than every venture below, so any
    two ventures without a clear difference share a rank.
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
