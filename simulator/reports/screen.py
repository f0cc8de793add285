"""The one screen after a run: verdict, a few numbers, why, what to doubt, what next."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from simulator.reports.formats import UNDEFINED, money, number, percent
from simulator.reports.layout import TAG, bar, tagged
from simulator.reports.next_step import doubt, next_command
from simulator.reports.verdict_words import FEW, Summary, lacking, verdict_shares, weak_links
from simulator.results.cause_words import WORDS
from simulator.results.verdict import IMPACT_LACKS, MONEY_LACKS
from simulator.scenario.scenario import Scenario
from simulator.scenario.warnings import remarks
from simulator.words.safe_text import clean

_NARROW, _WIDE = 60, 100
_MOST_CAUSES = 3
_HIDDEN = "not shown"
"""In the place of a number that would show few people."""
_RARE = 0.05
"""A weak link of fewer futures than this is left to the report."""


def screen(summary: Summary, scenario: Scenario, width: int, changes: Sequence[str] = ()) -> str:
    """The screen as text, no line longer than `width` (60 to 100 columns are used). `changes` are
    those of the command line, as they were typed."""
    width = max(_NARROW, min(width, _WIDE))
    parts = (
        _heading(summary, scenario, width, changes),
        _verdict(summary, scenario, width),
        _numbers(summary, scenario, width),
        _causes(summary, width),
        _weak_links(summary, width),
        _remarks(summary, scenario, width, changes),
    )
    said = ("\n".join(lines) for lines in parts)
    return "\n\n".join(part for part in said if part) + "\n"


def _heading(
    summary: Summary, scenario: Scenario, width: int, changes: Sequence[str]
) -> Iterator[str]:
    runs, title = summary["runs"], clean(summary["title"])
    facts = (
        f"{runs['finished']:,} future{'s' * (runs['finished'] != 1)}, "
        f"{summary['months']} months, {seed_words(summary)}"
    )
    if len(title) + len(facts) + 3 <= width:
        yield title + facts.rjust(width - len(title))
    else:
        yield from textwrap.wrap(title, width)
        yield facts
    if changes:
        yield from tagged("SET", ", ".join(map(clean, changes)), width)
    for remark in remarks(scenario):
        yield from tagged("LOOK", clean(remark), width)
    if runs["failed"]:
        first = summary["failures"][0]
        yield from tagged(
            "FAILED",
            f"{runs['failed']} of {runs['planned']} futures could not be "
            f"simulated; the first is future {first['replicate']}: "
            f"{clean(first['reason'])}",
            width,
        )
    if "untried" in summary:
        done = runs["finished"] + runs["failed"]
        yield from tagged(
            "NOTE", f"{summary['untried']} after {done:,} of {runs['planned']:,} futures", width
        )


def seed_words(summary: Summary) -> str:
    """Which seed the futures were made with, where that may be known."""
    return f"seed {summary['seed']}" if "seed" in summary else "a seed of its own, kept nowhere"


def _verdict(summary: Summary, scenario: Scenario, width: int) -> Iterator[str]:
    axes, n = summary["verdict"], summary["runs"]["finished"]
    waiting, falls_short = axes["money"]["not-yet-sustaining"], axes["impact"]["falls short"]
    said = verdict_shares(summary)
    yield (" " * (TAG + 33) + "chance").ljust(TAG + 41) + "95 % sure"
    yield _chance(
        "MONEY",
        f"sustainable by month {scenario.due}",
        axes["money"]["sustainable"],
        said["sustainable"],
        n,
        width,
    )
    yield _chance(
        "", "solvent, not yet self-sustaining", waiting, said["not-yet-sustaining"], n, width
    )
    if waiting["share"]:
        yield from _lacking(summary["missing"], MONEY_LACKS, width)
    yield _chance("", "insolvent", axes["money"]["insolvent"], said["insolvent"], n, width)
    yield _chance(
        "IMPACT", "delivers its target", axes["impact"]["delivers"], said["delivers"], n, width
    )
    if falls_short["share"]:
        yield from _lacking(summary["missing"], IMPACT_LACKS, width)
    yield _chance("BOTH", "sustainable and delivers", axes["both"], said["both"], n, width)


def _lacking(missing: dict[str, float], conditions: Sequence[str], width: int) -> list[str]:
    """What the futures that miss the mark lack, most frequent first."""
    named = lacking(missing, conditions, most=2)
    return (
        textwrap.wrap(
            named,
            width,
            initial_indent=" " * TAG + "  lacking: ",
            subsequent_indent=" " * (TAG + 11),
        )
        if named
        else []
    )


def _chance(tag: str, words: str, leaf: dict[str, float], said: str, n: int, width: int) -> str:
    line = f"{tag:<{TAG}}{words:<33}"
    if leaf["share"] == 0:
        return line + f"{'none':>5}  {_below(n)}"
    low, high = (100 * leaf["low"], 100 * leaf["high"])
    line += f"{said:>6}  ({low:.0f} to {high:.0f})".ljust(20)
    room = min(20, width - len(line) - 1)
    return (line + " " + bar(leaf["share"], room)).rstrip() if room >= 8 else line.rstrip()


def _below(n: int) -> str:
    """The rule of three: nothing seen in n futures."""
    return f"(fewer than 3/{n})" if n > 3 else "(too few to say)"


def _numbers(summary: Summary, scenario: Scenario, width: int) -> Iterator[str]:
    label = max(25, min(40, width - 42))
    n = summary["runs"]["finished"]
    between = "9 futures in 10 lie between" if width >= label + 40 else "9 in 10 lie between"
    if n < FEW:
        between = "too few for a range" if n > 1 else "(this one future)"
    yield f"{'':<{label}} {'middle':<11} {between}"
    for words, name, wording in _rows(summary["measures"], scenario):
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        if name != "break_even_month" and found["n"] < n:
            words += f" ({found['n']} of {n})"
        first, *rest = textwrap.wrap(words, label, subsequent_indent="  ")
        low, middle, high = (
            _HIDDEN if found[q] is None else wording(found[q]) for q in ("q05", "q50", "q95")
        )
        ends = f"{low} and {high}" if found["n"] >= FEW else ""
        yield f"{first:<{label}} {middle:<11} {ends}".rstrip()
        yield from rest


def _rows(measures: Summary, scenario: Scenario) -> Iterator[tuple[str, str, Any]]:
    """What is shown: words, measure, and how its numbers are said."""

    def coin(amount: float | None) -> str:
        return money(amount, scenario.currency)

    def month(value: float | None) -> str:
        return UNDEFINED if value is None else f"month {value:.0f}"

    def middle(name: str) -> float | None:
        return measures.get(name, {}).get("q50")

    breaks_even = measures.get("break_even_month", {}).get("reached", {}).get("share")
    outcome = clean(str(scenario.outcome.values.get("label", "an outcome")))[:40]
    yield "People served", "served", number
    yield f"Caused {outcome} (net)", "net_outcomes", number
    yield "Cost per net outcome", "cost_per_net_outcome", coin
    yield f"Social value per {coin(1)}", "sroi", number
    yield "Share of cost it earns", "self_sufficiency", percent
    yield f"Breaks even ({percent(breaks_even)} do)", "break_even_month", month
    yield f"Lowest cash after bills ({month(middle('lowest_cash_month'))})", "lowest_cash", coin
    yield (
        f"Reserve months ({number(middle('given_reserve_months'))} given)",
        "months_of_reserve",
        number,
    )


def _causes(summary: Summary, width: int) -> Iterator[str]:
    if not summary["causes"]:
        yield "WHY FUTURES FAIL  none of these did"
        return
    yield (
        f"WHY FUTURES FAIL  of the {_others(summary, 'money', 'sustainable')} that are not"
        " sustainable"
    )
    for rank, found in enumerate(summary["causes"][:_MOST_CAUSES], 1):
        yield from _cause(
            rank,
            WORDS[found["cause"]],
            percent(found["share"]),
            f"from month {found['median_month']}",
            width,
        )


def _weak_links(summary: Summary, width: int) -> Iterator[str]:
    """Why impact falls short, where it does in some future."""
    found = summary["weak_links"]
    if not found["links"]:
        return
    against = "those that deliver" if found["examples_deliver"] else "the nearest tenth"
    yield f"WHY IMPACT FALLS SHORT  in {_others(summary, 'impact', 'delivers')}, against {against}"
    often = sum(entry["share"] >= _RARE for entry in found["links"])
    for rank, (words, share, differ) in enumerate(
        weak_links(summary)[: min(max(often, 1), _MOST_CAUSES)], 1
    ):
        yield from _cause(rank, words, share, differ, width)


def _others(summary: Summary, axis: str, good: str) -> str:
    """The share of futures that miss the mark of an axis: this and the verdict add up to 100 %."""
    whole = verdict_shares(summary)[good].removesuffix(" %")
    return (
        f"{100 - int(whole)} %"
        if whole.isdigit()
        else percent(1 - summary["verdict"][axis][good]["share"])
    )


def _cause(rank: int, words: str, share: str, more: str, width: int) -> Iterator[str]:
    first, *rest = textwrap.wrap(f"{rank}  {words}", width - 30, subsequent_indent="   ")
    yield f"{first:<{width - 30}} {share:>6}  {more}".rstrip()
    yield from rest


def _remarks(
    summary: Summary, scenario: Scenario, width: int, changes: Sequence[str]
) -> Iterator[str]:
    for text in scenario.notice[:1]:
        more = len(scenario.notice) - 1
        yield from tagged(
            "NOTICE", clean(text) + (f" ({more} more in the file)" if more else ""), width
        )
    for claim in summary["claims"]:
        yield from tagged("CLAIM", f"{clean(claim['text'])}: {claim['result']}", width)
    yield from tagged("DOUBT", doubt(summary["unsourced"]), width)
    yield from tagged("TRY", next_command(summary, scenario, changes), width)
