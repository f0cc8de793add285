"""The screen after a comparison: the answer, what differs, by how much, and what is a tie."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.experiments.comparison_result import ComparisonResult, Pair, ScenarioResult
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.answer import answer, listed, points, short
from simulator.reports.comparison.chances import chances
from simulator.reports.comparison.portfolio import orders, portfolio
from simulator.reports.comparison.remarks import MOST_TABLES, remarks_below
from simulator.reports.comparison.table import outcome, same_outcome, table
from simulator.reports.comparison.what_differs import what_differs
from simulator.reports.comparison.why import why
from simulator.reports.layout import tagged
from simulator.reports.screen import seed_words
from simulator.scenario.warnings import remarks
from simulator.words.safe_text import clean

_NARROW, _WIDE = 60, 110
_MOST_DIFFERENCES, _MOST_OF_MANY = 8, 3
_NAME = 20


def comparison_screen(
    comparison: ComparisonResult,
    bad: Sequence[BadFile],
    command: str,
    width: int,
    shock: Sequence[str] = (),
) -> str:
    """The screen as text, no line longer than `width` (60 to 110 columns are used); `command` is
    what was typed, without `--runs`; `shock` are changes that hold for every scenario."""
    width = max(_NARROW, min(width, _WIDE))
    many = len(comparison.scenarios) > 2
    parts = [
        _left_out(bad, width),
        _kept_whole(clean(answer(comparison)), width),
        _heading(comparison, shock, width),
    ]
    if many:
        parts += [portfolio(comparison, width), orders(comparison, width)]
    parts += [_pair(comparison, pair, width) for pair in comparison.pairs]
    parts.append(remarks_below(comparison, bad, command, width))
    shown = ["\n".join(lines) for lines in map(list, parts) if lines]
    return "\n\n".join(text for text in shown if text) + "\n"


def _kept_whole(text: str, width: int) -> list[str]:
    """Wrapped so that a number and its per cent sign stay on one line."""
    lines = textwrap.wrap(text.replace(" %", "\u00a0%"), width, break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines]


def _left_out(bad: Sequence[BadFile], width: int) -> Iterator[str]:
    """Before any figure: which files these are not about."""
    if bad:
        names = listed([short(clean(Path(file.file).name), _NAME) for file in bad])
        yield from tagged(
            "BAD",
            f"{names} {'is' if len(bad) == 1 else 'are'} left out; the mistakes are listed below",
            width,
        )


def _heading(comparison: ComparisonResult, shock: Sequence[str], width: int) -> Iterator[str]:
    base = comparison.base
    if shock:
        yield from tagged(
            "SET",
            f"{', '.join(map(clean, shock))}, in every scenario "
            "(name one alone to see it with and without)",
            width,
        )
    said = (
        f"{base.planned:,} future{'s' * (base.planned != 1)} each under the same luck, "
        f"{base.scenario.months} months, {_seed(comparison)}; means over futures"
    )
    yield from textwrap.wrap(said, width)
    for remark in dict.fromkeys(
        r for found in comparison.scenarios for r in remarks(found.scenario)
    ):
        yield from tagged("LOOK", clean(remark), width)
    yield from _set_aside(comparison, width)
    for found in comparison.scenarios:
        if failures := found.summary["failures"]:
            yield from tagged(
                "FAILED",
                f"{found.label}: {len(failures)} of {found.planned} futures"
                f" could not be simulated and are left out of its pairs; the first "
                f"is future {failures[0]['replicate']}: "
                f"{clean(failures[0]['reason'])}",
                width,
            )
        if untried := found.summary.get("untried"):
            done = len(found.replicates) + len(failures)
            yield from tagged(
                "NOTE",
                f"{found.label}: {clean(untried)} after {done:,} of {found.planned:,} futures;"
                " the others are left out of its pairs",
                width,
            )


def _seed(comparison: ComparisonResult) -> str:
    return seed_words({} if comparison.shareable else {"seed": comparison.base.scenario.seed})


def _set_aside(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """Whose own seed, runs or months do not hold here."""
    labels: dict[str, list[str]] = {}
    for found in comparison.scenarios:
        if found.set_aside:
            own = listed([f"{name} {value}" for name, value in found.set_aside.items()])
            labels.setdefault(own, []).append(found.label)
    if labels:
        said = listed(
            [f"{listed(names)} say{'s' * (len(names) == 1)} {own}" for own, names in labels.items()]
        )
        yield from tagged(
            "NOTE",
            f"{said}; here the first file's seed and runs and the longest months hold for "
            "all, so each run alone gives other figures",
            width,
        )
    if any("months" in found.set_aside for found in comparison.scenarios):
        yield from tagged(
            "NOTE",
            "targets of impact that were made for fewer months are easier to reach in "
            f"{comparison.base.scenario.months}",
            width,
        )


def _lack(comparison: ComparisonResult, pair: Pair) -> str:
    untried = any("untried" in one.summary for one in _two(comparison, pair))
    return "failed or were not tried" if untried else "failed"


def _pair(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    full = len(comparison.pairs) <= MOST_TABLES
    most = _MOST_DIFFERENCES if len(comparison.pairs) == 1 else _MOST_OF_MANY
    yield from _who(comparison, pair, full, width)
    yield from what_differs(pair, most, width)
    if pair.left_out:
        yield from textwrap.wrap(
            f"{pair.left_out} of {comparison.base.planned} futures {_lack(comparison, pair)} in "
            "one of the two and are left out.",
            width,
        )
    if not pair.same_currency:
        currencies = [c.scenario.currency for c in _two(comparison, pair)]
        yield from textwrap.wrap(
            "Money is not compared: {} and {} are different currencies.".format(*currencies), width
        )
    if not same_outcome(comparison, pair):
        yield from textwrap.wrap(
            "Their outcomes are of different kinds ("
            + " and ".join(outcome(c) for c in _two(comparison, pair))
            + "): mind that when comparing numbers and costs.",
            width,
        )
    if full:
        yield ""
        yield from table(comparison, pair, width)
        yield from why(comparison, pair, width)
    else:
        yield from _in_short(pair, width)


def _two(comparison: ComparisonResult, pair: Pair) -> tuple[ScenarioResult, ScenarioResult]:
    return comparison.base, comparison.scenarios[pair.other]


def _who(comparison: ComparisonResult, pair: Pair, full: bool, width: int) -> Iterator[str]:
    base, other = _two(comparison, pair)
    if not full:
        yield from textwrap.wrap(f"{other.label} (B) against {base.label} (A)", width)
        return
    titles = [clean(c.scenario.title) for c in (base, other)]
    yield from tagged("A", f"{base.label}: {titles[0]}", width, 3)
    said = other.label if titles[0] == titles[1] else f"{other.label}: {titles[1]}"
    yield from tagged("B", said, width, 3)


def _in_short(pair: Pair, width: int) -> Iterator[str]:
    said = []
    for name, words in (("sustainable", "sustainable"), ("delivers", "delivers impact")):
        found, (before, after) = pair.verdicts[name], chances(pair.verdicts)[name]
        tie = ", a tie" if found.tie else ""
        said.append(
            f"{words} {before} -> {after} ({points(found.low)} to {points(found.high)} points{tie})"
        )
    yield from textwrap.wrap("; ".join(said), width, initial_indent="   ", subsequent_indent="   ")
