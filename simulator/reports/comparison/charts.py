"""Charts of a comparison: both chances of every scenario, and the cash of two."""

from collections.abc import Callable, Sequence
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
from simulator.reports.comparison.chart_titles import LONGEST, cash_title, chances_title
from simulator.reports.comparison.label_places import Names
from simulator.reports.comparison.portfolio import in_order
from simulator.reports.comparison.wording import distinct_short, name_of
from simulator.results.verdict import leaf
from simulator.words.dates import calendar_month
from simulator.words.numbers import money_scale, number
from simulator.words.texts import nphrase, phrase

_FEW, _MOST_NAMES = 12, 40
"""With more marks than the first, the chart is larger and its lines are pale, so that names have
room. With more than the second, only some marks have a name: half of them are the best ones, the
others lie farthest from any named mark."""
_LARGER = 1.5
_LETTERS = (12.5, 11.0)
"""The size of names in points, in a chart of few and of many."""

_FANS = ((DARK, LIGHT, "", "-"), (INK, PALE, "..", (0, (5, 1.5))))


def draw_comparison(comparison: ComparisonResult) -> dict[str, bytes]:
    """Every chart as a PNG, by file name."""
    with own_style():
        return {
            f"{name}.png": png(draw(comparison)) for name, draw in charts_of(comparison).items()
        }


def charts_of(comparison: ComparisonResult) -> dict[str, Callable[[ComparisonResult], Figure]]:
    """The charts of a comparison by name. The chart of cash needs two scenarios with the same
    currency."""
    shown = all(np.isfinite(found.cash).any() for found in comparison.scenarios)
    if len(comparison.pairs) == 1 and comparison.pairs[0].same_currency and shown:
        return {"both-axes": both_chances, "cash": cash_of_both}
    return {"both-axes": both_chances}


def both_chances(comparison: ComparisonResult) -> Figure:
    """Each scenario as a mark at its two chances, with the 95% range of each."""
    points = [
        tuple(_percent(leaf(c.events[axis])) for axis in ("sustainable", "delivers"))
        for c in comparison.scenarios
    ]
    many = len(points) > _FEW
    figure, axes = paper(chances_title(comparison), _LARGER if many else 1)
    axes.grid(axis="x", color="#d8d8d8", linewidth=0.8)
    marks = np.array([(across[0], up[0]) for across, up in points])
    lines = [line for across, up in points for line in _bars(across, up)]
    names = _names(comparison, marks)
    for index, mark in enumerate(marks):
        bars = lines[2 * index : 2 * index + 2]
        _mark(axes, mark, bars, index == comparison.baseline, many, index in names)
    if len(marks) == 2:
        lines.append(marks[[comparison.baseline, 1 - comparison.baseline]])
        _arrow(axes, *lines[-1])
    _chance_axes(axes)
    avoided = np.empty((0, 2, 2)) if many else np.array(lines)
    left_off = Names(figure, axes, marks, avoided, _LETTERS[many]).write(names)
    _legend(figure, left_off, len(names) < len(marks), comparison)
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


def _mark(
    axes: Any, at: np.ndarray, bars: Sequence[np.ndarray], is_base: bool, many: bool, named: bool
) -> None:
    wide = {"linewidth": 0.8, "alpha": 0.45} if many else {"linewidth": 1.6}
    for bar in bars:
        axes.plot(bar[:, 0], bar[:, 1], color=DARK if is_base else MIDDLE, zorder=2, **wide)
    look = _look(is_base) | ({} if named or is_base else {"markerfacecolor": "white"})
    size = 11 if not many else 9 if named or is_base else 6
    axes.plot(*at, linestyle="", markersize=size, zorder=5 if is_base else 4, **look)


def _look(is_base: bool) -> dict[str, Any]:
    return {
        "marker": "s" if is_base else "o",
        "markerfacecolor": DARK if is_base else LIGHT,
        "markeredgecolor": "white" if is_base else INK,
        "markeredgewidth": 1.2,
    }


