"""Pictures of a comparison: both chances of every scenario, and the cash of two."""

from calendar import month_abbr
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.experiments.comparison_result import ComparisonResult
from simulator.quantities.currencies import minor_units
from simulator.reports.canvas import (
    BODY,
    DARK,
    INK,
    LIGHT,
    MIDDLE,
    PALE,
    key,
    months_axis,
    paper,
    png,
    value_axis,
)
from simulator.reports.chart_style import own_style
from simulator.reports.comparison.answer import deed, listed, short
from simulator.reports.comparison.chances import chances
from simulator.reports.comparison.label_places import Names
from simulator.words.numbers import money
from simulator.results.paired import Paired
from simulator.results.verdict import leaf
from simulator.words.safe_text import clean

_LONGEST, _LONGEST_DEED = 24, 60
_NONE = "none clearly"
_MOST_NAMES = 12
"""With more marks than this, numbers stand for the names."""


_FANS = ((DARK, LIGHT, "", "-"), (INK, PALE, "..", (0, (5, 1.5))))


def draw_comparison(comparison: ComparisonResult) -> dict[str, bytes]:
    """Every chart as a PNG, by file name."""
    with own_style():
        return {
            f"{name}.png": png(draw(comparison)) for name, draw in charts_of(comparison).items()
        }


def charts_of(comparison: ComparisonResult) -> dict[str, Callable[[ComparisonResult], Figure]]:
    """The charts of a comparison by name; cash only of two, in the same currency."""
    shown = all(np.isfinite(found.cash).any() for found in comparison.scenarios)
    if len(comparison.pairs) == 1 and comparison.pairs[0].same_currency and shown:
        return {"both-axes": both_chances, "cash": cash_of_both}
    return {"both-axes": both_chances}


def both_chances(comparison: ComparisonResult) -> Figure:
    """Each scenario as a mark with the 95 % interval of its chance on either axis."""
    chances = [
        tuple(_percent(leaf(c.events[axis])) for axis in ("sustainable", "delivers"))
        for c in comparison.scenarios
    ]
    figure, axes = paper(_finding(comparison))
    axes.grid(axis="x", color="#d8d8d8", linewidth=0.8)
    marks = np.array([(across[0], up[0]) for across, up in chances])
    lines = [line for across, up in chances for line in _bars(across, up)]
    for index, mark in enumerate(marks):
        _mark(axes, mark, lines[2 * index : 2 * index + 2], index == comparison.baseline)
    if len(marks) == 2:
        lines.append(marks[[comparison.baseline, 1 - comparison.baseline]])
        _arrow(axes, *lines[-1])
    _chance_axes(axes)
    left_off = Names(figure, axes, marks, np.array(lines)).write(_names(comparison))
    _legend(figure, left_off, comparison)
    return figure


def _percent(found: dict[str, Any]) -> tuple[float, float, float]:
    """A share and the ends of its interval, in per cent."""
    return 100 * found["share"], 100 * found["low"], 100 * found["high"]


def _bars(across: tuple, up: tuple) -> list[np.ndarray]:
    """Both intervals of one mark, from end to end."""
    return [
        np.array([(across[1], up[0]), (across[2], up[0])]),
        np.array([(across[0], up[1]), (across[0], up[2])]),
    ]


def _finding(comparison: ComparisonResult) -> str:
    """What the picture shows, in words."""
    if len(comparison.pairs) == 1:
        found = comparison.pairs[0].verdicts
        return (
            f"{_what(comparison)}: sustainable {_moved(found, 'sustainable')},"
            f" delivers impact {_moved(found, 'delivers')}"
        )
    said = [_first(comparison, axis) for axis in ("sustainable", "delivers")]
    if said == [_NONE, _NONE]:
        return "No scenario is clearly ahead of all others on either axis"
    return f"Most likely to be sustainable: {said[0]}; to deliver impact: {said[1]}"


def _what(comparison: ComparisonResult) -> str:
    """What the only pair is about."""
    pair = comparison.pairs[0]
    other = comparison.scenarios[pair.other].label
    return short(deed(pair) or f"{other} instead of {comparison.base.label}", _LONGEST_DEED)


def _moved(found: Mapping[str, Paired], axis: str) -> str:
    before, after = chances(found)[axis]
    return f"{before} -> {after}{' (a tie)' if found[axis].tie else ''}"


def _first(comparison: ComparisonResult, axis: str) -> str:
    members = comparison.ranks[axis][0].members
    if len(members) == len(comparison.scenarios):
        return _NONE
    return listed([short(comparison.scenarios[i].label, _LONGEST) for i in members], 2)


