"""The rows of the board report's tables, each number already in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.disclosure.cells import HIDDEN, SMALL
from simulator.mechanisms import series as ids
from simulator.reports.cash_story import cash_story
from simulator.reports.figures import Told, in_some, kind_of, told
from simulator.reports.verdict_words import FEW, not_met, owing, verdict_counts, verdict_shares
from simulator.results.measures.registry import MEASURES
from simulator.results.verdict import EXPECTED, IMPACT_LACKS, MONEY_LACKS, UNAIDED
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import LeavingReason
from simulator.words import numbers
from simulator.words.cause_labels import CAUSE_LISTS, LIST_HEADS
from simulator.words.labels import CAUSES, FEW_PEOPLE, FIFTHS, GROUPS, VERDICTS, label
from simulator.words.labels import MEASURES as LABELS
from simulator.words.texts import gettext, ngettext, phrase

Summary = Mapping[str, Any]
_QUANTILES = ("q05", "q50", "q95")
_EXPLAINED = frozenset(
    {
        "cash_sufficiency",
        "charged_share",
        "outcomes",
        "net_outcomes",
        "net_subsidy_per_net_outcome",
        "outside_money_per_net_outcome",
        "sroi",
        "attribution_others",
        "mean_load",
        "largest_source",
        "break_even_month",
        "lowest_cash",
        "closing_cash",
        "months_of_reserve",
        "net_burn",
        "runway",
    }
)
"""Measures whose label does not say enough to a reader who sees it for the first time."""
_IN_WORDS = frozenset({"runway"})
"""Measures of months whose number may be a word, such as `no cash left`."""


@dataclass(frozen=True)
class Figure:
    """A measure: its label, what it means where the label does not say that, its median and the
    range of 9 futures in 10."""

    label: str
    meaning: str
    median: str
    between: str


@dataclass(frozen=True)
class Ending:
    """A part of the verdict: how large its share of the futures is, what is not met there, and how
    many owe more than they have."""

    label: str
    share: str
    error: str
    per_cent: float
    not_met: str = ""
    owing: str = ""


def answer_in_words(summary: Summary, due: int) -> str:
    """The verdict as counts of futures, in one sentence; `due` is the month of the plan by which
    the venture has to pay for itself."""
    counts, of = verdict_counts(summary)
    return ngettext(
        "In {money} of {n} future the venture pays for itself by month {due}; in {impact} it"
        " reaches its impact target; in {both} it does both.",
        "In {money} of {n} futures the venture pays for itself by month {due}; in {impact} it"
        " reaches its impact target; in {both} it does both.",
        of,
        n=of,
        money=counts["sustainable"],
        impact=counts["delivers"],
        both=counts["both"],
        due=due,
    )


def endings(summary: Summary, due: int) -> Iterator[Ending]:
    """Every part of the verdict, in the order of the first screen."""
    axes, shares = summary["verdict"], verdict_shares(summary)
    leaves = {
        **_with_second(axes, "money", UNAIDED),
        **_with_second(axes, "impact", EXPECTED),
        "both": axes["both"],
    }
    lacks = {"not-yet-sustaining": MONEY_LACKS, "falls short": IMPACT_LACKS}
    for id, leaf in leaves.items():
        words = phrase("pays for itself by month {n}", n=due) if id == "sustainable" else ""
        conditions = lacks.get(id, ())
        named = not_met(summary["missing"], conditions, most=len(conditions))
        seen = leaf["share"] > 0
        yield Ending(
            words or label(VERDICTS, id),
            shares[id] if seen else phrase("none"),
            numbers.percent_range(leaf["low"], leaf["high"]),
            round(100 * leaf["share"], 1),
            named if seen else "",
            owing(summary) if id == "not-yet-sustaining" else "",
        )


def _with_second(axes: Mapping[str, Any], axis: str, id: str) -> dict[str, Any]:
    """The parts of an axis, with another share, if there is one, in the second place."""
    first, *others = axes[axis].items()
    second = [(id, axes[id])] if id in axes else []
    return dict([first, *second, *others])


def figures(summary: Summary, names: Sequence[str]) -> Iterator[Figure]:
    """The measures that have a number in some future."""
    finished = summary["runs"]["finished"]
    for name in names:
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        if found["unit"] == "months" and name not in _IN_WORDS:
            found = {**found, "unit": ""}  # the label says it: Cash reserve in months
        said = told(name, found, summary["currency"])
        n = said.n if said else found["n"]
        words = label(LABELS, name)
        meaning = gettext(MEASURES[name].help) if name in _EXPLAINED else ""
        if name == "cash_sufficiency":
            meaning = " ".join(filter(None, (meaning, cash_story(summary["measures"]))))
        yield Figure(
            words if n == finished else in_some(words, n, finished),
            meaning,
            *_in_words(name, found, said, summary),
        )


def _in_words(
    name: str, found: Mapping[str, Any], said: Told | None, summary: Summary
) -> tuple[str, str]:
    """The median and the range; where they are hidden, or the futures are few, the words for it."""
    few = summary["runs"]["finished"] < FEW
    if said is not None:
        return said.median, phrase("too few to say") if few and said.between else said.between or ""
    low, median, high = (found[q] for q in _QUANTILES)
    hidden = label(FEW_PEOPLE, HIDDEN)
    if low is median is high is None:
        return hidden, ""
    blank = label(FEW_PEOPLE, SMALL) if MEASURES[name].is_count else hidden
    kind = kind_of(name, found["unit"], summary["currency"])
    shown = blank if median is None else kind.one(median)
    if few:
        return shown, phrase("too few to say")
    return shown, numbers.span(*(blank if end is None else kind.one(end) for end in (low, high)))


def left_for(summary: Summary) -> list[tuple[str, str]]:
    """Why people left early, most frequent first: words, and the share of all who left early."""
    names = [ids.left_for(reason) for reason in LeavingReason]
    entries = [(summary["measures"][name], name) for name in names]
    found = sorted(
        ((entry["mean"], name) for entry, name in entries if entry["n"] and entry["mean"]),
        reverse=True,
    )
    shares = numbers.percents([mean for mean, _ in found])
    return [(label(LABELS, name), share) for (_, name), share in zip(found, shares, strict=True)]


def reached(
    rows: Iterable[Sequence[Any]], scenario: Scenario
) -> Iterator[tuple[str, str, str, str]]:
    """Who was served: the group, the way of grouping, people, and their share."""
    for group, kind, people, share, *_ in rows:
        own = f"community.segments.{group}"
        name = label(FIFTHS, group) if kind == ids.INCOME_FIFTH else scenario.label(own)
        shown = label(FEW_PEOPLE, people) if isinstance(people, str) else numbers.number(people)
        yield name, label(GROUPS, kind), shown, "" if share is None else numbers.percent(share)


@dataclass(frozen=True)
class CauseList:
    """Causes of failure in one list: its head, and for each row words, count and interval."""

    head: str
    rows: list[tuple[str, str, str]]


def causes(summary: Summary) -> list[CauseList]:
    """What happened, and what may have been guessed too well; empty where that was not looked
    into. Each row: what is taken away, how many of the futures that were tried it saves, and the
    interval of that share."""
    looked, found = summary["looked_into"], []
    for kind, whole_list in looked["lists"].items() if looked else ():
        rows = _of_list(kind, summary["causes"])
        rows.append(_saved(phrase("all of these and others"), whole_list))
        found.append(CauseList(label(LIST_HEADS, kind), rows))
    return found


def impact_causes(summary: Summary) -> list[CauseList]:
    """The same of the futures below their impact target; empty where no cause was tried on them,
    or none saves any."""
    lists = {kind: _of_list(kind, summary.get("impact_causes", ())) for kind in CAUSE_LISTS}
    return [CauseList(label(LIST_HEADS, kind), rows) for kind, rows in lists.items() if rows]


def _of_list(kind: str, causes: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    return [
        _saved(label(CAUSE_LISTS[kind], entry["cause"]), entry)
        for entry in causes
        if entry["kind"] == kind and entry["saved"]
    ]


def _saved(words: str, entry: Mapping[str, Any]) -> tuple[str, str, str]:
    of = phrase("{n} of {all}", n=numbers.whole(entry["saved"]), all=numbers.whole(entry["tried"]))
    return words, of, numbers.percent_range(entry["low"], entry["high"])


def shortages(summary: Summary) -> Iterator[tuple[str, str, int]]:
    """What futures ran short of first: words, share of the failing futures, and median month."""
    for found in summary["shortages"]:
        yield (
            label(CAUSES, found["cause"]),
            numbers.percent(found["share"]),
            found["median_month"],
        )
