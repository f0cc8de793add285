"""What all charts have in common: size, colours that also work in grey print, title, axes, legend,
and the same bytes each time."""

import io
import math
import textwrap
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simulator.words.safe_text import clean
from simulator.words.texts import phrase

INK, DARK, MIDDLE, LIGHT, PALE = "#111111", "#1b3a5c", "#3d86a8", "#9cc4b2", "#e6dcae"
"""From dark to light, so that the order is the same in grey print."""

_WIDTH, _HEIGHT, _DPI = 7.2, 7.2, 150
BODY, _TITLE = 14.5, 17.5
_TITLE_CHARACTERS = 46
_BOTTOM, _KEY = 0.265, 0.155
"""Lower edge of the axes and upper edge of the legend, in parts of the figure's height."""
_ROW = 0.045
"""Height of a row of the legend."""
_TWO_COLUMNS = 46
"""Characters of the longest labels of both columns, beyond which a legend has one column."""


class Sheet(Figure):
    """A figure that a notebook shows as the PNG that a run's folder keeps."""

    def _repr_png_(self) -> bytes:
        return png(self)


def paper(finding: str, times: float = 1.0) -> tuple[Figure, Axes]:
    """An empty chart 1080 pixels wide and high, or so many `times` as much, with letters of the
    same size; its title is a sentence that says what it shows."""
    figure = Sheet(figsize=(times * _WIDTH, times * _HEIGHT), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    title = _title(figure, clean(finding), times)
    top = 1 - (0.085 + 0.043 * (1 + title.count("\n"))) / times
    left, bottom = 0.185 / times, _BOTTOM / times
    axes = figure.add_axes((left, bottom, 1 - 0.03 / times - left, top - bottom))
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=BODY, colors=INK)
    axes.grid(axis="y", color="#d8d8d8", linewidth=0.8)
    axes.set_axisbelow(True)
    return figure, axes


def _title(figure: Figure, finding: str, times: float) -> str:
    """The sentence above a chart, on lines that fit into it."""
    drawn = figure.text(
        0.03 / times,
        1 - 0.025 / times,
        "",
        fontsize=_TITLE,
        fontweight="bold",
        va="top",
        color=INK,
        linespacing=1.15,
    )
    for characters in range(int(times * _TITLE_CHARACTERS), 0, -1):
        title = textwrap.fill(finding, characters, break_on_hyphens=False)
        drawn.set_text(literal(title))
        if drawn.get_window_extent().x1 <= figure.bbox.x1 * (1 - 0.02 / times):
            break
    return title


def months_axis(axes: Axes, months: int, first: str) -> None:
    """Label the years along the bottom; `first` is the calendar month that is month 1."""
    step = 3 if months <= 24 else 12 if months <= 84 else 12 * math.ceil(months / 72)
    axes.set_xlim(1, months)
    axes.set_xticks([1, *range(step, months + 1, step)])
    # Translators: below the axis of a chart, such as: month (1 is January 2025).
    name = phrase("month (1 is {month})", month=first)
    axes.set_xlabel(literal(clean(name)), fontsize=BODY, color=INK, labelpad=6)


def value_axis(axes: Axes, name: str, wording: Callable[[float], str]) -> None:
    """Name the upright axis above it; `wording` writes its numbers."""
    axes.set_title(
        literal(clean(name)),
        loc="left",
        fontsize=BODY,
        color=INK,
        pad=10,
        x=-0.15 * _WIDTH * axes.figure.dpi / axes.bbox.width,
        fontweight="normal",
    )
    axes.yaxis.set_major_locator(MaxNLocator(6))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: literal(wording(v))))


def key(figure: Figure, handles: list, labels: list[str]) -> None:
    """The legend, below the chart: in two columns where the labels leave room for them. The axes
    become lower where it needs more rows than usual."""
    half = math.ceil(len(labels) / 2)
    longest = [max(map(len, part), default=0) for part in (labels[:half], labels[half:])]
    times = figure.get_figwidth() / _WIDTH
    columns = 2 if sum(longest) <= times * _TWO_COLUMNS else 1
    more = max(0.0, _ROW * math.ceil(len(labels) / columns) + 0.01 - _KEY) / times
    for axes in figure.axes:
        box = axes.get_position()
        axes.set_position((box.x0, box.y0 + more, box.width, box.height - more))
    figure.legend(
        handles,
        [literal(clean(label)) for label in labels],
        loc="upper left",
        bbox_to_anchor=(0.03 / times, _KEY / times + more),
        ncols=columns,
        fontsize=BODY - 0.5,
        frameon=False,
        handlelength=2.0,
        handletextpad=0.6,
        columnspacing=1.4,
        labelspacing=0.55,
        borderaxespad=0,
    )


def png(figure: Figure) -> bytes:
    """The PNG, without date and version, so that two equal charts have the same bytes."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
    return out.getvalue()


def literal(text: str) -> str:
    """The text with each `$` escaped, so that a currency does not start a formula, and without
    backticks, which mark nothing on a chart."""
    return text.replace("$", r"\$").replace("`", "")
