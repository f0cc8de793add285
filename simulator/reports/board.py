"""The report for a board: one page that can be mailed and printed, a section for each of the five
characteristics of social entrepreneurship (docs/model.md section 0)."""

from base64 import b64encode
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import simulator
from simulator.disclosure.cells import SMALL
from simulator.mechanisms import series as ids
from simulator.reports.characteristics import Total, innovation, partners, staff_time, total_of
from simulator.words.numbers import money, number, percent, percents
from simulator.reports.targets import targets_in_words, year_in_words
from simulator.reports.verdict_words import FEW, lacking, verdict_shares, weak_links
from simulator.results.cause_words import WORDS
from simulator.results.measures.impact import LEFT_FOR_WORDS
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.verdict import IMPACT_LACKS, MONEY_LACKS
from simulator.words.safe_text import clean

Summary = Mapping[str, Any]
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
_QUANTILES = ("q50", "q05", "q95")


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
    total: Total = total_of,
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
        targets=targets_in_words(result.scenario),
        year=year_in_words(result.scenario),
        version=simulator.__version__,
        start=f"{month_name[result.scenario.start[1]]} {result.scenario.start[0]}",
        impact=list(_lines(summary, IMPACT)),
        reach=list(_reach(reach)),
        left=_left_for(summary),
        links=weak_links(summary),
        time=list(staff_time(result)),
        money=list(_lines(summary, MONEY)),
        causes=list(_causes(summary)),
        innovation=list(innovation(result, total)),
        partners=list(partners(result, total)),
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


def _lines(summary: Summary, names: Sequence[str]) -> Iterator[Line]:
    """The measures that are defined in some future."""
    finished = summary["runs"]["finished"]
    for name in names:
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        what = MEASURES[name].help.rstrip(".")
        what += f" (in {found['n']} of {finished} futures)" if found["n"] < finished else ""
        if all(found[q] is None for q in _QUANTILES):
            yield Line(what, "not shown", "")
            continue
        blank = SMALL if MEASURES[name].is_count else "not shown"
        said = [
            blank if found[q] is None else _said(found[q], found["unit"], summary["currency"])
            for q in _QUANTILES
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
        (summary["measures"][ids.left_for(reason)], says) for reason, says in LEFT_FOR_WORDS.items()
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
