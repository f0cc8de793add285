"""The screen of a sweep: the chances of every point, and which points are best."""

from collections.abc import Iterator, Sequence

import numpy as np

from simulator.experiments.study.tally import Estimated, Futures, best_of
from simulator.experiments.study.vary import Lever
from simulator.quantities.currencies import minor_units
from simulator.reports.layout import tagged
from simulator.words.lines import wrapped
from simulator.words.numbers import (
    exact,
    exact_money,
    ordinary_spaces,
    percent,
    percent_range,
    whole,
)
from simulator.words.texts import N_, gettext, ngettext, phrase

_MOST_ROWS = 20
GOALS = {
    "sustainable": N_("pays for itself"),
    "delivers": N_("reaches its impact target"),
}
"""Both axes, as the head of a column and as the beginning of a sentence."""
_TAGS = {"sustainable": N_("MONEY"), "delivers": N_("IMPACT"), "both": N_("BOTH")}


def sweep_screen(
    levers: Sequence[Lever], numbers: np.ndarray, points: Sequence[Futures], width: int
) -> str:
    """The text, no line longer than `width`. `numbers` are the values of each point, `(points,
    levers)`."""
    lines = [*_head(levers, points, width), "", *_table(levers, numbers, points)]
    if len(points) > 1:
        lines += ["", *_best(levers, numbers, points, width)]
        if any(_differ(points, event) for event in _TAGS):
            lines += tagged(N_("NOTE"), _chosen(points), width)
    return ordinary_spaces("\n".join(lines) + "\n")


def value_of(lever: Lever, value: float) -> str:
    """A value of a lever for people: `28,000`, `Rp650 million`, `12.5%`, all its figures."""
    if lever.parameter.unit.name == "share":
        return f"{exact(100 * value, 1).rstrip('0').rstrip('.,')}%"
    if lever.parameter.unit.name == "money":
        return exact_money(value / minor_units(lever.currency), lever.currency)
    return whole(int(value)) if float(value).is_integer() else exact(value, 2)


def _head(levers: Sequence[Lever], points: Sequence[Futures], width: int) -> Iterator[str]:
    said = ngettext(
        "{n} point, {runs} futures each, with the same random numbers.",
        "{n} points, {runs} futures each, with the same random numbers.",
        len(points),
        n=whole(len(points)),
        runs=whole(max(point.n + point.failed for point in points)),
    )
    brackets = gettext("In brackets: the 95% range of one row alone.")
    if len(points) > 1:
        brackets = gettext(
            "In brackets: the 95% range of one row alone; rows are compared future by future."
        )
    yield from wrapped(f"{said} {brackets}", width, further="")


def _table(
    levers: Sequence[Lever], numbers: np.ndarray, points: Sequence[Futures]
) -> Iterator[str]:
    """A row for each point; of many the best ones on each axis, in the order of the points."""
    rows = _shown(points)
    cells = [[*(lever.path for lever in levers), *(phrase(words) for words in GOALS.values())]]
    for at in rows:
        mine = [value_of(lever, x) for lever, x in zip(levers, numbers[at], strict=True)]
        cells.append(mine + [_chance(points[at].chance(event)) for event in GOALS])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(c.rjust(w) for c, w in zip(row, widths, strict=True)).rstrip()
    if len(rows) < len(points):
        left = len(points) - len(rows)
        yield ngettext(
            "{n} more point is in `points.csv`.",
            "{n} more points are in `points.csv`.",
            left,
            n=whole(left),
        )


def _shown(points: Sequence[Futures]) -> list[int]:
    if len(points) <= _MOST_ROWS:
        return list(range(len(points)))
    found: set[int] = set()
    for event in GOALS:
        shares = np.nan_to_num([point.chance(event).value for point in points], nan=-1.0)
        found.update(int(at) for at in np.argsort(-shares, kind="stable")[: _MOST_ROWS // 2])
    return sorted(found)


def _chance(found: Estimated) -> str:
    if np.isnan(found.value):
        return percent(None)
    return f"{percent(found.value)} ({percent_range(found.low, found.high)})"


def _best(
    levers: Sequence[Lever], numbers: np.ndarray, points: Sequence[Futures], width: int
) -> Iterator[str]:
    for event, tag in _TAGS.items():
        best, equal = best_of(points, event)
        others = [at for at in equal if at != best]
        values = {
            "share": percent(points[best].chance(event).value),
            "point": _point(levers, numbers[best]),
        }
        if not points[best].chance(event).value > 0:
            said = gettext("In no future of any point.")
        elif len(equal) == len(points):
            least = min(point.chance(event).value for point in points)
            said = gettext(
                "No clear difference between the points: {low} at the lowest, {high} at the"
                " highest.",
                low=percent(least),
                high=percent(points[best].chance(event).value),
            )
        elif not others:
            said = gettext("Most often, in {share}, at {point}, clearly so.", **values)
        elif len(levers) == 1:
            ends = [value_of(levers[0], f(numbers[equal, 0])) for f in (np.min, np.max)]
            said = ngettext(
                "Most often, in {share}, at {point}. Of the values from {low} to {high}, {n} other"
                " is not clearly worse.",
                "Most often, in {share}, at {point}. Of the values from {low} to {high}, {n}"
                " others are not clearly worse.",
                len(others),
                low=ends[0],
                high=ends[1],
                n=whole(len(others)),
                **values,
            )
        else:
            said = ngettext(
                "Most often, in {share}, at {point}. {n} other point is not clearly worse.",
                "Most often, in {share}, at {point}. {n} other points are not clearly worse.",
                len(others),
                n=whole(len(others)),
                **values,
            )
        yield from tagged(tag, said, width)


def _differ(points: Sequence[Futures], event: str) -> bool:
    """Whether some point has an event more often than another, so that one was chosen."""
    return len({point.chance(event).value for point in points if point.n}) > 1


def _chosen(points: Sequence[Futures]) -> str:
    return gettext(
        "The best of {n} points is partly chance: in new futures it is probably a little less."
        " Another `--seed` shows how much.",
        n=whole(len(points)),
    )


def _point(levers: Sequence[Lever], values: np.ndarray) -> str:
    return ", ".join(
        f"{lever.path} {value_of(lever, x)}" for lever, x in zip(levers, values, strict=True)
    )