def _arrow(axes: Any, start: np.ndarray, end: np.ndarray) -> None:
    """An arrow from the baseline to the other scenario, if their marks do not overlap."""
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
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0f}%")
    across = phrase("chance to pay for itself")
    axes.set_xlabel(across, fontsize=BODY, color=INK, labelpad=6)
    value_axis(axes, phrase("chance to reach its impact target"), lambda v: f"{v:.0f}%")


def _names(comparison: ComparisonResult, marks: np.ndarray) -> dict[int, str]:
    """The names beside the marks `(n, 2)`, by scenario, the best first; of very many scenarios,
    those of the best, and of those that lie farthest from any named mark."""
    order = in_order(comparison)
    chosen, others = order[:_MOST_NAMES], []
    if len(order) > _MOST_NAMES:
        chosen, others = order[: _MOST_NAMES // 2], order[_MOST_NAMES // 2 :]
    while others and len(chosen) < _MOST_NAMES:
        far = [np.hypot(*(marks[chosen] - marks[i]).T).min() for i in others]
        chosen.append(others.pop(int(np.argmax(far))))
    whole = [name_of(comparison.scenarios[i], comparison.base) for i in chosen]
    return dict(zip(chosen, distinct_short(whole, LONGEST), strict=True))


def _legend(figure: Figure, left_off: int, some: bool, comparison: ComparisonResult) -> None:
    """`left_off`: how many names have no room; `some`: whether only some marks have a name."""
    handles = [
        Line2D([], [], linestyle="", markersize=11, **_look(True)),
        Line2D([], [], linestyle="", markersize=11, **_look(False)),
        Line2D([], [], color=MIDDLE, linewidth=1.6),
    ]
    one = len(comparison.pairs) == 1
    labels = [
        # Translators: the scenario with which the others are compared.
        phrase("baseline"),
        phrase("the other scenario") if one else phrase("the other scenarios"),
        phrase("95% range of each chance"),
    ]
    if some:
        handles.append(Line2D([], [], linestyle=""))
        labels.append(
            phrase(
                "named: the best {k}, and {n} that lie apart",
                k=_MOST_NAMES // 2,
                n=_MOST_NAMES - _MOST_NAMES // 2,
            )
        )
    if left_off:
        handles.append(Line2D([], [], linestyle=""))
        labels.append(
            nphrase("{n} name has no room", "{n} names have no room", left_off, n=left_off)
        )
    key(figure, handles, labels)


def cash_of_both(comparison: ComparisonResult) -> Figure:
    """Unrestricted cash less unpaid bills month by month, before and after: the median, and the
    range of 9 futures in 10."""
    pair, base = comparison.pairs[0], comparison.base
    other, plan = comparison.scenarios[pair.other], base.scenario
    scale = minor_units(plan.currency)
    figure, axes = paper(cash_title(comparison))
    months = np.arange(1, plan.months + 1)
    handles: list[Any] = []
    for found, (line, fill, hatch, dashes) in zip((base, other), _FANS, strict=True):
        low, median, high = found.cash / scale
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
        axes.plot(months, median, color="white", linewidth=5)
        handles += axes.plot(months, median, color=line, linewidth=3, linestyle=dashes)
        handles.append(Patch(facecolor=fill, hatch=hatch, edgecolor=line, alpha=0.55))
    axes.axhline(0, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    year, month = plan.start
    months_axis(axes, plan.months, calendar_month(year, month))
    unit_size, unit = money_scale(max(map(abs, axes.get_ylim())), plan.currency)
    # Translators: the unit is that of money, such as: Rp million.
    amounts = phrase("unrestricted cash less unpaid bills ({unit})", unit=unit)
    value_axis(axes, amounts, lambda amount: number(amount / unit_size))
    labels = []
    for found in (base, other):
        name = name_of(found, base, LONGEST)
        labels += [
            phrase("{name}: median", name=name),
            phrase("{name}: 9 futures in 10", name=name),
        ]
    key(figure, handles, labels)
    return figure
