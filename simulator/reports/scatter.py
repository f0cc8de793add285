"""The chart with a mark for each future: own income across, net impact upwards."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from simulator.reports.canvas import BODY, DARK, INK, LIGHT, key, paper, value_axis
from simulator.reports.chart_titles import goals_title
from simulator.reports.picture import Picture, own_cover
from simulator.vocabulary import Counted
from simulator.words.labels import MEASURES, VERDICTS, label
from simulator.words.numbers import number, whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, nphrase, phrase


def both_axes(picture: Picture) -> Figure:
    """Each future as a mark: how far own income covers its costs, and its net impact. The form of a
    mark says how the money ends; the corners count the futures that reach both goals, one, or
    none."""
    result = picture.result
    x, y = own_cover(result), result.finals[Counted.NET_OUTCOMES]
    states = np.array(picture.money)
    money, impact = states == "sustainable", np.array(picture.impact) == "delivers"
    figure, axes = paper(goals_title(int(np.sum(money & impact)), result))
    handles, labels = _marks(axes, x, y, states)
    _frame(axes, x, y, float(np.median(result.inputs["targets.net_outcomes"])))
    _corners(axes, _quadrants(money, impact))
    axes.set_xticks(round_ticks(*axes.get_xlim()))
    name = phrase("own income / costs of a year")
    axes.set_xlabel(clean(name), fontsize=BODY, color=INK, labelpad=6)
    value_axis(axes, label(MEASURES, "net_outcomes"), number)
    line = Line2D([], [], color=INK, linewidth=1.4, linestyle=(0, (4, 2)))
    # Translators: in the legend of a chart. A goal asks for more than one line: also for cash, and
    # for a cost per net impact.
    corners = phrase("in the corners: futures that meet all of a goal")
    key(
        figure,
        [*handles, line, Line2D([], [], linestyle="")],
        [*labels, phrase("own income = costs; impact target"), corners],
    )
    return figure


def round_ticks(low: float, high: float) -> list[float]:
    """Round figures, 100 among them, and none so near the edge that its label is cut off."""
    found = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [tick for tick in found if low <= tick <= high - 0.03 * (high - low)]


_MARKS: dict[str, dict[str, Any]] = {
    "sustainable": {"marker": "o", "facecolors": DARK, "edgecolors": "white"},
    "not-yet-sustaining": {"marker": "^", "facecolors": LIGHT, "edgecolors": INK},
    "insolvent": {"marker": "X", "facecolors": "white", "edgecolors": INK},
    "gave_up": {"marker": "D", "facecolors": "white", "edgecolors": INK},
}
"""The form of a mark, by how the money ends."""
_CORNERS = {
    (1, 1): N_("both goals:"),
    (0, 1): N_("impact target only:"),
    (1, 0): N_("pays for itself only:"),
    (0, 0): N_("neither goal:"),
}
"""What the corners count: right and left, upper and lower."""


def _marks(axes: Any, x: np.ndarray, y: np.ndarray, states: np.ndarray) -> tuple[list, list[str]]:
    """A mark for each future, its form by its state of money; the legend's handles and labels."""
    handles, labels = [], []
    for state, style in _MARKS.items():
        at = states == state
        axes.scatter(x[at], y[at], s=58, linewidths=1.3, **style)
        handles.append(
            Line2D(
                [],
                [],
                linestyle="",
                markersize=9,
                marker=style["marker"],
                markerfacecolor=style["facecolors"],
                markeredgecolor=style["edgecolors"],
            )
        )
        # Translators: in the legend of a chart, such as: pays for itself: 102 futures.
        labels.append(
            phrase("{state}: {futures}", state=label(VERDICTS, state), futures=_futures(at.sum()))
        )
    return handles, labels


def _futures(count: int) -> str:
    return nphrase("{n} future", "{n} futures", int(count), n=whole(int(count)))


def _corners(axes: Any, counts: dict[tuple[int, int], int]) -> None:
    """How many futures reach both goals, one or neither, in the corner where most of them are."""
    for (across, up), count in counts.items():
        axes.text(
            0.015 + 0.97 * across,
            0.02 + 0.96 * up,
            f"{clean(phrase(_CORNERS[across, up]))}\n{_futures(count)}",
            transform=axes.transAxes,
            fontsize=13.5,
            color=INK,
            style="italic",
            ha="right" if across else "left",
            va="top" if up else "bottom",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
        )


def _quadrants(money: np.ndarray, impact: np.ndarray) -> dict[tuple[int, int], int]:
    return {
        (across, up): int(np.sum((money == bool(across)) & (impact == bool(up))))
        for across, up in _CORNERS
    }


def _frame(axes: Any, x: np.ndarray, y: np.ndarray, target: float) -> None:
    """Limits that leave a free band above and below for the corners, and the two target lines."""
    low, high = min(float(y.min()), target), max(float(y.max()), target)
    room = 0.28 * max(high - low, 1.0)
    axes.set_ylim(low - room, high + room)
    left, right = min(float(x.min()), 100.0), max(float(x.max()), 100.0)
    side = 0.06 * max(right - left, 10.0)
    axes.set_xlim(left - side, right + side)
    axes.axhline(target, color=INK, linewidth=1.4, linestyle=(0, (4, 2)), zorder=1)
    axes.axvline(100, color=INK, linewidth=1.4, linestyle=(0, (4, 2)), zorder=1)
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0f}%")
