"""The screen after a comparison: the answer, the differences, their size, and what is unclear."""

import textwrap
from collections.abc import Iterator, Sequence

from simulator.experiments.comparison_result import ComparisonResult, Pair, ScenarioResult
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.because import because
from simulator.reports.comparison.heading import heading, left_out
from simulator.reports.comparison.portfolio import best, portfolio
from simulator.reports.comparison.remarks import MOST_TABLES, remarks_below
from simulator.reports.comparison.table import table
from simulator.reports.comparison.what_differs import what_differs
from simulator.reports.comparison.why import why
from simulator.reports.comparison.wording import (
    both_of,
    name_of,
    outcome,
    same_outcome,
)
from simulator.reports.layout import tagged
from simulator.words.local_text import shown
from simulator.words.numbers import ordinary_spaces, whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext

_NARROW, _WIDE = 60, 120
_MOST_DIFFERENCES, _MOST_OF_MANY = 8, 3


def comparison_screen(
    comparison: ComparisonResult,
    bad: Sequence[BadFile],
    command: str,
    width: int,
    shock: Sequence[str] = (),
    idle: bool = False,
    stats: bool = False,
) -> str:
    """The screen as text, no line longer than `width` (60 to 120 columns are used). `command` is
    what was typed, without `--runs`. `shock` are the changes in every scenario; `idle` says that
    they change no number. With `stats`, tables have all rows and statistics."""
    width = max(_NARROW, min(width, _WIDE))
    many = len(comparison.scenarios) > 2
    parts = [
        left_out(bad, width),
        _answer(comparison, width),
        heading(comparison, shock, idle, width),
    ]
    if many:
        parts += [portfolio(comparison, width), best(comparison, width)]
    if len(comparison.pairs) <= MOST_TABLES:
        parts += [_pair(comparison, pair, width, stats) for pair in comparison.pairs]
    parts.append(remarks_below(comparison, bad, command, width, stats))
    shown = ["\n".join(lines) for lines in map(list, parts) if lines]
    return ordinary_spaces("\n\n".join(text for text in shown if text) + "\n")


def _answer(comparison: ComparisonResult, width: int) -> Iterator[str]:
    yield from textwrap.wrap(answer(comparison), width, break_on_hyphens=False)
    if len(comparison.pairs) == 1:
        yield from because(comparison, comparison.pairs[0], width)


def _pair(comparison: ComparisonResult, pair: Pair, width: int, stats: bool) -> Iterator[str]:
    most = _MOST_DIFFERENCES if len(comparison.pairs) == 1 else _MOST_OF_MANY
    yield from _who(comparison, pair, width)
    yield from what_differs(pair, most, width)
    for remark in _on_pair(comparison, pair):
        yield from textwrap.wrap(remark, width, break_on_hyphens=False)
    yield ""
    yield from table(comparison, pair, width, stats)
    if stats:
        yield from why(comparison, pair, width)


def _on_pair(comparison: ComparisonResult, pair: Pair) -> Iterator[str]:
    """Remarks to read before the numbers of a pair."""
    base, other = both_of(comparison, pair)
    if pair.left_out:
        yield ngettext(
            "{n} of {all} futures is left out, because it was not simulated in both scenarios.",
            "{n} of {all} futures are left out, because they were not simulated in both scenarios.",
            pair.left_out,
            n=whole(pair.left_out),
            all=whole(base.planned),
        )
    if not pair.same_currency:
        yield gettext(
            "Money is not compared, because {one} and {other} are different currencies.",
            one=base.scenario.currency,
            other=other.scenario.currency,
        )
    if not same_outcome(comparison, pair):
        yield gettext(
            "A and B count different outcomes (A: {one}, B: {other}). Keep this in mind when you"
            " compare their numbers and costs.",
            one=outcome(base),
            other=outcome(other),
        )

    if _same_effect_by_others(base, other):
        yield gettext(
            "A and B state the same effect, but their techniques differ. So those of B were made as"
            " strong as those of A, whatever was left out or added. Give B the effect that a trial"
            " found for its own techniques, or make the change with `--set`."
        )


def _same_effect_by_others(base: ScenarioResult, other: ScenarioResult) -> bool:
    """Whether two scenarios have curves of their own for one effect."""
    curves = base.scenario.calibration, other.scenario.calibration
    if None in curves or curves[0] == curves[1]:
        return False
    one, two = (side.scenario.outcome.values["effect"].text for side in (base, other))
    return one == two


def _who(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    """Which scenarios are A and B."""
    sides = both_of(comparison, pair)
    names = [name_of(found, comparison.base) for found in sides]
    titles = [clean(shown(found.scenario.title)) for found in sides]
    yield from tagged(N_("A"), f"{names[0]}: {titles[0]}", width, 3)
    said = names[1] if titles[0] == titles[1] else f"{names[1]}: {titles[1]}"
    yield from tagged(N_("B"), said, width, 3)
