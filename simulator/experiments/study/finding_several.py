"""The cheapest change of several numbers that reaches a goal: points all over their ranges, a local
search from the best of them towards the values of now, and checks with new futures.

    futures              what they show
    0 to half of `runs`  the points all over the ranges
    0 to `runs`          the values of now, and the local search
    from `runs` on       `_CHECKS` checks, each of as many new ones: which answers hold
    from LOOK x runs on  the figures that are shown of them: these futures chose nothing
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from simulator.experiments.study.box import Box, Row
from simulator.experiments.study.found import Goal
from simulator.experiments.study.found_several import Answer, FoundSeveral, Tried
from simulator.experiments.study.tally import Estimated
from simulator.experiments.study.walks import Walk, together, walk, way_out

At = Callable[[Sequence[Row], int, int], Sequence[Estimated]]
"""What the goal is about, at some points: with the futures from `first` on, so many."""
Differ = Callable[[Row, Row, int], bool]
"""Whether that clearly differs between two points, in the futures from `first` on."""

DRAWN = 64
"""Points all over the ranges, the values of now among them."""
LOCAL = 16
"""Points of the local search for each number: it always ends."""
BEST = 3
"""Answers that are checked with new futures, and points of the first kind where walks begin."""
_TRIED_AGAIN = 5
"""Of the points with half of the futures, so many of the cheapest that reach the goal are tried
with all of them; where none does, so many of the best."""
_ALIKE = 0.05
"""Two answers differ by more than this share of the range of some number."""
_CHECKS = 4
"""How often answers are checked: each time a little further out, where none held."""
LOOK = _CHECKS + 1
"""The last look begins after so many times all futures."""


def find_several(
    at: At,
    box: Box,
    drawn: Sequence[Row],
    goal: Goal,
    runs: int,
    local: int,
    differ: Differ,
) -> FoundSeveral:
    """Search the `box`. `drawn` are points all over it, the values of now the first; `local` is how
    many others may be tried. Half of the futures show the drawn points, all of them the others and
    the values of now, all with the same random numbers; the check is of new ones."""
    half = max(1, runs // 2)
    shown = at(drawn, 0, half)
    first = tuple(Tried(row, half, box.cost(row), f) for row, f in zip(drawn, shown, strict=True))
    now = Tried(drawn[0], runs, 0.0, at(drawn[:1], 0, runs)[0])
    found = FoundSeveral(goal, now, first, (now,))
    if found.already:
        return found
    asking = _Asking(at, box, goal, runs, local - 1, now)
    slopes = _slopes(box, found)
    together(_walks(box, found, slopes, asking), asking.meets)
    found = replace(found, near=tuple(asking.tried.values()))
    rows, held, checks = _checked(at, box, found, runs)
    asked = list(dict.fromkeys([now.row, *(rows or [found.best.row])]))
    looks = dict(zip(asked, at(asked, LOOK * runs, runs), strict=True))
    before = looks[now.row]
    if not rows:
        return replace(found, before=before, most=looks[found.best.row])

    def helps(row: Row) -> bool:
        more = goal.sign(looks[row].value) > goal.sign(before.value)
        return more and differ(now.row, row, LOOK * runs)

    answers = (
        Answer(row, box.cost(row), check, goal.met(check), looks[row], helps(row))
        for row, check in zip(rows, held, strict=True)
    )
    return replace(found, before=before, answers=tuple(answers), checks=checks)


class _Asking:
    """Asks for points with all futures, each once, and no more than `left` of them; that of `now`
    is known."""

    def __init__(self, at: At, box: Box, goal: Goal, runs: int, left: int, now: Tried) -> None:
        self._at, self._box, self._goal, self._runs, self._left = at, box, goal, runs, left
        self.tried: dict[Row, Tried] = {now.row: now}

    def meets(self, rows: Sequence[Row]) -> list[bool]:
        """Whether each point reaches the goal; one for which no room is left does not."""
        new = [row for row in dict.fromkeys(rows) if row not in self.tried][: self._left]
        self._left -= len(new)
        for row, found in zip(new, self._at(new, 0, self._runs) if new else (), strict=True):
            self.tried[row] = Tried(row, self._runs, self._box.cost(row), found)
        met = {row: self._goal.met(tried.found.value) for row, tried in self.tried.items()}
        return [met.get(row, False) for row in rows]

    @property
    def full(self) -> bool:
        """Whether no room is left."""
        return self._left <= 0


def _slopes(box: Box, found: FoundSeveral) -> np.ndarray:
    """How much nearer to the goal the whole range of each number brings, by straight lines through
    the drawn points: `(k,)`."""
    x = (np.array([tried.row for tried in found.drawn]) - box.low) / box.width
    y = np.array([found.goal.sign(tried.found.value) for tried in found.drawn])
    known = np.isfinite(y)
    x, y = x[known], y[known]
    if len(y) < 2:
        return np.zeros(len(box.start))
    apart = x - x.mean(axis=0)
    spread = (apart**2).sum(axis=0)
    return np.divide(
        (apart * (y - y.mean())[:, None]).sum(axis=0),
        spread,
        out=np.zeros(len(box.start)),
        where=spread > 0,
    )


def _walks(box: Box, found: FoundSeveral, slopes: np.ndarray, asking: _Asking) -> list[Walk]:
    """Walks towards the values of now: from the way out on which each step gains most for its cost,
    and from the cheapest drawn points that reach the goal, also with all futures. Where none does,
    the best ones are tried with all futures, so that what is best is known."""
    out = way_out(box, slopes)
    met = [tried for tried in found.drawn if found.goal.met(tried.found.value)]
    first = sorted(met, key=lambda tried: tried.cost) or sorted(
        found.drawn, key=lambda tried: -found.goal.sign(tried.found.value)
    )
    reached = asking.meets(out)
    begin = next((n for n in range(1, len(out)) if reached[n]), None)
    walks = [] if begin is None else [walk(box, slopes, out[begin], out[begin - 1])]
    good: list[Row] = []
    for at in range(0, len(first), _TRIED_AGAIN):
        again = [tried.row for tried in first[at : at + _TRIED_AGAIN]]
        good = [row for row, ok in zip(again, asking.meets(again), strict=True) if ok]
        if good or walks or not met or asking.full:
            break
    return walks + [walk(box, slopes, row, found.now.row) for row in good[: BEST - len(walks)]]


def _chosen(box: Box, met: Sequence[Tried]) -> list[Tried]:
    """The cheapest points that differ. Those that have more than a cheaper one of every change come
    last: they are no other way, but may hold where that one does not."""
    chosen: list[Tried] = []
    for others in (True, False):
        for tried in sorted(met, key=lambda each: each.cost):
            more = others and any(box.beyond(tried.row, each.row) for each in chosen)
            if not more and not any(box.alike(tried.row, each.row, _ALIKE) for each in chosen):
                chosen.append(tried)
    return chosen[:BEST]


def _checked(
    at: At, box: Box, found: FoundSeveral, runs: int
) -> tuple[list[Row], list[float], int]:
    """The chosen points, rounded, and what new futures say of each; where none reaches the goal,
    again a little further out, with others. And how often that was done."""
    chosen = _chosen(box, [tried for tried in found.near if found.goal.met(tried.found.value)])
    rows, held, check = list[Row](), list[float](), 0
    while chosen and check < _CHECKS and not any(map(found.goal.met, held)):
        check += 1
        moved = (_rounded(box, found, tried, further=check - 1) for tried in chosen)
        rows = sorted(dict.fromkeys(moved), key=box.cost)
        held = [one.value for one in at(rows, check * runs, runs)]
    return rows, held, check


def _rounded(box: Box, found: FoundSeveral, tried: Tried, further: int) -> Row:
    """A point with as many figures as chance leaves. The share of its changes within which it is
    known follows from its 95% range and what the changes bring. `further` moves it out by so many
    quarters of that."""
    low, high = tried.found.low, tried.found.high
    brought = abs(tried.found.value - found.now.found.value)
    known = (high - low) / brought if brought > 0 else 0.0
    known = min(known, 1.0) if np.isfinite(known) else 0.0
    moved = box.between(found.now.row, tried.row, 1 + further * known / 4)
    return box.rounded(moved, known)
