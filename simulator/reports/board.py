"""The report for a board: one page that can be mailed and printed, a section for each of the five
characteristics of social entrepreneurship (docs/model.md section 0)."""

from base64 import b64encode
from calendar import month_name
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import simulator
from simulator.disclosure.cells import SMALL
from simulator.mechanisms import series as ids
from simulator.quantities.units import minor_digits
from simulator.reports.formats import money, number, percent, percents
from simulator.reports.screen import FEW, lacking, verdict_shares, weak_links
from simulator.results.cause_words import WORDS
from simulator.results.measures.impact import LEFT_FOR_WORDS
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.verdict import IMPACT_LACKS, MONEY_LACKS
from simulator.scenario.scenario import Scenario
from simulator.words.safe_text import clean

Summary = Mapping[str, Any]
Total = Callable[[Result, str], float | None]

IMPACT = (
    "reached",
    "served",
    "completed",
    "dropout_share",
    "waiting_months",
    "followed",
    "charged_share",
    "outcomes",
    "net_outcomes",
    "deadweight",
    "attribution_others",
    "cost_per_net_outcome",
    "sroi",
    "tco2e",
    "mean_load",
    "mean_burnout",
)
MONEY = (
    "self_sufficiency",
    "subsidy_dependence",
    "public_money_share",
    "largest_source",
    "break_even_month",
    "lowest_cash",
    "closing_cash",
    "months_of_reserve",
    "net_burn",
    "runway",
    "donor_retention",
    "cost_per_donor_won",
)
TASK_WORDS = {
    "assessment": "assessment and intervention",
    "support": "support and counselling",
    "advocacy": "advocacy of clients' rights",
    "coordination": "coordination with other services and volunteers",
    "documentation": "documentation, reporting and office work",
}
_PICTURES = {
    "both-axes": (
        "Each future as a dot: how far its own income covers its cost, and how many outcomes it"
        " causes."
    ),
    "people": "People by where they stand, month by month.",
    "workload": "Hours of work needed for each hour that staff have, month by month.",
    "cash": "Cash in hand, month by month: the middle future, half of all, and nine in ten.",
    "money-in-and-out": "Money in by kind, and cost, month by month.",
}
_MOST_UNSOURCED = 10


@dataclass(frozen=True)
class Line:
    """A number with its range over futures, in words."""

    what: str
    middle: str
    between: str


@dataclass(frozen=True)
class Chance:
    """A part of the verdict: its share of the futures, in words and per cent."""

    what: str
    share: str
    sure: str
    per_cent: float
    lacking: str = ""


def board_report(
    result: Result,
    summary: Summary,
    reach: Iterable[Sequence[Any]],
    pictures: Mapping[str, bytes],
    changes: Sequence[str],
    total: Total | None = None,
) -> bytes:
    """The page as UTF-8 HTML that needs no other file. `summary` and `reach` are as they stand
    elsewhere in the folder; `pictures` are PNG by name; `changes` those of the command line;
    `total` is the mean of a series' sum over all months, where not all may be shown."""
    from jinja2 import Environment, FileSystemLoader

    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: (
            clean(value).replace(" %", "\u00a0%") if type(value) is str else value
        ),
    )
    page = templates.get_template("board.html").render(
        summary=summary,
        changes=changes,
        scenario=result.scenario,
        answer=list(_answer(summary, result)),
        targets=_targets(result.scenario),
        year=_year_meant(result.scenario),
        version=simulator.__version__,
        start=f"{month_name[result.scenario.start[1]]} {result.scenario.start[0]}",
        impact=list(_lines(summary, IMPACT)),
        reach=list(_reach(reach)),
        left=_left_for(summary),
        links=weak_links(summary),
        time=list(_time(result)),
        money=list(_lines(summary, MONEY)),
        causes=list(_causes(summary)),
        innovation=list(_innovation(result, total or _sum)),
        partners=list(_partners(result, total or _sum)),
        doubts=[u for u in summary["unsourced"] if u["influence"] in ("strong", "some")][
            :_MOST_UNSOURCED
        ],
        unsourced=len(summary["unsourced"]),
        means={path: parameter.help for path, parameter, _ in result.scenario.inputs()},
        pictures={
            name: {"says": says, "data": b64encode(pictures[f"{name}.png"]).decode("ascii")}
            for name, says in _PICTURES.items()
            if f"{name}.png" in pictures
        },
    )
    return page.encode("utf-8", "replace")


