"""The picture of a comparison: chance of sustainability across, of delivering impact up."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from simulator.experiments.compare import Comparison
from simulator.reports.canvas import BODY, DARK, INK, LIGHT, MIDDLE, key, paper, png, value_axis
from simulator.reports.comparison_answer import short
from simulator.reports.plain import clean
from simulator.results.verdict import leaf

_LABEL, _LONGEST = 12.5, 24
_REACH = (9, 14, 22, 34, 48, 66, 90, 120, 155, 195)
"""How far from its mark a name may stand, in points: near first."""
_ANGLES = (20, -20, 160, 200, 55, -55, 125, 235, 90, 270, 0, 180)

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in pixels."""


def draw_comparison(comparison: Comparison) -> dict[str, bytes]:
    """Every chart as a PNG, by file name."""
    return {"both-axes.png": png(both_chances(comparison))}


def both_chances(comparison: Comparison) -> Figure:
    """Each scenario as a mark with the 95 % interval of its chance on either axis."""
    money = [leaf(c.events["sustainable"]) for c in comparison.contenders]
    impact = [leaf(c.events["delivers"]) for c in comparison.contenders]
    figure, axes = paper(_finding(comparison))
    axes.grid(axis="x", color="#d8d8d8", linewidth=0.8)
    for index, (across, up) in enumerate(zip(money, impact, strict=True)):
        _mark(axes, across, up, index == comparison.baseline)
    if len(money) == 2:
        _arrow(axes, money, impact, comparison.baseline)
    _chance_axes(axes)
    marks = np.array([(a["share"], u["share"]) for a, u in zip(money, impact, strict=True)])
    left_off = _Names(figure, axes, marks * 100).write(
        [short(clean(c.label), _LONGEST) for c in comparison.contenders])
    _legend(figure, left_off, len(money) == 2)
    return figure


def _finding(comparison: Comparison) -> str:
    """What the picture shows, in words."""
    leaders = [set(comparison.ranks[axis][0].members) for axis in ("sustainable", "delivers")]
    labels = [short(c.label, _LONGEST) for c in comparison.contenders]
    ahead = leaders[0] & leaders[1]
    everyone = set(range(len(labels)))
    if leaders[0] == leaders[1] == everyone:
        return "No scenario is clearly ahead on either axis"
    if len(ahead) == 1 and leaders[0] == leaders[1]:
        return f"{labels[ahead.pop()]} is ahead on both axes"
    said = [f"{labels[next(iter(found))]} leads" if len(found) == 1
            else "nobody leads" if found == everyone else f"{len(found)} are tied first"
            for found in leaders]
    return f"On sustainability {said[0]}; on impact {said[1]}"


def _mark(axes: Any, across: dict, up: dict, is_base: bool) -> None:
    x, y = 100 * across["share"], 100 * up["share"]
    bars = dict(color=DARK if is_base else MIDDLE, linewidth=1.6, zorder=2, solid_capstyle="butt")
    axes.plot([100 * across["low"], 100 * across["high"]], [y, y], **bars)
    axes.plot([x, x], [100 * up["low"], 100 * up["high"]], **bars)
    axes.plot([x], [y], linestyle="", markersize=11, zorder=4, **_look(is_base))


def _look(is_base: bool) -> dict[str, Any]:
    return {"marker": "s" if is_base else "o", "markerfacecolor": DARK if is_base else LIGHT,
            "markeredgecolor": "white" if is_base else INK, "markeredgewidth": 1.2}


def _arrow(axes: Any, money: Sequence[dict], impact: Sequence[dict], baseline: int) -> None:
    """From the baseline to the other, where they do not stand on one another."""
    start, end = [(100 * money[i]["share"], 100 * impact[i]["share"])
                  for i in (baseline, 1 - baseline)]
    if abs(start[0] - end[0]) + abs(start[1] - end[1]) > 5:
        axes.annotate("", end, start, zorder=3, arrowprops={
            "arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkA": 7, "shrinkB": 7})


def _chance_axes(axes: Any) -> None:
    axes.set_xlim(-4, 104)
    axes.set_ylim(-4, 104)
    axes.set_xticks(range(0, 101, 20))
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:.0f} %")
    axes.set_xlabel("chance of becoming sustainable", fontsize=BODY, color=INK, labelpad=6)
    value_axis(axes, "chance of delivering its impact", lambda v: f"{v:.0f} %")


def _legend(figure: Figure, left_off: int, arrow: bool) -> None:
    handles = [Line2D([], [], linestyle="", markersize=11, **_look(True)),
               Line2D([], [], linestyle="", markersize=11, **_look(False)),
               Line2D([], [], color=MIDDLE, linewidth=1.6)]
    labels = ["the baseline", "the change" if arrow else "the others",
              "95 % sure of each chance"]
    if left_off:
        handles.append(Line2D([], [], linestyle=""))
        labels.append(f"{left_off} names find no room")
    key(figure, handles, labels)


class _Names:
    """Puts names beside marks so that no name covers another name or a mark."""

    def __init__(self, figure: Figure, axes: Any, marks: np.ndarray) -> None:
        self.axes, self.marks = axes, marks
        self.renderer = figure.canvas.get_renderer()
        self.pixels = axes.transData.transform(marks)
        self.point = figure.dpi / 72
        self.taken: list[Box] = [(x - 9, y - 9, x + 9, y + 9) for x, y in self.pixels]
        area = axes.get_window_extent(self.renderer)
        self.area: Box = (area.x0, area.y0, area.x1, area.y1)

    def write(self, names: Sequence[str]) -> int:
        """How many names found no room."""
        return sum(not self._place(i, name) for i, name in enumerate(names))

    def _place(self, index: int, name: str) -> bool:
        text = self.axes.text(0, 0, name.replace("$", r"\$"), fontsize=_LABEL, color=INK, zorder=5,
                              bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8,
                                    "pad": 0.5})
        size = text.get_window_extent(self.renderer)
        for box, right in self._places(index, size.width, size.height):
            if self._free(box):
                self._settle(text, index, box, right)
                return True
        text.remove()
        return False

    def _places(self, index: int, width: float, height: float) -> Iterator[tuple[Box, bool]]:
        x, y = self.pixels[index]
        for reach in _REACH:
            for angle in np.radians(_ANGLES):
                at_x, at_y = (x + reach * self.point * np.cos(angle),
                              y + reach * self.point * np.sin(angle))
                right = np.cos(angle) >= -1e-9
                left = at_x if right else at_x - width
                yield (left, at_y - height / 2, left + width, at_y + height / 2), bool(right)

    def _free(self, box: Box) -> bool:
        left, bottom, right, top = self.area
        inside = box[0] > left and box[1] > bottom and box[2] < right and box[3] < top
        return inside and not any(_overlap(box, other) for other in self.taken)

    def _settle(self, text: Any, index: int, box: Box, right: bool) -> None:
        """Write the name there, with a thin line to a mark that is not next to it."""
        self.taken.append(box)
        inverse = self.axes.transData.inverted()
        text.set_position(inverse.transform((box[0], box[1])))
        x, y = self.pixels[index]
        end = (box[0] if right else box[2], (box[1] + box[3]) / 2)
        if np.hypot(end[0] - x, end[1] - y) > 17 * self.point:
            (x0, y0), (x1, y1) = inverse.transform([(x, y), end])
            self.axes.plot([x0, x1], [y0, y1], color="#777777", linewidth=0.8, zorder=3)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
