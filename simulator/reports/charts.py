"""Pictures of a run: cash, people, money in and out, the load on staff, and both axes of the
verdict."""

from calendar import month_abbr
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from simulator.disclosure.months import CURVES
from simulator.mechanisms import series as ids
from simulator.quantities.units import minor_digits
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
from simulator.reports.formats import money, number, percent
from simulator.reports.picture import Picture
from simulator.results.measures.registry import MEASURES
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


_MOST_COVER = 3.0
"""Beyond three times its cost, more own income says nothing more."""


def draw_all(picture: Picture, hidden: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """Every chart as a PNG, by file name, but for those that are to be `hidden`, and those of
    which nothing may be shown."""
    charts = {
        "cash": cash_fan,
        "people": people,
        "money-in-and-out": money_in_and_out,
        "both-axes": both_axes,
    }
    if np.any(picture.result.series[ids.LOAD]):  # nobody who serves people has no load
        charts["workload"] = workload
    blank = {
        name
        for name, curve in (
            ("cash", picture.fan(ids.CASH)[2]),
            ("money-in-and-out", picture.mean(ids.COST)),
            ("workload", picture.fan(ids.LOAD)[2]),
            ("people", picture.mean(CURVES[0])),
        )
        if not np.isfinite(curve).any()
    }
    return {
        f"{name}.png": png(draw(picture))
        for name, draw in charts.items()
        if name not in hidden | blank
    }


def cash_fan(picture: Picture) -> Figure:
    """Unrestricted cash month by month: the middle future, half of all, nine in ten, and one."""
    result, scenario = picture.result, picture.result.scenario
    q05, q25, q50, q75, q95 = picture.fan(ids.CASH) / _minor_units(result)
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
    shown = [
        k for k in _KINDS if np.any(result.series[k[0]]) and np.isfinite(picture.mean(k[0])).any()
    ]
    means = [picture.mean(k[0]) / _minor_units(result) for k in shown]
    cost = picture.mean(ids.COST) / _minor_units(result)
    own = sum(picture.mean(k)[-12:].mean() for k in (ids.EARNED, ids.CONTRACTS))
    own, spent = float(own) / _minor_units(result), float(cost[-12:].mean())
    finding = (
        "Money by where it comes from, and cost, month by month"
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
    axes.set_xticks(whole_ticks(*axes.get_xlim()))
    axes.set_xlabel(
        "own income / a year's cost (corners: verdicts)", fontsize=BODY, color=INK, labelpad=6
    )
    value_axis(axes, "net outcomes", number)
    handles.append(Line2D([], [], color=INK, linewidth=1.4, linestyle=(0, (4, 2))))
    key(figure, handles, [*labels, "own income = cost; outcome target"])
    return figure


def whole_ticks(low: float, high: float) -> list[float]:
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


def _minor_units(result: Result) -> int:
    """How many of them make one of the currency."""
    return 10 ** minor_digits(result.scenario.currency)


def _major(result: Result, series: str) -> np.ndarray:
    return result.series[series] / _minor_units(result)


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
        floor = floor + layer
    return handles


def _money_words(scenario: Scenario) -> Callable[[float], str]:
    return lambda amount: money(amount, scenario.currency) if amount else "0"


def _time(axes: Any, picture: Picture) -> None:
    year, month = picture.result.scenario.start
    months_axis(axes, picture.result.scenario.months, f"{month_abbr[month]} {year}")


def _months(result: Result) -> np.ndarray:
    return np.arange(1, result.scenario.months + 1)
