"""A first look at a new venture: what a run of its file will show, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.experiments import ensemble
from simulator.experiments.batches import agents
from simulator.experiments.money_to_find import look_for_money
from simulator.reports.failing import too_public
from simulator.reports.plan import to_find, units_and_costs
from simulator.results.summary import of_plan, summarise
from simulator.results.verdict import MONEY_LACKS
from simulator.scenario.load import load
from simulator.scenario.warnings import remarks
from simulator.words.dates import about_months
from simulator.words.labels import CAUSES, CONDITIONS, label
from simulator.words.numbers import all_of, as_shown, number, percent
from simulator.words.texts import gettext, phrase

_LOOK = 200
"""Futures of the first look, as many as `sesim run` makes, where each has few people ..."""
_LOOK_PEOPLE, _LEAST_LOOK = 800_000, 20
"""... and the most people in all of them together; with fewer futures than this there is no
look."""
NO_MAIN_SHORTAGE = "plan"
_HARDLY, _SELDOM = 0.1, 0.5
"""A venture that pays for itself in a smaller share of the futures is said to need a change, and it
is said why."""
_EARLY = 12
"""A venture that closes by this month is said to have started empty."""
_LITTLE = 0.05
"""An input that decides less than this share is not among what to find out first."""


def first_look(file: Path) -> Iterator[str]:
    """Remarks on a new scenario file, its plan in numbers, what the simulated futures show, what to
    find out first, and the money to find, which takes longer. All numbers are those of `sesim run`
    with as many futures."""
    scenario = load(file)
    for remark in remarks(scenario):
        yield f"{phrase('LOOK')}: {remark}"
    runs = min(_LOOK, _LOOK_PEOPLE // agents(scenario))
    if runs < _LEAST_LOOK:
        yield gettext("It is too large for a first look. `sesim run` shows whether it works.")
        return
    result = ensemble.simulate(replace(scenario, runs=runs))
    found = summarise(result)
    if not found["runs"]["failed"]:
        when = gettext(
            "Costs and sales are those of the year before month {month}, or before it closes:"
            " prices have risen by then.",
            month=scenario.due,
        )
        yield f"{units_and_costs(found['plan'], scenario.currency, scenario)} {when}"
        yield " ".join(_answer(found, runs, scenario.targets.values["public_share"].likely))
        yield from _unknown(found)
        if found["plan"]["to_find"]:
            yield to_find(of_plan(look_for_money(result)) or {}, scenario.currency)


def _answer(found: Mapping[str, Any], runs: int, public: float) -> Iterator[str]:
    """What the futures show; `public`: the largest share of income that may be public money."""
    money_, impact = found["verdict"]["money"], found["verdict"]["impact"]
    measures = found["measures"]
    yield gettext(
        "A first look at {n} futures: the venture pays for itself in {money} of them, closes in"
        " {closed}, and reaches its impact target in {impact}.",
        n=runs,
        closed=round(runs * found["verdict"]["closed"]["share"]),
        money=round(runs * money_["sustainable"]["share"]),
        impact=round(runs * impact["delivers"]["share"]),
    )
    yield gettext(
        "The median share of costs that its own income covers is {share}, and the median net impact"
        " is {people}.",
        share=percent(measures["self_sufficiency"]["q50"]),
        people=number(measures["net_outcomes"]["q50"]),
    )
    reserve, given = (measures[m]["q50"] for m in ("months_of_reserve", "given_reserve_months"))
    if given and as_shown(given):
        yield gettext(
            "The median cash reserve is {reserve}, with {given} of it from gifts.",
            reserve=about_months(reserve),
            given=about_months(given),
        )
    if not found["plan"]["to_find"]:
        yield gettext("Its cash lasts in 9 of 10 futures.")
    if money_["sustainable"]["share"] < _HARDLY:
        yield gettext("With these answers it can hardly pay for itself.")
    if money_["sustainable"]["share"] < _SELDOM:
        yield from _why(found, runs, public)


def _unknown(found: Mapping[str, Any]) -> Iterator[str]:
    """What decides most whether it pays for itself, of what has no source."""
    parts = found["influence"]["money"]["parts"]
    guessed = {entry["path"] for entry in found["unsourced"]}
    much = [part["path"] for part in parts if part["share"] >= _LITTLE]
    paths = [f"`{path}`" for path in much if path in guessed]
    if paths:
        yield gettext(
            "What to find out first, as the money depends most on it: {paths}.",
            paths=all_of(paths),
        )


def _why(found: Mapping[str, Any], runs: int, public: float) -> Iterator[str]:
    """Why the venture seldom pays for itself."""
    if too_public(found, public):
        yield gettext(
            "Public money is {share} of its income and may be at most {limit}"
            " (`targets.public_share`), so it can never pay for itself, however much cash it has.",
            share=percent(found["measures"]["public_money_share"]["q50"]),
            limit=percent(public),
        )
    closed = found["measures"]["closed_month"]
    often = [c for c in MONEY_LACKS if (found["missing"][c] or 0) > 0.5]
    conditions = all_of([label(CONDITIONS, c) for c in often]) if often else ""
    short, plan = found["shortages"][0]["cause"], found["plan"]
    sells_too_little = plan["needed"] is not None and plan["needed"] > plan["sold"]
    if sells_too_little:
        yield gettext(
            "It sells {share} of what it would need to pay its costs.",
            share=percent(plan["sold"] / plan["needed"]),
        )
    if short != NO_MAIN_SHORTAGE:
        yield gettext(
            "The most frequent first shortage, a sign and not a cause: {shortage}.",
            shortage=label(CAUSES, short),
        )
    elif not sells_too_little:
        yield gettext("No single shortage stands out.")
    if closed["n"] > runs / 2:
        yield from _closes(closed)
        if often:
            yield gettext("Not met in most of the others: {conditions}.", conditions=conditions)
    elif often:
        yield gettext("Not met in most futures: {conditions}.", conditions=conditions)


def _closes(closed: Mapping[str, Any]) -> Iterator[str]:
    """When the futures close that do, and that an early end may come from the empty start."""
    month = f"{closed['q50']:.0f}"
    if closed["q95"] == closed["q50"]:
        yield gettext("Nearly all of those that close do so by month {month}.", month=month)
    else:
        yield gettext("Half of those that close do so by month {month}.", month=month)
    if closed["q50"] <= _EARLY:
        yield gettext(
            "sesim starts with nobody helped and with no money that others owe you. If you work"
            " already, add cash for the months until your places are full."
        )
