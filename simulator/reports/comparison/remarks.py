"""Below a comparison: what to know, which files were left out, what to try next."""

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.chances import at_most
from simulator.reports.comparison.table import LEGEND
from simulator.reports.layout import tagged
from simulator.results.intervals import Z
from simulator.words.safe_text import clean

MOST_TABLES = 3
_MOST_MISTAKES = 5
_AXES = {"sustainable": "money", "delivers": "impact"}
_FEWEST_RUNS, _MOST_RUNS = 200, 10_000


def remarks_below(
    comparison: ComparisonResult, bad: Sequence[BadFile], command: str, width: int
) -> Iterator[str]:
    if len(comparison.pairs) > MOST_TABLES:
        yield from textwrap.wrap(
            f"Tables, and why they differ, are shown for up to {MOST_TABLES + 1} scenarios; every "
            "figure is in measures.csv.",
            width,
        )
    else:
        yield from textwrap.wrap(LEGEND + _rare(comparison), width)
    for file in bad:
        yield from bad_lines(file, width)
    if len(comparison.pairs) == 1:
        yield from _try(comparison.pairs[0], comparison.base.planned, command, width)


def _rare(comparison: ComparisonResult) -> str:
    """What `none` in a table means."""
    never = [
        f.n
        for pair in comparison.pairs
        for f in pair.verdicts.values()
        if f.n > 3 and not (f.before and f.after)
    ]
    if not never:
        return ""
    return f" none: in no future, so that its chance is likely under {at_most(min(never))}."


def bad_lines(file: BadFile, width: int) -> Iterator[str]:
    """A bad file with its first mistakes, each where it stands."""
    count = len(file.mistakes)
    yield from tagged(
        "BAD",
        f"{clean(Path(file.file).name)} is left out: {count} mistake{'s' * (count != 1)}",
        width,
    )
    for mistake in file.base_names[:_MOST_MISTAKES]:
        yield from textwrap.wrap(
            clean(mistake),
            width,
            initial_indent=" " * 8,
            subsequent_indent=" " * 10,
            break_on_hyphens=False,
        )
    if count > _MOST_MISTAKES:
        yield f"{'':8}... and {count - _MOST_MISTAKES} more; see `sesim check`"


def _try(pair: Pair, planned: int, command: str, width: int) -> Iterator[str]:
    """How many futures would tell, where a verdict is a tie and not simply the same."""
    tied = {
        axis: pair.verdicts[name]
        for name, axis in _AXES.items()
        if pair.verdicts[name].tie and pair.verdicts[name].unchanged < 1
    }
    needed = {
        axis: planned * (1.2 * Z * f.mcse / f.difference) ** 2 if f.mcse > 0 else planned
        for axis, f in tied.items()
        if f.difference
    }
    easiest = min(needed, key=lambda axis: needed[axis], default="")
    runs = max(2 * planned, _FEWEST_RUNS, 100 * ceil(needed[easiest] / 100)) if needed else 0
    if 0 < runs <= _MOST_RUNS:
        yield from tagged(
            "TRY", f"{clean(command)} --runs {runs}  (may break the tie in {easiest})", width
        )
    elif tied and planned < _MOST_RUNS:
        yield from tagged(
            "TIE",
            f"in {' and '.join(tied)}: so small a difference would take more "
            f"than {_MOST_RUNS:,} futures to tell",
            width,
        )
