"""The figures as rows: printed on the screen and written to results.md."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. `limit` is the largest allowed value (None: no limit)."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str]:
        limit = "" if self.limit is None else f"{show(self.limit)}: {self._verdict()}"
        return self.what, f"{show(self.value)} {self.unit}".strip(), limit, self.note

    def _verdict(self) -> str:
        return "kept" if self.value <= (self.limit or 0.0) else "**missed**"


@dataclass(frozen=True)
class Section:
    title: str
    rows: tuple[Row, ...]


def show(value: float) -> str:
    """Three digits are all that a timing bears."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def markdown(section: Section) -> str:
    lines = [f"## {section.title}", "", "| | figure | limit | |", "|---|--:|---|---|"]
    lines += [f"| {' | '.join(row.cells)} |" for row in section.rows]
    return "\n".join(lines) + "\n"


def plain(section: Section) -> str:
    """The same for the screen, in columns."""
    cells = [tuple(c.replace("**", "") for c in row.cells) for row in section.rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [section.title]
    for what, value, limit, note in cells:
        line = f"  {what:{widths[0]}}  {value:>{widths[1]}}  {limit:{widths[2]}}  {note}"
        lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def document(facts: Iterable[tuple[str, str]], sections: Iterable[Section]) -> str:
    """The whole of results.md."""
    head = [
        "# Benchmarks",
        "",
        (
            "Written by `make bench`. Times are processor time of one core, or on the wall where it"
            " says so."
        ),
        "Compare figures of one run with each other; between machines, divide by the calibration.",
        "",
        *(f"- {name}: {value}" for name, value in facts),
        "",
    ]
    return "\n".join(head) + "\n" + "\n".join(markdown(s) for s in sections)
