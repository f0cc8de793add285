"""The chart of a search: the curve, the goal and the answer."""

import numpy as np
from matplotlib.figure import Figure

from simulator.experiments.study.found import Found
from simulator.experiments.study.vary import Lever
from simulator.quantities.currencies import minor_units
from simulator.reports.canvas import BODY, DARK, INK, LIGHT, PALE, key, literal, paper, value_axis
from simulator.reports.study.goal_words import left_side
from simulator.reports.study.lever_axis import apart, lever_axis
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.words.numbers import money_scale, number, percent
from simulator.words.texts import gettext, phrase


def find_chart(lever: Lever, claim: Claim, found: Found) -> Figure:
    """Values that were tried, their 95% ranges, and the goal as a line."""
    said = gettext("Where `{goal}` is reached, by {path}.", goal=claim.text, path=lever.path)
    figure, axes = paper(said)
    left = left_side(claim)
    x = np.array([visit.x for visit in found.curve])
    y = np.array([visit.found for visit in found.curve])
    y = np.where(np.isinf(y), np.nan, y)  # such a number has no place on a chart
    wide = axes.fill_between(x, y[:, 1], y[:, 2], color=LIGHT, alpha=0.6, linewidth=0)
    (line,) = axes.plot(x, y[:, 0], color=DARK, linewidth=3, marker="o")
    goal = axes.axhline(found.goal.number, color=INK, linewidth=1.4, linestyle=(0, (4, 2)))
    handles = [line, wide, goal]
    # Translators: in the legend of a chart: the line of what is to be reached.
    names = [left, phrase("95% range"), phrase("goal")]
    if found.x is not None:
        last = x[-1] if found.x > found.start else x[0]
        if found.missed_beyond is not None:
            last = found.missed_beyond
        least, most = sorted((found.start, last))
        low, high = found.low, found.high
        low, high = least if low is None else low, most if high is None else high
        handles.append(axes.axvspan(low, high, color=PALE, alpha=0.8, linewidth=0, zorder=0))
        handles.append(axes.axvline(found.x, color=INK, linewidth=1.2))
        # Translators: in the legend of a chart: the value that was found.
        names += [phrase("range of the answer"), phrase("answer")]
    name, wording = lever_axis(lever, x.tolist())
    ticks = apart(x.tolist(), wording)
    axes.set_xticks(ticks, list(map(wording, ticks)))
    axes.set_xlabel(literal(name), fontsize=BODY, color=INK)
    if claim.statistic == "P" or MEASURES[claim.subject].unit == "share":
        axes.set_ylim(0, 1 if claim.statistic == "P" else None)
        value_axis(axes, left, percent)
    elif MEASURES[claim.subject].money:
        major = minor_units(lever.currency)
        size, unit = money_scale(max(map(abs, axes.get_ylim())) / major, lever.currency)
        value_axis(axes, f"{left} ({unit})", lambda amount: number(amount / major / size))
    else:
        value_axis(axes, left, number)
    key(figure, handles, names)
    return figure
