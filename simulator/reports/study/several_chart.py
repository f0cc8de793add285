"""The chart of a search of several numbers: both chances of all that was tried, and the front."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from simulator.experiments.study.front import both
from simulator.reports.canvas import BODY, DARK, INK, LIGHT, MIDDLE, key, paper, value_axis
from simulator.reports.study.several_shown import Shown
from simulator.reports.study.sweep_screen import GOALS
from simulator.words.numbers import percent
from simulator.words.texts import gettext, phrase

_ROOM = 0.08
"""Left free around the marks, in shares of the futures."""


def several_chart(shown: Shown) -> Figure:
    """The chance to pay for itself across, the chance to reach the impact target upwards: a mark
    for each point, a line for those of the front, and marks for the values of now and the
    answers."""
    paths = ", ".join(lever.path for lever in shown.levers)
    if shown.weighed:
        said = gettext("What more of one chance costs of the other, by {paths}.", paths=paths)
    else:
        said = gettext("Both chances with each change of {paths}.", paths=paths)
    figure, axes = paper(said)
    looked = {**shown.tried, **shown.looked}
    cloud = both([futures for row, futures in shown.tried.items() if row not in shown.looked])
    handles: list[Artist] = [
        axes.scatter(cloud[:, 0], cloud[:, 1], s=46, color=LIGHT, edgecolors=INK, linewidths=0.5)
    ]
    # Translators: in the legend of a chart: marks of all points that were tried.
    names = [phrase("tried, in half of the futures")]
    if shown.weighed:
        front = both([futures for _, futures in shown.weighed])
        (line,) = axes.plot(front[:, 0], front[:, 1], color=DARK, linewidth=3, marker="s")
        handles.append(line)
        # Translators: in the legend of a chart: a line through points that no other point beats.
        names.append(phrase("none of these is better in both (new futures)"))
    now = both([looked[shown.found.now.row]])
    x, y = now.T
    marks = axes.scatter(x, y, s=190, marker="X", color="white", edgecolors=INK, zorder=4)
    handles.append(marks)
    names.append(phrase("now"))
    found = shown.found
    if not found.already:
        rows = [answer.row for answer in found.answers] or [found.best.row]
        x, y = both([looked[row] for row in rows]).T
        marks = axes.scatter(x, y, s=150, marker="D", color=MIDDLE, edgecolors=INK, zorder=5)
        handles.append(marks)
        # Translators: in the legend of a chart: combinations that were found.
        names.append(phrase("answers") if found.answers else phrase("best"))
    drawn = np.vstack([cloud, both(list(shown.looked.values()) or list(shown.tried.values()))])
    for set_ends, values in ((axes.set_xlim, drawn[:, 0]), (axes.set_ylim, drawn[:, 1])):
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        set_ends(max(-0.03, low - _ROOM), min(1.03, high + _ROOM))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: _percent(share)))
    money, impact = (phrase(words) for words in GOALS.values())
    axes.set_xlabel(money, fontsize=BODY, color=INK)
    value_axis(axes, impact, _percent)
    key(figure, handles, names)
    return figure


def _percent(share: float) -> str:
    """A share, and nothing below 0, where no mark can be."""
    return percent(share) if share > -1e-9 else ""
