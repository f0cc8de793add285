"""Each future as a mark on both axes of the verdict."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from simulator.reports.canvas import BODY, DARK, INK, LIGHT, key, paper, value_axis
from simulator.words.numbers import number
from simulator.reports.picture import Picture
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.vocabulary import Counted

_MOST_COVER = 3.0
"""Beyond three times its cost, more own income says nothing more."""


def both_axes(picture: Picture) -> Figure:
    """Each future as a mark: how far own income covers cost, and how many net outcomes it made."""
    result = picture.result
    x, y = _own_cover(result), result.finals[Counted.NET_OUTCOMES]
    kinds = np.array(picture.money)
    delivers = np.array(picture.impact) == "delivers"
    sound = kinds == "sustainable"
    both = int(np.sum(sound & delivers))
    finding = f"{both} of {result.n} futures are sustainable and also deliver their impact target"
    figure, axes = paper(finding)
    handles, labels = _marks(axes, x, y, kinds)
    _frame(axes, x, y, float(np.median(result.inputs["targets.net_outcomes"])))
    _corners(axes, _quadrants(sound, delivers))
    axes.set_xticks(round_ticks(*axes.get_xlim()))
    axes.set_xlabel(
        "own income / a year's cost (corners: verdicts)", fontsize=BODY, color=INK, labelpad=6
    )
    value_axis(axes, "net outcomes", number)
    handles.append(Line2D([], [], color=INK, linewidth=1.4, linestyle=(0, (4, 2))))
    key(figure, handles, [*labels, "own income = cost; outcome target"])
    return figure


def round_ticks(low: float, high: float) -> list[float]:
    """Round figures of which 100 is one, none so near the edge that its label is cut off."""
    found = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [tick for tick in found if low <= tick <= high - 0.03 * (high - low)]


_MARKS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("sustainable", "sustainable", {"marker": "o", "facecolors": DARK, "edgecolors": "white"}),
    (
        "not-yet-sustaining",
        "solvent, not yet",
        {"marker": "^", "facecolors": LIGHT, "edgecolors": INK},
    ),
    ("insolvent", "insolvent", {"marker": "X", "facecolors": "white", "edgecolors": INK}),
)
_CORNERS = ((1, 1), (0, 1), (1, 0), (0, 0))
_QUADRANTS = ("both", "impact only", "money only", "neither")


def _marks(axes: Any, x: np.ndarray, y: np.ndarray, kinds: np.ndarray) -> tuple[list, list[str]]:
    """A mark for each future, its shape by the money verdict; the key's handles and labels."""
    handles, labels = [], []
    for kind, label, style in _MARKS:
        at = kinds == kind
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
        labels.append(f"{label}: {int(at.sum())}")
    return handles, labels


def _corners(axes: Any, counts: list[int]) -> None:
    """How many futures do both, one or neither, in the corner where most of those stand."""
    for (across, up), count, label in zip(_CORNERS, counts, _QUADRANTS, strict=True):
        axes.text(
            0.015 + 0.97 * across,
            0.02 + 0.96 * up,
            f"{label}: {count}",
            transform=axes.transAxes,
            fontsize=13.5,
            color=INK,
            style="italic",
            ha="right" if across else "left",
            va="top" if up else "bottom",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
        )


def _quadrants(sound: np.ndarray, delivers: np.ndarray) -> list[int]:
    return [
        int(np.sum(a & b))
        for a, b in ((sound, delivers), (~sound, delivers), (sound, ~delivers), (~sound, ~delivers))
    ]


def _frame(axes: Any, x: np.ndarray, y: np.ndarray, target: float) -> None:
    """Limits that leave a free band above and below for the words, and the two target lines."""
    low, high = min(float(y.min()), target), max(float(y.max()), target)
    room = 0.14 * max(high - low, 1.0)
    axes.set_ylim(low - room, high + room)
    left, right = min(float(x.min()), 100.0), max(float(x.max()), 100.0)
    side = 0.06 * max(right - left, 10.0)
    axes.set_xlim(left - side, right + side)
    axes.axhline(target, color=INK, linewidth=1.4, linestyle=(0, (4, 2)), zorder=1)
    axes.axvline(100, color=INK, linewidth=1.4, linestyle=(0, (4, 2)), zorder=1)
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0f} %")


def _own_cover(result: Result) -> np.ndarray:
    """Own income over cost in per cent, per future; 0 where nothing was spent, 300 at most."""
    share = np.nan_to_num(MEASURES["self_sufficiency"].per_run(result))
    return 100 * np.clip(share, 0, _MOST_COVER)
