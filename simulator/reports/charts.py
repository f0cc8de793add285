"""Charts of a run: cash, people, money in and out, the workload of staff, and both axes of the
verdict."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from simulator.disclosure.months import CURVES
from simulator.mechanisms import series as ids
from simulator.quantities.currencies import minor_units
from simulator.reports.canvas import (
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
from simulator.reports.chart_titles import cash_title, money_title, people_title
from simulator.reports.picture import Picture
from simulator.reports.scatter import both_axes
from simulator.reports.workload import busy_roles, workload
from simulator.results.result import Result
from simulator.results.windows import closing
from simulator.words.dates import calendar_month
from simulator.words.labels import INCOME, STATES, label
from simulator.words.numbers import money_scale, number
from simulator.words.texts import phrase

_LOOKS = ((DARK, ""), (MIDDLE, "//"), (LIGHT, ".."), (PALE, "xx"))
"""Colour and hatching of the layers of a chart, from the bottom."""


def draw_all(picture: Picture, hidden: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """Every chart as a PNG, by file name, without the `hidden` ones and those that would be empty.
    Titles and labels are in the language in use."""
    with own_style():
        return {
            f"{name}.png": png(draw(picture))
            for name, draw in CHARTS.items()
            if name not in hidden | blank(picture)
        }


def blank(picture: Picture) -> set[str]:
    """Charts without any point that may be shown. Without work for anybody there is no workload."""
    main = {
        "cash": picture.fan_of_open(ids.FREE)[2],
        "money-in-and-out": picture.mean(ids.COST),
        "people": picture.mean(CURVES[0]),
    }
    empty = {name for name, curve in main.items() if not np.isfinite(curve).any()}
    return empty if busy_roles(picture) else empty | {"workload"}


def cash_fan(picture: Picture) -> Figure:
    """Unrestricted cash less unpaid bills month by month, so that a loss lies below 0: median, half
    of the futures that are open, 9 in 10, and one example."""
    result, scenario = picture.result, picture.result.scenario
    fan = picture.fan_of_open(ids.FREE) / minor_units(result.scenario.currency)
    q05, q25, q50, q75, q95 = fan
    of_open = picture.shared is None and bool(closing(result).any())
    figure, axes = paper(cash_title(result, float(q50[-1]), of_open=of_open))
    x = _months(result)
    wide = axes.fill_between(x, q05, q95, color=PALE, linewidth=0)
    half = axes.fill_between(x, q25, q75, color=LIGHT, linewidth=0)
    axes.axhline(0, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    (median,) = axes.plot(x, q50, color=DARK, linewidth=3.6)
    handles: dict[str, Any] = {_median_label(of_open): median}
    if picture.shared is None:
        handles[phrase("half of the futures")] = half
    handles[phrase("9 futures in 10")] = wide
    if picture.replicate is not None:
        row = int(np.flatnonzero(result.replicates == picture.replicate)[0])
        cash = _major(result, ids.FREE)[row]
        axes.plot(x, cash, color="white", linewidth=3)
        (one,) = axes.plot(x, cash, color=INK, linewidth=1.4, linestyle=(0, (3, 1)))
        # Translators: in the legend of a chart: one future that is drawn alone, by its number.
        handles[phrase("example: future {n}", n=picture.replicate)] = one
    _time(axes, picture)
    scale, unit = money_scale(max(map(abs, axes.get_ylim())), scenario.currency)
    # Translators: the unit is that of money, such as: Rp million.
    name = phrase("unrestricted cash less unpaid bills ({unit})", unit=unit)
    value_axis(axes, name, lambda amount: number(amount / scale))
    key(figure, list(handles.values()), list(handles))
    return figure


def _median_label(of_open: bool) -> str:
    if of_open:
        # Translators: in the legend of a chart: futures in which the venture is open in that month.
        return phrase("median of open futures")
    return phrase("median of all futures")


def people(picture: Picture) -> Figure:
    """How many people are in each state, on average over the futures."""
    result = picture.result
    figure, axes = paper(people_title(result))
    handles = _stack(axes, _months(result), [picture.mean(state) for state in CURVES])
    _time(axes, picture)
    axes.set_ylim(0, None)
    value_axis(axes, phrase("people, mean of all futures"), number)
    key(figure, handles, [label(STATES, state) for state in CURVES])
    return figure


def money_in_and_out(picture: Picture) -> Figure:
    """Mean income per month, stacked by where it comes from, against mean cost."""
    result, scenario = picture.result, picture.result.scenario
    scale = minor_units(scenario.currency)
    shown = [
        (kind, look)
        for kind, look in zip(INCOME, _LOOKS, strict=True)
        if np.any(result.series[kind]) and np.isfinite(picture.mean(kind)).any()
    ]
    means = [picture.mean(kind) / scale for kind, _ in shown]
    cost = picture.mean(ids.COST) / scale
    own = sum(float(picture.mean(k)[-12:].mean()) for k in (ids.EARNED, ids.CONTRACTS)) / scale
    figure, axes = paper(money_title(result, own, float(cost[-12:].mean())))
    handles = _stack(axes, _months(result), means, [look for _, look in shown])
    axes.plot(_months(result), cost, color="white", linewidth=5)
    (line,) = axes.plot(_months(result), cost, color=INK, linewidth=2.6, linestyle=(0, (5, 1.5)))
    _time(axes, picture)
    axes.set_ylim(0, None)
    of, unit = money_scale(max(map(abs, axes.get_ylim())), scenario.currency)
    # Translators: the unit is that of money, such as: Rp million.
    name = phrase("money per month, mean ({unit})", unit=unit)
    value_axis(axes, name, lambda amount: number(amount / of))
    key(
        figure,
        [line, *handles],
        [phrase("costs per month"), *(label(INCOME, kind) for kind, _ in shown)],
    )
    return figure


def _major(result: Result, series: str) -> np.ndarray:
    return result.series[series] / minor_units(result.scenario.currency)


def _stack(axes: Any, x: np.ndarray, layers: list, looks: Sequence = _LOOKS) -> list[Patch]:
    """Layers on top of each other that differ in lightness and in hatching."""
    floor, handles = np.zeros(len(x)), []
    for layer, (colour, hatch) in zip(layers, looks, strict=True):
        axes.fill_between(
            x,
            floor,
            floor + layer,
            facecolor=colour,
            hatch=hatch,
            edgecolor="#ffffff" if colour == MIDDLE else "#6b6b6b",
            linewidth=0,
        )
        axes.plot(x, floor + layer, color="#444444", linewidth=0.7)
        handles.append(
            Patch(
                facecolor=colour,
                hatch=hatch,
                linewidth=0,
                edgecolor="#ffffff" if colour == MIDDLE else "#6b6b6b",
            )
        )
        floor = floor + np.nan_to_num(layer)
    return handles


def _time(axes: Any, picture: Picture) -> None:
    months_axis(
        axes, picture.result.scenario.months, calendar_month(*picture.result.scenario.start)
    )


def _months(result: Result) -> np.ndarray:
    return np.arange(1, result.scenario.months + 1)


CHARTS: dict[str, Callable[[Picture], Figure]] = {
    "cash": cash_fan,
    "people": people,
    "money-in-and-out": money_in_and_out,
    "both-axes": both_axes,
    "workload": workload,
}
"""Every chart by its name."""
