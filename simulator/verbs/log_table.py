"""A table of what is saved: columns, and at the end of each line what may be long."""

import textwrap
from collections.abc import Sequence

_BELOW = "    "


def table(rows: Sequence[Sequence[str]], left: int, width: int) -> list[str]:
    """The lines of a table, whose first row is its head. The first `left` columns begin at the left
    edge of their cells, all others end at the right one. What is in the last column and does not
    fit in the line is below it."""
    sizes = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    lines: list[str] = []
    for *cells, last in rows:
        line = "  ".join(
            f"{cell:<{size}}" if at < left else f"{cell:>{size}}"
            for at, (cell, size) in enumerate(zip(cells, sizes, strict=True))
        )
        if len(line) + 2 + len(last) <= width:
            lines.append(f"{line}  {last}")
        else:
            below = textwrap.wrap(last, width - len(_BELOW), break_on_hyphens=False)
            lines += [line.rstrip(), *(f"{_BELOW}{part}" for part in below)]
    return lines
