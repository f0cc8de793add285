"""The chart of the workload: hours needed for each hour that workers of a role have."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from simulator.mechanisms.series import LOADS
from simulator.reports.canvas import DARK, INK, MIDDLE, PALE, key, months_axis, paper, value_axis
from simulator.reports.chart_titles import workload_title
from simulator.reports.picture import Picture
from simulator.words.dates import calendar_month
from simulator.words.labels import ROLES, label
from simulator.words.numbers import percent
from simulator.words.texts import phrase

_LINES: tuple[dict[str, Any], ...] = (
    {"color": DARK, "linewidth": 3.6},
    {"color": MIDDLE, "linewidth": 2.8, "linestyle": (0, (5, 1.5))},
    {"color": INK, "linewidth": 2.4, "linestyle": (0, (1, 1.2))},
    {"color": MIDDLE, "linewidth": 2.4, "linestyle": (0, (4, 1.5, 1, 1.5))},
)
"""The lines of the roles, from the one with the least time to spare."""


def workload(picture: Picture) -> Figure:
    """The median load of each role in the ventures that are open. The role with the least time to
    spare is in front, with the range of 9 futures in 10. Trainees help with the work of service
    workers, so they have no load of their own."""
    loads = busy_roles(picture)
    scarcest, *others = loads
    result, (low, median, high) = picture.result, loads[scarcest]
    figure, axes = paper(workload_title(picture.result, scarcest, median))
    x = np.arange(1, result.scenario.months + 1)
    wide = axes.fill_between(x, low, high, color=PALE, linewidth=0)
    enough = axes.axhline(1, color=INK, linewidth=1.4, linestyle=(0, (4, 2)))
    drawn = {
        role: axes.plot(x, loads[role][1], zorder=4 - place, **_LINES[place])[0]
        for place, role in enumerate((scarcest, *others))
    }
    months_axis(axes, result.scenario.months, calendar_month(*result.scenario.start))
    most = max(float(np.nanmax(load[1])) for load in loads.values())
    axes.set_ylim(0, 1.05 * max(1.0, float(np.nanmax(high)), most))
    value_axis(axes, phrase("hours needed / hours available, open ventures (median)"), percent)
    names = [label(ROLES, role) for role in drawn]
    names.insert(1, phrase("9 futures in 10"))
    handles: list[Any] = [*drawn.values()]
    handles.insert(1, wide)
    key(figure, [*handles, enough], [*names, phrase("all hours are needed")])
    return figure


def busy_roles(picture: Picture) -> dict[str, np.ndarray]:
    """The 5, 50 and 95% quantiles of the load of each role that has work, month by month: `(3,
    months)`. The role with the highest load on average is the first. Those that may not be shown
    are left out."""
    result = picture.result
    found = {}
    for role, series in LOADS.items():
        if series in result.series and np.any(result.series[series]):
            loads = picture.fan_of_open(series)[::2]
            if np.isfinite(loads[1]).any():
                found[role] = loads
    return dict(sorted(found.items(), key=lambda item: -float(np.nanmean(item[1][1]))))
