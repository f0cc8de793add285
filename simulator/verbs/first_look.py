"""A first look at a new venture: what some dozen of its futures show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.experiments import ensemble
from simulator.experiments.batches import agents
from simulator.quantities.currencies import minor_units
from simulator.results.summary import summarise
from simulator.results.verdict import MONEY_LACKS
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario
from simulator.scenario.warnings import remarks
from simulator.starter.amounts import rounded
from simulator.words.dates import about_months
from simulator.words.labels import CAUSES, CONDITIONS, label
from simulator.words.numbers import all_of, as_shown, money, number, percent, whole
from simulator.words.texts import gettext, phrase

_LOOK = 60
"""Futures of the first look, where there are few people in each ..."""
_LOOK_PEOPLE, _LEAST_LOOK = 150_000, 20
"""... and the most people in all of them together; with fewer futures than this there is no
look."""
NO_MAIN_SHORTAGE = "plan"
_HARDLY = 0.1
"""A venture that pays for itself in a smaller share of the futures is said to need a change."""


def first_look(file: Path) -> Iterator[str]:
    """Remarks on a new scenario file, its plan in numbers, and what a few simulated futures
    show."""
    scenario = load(file)
    for remark in remarks(scenario):
        yield f"{phrase('LOOK')}: {remark}"
    plan = " ".join(_plan(scenario))
    if plan:
        yield plan
    runs = min(_LOOK, _LOOK_PEOPLE // agents(scenario))
    if runs >= _LEAST_LOOK:
        found = summarise(ensemble.simulate(replace(scenario, runs=runs)))
        if not found["runs"]["failed"]:
            yield " ".join(_answer(found, runs))


def _plan(scenario: Scenario) -> Iterator[str]:
    """What is left of a unit, what a month costs, and how many units that needs, by the likely
    numbers of the file."""
    likely = {path: quantity.likely for path, _, quantity in scenario.inputs()}
    scale, currency = minor_units(scenario.currency), scenario.currency
    pay = sum(
        likely[f"{post}.posts"] * likely[f"{post}.salary"] * (1 + likely[f"{post}.on_costs"])
        for post in (path.removesuffix(".posts") for path in likely if path.endswith(".posts"))
    )
    month = pay + likely.get("overhead.fixed", 0)
    monthly = money(month / scale, currency)
    yield gettext("Pay and rent are {amount} a month.", amount=monthly)
    if "sales.price" not in likely:
        return
    left = likely["sales.price"] - likely["sales.unit_cost"]
    sold = likely["sales.customers"] * likely["sales.purchases"]
    if left <= 0:
        yield gettext("Nothing is left of what you sell: its cost is not below its price.")
        return
    yield gettext(
        "Each one that you sell leaves {left}: to pay for that alone, sales must be {need} a month,"
        " and they start with {sold}.",
        left=money(left / scale, currency),
        need=whole(rounded(month / left)),
        sold=whole(rounded(sold)),
    )


def _answer(found: Mapping[str, Any], runs: int) -> Iterator[str]:
    money_, impact = found["verdict"]["money"], found["verdict"]["impact"]
    measures, currency = found["measures"], found["currency"]
    yield gettext(
        "A first look at {n} futures: the venture pays for itself in {money} of them and reaches"
        " its impact target in {impact}.",
        n=runs,
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
    if missing := found["plan"]["to_find"]:
        yield gettext(
            "So that its cash lasts in 9 of 10 futures, at least {amount} more must be found.",
            amount=money(missing, currency),
        )
    else:
        yield gettext("Its cash lasts in 9 of 10 futures.")
    if money_["sustainable"]["share"] < _HARDLY:
        yield from _why(found, runs)


def _why(found: Mapping[str, Any], runs: int) -> Iterator[str]:
    """Why the venture can hardly pay for itself."""
    closed = found["measures"]["closed_month"]
    often = [c for c in MONEY_LACKS if (found["missing"][c] or 0) > 0.5]
    conditions = all_of([label(CONDITIONS, c) for c in often]) if often else ""
    yield gettext("With these answers it can hardly pay for itself.")
    short = found["shortages"][0]["cause"]
    if short == NO_MAIN_SHORTAGE:
        yield gettext("No single shortage stands out.")
    else:
        yield gettext(
            "The most frequent first shortage, a sign and not a cause: {shortage}.",
            shortage=label(CAUSES, short),
        )
    if closed["n"] > runs / 2:
        yield gettext(
            "In {n} of {all} futures it runs out of money and closes, in half of those by month"
            " {month}.",
            n=closed["n"],
            all=runs,
            month=f"{closed['q50']:.0f}",
        )
        if often:
            yield gettext("Not met in most of the others: {conditions}.", conditions=conditions)
    elif often:
        yield gettext("Not met in most futures: {conditions}.", conditions=conditions)
