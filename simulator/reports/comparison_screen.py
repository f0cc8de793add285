"""The screen after a comparison: the answer, what differs, by how much, and what is a tie."""

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil

from simulator.experiments.compare import Comparison, Contender, Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.experiments.field import BadFile
from simulator.reports.comparison_answer import answer, chance, listed, points, short
from simulator.reports.comparison_table import LEGEND, table
from simulator.reports.plain import clean
from simulator.reports.screen import tagged
from simulator.reports.wording import money, percent
from simulator.results.causes import WORDS
from simulator.results.intervals import Z

_NARROW, _WIDE = 60, 110
_MOST_TABLES = 3
_MOST_DIFFERENCES, _MOST_OF_MANY = 8, 3
_LONGEST = 64
_MOST_MISTAKES = 5
_FEWEST_RUNS, _MOST_RUNS = 200, 10_000


def comparison_screen(comparison: Comparison, bad: Sequence[BadFile], command: str,
                      width: int) -> str:
    """The screen as text, no line longer than `width` (60 to 110 columns are used); `command` is
    what was typed, without `--runs`."""
    width = max(_NARROW, min(width, _WIDE))
    many = len(comparison.contenders) > 2
    parts = [textwrap.wrap(clean(answer(comparison)), width, break_on_hyphens=False),
             _heading(comparison, width)]
    if many:
        parts += [_portfolio(comparison, width), _orders(comparison, width)]
    parts += [_pair(comparison, pair, width) for pair in comparison.pairs]
    parts.append(_remarks(comparison, bad, command, width))
    shown = ["\n".join(lines) for lines in map(list, parts) if lines]
    return "\n\n".join(text for text in shown if text) + "\n"


def _heading(comparison: Comparison, width: int) -> Iterator[str]:
    base = comparison.base
    said = (f"{base.planned:,} future{'s' * (base.planned != 1)} each under the same luck, "
            f"{base.scenario.months} months, seed {base.scenario.seed}; means over futures")
    yield from textwrap.wrap(said, width)
    for found in comparison.contenders:
        if found.set_aside:
            own = listed([f"{name} {value}" for name, value in found.set_aside.items()])
            yield from tagged("NOTE", f"{found.label} itself says {own}; the first file's hold "
                              "for all", width)
        if failures := found.summary["failures"]:
            yield from tagged("FAILED", f"{found.label}: {len(failures)} of {found.planned} futures"
                              f" could not be simulated and are left out of its pairs; the first "
                              f"is future {failures[0]['replicate']}: "
                              f"{clean(failures[0]['reason'])}", width)


# -- the portfolio --------------------------------------------------------------------------------

def _portfolio(comparison: Comparison, width: int) -> Iterator[str]:
    """Each venture on two lines, in the order of the chance of both verdicts together."""
    longest = max(len(c.label) for c in comparison.contenders)
    label = max(9, min(longest + 1, width - 59))
    narrow = width < 70
    label = 0 if narrow else label
    yield (f"RANK  {'' if narrow else 'scenario':<{label}}{'sustainable':<18}"
           f"{'delivers impact':<18}{'both':<6}{'' if narrow else 'cost per net'}").rstrip()
    for group in comparison.ranks["both"]:
        for index in group.members:
            yield from _venture(comparison.contenders[index], group.rank, label, width)


def _venture(found: Contender, rank: int, label: int, width: int) -> Iterator[str]:
    verdict, n = found.summary["verdict"], len(found.replicates)
    cost = money(found.summary["measures"]["cost_per_net_outcome"]["mean"],
                 found.scenario.currency)
    figures = (f"{_share(verdict['money']['sustainable'], n):<18}"
               f"{_share(verdict['impact']['delivers'], n):<18}"
               f"{percent(verdict['both']['share']) if verdict['both']['share'] else 'none':<6}")
    if label:
        yield f"{rank:<6}{short(found.label, label - 1):<{label}}{figures}{cost}".rstrip()
    else:
        yield f"{rank:<6}{short(found.label, width - 6)}"
        yield f"      {figures}".rstrip()
    said = _main_cause(found) if label else f"{cost} per net outcome; {_main_cause(found)}"
    yield from textwrap.wrap(said, width, initial_indent=" " * 6, subsequent_indent=" " * 8)


def _share(leaf: dict[str, float], n: int) -> str:
    if not leaf["share"]:
        return f" none (<3/{n})" if n > 3 else " none"
    return f"{percent(leaf['share']):>5} ({100 * leaf['low']:.0f} to {100 * leaf['high']:.0f})"


def _main_cause(found: Contender) -> str:
    causes = found.summary["causes"]
    if not causes:
        return "no future fails"
    first = causes[0]
    return f"fails from: {WORDS.get(first['cause'], first['cause'])} ({percent(first['share'])})"


