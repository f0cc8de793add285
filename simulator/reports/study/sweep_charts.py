"""Charts of a sweep: a curve for one lever, a map of colours for two."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from simulator.experiments.study.tally import Futures
from simulator.experiments.study.vary import Lever
from simulator.reports.canvas import BODY, DARK, INK, MIDDLE, PALE, key, paper, value_axis
from simulator.reports.study.sweep_screen import GOALS, value_of
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
    axes.set_xticks(x[:: -(-len(x) // _MOST_TICKS)])
    axes.set_xticklabels([value_of(lever, each) for each in axes.get_xticks()])
    axes.set_xlabel(lever.path, fontsize=BODY, color=INK)
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
        for set_ticks, lever, values in (
            (axes.set_xticks, levers[0], xs),
            (axes.set_yticks, levers[1], ys),
        ):
            step = -(-len(values) // _MOST_TICKS)
            places = range(0, len(values), step)
            set_ticks(list(places), [value_of(lever, values[p]) for p in places])
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
        axes.set_xticks(_ends(xs), [value_of(levers[0], x) for x in _ends(xs)])
        axes.set_yticks(_ends(ys), [value_of(levers[1], y) for y in _ends(ys)])
    axes.set_xlabel(levers[0].path, fontsize=BODY, color=INK)
    axes.set_title(levers[1].path, loc="left", fontsize=BODY, color=INK)
    return figure


def _ends(values: np.ndarray) -> np.ndarray:
    return np.linspace(values.min(), values.max(), 5)


_COLOURS = "YlGnBu"
_MOST_LABELS = 80
