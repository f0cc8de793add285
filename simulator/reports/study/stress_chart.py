"""Charts of stresses: what each changes in both chances, or how many ventures each harms."""

import textwrap
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from simulator.experiments.study.stressing import AXES, Venture, ranked
from simulator.reports.canvas import BODY, DARK, INK, LIGHT, key, paper
from simulator.reports.study.stress_screen import not_exposed
from simulator.reports.study.stress_words import title_of
from simulator.reports.study.sweep_screen import GOALS
from simulator.scenario.stresses import Stress
from simulator.words.texts import gettext, phrase

_COLOURS = (DARK, LIGHT)
_LEFT = 0.36
_CHARACTERS = 20
"""Of a line of a stress's name beside the bars."""
_MOST_BARS = 10
_BAR = 0.36


def changes_chart(venture: Venture) -> Figure:
    """Two bars for each stress with their 95% ranges, the most harmful one at the top."""
    said = gettext("How much each stress changes both chances, with 95% ranges.")
    figure, axes = _wide(said)
    harms = ranked(venture.harms)[:_MOST_BARS]
    handles = {}
    for at, (axis, colour) in enumerate(zip(AXES, _COLOURS, strict=True)):
        for row, harm in enumerate(harms):
            if not harm.exposed:
                continue
            found = harm.changes[axis]
            y, change = row + (at - 0.5) * _BAR, 100 * found.difference
            ends = [[change - 100 * found.low], [100 * found.high - change]]
            bar = axes.barh(y, change, _BAR, color=colour)
            axes.errorbar(
                change, y, xerr=np.maximum(ends, 0), color=INK, linewidth=1.2, capsize=2.5
            )
            handles[phrase(GOALS[axis])] = bar
    _rows(axes, [title_of(harm.stress) for harm in harms])
    low, high = axes.get_xlim()
    axes.set_xlim(min(low, -5), max(high, 5))
    for row, harm in enumerate(harms):
        if not harm.exposed:
            side = "right" if -low > high else "left"  # where there is more room
            axes.text(0, row, f" {not_exposed()} ", va="center", ha=side, fontsize=BODY - 2)
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_xlabel(phrase("change in percentage points"), fontsize=BODY, color=INK)
    key(figure, list(handles.values()), list(handles))
    return figure


def ventures_chart(ventures: Sequence[Venture], stresses: Sequence[Stress]) -> Figure:
    """Two bars for each stress: in how many ventures it clearly lowers each chance."""
    said = gettext("In how many ventures each stress clearly lowers a chance.")
    figure, axes = _wide(said)
    hurt = {
        axis: [
            sum(v.harms[at].exposed and v.harms[at].changes[axis].way < 0 for v in ventures)
            for at in range(len(stresses))
        ]
        for axis in AXES
    }
    order = sorted(range(len(stresses)), key=lambda at: [-hurt[axis][at] for axis in AXES])
    order = order[:_MOST_BARS]
    handles = {}
    for place, (axis, colour) in enumerate(zip(AXES, _COLOURS, strict=True)):
        y = np.arange(len(order)) + (place - 0.5) * _BAR
        handles[phrase(GOALS[axis])] = axes.barh(
            y, [hurt[axis][at] for at in order], _BAR, color=colour
        )
    _rows(axes, [title_of(stresses[at]) for at in order])
    axes.set_xlim(0, len(ventures))
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    # Translators: below the axis of a chart that counts them.
    axes.set_xlabel(phrase("ventures"), fontsize=BODY, color=INK)
    key(figure, list(handles.values()), list(handles))
    return figure


def _wide(said: str) -> tuple[Figure, Axes]:
    """Paper with room for words beside the bars."""
    figure, axes = paper(said)
    box = axes.get_position()
    axes.set_position((_LEFT, box.y0, box.x1 - _LEFT, box.height))
    axes.grid(visible=False)
    axes.grid(axis="x", color="#d8d8d8", linewidth=0.8)
    return figure, axes


def _rows(axes: Axes, names: Sequence[str]) -> None:
    """The names beside the bars, the first one at the top."""
    shown = [textwrap.fill(name, _CHARACTERS).replace("$", r"\$") for name in names]
    axes.set_yticks(range(len(names)), shown)
    axes.tick_params(axis="y", labelsize=BODY - 1.5, length=0)
    axes.set_ylim(len(names) - 0.4, -0.6)