def _mark(axes: Any, at: np.ndarray, bars: Sequence[np.ndarray], is_base: bool) -> None:
    for bar in bars:
        axes.plot(bar[:, 0], bar[:, 1], color=DARK if is_base else MIDDLE, linewidth=1.6, zorder=2)
    axes.plot(*at, linestyle="", markersize=11, zorder=5 if is_base else 4, **_look(is_base))


def _look(is_base: bool) -> dict[str, Any]:
    return {
        "marker": "s" if is_base else "o",
        "markerfacecolor": DARK if is_base else LIGHT,
        "markeredgecolor": "white" if is_base else INK,
        "markeredgewidth": 1.2,
    }


def _arrow(axes: Any, start: np.ndarray, end: np.ndarray) -> None:
    """From the baseline to the other, where they do not stand on one another."""
    if np.abs(end - start).sum() > 5:
        axes.annotate(
            "",
            end,
            start,
            zorder=3,
            arrowprops={
                "arrowstyle": "-|>",
                "color": INK,
                "linewidth": 1.2,
                "shrinkA": 7,
                "shrinkB": 7,
            },
        )


def _chance_axes(axes: Any) -> None:
    axes.set_xlim(-4, 104)
    axes.set_ylim(-4, 104)
    axes.set_xticks(range(0, 101, 20))
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0f} %")
    axes.set_xlabel("chance of becoming sustainable", fontsize=BODY, color=INK, labelpad=6)
    value_axis(axes, "chance of delivering its impact", lambda v: f"{v:.0f} %")


def _names(comparison: ComparisonResult) -> list[str]:
    """Names, or rows of portfolio.csv where there are too many for names."""
    if len(comparison.scenarios) <= _MOST_NAMES:
        return [short(clean(c.label), _LONGEST) for c in comparison.scenarios]
    rows = [index for group in comparison.ranks["both"] for index in group.members]
    return [str(1 + rows.index(index)) for index in range(len(rows))]


def _legend(figure: Figure, left_off: int, comparison: ComparisonResult) -> None:
    handles = [
        Line2D([], [], linestyle="", markersize=11, **_look(True)),
        Line2D([], [], linestyle="", markersize=11, **_look(False)),
        Line2D([], [], color=MIDDLE, linewidth=1.6),
    ]
    labels = [
        "the baseline",
        "the other" if len(comparison.pairs) == 1 else "the others",
        "95 % sure of each chance",
    ]
    if len(comparison.scenarios) > _MOST_NAMES:
        handles.append(Line2D([], [], linestyle=""))
        labels.append("numbers: rows of portfolio.csv")
    if left_off:
        handles.append(Line2D([], [], linestyle=""))
        labels.append(f"{left_off} without room for a name")
    key(figure, handles, labels)


def cash_of_both(comparison: ComparisonResult) -> Figure:
    """Unrestricted cash month by month, before and after: the middle and nine futures in ten."""
    pair, base = comparison.pairs[0], comparison.base
    other, plan = comparison.scenarios[pair.other], base.scenario
    scale = minor_units(plan.currency)
    ends = [
        money(c.cash[1, -1] / scale, plan.currency).replace(" ", "\u00a0") for c in (base, other)
    ]
    known = all(np.isfinite(c.cash[1, -1]) for c in (base, other))
    figure, axes = paper(
        f"{_what(comparison)}: the middle future ends with {ends[1]} in cash instead of {ends[0]}"
        if known
        else f"{_what(comparison)}: cash in hand"
    )
    months = np.arange(1, plan.months + 1)
    handles: list[Any] = []
    for found, (line, fill, hatch, dashes) in zip((base, other), _FANS, strict=True):
        low, middle, high = found.cash / scale
        axes.fill_between(
            months,
            low,
            high,
            facecolor=fill,
            hatch=hatch,
            edgecolor=line,
            linewidth=0.8,
            alpha=0.55,
        )
        axes.plot(months, middle, color="white", linewidth=5)
        handles += axes.plot(months, middle, color=line, linewidth=3, linestyle=dashes)
        handles.append(Patch(facecolor=fill, hatch=hatch, edgecolor=line, alpha=0.55))
    axes.axhline(0, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    year, month = plan.start
    months_axis(axes, plan.months, f"{month_abbr[month]} {year}")
    value_axis(
        axes,
        "unrestricted cash at the month's end",
        lambda v: money(v, plan.currency) if v else "0",
    )
    names = [short(clean(c.label), 20) for c in (base, other)]
    key(figure, handles, [f"{name}: {what}" for name in names for what in ("middle", "9 in 10")])
    return figure
