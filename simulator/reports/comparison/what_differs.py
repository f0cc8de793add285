"""What differs between two scenarios, assumption by assumption, with its sources."""

import textwrap
from collections.abc import Iterator

from simulator.experiments.comparison_result import Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.reports.comparison.answer import short
from simulator.words.safe_text import clean

_LONGEST = 64


def what_differs(pair: Pair, most: int, width: int) -> Iterator[str]:
    count = len(pair.differences)
    if not count:
        yield "WHAT DIFFERS  nothing that matters to their futures"
        return
    yield f"WHAT DIFFERS  {count} assumption{'s' * (count != 1)}, from A to B"
    for found in pair.differences[:most]:
        yield from _difference(found, width)
    if count > most:
        yield f"   ... and {count - most} more in differences.csv"


def _difference(found: Difference, width: int) -> Iterator[str]:
    if found.before is ABSENT or found.after is ABSENT:
        side, there = ("B", found.after) if found.before is ABSENT else ("A", found.before)
        said = (
            f"only in {side}"
            if found.path.startswith(("events: ", "policies: "))
            else (f"only in {side}: {short(clean(there.text), _LONGEST)}")
        )
        sources = ""
    else:
        said = f"{short(clean(found.before.text), 40)} -> {short(clean(found.after.text), 40)}"
        sources = _sources(found)
    yield from textwrap.wrap(
        f"{clean(found.path)}  {said}",
        width,
        initial_indent="   ",
        subsequent_indent="       ",
        break_on_hyphens=False,
    )
    if sources:
        yield from textwrap.wrap(
            sources,
            width,
            initial_indent="       ",
            subsequent_indent="       ",
            break_on_hyphens=False,
        )


def _sources(found: Difference) -> str:
    old, new = found.before, found.after
    if old.numbers is None and new.numbers is None:
        return ""
    before, after = (short(clean(s.source or "none"), _LONGEST) for s in (old, new))
    return f"source: {before}" if before == after else f"source: {before} -> {after}"