def _answer(summary: Summary, result: Result) -> Iterator[Chance]:
    axes = summary["verdict"]
    leaves, said = (
        {**axes["money"], **axes["impact"], "both": axes["both"]},
        verdict_shares(summary),
    )
    for name, what, lacks in (
        ("sustainable", f"pays for itself by month {result.scenario.due}", ()),
        ("not-yet-sustaining", "solvent, not yet self-sustaining", MONEY_LACKS),
        ("insolvent", "insolvent: closes with unpaid bills", ()),
        ("delivers", "delivers its impact target", ()),
        ("falls short", "falls short of it", IMPACT_LACKS),
        ("both", "both: pays for itself and delivers", ()),
    ):
        leaf = leaves[name]
        named = lacking(summary["missing"], lacks, most=len(lacks))
        share = "none" if leaf["share"] == 0 else said[name]
        sure = f"{100 * leaf['low']:.0f} to {100 * leaf['high']:.0f} %"
        yield Chance(
            what, share, sure, round(100 * leaf["share"], 1), named if leaf["share"] else ""
        )


def _targets(scenario: Scenario) -> str:
    """What the plan aims at, in a few sentences."""
    told = {name: value.likely for name, value in scenario.targets.values.items()}
    scale = 10 ** minor_digits(scenario.currency)
    return (
        f"By month {scenario.due} own income covers the cost of a year,"
        f" {number(told['reserve_months'])} months of spending are in reserve, at most"
        f" {percent(told['public_share'])} of income is public money and no bill is overdue."
        f" {number(told['net_outcomes'])} outcomes are caused, at no more than"
        f" {money(told['cost_per_net_outcome'] / scale, scenario.currency)} each, counted"
        f" {told['outcome_after']:.0f} months after people leave (or join, where the service has no"
        " end)."
    )


def _year_meant(scenario: Scenario) -> str:
    return (
        f"the 12 months up to month {scenario.due}, or up to the month of closing where that is"
        " earlier"
    )


def _lines(summary: Summary, names: Sequence[str]) -> Iterator[Line]:
    """The measures that are defined in some future."""
    finished = summary["runs"]["finished"]
    for name in names:
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        what = MEASURES[name].help.rstrip(".")
        what += f" (in {found['n']} of {finished} futures)" if found["n"] < finished else ""
        if found["mean"] is None:
            yield Line(what, "not shown", "")
            continue
        blank = SMALL if MEASURES[name].is_count else "not shown"
        said = [
            blank if found[q] is None else _said(found[q], found["unit"], summary["currency"])
            for q in ("q50", "q05", "q95")
        ]
        yield Line(
            what, said[0], f"{said[1]} to {said[2]}" if found["n"] >= FEW else "too few to say"
        )


def _said(value: float | None, unit: str, currency: str) -> str:
    if unit == currency:
        return money(value, currency)
    if unit == "share":
        return percent(value)
    if unit == "month" and value is not None:
        return f"month {value:.0f}"
    if unit == "months":
        return f"{number(value)} month{'' if number(value) == '1' else 's'}"
    return f"{number(value)} {unit}" if unit == "tonnes CO2e" else number(value)


def _left_for(summary: Summary) -> list[tuple[str, str]]:
    """Why people dropped out, most frequent first: words and share of all drop-outs."""
    found = [
        (summary["measures"][f"left_for_{reason}"], says) for reason, says in LEFT_FOR_WORDS.items()
    ]
    told = sorted(
        ((entry["mean"], says) for entry, says in found if entry["n"] and entry["mean"]),
        reverse=True,
    )
    return [
        (says, share)
        for (_, says), share in zip(told, percents([mean for mean, _ in told]), strict=True)
    ]


