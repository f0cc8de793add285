"""The screen after a comparison: the answer, what differs, by how much, and what is a tie."""

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from simulator.experiments.compare import Comparison, Contender, Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.answer import answer, chance, listed, points, short
from simulator.reports.comparison.portfolio import orders, portfolio
from simulator.reports.comparison.table import LEGEND, outcome, same_outcome, table
from simulator.reports.comparison.why import why
from simulator.reports.screen import seed_words, tagged
from simulator.results.intervals import Z
from simulator.scenario.warnings import remarks
from simulator.words.safe_text import clean

_NARROW, _WIDE = 60, 110
_MOST_TABLES = 3
_MOST_DIFFERENCES, _MOST_OF_MANY = 8, 3
_LONGEST = 64
_MOST_MISTAKES = 5
_NAME = 20
_AXES = {"sustainable": "money", "delivers": "impact"}
_FEWEST_RUNS, _MOST_RUNS = 200, 10_000


def comparison_screen(
    comparison: Comparison,
    bad: Sequence[BadFile],
    command: str,
    width: int,
    shock: Sequence[str] = (),
) -> str:
    """The screen as text, no line longer than `width` (60 to 110 columns are used); `command` is
    what was typed, without `--runs`; `shock` are changes that hold for every scenario."""
    width = max(_NARROW, min(width, _WIDE))
    many = len(comparison.contenders) > 2
    parts = [
        _left_out(bad, width),
        _kept_whole(clean(answer(comparison)), width),
        _heading(comparison, shock, width),
    ]
    if many:
        parts += [portfolio(comparison, width), orders(comparison, width)]
    parts += [_pair(comparison, pair, width) for pair in comparison.pairs]
    parts.append(_remarks(comparison, bad, command, width))
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


def _heading(comparison: Comparison, shock: Sequence[str], width: int) -> Iterator[str]:
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
        r for found in comparison.contenders for r in remarks(found.scenario)
    ):
        yield from tagged("LOOK", clean(remark), width)
    yield from _set_aside(comparison, width)
    for found in comparison.contenders:
        if failures := found.summary["failures"]:
            yield from tagged(
                "FAILED",
                f"{found.label}: {len(failures)} of {found.planned} futures"
                f" could not be simulated and are left out of its pairs; the first "
                f"is future {failures[0]['replicate']}: "
                f"{clean(failures[0]['reason'])}",
                width,
            )


def _seed(comparison: Comparison) -> str:
    return seed_words({} if comparison.shareable else {"seed": comparison.base.scenario.seed})


def _set_aside(comparison: Comparison, width: int) -> Iterator[str]:
    """Whose own seed, runs or months do not hold here."""
    labels: dict[str, list[str]] = {}
    for found in comparison.contenders:
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
    if any("months" in found.set_aside for found in comparison.contenders):
        yield from tagged(
            "NOTE",
            "targets of impact that were made for fewer months are easier to reach in "
            f"{comparison.base.scenario.months}",
            width,
        )


# -- one pair -------------------------------------------------------------------------------------


def _pair(comparison: Comparison, pair: Pair, width: int) -> Iterator[str]:
    full = len(comparison.pairs) <= _MOST_TABLES
    most = _MOST_DIFFERENCES if len(comparison.pairs) == 1 else _MOST_OF_MANY
    yield from _who(comparison, pair, full, width)
    yield from _what_differs(pair, most, width)
    if pair.left_out:
        yield from textwrap.wrap(
            f"{pair.left_out} of {comparison.base.planned} futures failed in "
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


def _two(comparison: Comparison, pair: Pair) -> tuple[Contender, Contender]:
    return comparison.base, comparison.contenders[pair.contender]


def _who(comparison: Comparison, pair: Pair, full: bool, width: int) -> Iterator[str]:
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
        found = pair.verdicts[name]
        tie = ", a tie" if found.tie else ""
        said.append(
            f"{words} {chance(found.before, found.n)} -> {chance(found.after, found.n)} "
            f"({points(found.low)} to {points(found.high)} points{tie})"
        )
    yield from textwrap.wrap("; ".join(said), width, initial_indent="   ", subsequent_indent="   ")


def _what_differs(pair: Pair, most: int, width: int) -> Iterator[str]:
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


# -- what to know, and what next ------------------------------------------------------------------


def _remarks(
    comparison: Comparison, bad: Sequence[BadFile], command: str, width: int
) -> Iterator[str]:
    if len(comparison.pairs) > _MOST_TABLES:
        yield from textwrap.wrap(
            f"Tables, and why they differ, are shown for up to {_MOST_TABLES + 1} scenarios; every "
            "figure is in measures.csv.",
            width,
        )
    else:
        yield from textwrap.wrap(LEGEND + _rare(comparison), width)
    for file in bad:
        yield from bad_lines(file, width)
    if len(comparison.pairs) == 1:
        yield from _try(comparison.pairs[0], comparison.base.planned, command, width)


def _rare(comparison: Comparison) -> str:
    """What `none` in a table means."""
    never = [
        f.n
        for pair in comparison.pairs
        for f in pair.verdicts.values()
        if f.n > 3 and not (f.before and f.after)
    ]
    return f" none: fewer than 3/{min(never)}." if never else ""


def bad_lines(file: BadFile, width: int) -> Iterator[str]:
    """A bad file with its first mistakes, each where it stands."""
    count = len(file.mistakes)
    yield from tagged(
        "BAD",
        f"{clean(Path(file.file).name)} is left out: {count} mistake{'s' * (count != 1)}",
        width,
    )
    for mistake in file.nameless[:_MOST_MISTAKES]:
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
