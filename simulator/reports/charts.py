"""Pictures of a run: cash, people, money in and out, the load on staff, and both axes of the
verdict."""

from calendar import month_abbr
from collections.abc import Callable
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
from simulator.words.numbers import money, number, percent
from simulator.reports.picture import Picture
from simulator.reports.scatter import both_axes
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Counted

_STATES = tuple(
    zip(
        CURVES,
        ("completed", "being served", "waiting", "left early"),
        (DARK, MIDDLE, LIGHT, PALE),
        ("", "//", "..", "xx"),
        strict=True,
    )
)
_KINDS = (
    ("earned", "sales and fees", DARK, ""),
    ("contracts", "public contracts", MIDDLE, "//"),
    ("public_grants", "public grants", LIGHT, ".."),
    ("given", "gifts and private grants", PALE, "xx"),
)


def draw_all(picture: Picture, hidden: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """Every chart as a PNG, by file name, but for those that are to be `hidden`, and those of
    which nothing may be shown."""
    with own_style():
        return {
            f"{name}.png": png(draw(picture))
            for name, draw in CHARTS.items()
            if name not in hidden | _blank(picture)
        }


def _blank(picture: Picture) -> set[str]:
    """Charts of which not one point may be shown; nobody who serves people has no load."""
    main = {
        "cash": picture.fan(ids.CASH)[2],
        "money-in-and-out": picture.mean(ids.COST),
        "workload": picture.fan(ids.LOAD)[2],
        "people": picture.mean(CURVES[0]),
    }
    blank = {name for name, curve in main.items() if not np.isfinite(curve).any()}
    return blank if np.any(picture.result.series[ids.LOAD]) else blank | {"workload"}


def cash_fan(picture: Picture) -> Figure:
    """Unrestricted cash month by month: the middle future, half of all, nine in ten, and one."""
    result, scenario = picture.result, picture.result.scenario
    q05, q25, q50, q75, q95 = picture.fan(ids.CASH) / minor_units(result.scenario.currency)
    closed = np.count_nonzero(result.finals[ids.CLOSED_MONTH] > 0)
    ends = (
        f"{closed:,} of {result.n:,} futures run dry and close" if closed else "none has to close"
    )
    last = (
        f"The middle future ends with {money(q50[-1], scenario.currency)} in cash; {ends}"
        if np.isfinite(q50[-1])
        else f"Cash in hand: {ends}"
    )
    figure, axes = paper(last)
    x = _months(result)
    wide = axes.fill_between(x, q05, q95, color=PALE, linewidth=0)
    half = axes.fill_between(x, q25, q75, color=LIGHT, linewidth=0)
    axes.axhline(0, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    (middle,) = axes.plot(x, q50, color=DARK, linewidth=3.6)
    handles: dict[str, Any] = {"middle of all futures": middle}
    if picture.shared is None:
        handles["half of all futures"] = half
    handles["9 futures in 10"] = wide
    if picture.replicate is not None:
        row = int(np.flatnonzero(result.replicates == picture.replicate)[0])
        cash = _major(result, "cash")[row]
        axes.plot(x, cash, color="white", linewidth=3)
        (one,) = axes.plot(x, cash, color=INK, linewidth=1.4, linestyle=(0, (3, 1)))
        handles[f"future {picture.replicate}, replayed"] = one
    _time(axes, picture)
    value_axis(axes, "unrestricted cash at the month's end", _money_words(scenario))
    key(figure, list(handles.values()), list(handles))
    return figure


def people(picture: Picture) -> Figure:
    """How many people are in each state, on average over the futures."""
    result = picture.result
    means = [picture.mean(state) for state, *_ in _STATES]
    served = float(np.mean(result.finals[Counted.SERVED]))
    done = float(np.mean(result.finals[Counted.COMPLETED]))
    completing = f" and {number(done)} complete" if done >= 1 else ""
    finding = (
        f"On average {number(served)} people are served in {result.scenario.months}"
        f" months{completing}"
    )
    figure, axes = paper(finding)
    handles = _stack(axes, _months(result), means, [s[2:] for s in _STATES])
    _time(axes, picture)
    axes.set_ylim(0, None)
    value_axis(axes, "people, mean of all futures", number)
    key(figure, handles, [s[1] for s in _STATES])
    return figure


def money_in_and_out(picture: Picture) -> Figure:
    """Mean income per month, stacked by where it comes from, against mean cost."""
    result, scenario = picture.result, picture.result.scenario
    scale = minor_units(scenario.currency)
    shown = [
        k for k in _KINDS if np.any(result.series[k[0]]) and np.isfinite(picture.mean(k[0])).any()
    ]
    means = [picture.mean(k[0]) / scale for k in shown]
    cost = picture.mean(ids.COST) / scale
    own = sum(picture.mean(k)[-12:].mean() for k in (ids.EARNED, ids.CONTRACTS))
    own, spent = float(own) / scale, float(cost[-12:].mean())
    finding = (
        "Money in, as far as it may be shown, and cost, month by month"
        if np.isnan(own + spent)
        else f"In the last year, own income covers {percent(own / spent)} of cost on average"
        if spent
        else "In the last year nothing is spent"
    )
    figure, axes = paper(finding)
    handles = _stack(axes, _months(result), means, [k[2:] for k in shown])
    axes.plot(_months(result), cost, color="white", linewidth=5)
    (line,) = axes.plot(_months(result), cost, color=INK, linewidth=2.6, linestyle=(0, (5, 1.5)))
    _time(axes, picture)
    axes.set_ylim(0, None)
    value_axis(axes, "money per month, mean of all futures", _money_words(scenario))
    key(figure, [line, *handles], ["cost per month", *(k[1] for k in shown)])
    return figure


def workload(picture: Picture) -> Figure:
    """Hours of work needed for each hour that practitioners have: the middle open future and
    nine in ten."""
    result = picture.result
    low, middle, high = picture.fan(ids.LOAD)[::2] if picture.shared else _open_loads(result)
    busiest = int(np.nanargmax(middle))
    figure, axes = paper(
        f"In the middle future staff are busiest in month {busiest + 1}: "
        f"the work needs {percent(middle[busiest])} of their hours"
    )
    x = _months(result)
    wide = axes.fill_between(x, low, high, color=LIGHT, linewidth=0)
    enough = axes.axhline(1, color=INK, linewidth=1.4, linestyle=(0, (4, 2)))
    (line,) = axes.plot(x, middle, color=DARK, linewidth=3.6)
    _time(axes, picture)
    axes.set_ylim(0, 1.05 * max(1.0, float(np.nanmax(high))))
    value_axis(axes, "hours needed / hours there, open ventures", percent)
    key(
        figure,
        [line, wide, enough],
        ["middle of all futures", "9 futures in 10", "all hours needed"],
    )
    return figure


def _open_loads(result: Result) -> np.ndarray:
    """Quantiles of the load of the ventures that are open, month by month: `(3, months)`."""
    loads = [
        load[open_ > 0]
        for load, open_ in zip(result.series[ids.LOAD].T, result.series[ids.OPEN].T, strict=True)
    ]
    return np.array(
        [np.quantile(load, [0.05, 0.5, 0.95]) if len(load) else [np.nan] * 3 for load in loads]
    ).T


def _major(result: Result, series: str) -> np.ndarray:
    return result.series[series] / minor_units(result.scenario.currency)


def _stack(axes: Any, x: np.ndarray, layers: list, looks: list) -> list[Patch]:
    """Layers on top of each other, told apart by lightness and by hatching."""
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


def _money_words(scenario: Scenario) -> Callable[[float], str]:
    return lambda amount: money(amount, scenario.currency) if amount else "0"


def _time(axes: Any, picture: Picture) -> None:
    year, month = picture.result.scenario.start
    months_axis(axes, picture.result.scenario.months, f"{month_abbr[month]} {year}")


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