def _reach(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[str, str, str, str]]:
    """Who was reached: kind of group, group, people and share."""
    for group, kind, people, share, *_ in rows:
        shown = people if isinstance(people, str) else number(people)
        yield kind, str(group), shown, "" if share is None else percent(share)


def _causes(summary: Summary) -> Iterator[tuple[str, str, int]]:
    for found in summary["causes"]:
        yield (
            WORDS.get(found["cause"], found["cause"]),
            percent(found["share"]),
            found["median_month"],
        )


def _time(result: Result) -> Iterator[tuple[str, str]]:
    """On which tasks of social work staff time is spent, in words and share, most first."""
    spent = {task: _sum(result, f"hours_{task}") or 0.0 for task in TASK_WORDS}
    if any(spent.values()):
        shares = percents([hours / sum(spent.values()) for hours in spent.values()])
        for task, share in sorted(
            zip(spent, shares, strict=True), key=lambda told: -spent[told[0]]
        ):
            if spent[task]:
                yield TASK_WORDS[task], share


def _innovation(result: Result, total: Total) -> Iterator[str]:
    """What was tried, how often it works, and what experience saves."""
    for name, block in result.scenario.mechanisms.items():
        kind = block.kind.kind
        if kind == "innovation" and (share := _at_end(result, f"{name}_won")) is not None:
            yield f"The project {_plain(name)} works in {percent(share)} of futures by the end."
        if kind == "advocacy" and (share := _at_end(result, f"{name}_won")) is not None:
            yield (
                f"The campaign {_plain(name)} changes the rules for everyone in {percent(share)} of"
                " futures."
            )
        if (saved := _at_end(result, f"{name}_learned")) is not None:
            yield (
                f"Experience has lowered the unit cost of {_plain(name)} by {percent(saved)} at the"
                " end."
            )
    if (spent := total(result, "cost_innovation")) is not None:
        yield f"Projects cost {_coins(spent, result)} in all, on average."


def _partners(result: Result, total: Total) -> Iterator[str]:
    """How many there are, what they pay, what their going costs, and what others decide."""
    plan = result.scenario
    if plan.partners and "partners" in result.series:
        first, last = (float(result.series[ids.PARTNERS][:, at].mean()) for at in (0, -1))
        yield (
            f"{number(first)} partners after the first month, {number(last)} at the end, on"
            " average."
        )
        if first and last:
            weak, now = (
                float(result.series[ids.TIES][:, at].mean()) / there
                for at, there in ((0, first), (-1, last))
            )
            yield (
                f"Ties have {percent(weak)} of full strength after the first month, {percent(now)}"
                " at the end."
            )
    for name, block in plan.mechanisms.items():
        if block.kind.kind == "co_funding" and (paid := total(result, f"income_{name}")):
            yield f"Partners pay {_coins(paid, result)} towards the work in all, on average."
    if lost := total(result, "short_partner_exit"):
        yield f"What partners no longer brought cost {_coins(lost, result)} in all, on average."
    for name, block in plan.mechanisms.items():
        if (
            block.kind.kind == "policy_change"
            and (share := _at_end(result, f"{name}_in_force")) is not None
        ):
            yield (
                f"The change of policy {_plain(name)} has come in {percent(share)} of futures by"
                " the end."
            )


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _at_end(result: Result, series: str) -> float | None:
    """The mean of a series in the last month."""
    found = result.series.get(series)
    return None if found is None else float(found[:, -1].mean())


def _sum(result: Result, series: str) -> float | None:
    """The mean of a series' sum over all months."""
    found = result.series.get(series)
    return None if found is None else float(found.sum(axis=1, dtype=np.float64).mean())


def _coins(minor: float, result: Result) -> str:
    currency = result.scenario.currency
    return money(minor / 10 ** minor_digits(currency), currency)
