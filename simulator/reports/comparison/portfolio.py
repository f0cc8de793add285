"""Ventures side by side on the screen, in an order no finer than their futures can tell."""

import textwrap
from collections.abc import Iterator

from simulator.experiments.comparison_result import ComparisonResult, ScenarioResult
from simulator.experiments.ranking import Rank
from simulator.reports.comparison.answer import listed, short
from simulator.reports.comparison.chances import at_most
from simulator.words.numbers import money, percent
from simulator.reports.layout import tagged
from simulator.reports.verdict_words import verdict_shares
from simulator.results.cause_words import WORDS


def portfolio(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """Each venture on two lines, in the order of the chance of both verdicts together."""
    longest = max(len(c.label) for c in comparison.scenarios)
    label = max(9, min(longest + 1, width - 59))
    narrow = width < 70
    label = 0 if narrow else label
    yield (
        f"RANK  {'' if narrow else 'scenario':<{label}}{'sustainable':<18}"
        f"{'delivers impact':<18}{'both':<6}{'' if narrow else 'cost per net'}"
    ).rstrip()
    for group in comparison.ranks["both"]:
        for index in group.members:
            yield from _venture(comparison.scenarios[index], group.rank, label, width)


def _venture(found: ScenarioResult, rank: int, label: int, width: int) -> Iterator[str]:
    verdict, n = found.summary["verdict"], len(found.replicates)
    shares = verdict_shares(found.summary)
    cost = money(found.summary["measures"]["cost_per_net_outcome"]["mean"], found.scenario.currency)
    figures = (
        f"{_share(verdict['money']['sustainable'], shares['sustainable'], n):<18}"
        f"{_share(verdict['impact']['delivers'], shares['delivers'], n):<18}"
        f"{shares['both'] if verdict['both']['share'] else 'none':<6}"
    )
    if label:
        yield f"{rank:<6}{short(found.label, label - 1):<{label}}{figures}{cost}".rstrip()
    else:
        yield f"{rank:<6}{short(found.label, width - 6)}"
        yield f"      {figures}".rstrip()
    said = _main_cause(found) if label else f"{cost} per net outcome; {_main_cause(found)}"
    yield from textwrap.wrap(said, width, initial_indent=" " * 6, subsequent_indent=" " * 8)


def _share(leaf: dict[str, float], said: str, n: int) -> str:
    if not leaf["share"]:
        return f" none (<{at_most(n)})" if n > 3 else " none"
    return f"{said:>5} ({100 * leaf['low']:.0f} to {100 * leaf['high']:.0f})"


def _main_cause(found: ScenarioResult) -> str:
    causes = found.summary["causes"]
    if not causes:
        return "no future fails"
    first = causes[0]
    return f"fails from: {WORDS.get(first['cause'], first['cause'])} ({percent(first['share'])})"


def orders(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """Who stands before whom on each axis; those whose difference could be 0 share a rank."""
    for tag, axis in (("MONEY", "sustainable"), ("IMPACT", "delivers"), ("BOTH", "both")):
        yield from tagged(
            tag, "; ".join(_group(comparison, group) for group in comparison.ranks[axis]), width
        )
    yield from textwrap.wrap(
        "Scenarios joined by = share a rank: the 95 % interval of the paired "
        "difference holds 0, for two of them or by way of a third.",
        width,
    )


def _group(comparison: ComparisonResult, group: Rank) -> str:
    """`1 a = b = c (yet a is ahead of c)`."""
    labels = [c.label for c in comparison.scenarios]
    said = f"{group.rank} {' = '.join(labels[i] for i in group.members)}"
    worse: dict[int, list[str]] = {}
    for i, j in group.ahead:
        worse.setdefault(i, []).append(labels[j])
    if not worse:
        return said
    yet = [f"{labels[i]} is ahead of {listed(names)}" for i, names in worse.items()]
    return f"{said} (yet {', '.join(yet)})"
