"""The picture of a comparison: chance of sustainability across, of delivering impact up."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from simulator.experiments.compare import Comparison
from simulator.reports.canvas import BODY, DARK, INK, LIGHT, MIDDLE, key, paper, png, value_axis
from simulator.reports.comparison_answer import deed, listed, short
from simulator.reports.plain import clean
from simulator.reports.wording import percent
from simulator.results.paired import Paired
from simulator.results.verdict import leaf

_LABEL, _LONGEST, _LONGEST_DEED = 12.5, 24, 60
_REACH = (5, 8, 13, 20, 30, 42, 56, 72, 90, 110, 135, 160, 190, 225)
"""How far from its mark a name may stand, in points: near first."""
_SIDES = ((1, 1), (1, -1), (-1, 1), (-1, -1), (0, 2), (0, -2), (2, 0), (-2, 0), (2, 1), (-2, 1),
          (2, -1), (-2, -1), (1, 2), (-1, 2), (1, -2), (-1, -2))

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
    bars = [[((a["low"], u["share"]), (a["high"], u["share"])),
             ((a["share"], u["low"]), (a["share"], u["high"]))]
            for a, u in zip(money, impact, strict=True)]
    left_off = _Names(figure, axes, marks * 100, np.array(bars) * 100).write(
        [short(clean(c.label), _LONGEST) for c in comparison.contenders])
    _legend(figure, left_off, len(money) == 2)
    return figure


def _finding(comparison: Comparison) -> str:
    """What the picture shows, in words."""
    if len(comparison.pairs) == 1:
        pair = comparison.pairs[0]
        what = deed(pair) or f"{comparison.contenders[pair.contender].label} instead of " \
                             f"{comparison.base.label}"
        return (f"{short(what, _LONGEST_DEED)}: sustainable {_moved(pair.verdicts['sustainable'])},"
                f" delivers impact {_moved(pair.verdicts['delivers'])}")
    said = [_first(comparison, axis) for axis in ("sustainable", "delivers")]
    return f"Most likely to be sustainable: {said[0]}; to deliver impact: {said[1]}"


def _moved(found: Paired) -> str:
    return f"{percent(found.before)} -> {percent(found.after)}{' (a tie)' if found.tie else ''}"


def _first(comparison: Comparison, axis: str) -> str:
    members = comparison.ranks[axis][0].members
    if len(members) == len(comparison.contenders):
        return "none clearly"
    return listed([short(comparison.contenders[i].label, _LONGEST) for i in members])


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
    """Puts names beside marks so that no name covers another name or a mark, nor, where there is
    room, the bar of an interval."""

    def __init__(self, figure: Figure, axes: Any, marks: np.ndarray, bars: np.ndarray) -> None:
        self.axes = axes
        self.renderer = figure.canvas.get_renderer()
        self.point = figure.dpi / 72
        self.pixels = axes.transData.transform(marks)
        self.taken = [_around(x, y, x, y) for x, y in self.pixels]
        ends = axes.transData.transform(bars.reshape(-1, 2)).reshape(-1, 4)
        self.bars = [_around(*end, by=2.0) for end in ends]
        area = axes.get_window_extent(self.renderer)
        self.area: Box = (area.x0, area.y0, area.x1, area.y1)

    def write(self, names: Sequence[str]) -> int:
        """How many names found no room."""
        return sum(not self._place(i, name) for i, name in enumerate(names))

    def _place(self, index: int, name: str) -> bool:
        text = self.axes.text(0, 0, name.replace("$", r"\$"), fontsize=_LABEL, color=INK, zorder=5,
                              va="baseline", bbox={"facecolor": "white", "edgecolor": "none",
                                                   "alpha": 0.75, "pad": 0.4})
        size = text.get_window_extent(self.renderer)
        for avoided in ([*self.taken, *self.bars], self.taken):
            for box in self._places(index, size.width, size.height):
                if self._inside(box) and not any(_overlap(box, other) for other in avoided):
                    self._settle(text, index, box)
                    return True
        text.remove()
        return False

    def _places(self, index: int, width: float, height: float) -> Iterator[Box]:
        """In the four corners beside the mark, then further out all around it."""
        x, y = self.pixels[index]
        for reach in _REACH:
            for across, up in _SIDES:
                left = x + across * reach * self.point - (width if across < 0 else 0)
                if across == 0:
                    left = x - width / 2
                low = y + up * reach * self.point - (height if up < 0 else 0)
                if up == 0:
                    low = y - height / 2
                yield left, low, left + width, low + height

    def _inside(self, box: Box) -> bool:
        left, bottom, right, top = self.area
        return box[0] > left and box[1] > bottom and box[2] < right and box[3] < top

    def _settle(self, text: Any, index: int, box: Box) -> None:
        """Write the name there, with a thin line to a mark that is not next to it."""
        self.taken.append(box)
        inverse = self.axes.transData.inverted()
        drop = text.get_window_extent(self.renderer).y0 - self.axes.transData.transform((0, 0))[1]
        text.set_position(inverse.transform((box[0], box[1] - drop)))
        x, y = self.pixels[index]
        end = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
        if np.hypot(end[0] - x, end[1] - y) > 20 * self.point:
            (x0, y0), (x1, y1) = inverse.transform([(x, y), end])
            self.axes.plot([x0, x1], [y0, y1], color="#555555", linewidth=0.8, zorder=3,
                           linestyle=(0, (2, 2)))


def _around(left: float, bottom: float, right: float, top: float, by: float = 12.0) -> Box:
    return left - by, bottom - by, right + by, top + by


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