def _orders(comparison: Comparison, width: int) -> Iterator[str]:
    """Who stands before whom on each axis; those whose difference could be 0 share a rank."""
    for tag, axis in (("MONEY", "sustainable"), ("IMPACT", "delivers"), ("BOTH", "both")):
        said = "; ".join(
            f"{group.rank} {' = '.join(comparison.contenders[i].label for i in group.members)}"
            for group in comparison.ranks[axis])
        yield from tagged(tag, said, width)
    yield from textwrap.wrap("Scenarios joined by = are tied: their futures cannot tell them apart "
                             "(95 % interval of the paired difference), or only by way of a third.",
                             width)


# -- one pair -------------------------------------------------------------------------------------

def _pair(comparison: Comparison, pair: Pair, width: int) -> Iterator[str]:
    full = len(comparison.pairs) <= _MOST_TABLES
    most = _MOST_DIFFERENCES if len(comparison.pairs) == 1 else _MOST_OF_MANY
    yield from _who(comparison, pair, full, width)
    yield from _what_differs(pair, most, width)
    if pair.left_out:
        yield from textwrap.wrap(f"{pair.left_out} of {comparison.base.planned} futures failed in "
                                 "one of the two and are left out.", width)
    if not pair.same_currency:
        currencies = (comparison.base.scenario.currency,
                      comparison.contenders[pair.contender].scenario.currency)
        yield from textwrap.wrap("Money is not compared: {} and {} are different "
                                 "currencies.".format(*currencies), width)
    if full:
        yield ""
        yield from table(comparison, pair, width)
    else:
        yield from _in_short(pair, width)


def _who(comparison: Comparison, pair: Pair, full: bool, width: int) -> Iterator[str]:
    base, other = comparison.base, comparison.contenders[pair.contender]
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
        said.append(f"{words} {chance(found.before, found.n)} -> {chance(found.after, found.n)} "
                    f"({points(found.low)} to {points(found.high)} points{tie})")
    yield from textwrap.wrap("; ".join(said), width, initial_indent="   ",
                             subsequent_indent="   ")


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
        said = f"only in {side}" if found.path.startswith(("events: ", "policies: ")) else (
            f"only in {side}: {short(clean(there.text), _LONGEST)}")
        sources = ""
    else:
        said = f"{short(clean(found.before.text), 40)} -> {short(clean(found.after.text), 40)}"
        sources = _sources(found)
    yield from textwrap.wrap(f"{clean(found.path)}  {said}", width, initial_indent="   ",
                             subsequent_indent="       ", break_on_hyphens=False)
    if sources:
        yield from textwrap.wrap(sources, width, initial_indent="       ",
                                 subsequent_indent="       ", break_on_hyphens=False)


def _sources(found: Difference) -> str:
    old, new = found.before, found.after
    if old.numbers is None and new.numbers is None:
        return ""
    before, after = (short(clean(s.source or "none"), _LONGEST) for s in (old, new))
    return f"source: {before}" if before == after else f"source: {before} -> {after}"


# -- what to know, and what next ------------------------------------------------------------------

def _remarks(comparison: Comparison, bad: Sequence[BadFile], command: str,
             width: int) -> Iterator[str]:
    if len(comparison.pairs) <= _MOST_TABLES:
        yield from textwrap.wrap(LEGEND + _rare(comparison), width)
    for file in bad:
        yield from bad_lines(file, width)
    if len(comparison.pairs) == 1:
        yield from _try(comparison.pairs[0], comparison.base.planned, command, width)


def _rare(comparison: Comparison) -> str:
    """What `none` in a table means."""
    never = [f.n for pair in comparison.pairs for f in pair.verdicts.values()
             if f.n > 3 and not (f.before and f.after)]
    return f" none: fewer than 3/{min(never)}." if never else ""


def bad_lines(file: BadFile, width: int) -> Iterator[str]:
    """A bad file with its first mistakes, each where it stands."""
    count = len(file.mistakes)
    yield from tagged("BAD", f"{clean(file.file)} is left out: {count} "
                      f"mistake{'s' * (count != 1)}", width)
    for mistake in file.nameless[:_MOST_MISTAKES]:
        yield from textwrap.wrap(clean(mistake), width, initial_indent=" " * 8,
                                 subsequent_indent=" " * 10, break_on_hyphens=False)
    if count > _MOST_MISTAKES:
        yield f"{'':8}... and {count - _MOST_MISTAKES} more; see `sesim check`"


def _try(pair: Pair, planned: int, command: str, width: int) -> Iterator[str]:
    """How many futures would tell, where a verdict is a tie and not simply the same."""
    tied = [found for name, found in pair.verdicts.items()
            if name in ("sustainable", "delivers") and found.tie and found.unchanged < 1]
    needed = [planned * (1.2 * Z * f.mcse / f.difference) ** 2 if f.mcse > 0 else planned
              for f in tied if f.difference]
    runs = max(2 * planned, _FEWEST_RUNS, 100 * ceil(min(needed) / 100)) if needed else 0
    if 0 < runs <= _MOST_RUNS:
        yield from tagged("TRY", f"{clean(command)} --runs {runs}  (may break the tie)", width)
    elif tied and planned < _MOST_RUNS:
        yield from tagged("TIE", "so small a difference would take more than "
                          f"{_MOST_RUNS:,} futures to tell", width)
