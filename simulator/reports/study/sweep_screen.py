"""The screen of a sweep: the chances of every point, and which points are best."""

import textwrap
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from simulator.experiments.study.best_point import Best, best_point
from simulator.experiments.study.tally import Estimated, Futures
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
    span,
    whole,
)
from simulator.words.texts import N_, gettext, ngettext, phrase

_MOST_ROWS = 20
_GAP = "  "
GOALS = {
    "sustainable": N_("pays for itself"),
    "delivers": N_("reaches its impact target"),
}
"""Both axes, as the head of a column and as the beginning of a sentence."""
_TAGS = {"sustainable": N_("MONEY"), "delivers": N_("IMPACT"), "both": N_("BOTH")}


def sweep_screen(
    levers: Sequence[Lever],
    numbers: np.ndarray,
    points: Sequence[Futures],
    width: int,
    now: Sequence[float] = (),
) -> str:
    """The text, no line longer than `width`. `numbers` are the values of each point, `(points,
    levers)`, and `now` those of the scenario."""
    found = {event: best_point(points, event, numbers, now) for event in _TAGS}
    rows = _shown(points, [best.point for best in found.values()])
    lines = [*_head(points, width), "", *_table(levers, numbers, points, rows, width)]
    if len(points) > 1:
        lines.append("")
        for event, tag in _TAGS.items():
            said = _best(levers, numbers, found[event], len(points))
            lines += tagged(tag, said, width)
        for said in _notes(found.values(), len(points)):
            lines += tagged(N_("NOTE"), said, width)
    return ordinary_spaces("\n".join(lines) + "\n")


def value_of(lever: Lever, value: float) -> str:
    """A value of a lever for people: `28,000`, `Rp650 million`, `12.5%`, all its figures."""
    if lever.parameter.unit.name == "share":
        return f"{exact(100 * value, 1).rstrip('0').rstrip('.,')}%"
    if lever.parameter.unit.name == "money":
        return exact_money(value / minor_units(lever.currency), lever.currency)
    return whole(int(value)) if float(value).is_integer() else exact(value, 2)


def _head(points: Sequence[Futures], width: int) -> Iterator[str]:
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
    levers: Sequence[Lever],
    numbers: np.ndarray,
    points: Sequence[Futures],
    rows: Sequence[int],
    width: int,
) -> Iterator[str]:
    """The points of these `rows`, in their order, and how many others there are."""
    heads = [*(lever.path for lever in levers), *map(phrase, GOALS.values())]
    cells = [
        [value_of(lever, x) for lever, x in zip(levers, numbers[at], strict=True)]
        + [_chance(points[at].chance(event)) for event in GOALS]
        for at in rows
    ]
    yield from _grid(heads, cells, width) or _one_below_the_other(heads, cells, width)
    if len(rows) < len(points):
        left = len(points) - len(rows)
        said = ngettext(
            "Shown are the best points of each chance. {n} more point is in `points.csv`.",
            "Shown are the best points of each chance. {n} more points are in `points.csv`.",
            left,
            n=whole(left),
        )
        yield from wrapped(said, width, further="")


def _grid(heads: Sequence[str], cells: Sequence[list[str]], width: int) -> list[str]:
    """The points in columns. Where the heads are too long, they have several lines; nothing where
    the columns do not fit even so."""
    columns = [*zip(*cells, strict=True)]
    rooms = [max(map(len, column)) for column in columns]
    for broken in ([[head] for head in heads], [*map(_broken, heads, rooms)]):
        widths = [max(map(len, [*b, *c])) for b, c in zip(broken, columns, strict=True)]
        if sum(widths) + len(_GAP) * (len(widths) - 1) <= width:
            height = max(map(len, broken))
            above = zip(*([""] * (height - len(head)) + head for head in broken), strict=True)
            return [
                _GAP.join(c.rjust(w) for c, w in zip(row, widths, strict=True)).rstrip()
                for row in (*above, *cells)
            ]
    return []


def _broken(head: str, room: int) -> list[str]:
    """A head in lines of so many characters, if its parts allow it: words, and parts of a path."""
    parts = head.replace(".", ". ")
    lines = textwrap.wrap(parts, max(room, *map(len, parts.split())))
    return [line.replace(". ", ".") for line in lines]


