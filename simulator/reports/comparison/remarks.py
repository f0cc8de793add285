"""Below a comparison: what to know, which files were left out, what to try next."""

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.cells import none, unclear
from simulator.reports.comparison.chances import at_most
from simulator.reports.comparison.table import has_unclear
from simulator.reports.comparison.wording import under_tag
from simulator.reports.layout import tag_width
from simulator.results.intervals import OUTSIDE, Z
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext

MOST_TABLES = 3
_MOST_MISTAKES = 5
_MORE_FUTURES = {
    "sustainable": N_("(more futures may show a clear change in the chance to pay for itself)"),
    "delivers": N_(
        "(more futures may show a clear change in the chance to reach the impact target)"
    ),
}
_TOO_SMALL = {
    ("sustainable",): N_(
        "The chance to pay for itself seems to change very little. If so, even {n} futures would"
        " not show it."
    ),
    ("delivers",): N_(
        "The chance to reach the impact target seems to change very little. If so, even {n} futures"
        " would not show it."
    ),
    ("sustainable", "delivers"): N_(
        "Both chances seem to change very little. If so, even {n} futures would not show it."
    ),
}
"""By the goals that show no clear change."""
_FEWEST_RUNS, _MOST_RUNS = 200, 10_000


def remarks_below(
    comparison: ComparisonResult,
    bad: Sequence[BadFile],
    command: str,
    width: int,
    stats: bool = False,
) -> Iterator[str]:
    """Lines of at most `width` columns; `command` is what was typed, without `--runs`."""
    planned, one = comparison.base.planned, len(comparison.pairs) == 1
    goals, runs = _try(comparison.pairs[0], planned) if one else ((), 0)
    may_help = planned < _MOST_RUNS and bool(runs or not goals)
    for remark in _on_tables(comparison, may_help, stats):
        yield from textwrap.wrap(remark, width, break_on_hyphens=False)
    for file in bad:
        yield from bad_lines(file, width)
    if runs:
        more = gettext(_MORE_FUTURES[goals[0]])
        yield from under_tag("TRY", f"{clean(command)} --runs {runs}  {more}", width)
    elif goals and planned < _MOST_RUNS:
        yield from under_tag("NOTE", gettext(_TOO_SMALL[goals], n=whole(_MOST_RUNS)), width)


def _on_tables(comparison: ComparisonResult, may_help: bool, stats: bool) -> Iterator[str]:
    """What the numbers and words of the tables mean, or why there are no tables. `may_help`:
    whether more futures may make a change clear."""
    if len(comparison.pairs) > MOST_TABLES:
        yield gettext(
            "What differs is shown for at most {n} scenarios. All numbers are in `portfolio.csv`,"
            " `measures.csv` and `differences.csv`.",
            n=MOST_TABLES + 1,
        )
        return
    yield what_numbers_are()
    if not stats:
        yield gettext("`--stats` shows all rows, and how sure each difference is.")
    if any(has_unclear(comparison, pair, stats) for pair in comparison.pairs):
        said = N_("{unclear}: the change may be chance.")
        if may_help:
            said = N_(
                "{unclear}: with so few futures the change may be chance. Try a higher `--runs`."
            )
        yield gettext(said, unclear=unclear())
    never = [
        found.n
        for pair in comparison.pairs
        for found in pair.verdicts.values()
        if found.n > 3 and not (found.before and found.after)
    ]
    if never:
        yield gettext(
            "{none}: it happens in no future, so its chance is probably under {share}.",
            none=none(),
            share=at_most(min(never)),
        )


def what_numbers_are() -> str:
    """How the numbers of the tables are made of all futures."""
    return gettext(
        "Amounts and counts are means of all futures. A share, a cost per net impact or a"
        " social value is one sum over all futures, divided by another. The screen of `sesim run`"
        " shows medians."
    )


def clear_by_chance(pair: Pair) -> str:
    """How many of the differences in `measures.csv` look clear though nothing differs."""
    rows = len(pair.verdicts) + len(pair.measures)
    return gettext(
        "`measures.csv` has {n} differences, each with its own 95% range. Even if nothing really"
        " changed, about {few} of them would look clear by chance.",
        n=whole(rows),
        few=whole(max(round(OUTSIDE * rows), 1)),
    )


def bad_lines(file: BadFile, width: int) -> Iterator[str]:
    """The name of a bad file, and its first mistakes with their places."""
    count = len(file.mistakes)
    said = ngettext(
        "`{file}` is left out. It has {n} mistake:",
        "`{file}` is left out. It has {n} mistakes:",
        count,
        file=clean(Path(file.file).name),
        n=count,
    )
    yield from under_tag("BAD", said, width)
    for mistake in file.base_names[:_MOST_MISTAKES]:
        yield from _indented(clean(mistake), width)
    if (more := count - _MOST_MISTAKES) > 0:
        rest = ngettext(
            "... and {n} more. `sesim check` shows all of them.",
            "... and {n} more. `sesim check` shows all of them.",
            more,
            n=more,
        )
        yield from _indented(rest, width)


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * tag_width(),
        subsequent_indent=" " * (tag_width() + 2),
        break_on_hyphens=False,
    )


def _try(pair: Pair, planned: int) -> tuple[tuple[str, ...], int]:
    """The goal that needs the fewest futures for a clear change, and that number of futures. If no
    goal shows one in 10,000 futures: all goals with an unclear change, and 0."""
    unclear_goals = {
        goal: pair.verdicts[goal]
        for goal in ("sustainable", "delivers")
        if pair.verdicts[goal].tie and pair.verdicts[goal].unchanged < 1
    }
    needed = {
        goal: planned * (1.2 * Z * f.mcse / f.difference) ** 2 if f.mcse > 0 else planned
        for goal, f in unclear_goals.items()
        if f.difference
    }
    if needed:
        easiest = min(needed, key=lambda goal: needed[goal])
        runs = max(2 * planned, _FEWEST_RUNS, 100 * ceil(needed[easiest] / 100))
        if runs <= _MOST_RUNS:
            return (easiest,), runs
    return tuple(unclear_goals), 0
