"""The two lists of causes as lines of the first screen: what happened, and what may have been
guessed too well. They are never merged."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from simulator.reports.layout import beside
from simulator.words.cause_labels import LIST_HEADS
from simulator.words.labels import label
from simulator.words.numbers import whole

_BESIDE = 76
"""From this width on the two lists stand beside each other."""
_COUNT = 5


def cause_lists(lists: Mapping[str, Sequence[tuple[str, int]]], width: int) -> Iterator[str]:
    """Lines of at most `width` columns: below the head of each list its rows, which are words and
    a number of futures."""
    beside_each_other = width >= _BESIDE and len(lists) > 1
    room = (width - 4) // 2 if beside_each_other else width - 2
    columns = [[label(LIST_HEADS, kind), *_rows(rows, room)] for kind, rows in lists.items()]
    if beside_each_other:
        for left, right in zip_longest(*columns, fillvalue=""):
            yield f"  {left:<{room}}  {right}".rstrip()
    else:
        yield from (f"  {line}" for column in columns for line in column)


def _rows(rows: Sequence[tuple[str, int]], room: int) -> Iterator[str]:
    for words, count in rows:
        yield from beside(f"  {words}", room - _COUNT, f"{whole(count):>{_COUNT}}", "    ")