def _one_below_the_other(
    heads: Sequence[str], cells: Sequence[list[str]], width: int
) -> Iterator[str]:
    """Each point as a list of its values and chances."""
    for row in cells:
        named = (f"{head} {cell}" for head, cell in zip(heads, row, strict=True))
        yield from wrapped(", ".join(named), width)


def _shown(points: Sequence[Futures], best: Sequence[int]) -> list[int]:
    """All points; of many the best ones of each chance, those that are named among them."""
    if len(points) <= _MOST_ROWS:
        return list(range(len(points)))
    found = set(best)
    for event in GOALS:
        shares = np.nan_to_num([point.chance(event).value for point in points], nan=-1.0)
        found.update(int(at) for at in np.argsort(-shares, kind="stable")[: _MOST_ROWS // 2])
    return sorted(found)


def _chance(found: Estimated) -> str:
    if np.isnan(found.value):
        return percent(None)
    return f"{percent(found.value)} ({percent_range(found.low, found.high)})"


def _best(levers: Sequence[Lever], numbers: np.ndarray, best: Best, points: int) -> str:
    """Where an event happens most often, as far as these futures show, and how many points have
    none."""
    said, unknown = _most_often(levers, numbers, best), points - best.known
    if not unknown:
        return said
    left = ngettext(
        "{n} point has no future that could be simulated, and is not counted.",
        "{n} points have no future that could be simulated, and are not counted.",
        unknown,
        n=whole(unknown),
    )
    return f"{said} {left}"


def _most_often(levers: Sequence[Lever], numbers: np.ndarray, best: Best) -> str:
    values = {"share": percent(best.share), "point": _point(levers, numbers[best.point])}
    if not best.share > 0:
        return gettext("In no future of any point.")
    if best.least == best.share:
        return gettext("In {share} at every point.", **values)
    if best.is_open:
        ends = span(percent(best.least), percent(best.share))
        return gettext("It is not clear which point is best ({range}).", range=ends)
    if not best.others:
        return gettext("Most often, in {share}, at {point}, clearly so.", **values)
    if len(levers) == 1:
        found = numbers[list(best.equal), 0]
        said = ngettext(
            "Most often, in {share}, at {point}. Of the values from {low} to {high}, {n} other"
            " is not clearly worse.",
            "Most often, in {share}, at {point}. Of the values from {low} to {high}, {n}"
            " others are not clearly worse.",
            best.others,
            low=value_of(levers[0], found.min()),
            high=value_of(levers[0], found.max()),
            n=whole(best.others),
            **values,
        )
    else:
        said = ngettext(
            "Most often, in {share}, at {point}. {n} other point is not clearly worse.",
            "Most often, in {share}, at {point}. {n} other points are not clearly worse.",
            best.others,
            n=whole(best.others),
            **values,
        )
    if not best.same:
        return said
    more = ngettext(
        "{n} of them has the same share in these futures.",
        "{n} of them have the same share in these futures.",
        best.same,
        n=whole(best.same),
    )
    return f"{said} {more}"


def _notes(found: Collection[Best], points: int) -> Iterator[str]:
    """What to know where some point is called best though others are not clearly worse, and what
    may help where none is."""
    unclear = [best for best in found if best.others and best.share > best.least]
    if not all(best.is_open for best in unclear):
        yield gettext(
            "The best of {n} points is partly chance: in new futures it is probably a little less."
            " Another `--seed` shows how much.",
            n=whole(points),
        )
    if not any(best.is_open for best in unclear):
        return
    said = gettext(
        "With so few futures, chance alone may make a point look best. Try a higher `--runs`."
    )
    if points > 2:
        more = gettext(
            "With more points the limit is stricter; `sesim compare` looks at one pair alone."
        )
        said = f"{said} {more}"
    yield said


def _point(levers: Sequence[Lever], values: np.ndarray) -> str:
    return ", ".join(
        f"{lever.path} {value_of(lever, x)}" for lever, x in zip(levers, values, strict=True)
    )
