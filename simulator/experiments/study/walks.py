"""Walks from a point that reaches a goal towards the values of now, along which it stays reached.

A walk is a generator: it yields the points that it wants to know next, and is sent whether each of
them reaches the goal. So several walks are simulated together."""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress

import numpy as np

from simulator.experiments.study.box import Box, Row

Walk = Generator[list[Row], list[bool], Row]

_HALVINGS, _EXCHANGES = 4, 4
"""Steps of the search on the line to the values of now, and rounds of exchange after it."""


def together(walks: Sequence[Walk], meets: Callable[[Sequence[Row]], list[bool]]) -> None:
    """Go all walks, step by step together."""
    wanted = {at: next(each) for at, each in enumerate(walks)}
    while wanted:
        met = iter(meets([row for rows in wanted.values() for row in rows]))
        told = {at: [next(met) for _ in rows] for at, rows in wanted.items()}
        wanted = {}
        for at, each in told.items():
            with suppress(StopIteration):
                wanted[at] = walks[at].send(each)


def way_out(box: Box, slopes: np.ndarray) -> list[Row]:
    """Corners from the values of now outward: one number after the other is set to its better end,
    first the one that gains most for what it costs. By straight lines that is the cheapest way."""
    ends = np.where(slopes > 0, box.high, box.low)
    gains = slopes * (ends - box.start) / box.width
    costs = box.weights * np.abs(ends - box.start) / box.size
    order = [at for at in np.argsort(-gains / np.maximum(costs, 1e-300)) if gains[at] > 0]
    found, point = [box.fit(box.start)], box.start.copy()
    for at in order:
        point[at] = ends[at]
        found.append(box.fit(point))
    return found


def walk(box: Box, slopes: np.ndarray, inside: Row, outside: Row) -> Walk:
    """From `inside`, which reaches the goal: leave changes out that are not needed, halve the way
    to `outside`, which does not reach it, and exchange changes for cheaper ones."""
    bare = yield from _left_out(box, inside)
    known = outside if bare == inside else box.fit(box.start)
    edge = yield from _halved(box, bare, known)
    return (yield from _exchanged(box, slopes, edge))


def _left_out(box: Box, row: Row) -> Walk:
    """Each number alone as now; then more and more of those that are not needed, the most costly
    first."""
    places = box.changed(row)
    if len(places) < 2:
        return row
    met = yield [box.with_start(row, at) for at in places]
    idle = [at for at, ok in zip(places, met, strict=True) if ok]
    idle.sort(key=lambda at: box.cost(box.with_start(row, at)))
    less = [box.with_start(row, *idle[: n + 1]) for n in range(len(idle))]
    less = [each for each in less if box.changed(each)]
    if not less:
        return row
    met = yield less
    return next((each for each, ok in zip(less[::-1], met[::-1], strict=True) if ok), row)


def _halved(box: Box, inside: Row, outside: Row) -> Walk:
    low, high = 0.0, 1.0
    reached = inside
    for _ in range(_HALVINGS):
        middle = box.between(outside, inside, (low + high) / 2)
        if middle in (outside, reached):
            break
        (met,) = yield [middle]
        if met:
            high, reached = (low + high) / 2, middle
        else:
            low = (low + high) / 2
    return reached


def _exchanged(box: Box, slopes: np.ndarray, row: Row) -> Walk:
    """Cheaper points around: one change is made smaller, and another one larger by as much as that
    loses. In each round the cheapest one that reaches the goal; where none does, by half as much in
    the next round."""
    share = 0.5
    for _ in range(_EXCHANGES):
        around = [each for each in _around(box, slopes, row, share) if each != row]
        around = [each for each in dict.fromkeys(around) if box.cost(each) < box.cost(row)]
        met = (yield around) if around else []
        good = [each for each, ok in zip(around, met, strict=True) if ok]
        if good:
            row = min(good, key=box.cost)
        else:
            share /= 2
    return row


def _around(box: Box, slopes: np.ndarray, row: Row, share: float) -> Sequence[Row]:
    found = []
    for less in box.changed(row):
        point = np.array(row)
        point[less] += share * (box.start[less] - point[less])
        found.append(box.fit(point))
        lost = slopes[less] * (row[less] - point[less]) / box.width[less]
        for more in range(len(row)):
            if more == less or lost <= 0 or not slopes[more]:
                continue
            other = point.copy()
            other[more] += lost / slopes[more] * box.width[more]
            found.append(box.fit(other))
    return found
