"""Why a change has its effect: the links of each chance that changes, or what limits the venture if
nothing changes."""

import math
from collections.abc import Iterator, Sequence

from simulator.experiments.comparison_result import ComparisonResult, Pair
from simulator.reports.comparison.cells import level
from simulator.reports.comparison.wording import arrow, under_tag
from simulator.reports.layout import tag_width
from simulator.results.links import (
    AMOUNTS,
    COST,
    COVERED,
    GIFTS,
    OWN_INCOME,
    SERVED,
    SOLD,
    WORKERS,
)
from simulator.scenario.scenario import Scenario
from simulator.words import numbers
from simulator.words.texts import N_, gettext, phrase

_LINKS = {
    WORKERS: N_("people employed {change} (months {first} to {last})"),
    SERVED: N_("people in the programme {change} (months {first} to {last})"),
    SOLD: N_("units of `{rule}` sold a month {change} (months {first} to {last})"),
    COST: N_("costs of a month {change} (months {first} to {last})"),
    OWN_INCOME: N_("own income of a month {change} (months {first} to {last})"),
    GIFTS: N_("gifts and grants of a month {change} (months {first} to {last})"),
    COVERED: N_("costs covered by own income {change}"),
    "applicants": N_("people who ever apply {change}"),
    "places given": N_("people who get a place, of those who apply {change}"),
    "follow-up": N_("people followed long enough to be counted, of those served {change}"),
    "dropout_share": N_("people who leave before the end, of those served {change}"),
    "success": N_("people who succeed, of those counted {change}"),
    "anyway": N_("people who would succeed without the venture, of those counted {change}"),
    "own share": N_("net impact, of all outcomes because of the programme {change}"),
    "cost per person": N_("cost of each person counted {change}"),
}
_KINDS = {
    **dict.fromkeys(AMOUNTS, "money"),
    **dict.fromkeys((WORKERS, SERVED, SOLD, "applicants"), "number"),
    COVERED: "part",
}
"""How the numbers of a link are written, as `cells.kind_of` has it; the others are shares."""
_HALF = 0.5


def because(comparison: ComparisonResult, pair: Pair, width: int) -> Iterator[str]:
    """Lines of at most `width` columns: one for each link, or what limits both scenarios."""
    for number, text in enumerate(reasons(comparison, pair)):
        first, *rest = under_tag("BECAUSE", text, width)
        yield " " * tag_width() + first[tag_width() :] if number else first
        yield from rest


def reasons(comparison: ComparisonResult, pair: Pair) -> Sequence[str]:
    """What `because` says, a text for each link."""
    if comparison.shareable or not pair.differences:
        return ()
    said = list(_links(comparison, pair))
    if not said and all(found.tie for found in pair.verdicts.values()):
        said = list(_limits(comparison))
    return said


def _links(comparison: ComparisonResult, pair: Pair) -> Iterator[str]:
    currency = comparison.base.scenario.currency
    for link in pair.links:
        kind = _KINDS.get(link.id, "share")
        before, after = (level(kind, v, currency) for v in (link.found.before, link.found.after))
        if before != after:
            yield phrase(
                _LINKS[link.id],
                change=arrow(before, after),
                rule=link.rule,
                first=link.first,
                last=link.last,
            )


def _limits(comparison: ComparisonResult) -> Iterator[str]:
    """What sets the number of people served and of units sold in the baseline."""
    base = comparison.base
    waiting = base.limits.get("waiting", math.nan)
    if waiting >= _HALF:
        places = " + ".join(_places(base.scenario))
        if places:
            yield gettext(
                "people find no place in {share} of the months, so places set how many are"
                " served: {places}",
                share=numbers.percent(waiting),
                places=places,
            )
    elif waiting < _HALF:
        yield gettext(
            "there is a place for everybody in {share} of the months, so those who apply set how"
            " many are served",
            share=numbers.percent(1 - waiting),
        )
    for rule, short in base.limits.items():
        if rule == "waiting":
            continue
        said = (
            N_(
                "customers of `{rule}` want more than it can make in {share} of the months, so"
                " capacity sets the sales"
            )
            if short >= _HALF
            else N_(
                "`{rule}` can make all that customers want in {share} of the months, so customers"
                " set the sales"
            )
        )
        share = numbers.percent(short if short >= _HALF else 1 - short)
        yield gettext(said, rule=rule, share=share)


def _places(scenario: Scenario) -> Iterator[str]:
    """The posts that give places, such as `team.trainer.posts` (2) x `team.trainer.caseload`
    (12)."""
    for name, post in scenario.team.items():
        values = post.values
        if values["role"] == "practitioner" and values["posts"].likely * values["caseload"].likely:
            yield phrase(
                "{posts} posts x {caseload} people each (`{path}.posts`, `{path}.caseload`)",
                posts=values["posts"].text,
                caseload=values["caseload"].text,
                path=f"team.{name}",
            )
