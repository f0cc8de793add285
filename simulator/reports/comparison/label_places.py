"""Places for names on a chart, so that no name covers another one."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from simulator.reports.canvas import INK

_REACH = (5, 8, 13, 20, 30, 42, 56, 72, 90, 110, 135, 160, 190, 225)
"""Distances of a name from its mark that are tried, in points: near ones first."""
_SIDES = (
    (1, 1),
    (1, -1),
    (-1, 1),
    (-1, -1),
    (0, 2),
    (0, -2),
    (2, 0),
    (-2, 0),
    (2, 1),
    (-2, 1),
    (2, -1),
    (-2, -1),
    (1, 2),
    (-1, 2),
    (1, -2),
    (-1, -2),
)

_POINTS = 30
"""Points of a line that a name must not cover."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in pixels."""


class Names:
    """Puts names beside marks. No name covers another name or a mark; if there is room, no name
    covers a line. `marks` `(n, 2)` and the ends of `lines` `(m, 2, 2)` are in the chart's units,
    the `size` of letters in points."""

    def __init__(
        self, figure: Figure, axes: Any, marks: np.ndarray, lines: np.ndarray, size: float
    ) -> None:
        self.axes, self.letters = axes, size
        self.renderer = FigureCanvasAgg(figure).get_renderer()
        self.point = figure.dpi / 72
        self.pixels = axes.transData.transform(marks)
        self.taken = [_around(point, 0.46 * size * self.point) for point in self.pixels]
        ends = axes.transData.transform(lines.reshape(-1, 2)).reshape(-1, 2, 2)
        self.lines = [_around(point, 6.0) for a, b in ends for point in np.linspace(a, b, _POINTS)]
        area = axes.get_window_extent(self.renderer)
        self.area: Box = (area.x0, area.y0, area.x1, area.y1)

    def write(self, names: Mapping[int, str]) -> int:
        """Write the names of marks, by the row of the mark, the first one first; returns how many
        have no room."""
        return sum(not self._place(i, name) for i, name in names.items())

    def _place(self, index: int, name: str) -> bool:
        text = self.axes.text(
            0,
            0,
            name.replace("$", r"\$"),
            fontsize=self.letters,
            color=INK,
            zorder=5,
            va="baseline",
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.4},
        )
        size = text.get_window_extent(self.renderer)
        for avoided in ([*self.taken, *self.lines], self.taken):
            for box in self._places(index, size.width, size.height):
                if self._inside(box) and not any(_overlap(box, other) for other in avoided):
                    self._settle(text, index, box)
                    return True
        text.remove()
        return False

    def _places(self, index: int, width: float, height: float) -> Iterator[Box]:
        """Places to try: in the four corners beside the mark, then farther out all around it."""
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
        gap = 0.3 * self.letters * self.point
        self.taken.append((box[0] - gap, box[1], box[2] + gap, box[3]))
        inverse = self.axes.transData.inverted()
        drop = text.get_window_extent(self.renderer).y0 - self.axes.transData.transform((0, 0))[1]
        text.set_position(inverse.transform((box[0], box[1] - drop)))
        x, y = self.pixels[index]
        end = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
        if np.hypot(end[0] - x, end[1] - y) > 1.6 * self.letters * self.point:
            points = np.linspace((x, y), end, _POINTS)
            self.lines += [_around(point, 2.0) for point in points]
            (x0, y0), (x1, y1) = inverse.transform([(x, y), end])
            self.axes.plot(
                [x0, x1], [y0, y1], color="#555555", linewidth=0.8, zorder=3, linestyle=(0, (2, 2))
            )


def _around(point: np.ndarray, by: float) -> Box:
    x, y = point
    return x - by, y - by, x + by, y + by


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
