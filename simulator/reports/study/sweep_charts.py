"""Charts of a sweep: a curve for one lever, a map of colours for two."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from simulator.experiments.study.tally import Futures
from simulator.experiments.study.vary import Lever
from simulator.reports.canvas import BODY, DARK, INK, MIDDLE, PALE, key, literal, paper, value_axis
from simulator.reports.study.lever_axis import apart, lever_axis
from simulator.reports.study.sweep_screen import GOALS
from simulator.words.numbers import percent
from simulator.words.texts import gettext, phrase

_MOST_TICKS = 7


def chances_chart(
    levers: Sequence[Lever], numbers: np.ndarray, points: Sequence[Futures], event: str = ""
) -> Figure:
    """Both chances along one lever; of two levers the chance of one `event` as a map."""
    if len(levers) == 1:
        return _curve(levers[0], numbers[:, 0], points)
    return _map(levers, numbers, points, event or next(iter(GOALS)))


def _curve(lever: Lever, values: np.ndarray, points: Sequence[Futures]) -> Figure:
    said = gettext("Both chances at each value of {path}, with their 95% ranges.", path=lever.path)
    figure, axes = paper(said)
    order = np.argsort(values)
    x = values[order]
    handles = {}
    for (event, words), colour, dashes in zip(
        GOALS.items(), (DARK, MIDDLE), ("-", (0, (4, 2))), strict=True
    ):
        found = np.array([points[at].chance(event) for at in order])
        axes.fill_between(x, found[:, 1], found[:, 2], color=colour, alpha=0.18, linewidth=0)
        (line,) = axes.plot(x, found[:, 0], color=colour, linewidth=3, linestyle=dashes, marker="o")
        handles[phrase(words)] = line
    axes.set_ylim(0, 1)
    name, wording = lever_axis(lever, x.tolist())
    ticks = apart(x.tolist(), wording)
    axes.set_xticks(ticks, list(map(wording, ticks)))
    axes.set_xlabel(literal(name), fontsize=BODY, color=INK)
    value_axis(axes, phrase("share of futures"), percent)
    key(figure, list(handles.values()), list(handles))
    return figure


def _map(
    levers: Sequence[Lever], numbers: np.ndarray, points: Sequence[Futures], event: str
) -> Figure:
    said = gettext(
        "How often the venture {event}, by {one} and {other}. Darker is more often.",
        event=phrase(GOALS[event]),
        one=levers[0].path,
        other=levers[1].path,
    )
    figure, axes = paper(said)
    shares = np.array([point.chance(event).value for point in points])
    xs, ys = (np.unique(numbers[:, at]) for at in (0, 1))
    (name, first), (other, second) = (
        lever_axis(lever, values.tolist())
        for lever, values in zip(levers[:2], (xs, ys), strict=True)
    )
    axes.grid(visible=False)
    if len(xs) * len(ys) == len(points):
        field = np.full((len(ys), len(xs)), np.nan)
        for (x, y), share in zip(numbers[:, :2], shares, strict=True):
            field[np.searchsorted(ys, y), np.searchsorted(xs, x)] = share
        axes.imshow(field, origin="lower", aspect="auto", cmap=_COLOURS, vmin=0, vmax=1)
        for (row, column), share in np.ndenumerate(field):
            if len(points) <= _MOST_LABELS:
                dark = share > 0.55
                axes.text(
                    column,
                    row,
                    percent(float(share)),
                    ha="center",
                    va="center",
                    fontsize=BODY - 2,
                    color=PALE if dark else INK,
                )
        wide = [float(at) for at in range(len(xs))]
        across = apart(wide, lambda at: first(xs[int(at)]))
        axes.set_xticks(across, [first(xs[int(at)]) for at in across])
        upwards = range(0, len(ys), -(-len(ys) // _MOST_TICKS))
        axes.set_yticks(list(upwards), [second(ys[at]) for at in upwards])
    else:
        axes.scatter(
            numbers[:, 0],
            numbers[:, 1],
            c=shares,
            cmap=_COLOURS,
            vmin=0,
            vmax=1,
            s=60,
            edgecolors=INK,
            linewidths=0.4,
        )
        across = apart(_ends(xs), first)
        axes.set_xticks(across, list(map(first, across)))
        axes.set_yticks(_ends(ys), list(map(second, _ends(ys))))
    axes.set_xlabel(literal(name), fontsize=BODY, color=INK)
    axes.set_title(literal(other), loc="left", fontsize=BODY, color=INK)
    return figure


def _ends(values: np.ndarray) -> list[float]:
    return list(np.linspace(values.min(), values.max(), 5).tolist())


_COLOURS = "YlGnBu"
_MOST_LABELS = 80
