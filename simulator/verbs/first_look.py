"""A first look at a new venture: what some dozen of its futures show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.experiments import ensemble
from simulator.experiments.batches import agents
from simulator.results.summary import summarise
from simulator.results.verdict import MONEY_LACKS
from simulator.scenario.load import load
from simulator.scenario.warnings import remarks
from simulator.words.labels import CAUSES, CONDITIONS, label
from simulator.words.numbers import all_of, percent
from simulator.words.texts import gettext, phrase

_LOOK = 60
"""Futures of the first look, where there are few people in each ..."""
_LOOK_PEOPLE, _LEAST_LOOK = 150_000, 20
"""... and the most people in all of them together; with fewer futures than this there is no
look."""
NO_MAIN_CAUSE = "plan"
_HARDLY = 0.1
"""A venture that pays for itself in a smaller share of the futures is said to need a change."""


def first_look(file: Path) -> Iterator[str]:
    """Remarks on a new scenario file, and what a few simulated futures show."""
    scenario = load(file)
    for remark in remarks(scenario):
        yield f"{phrase('LOOK')}: {remark}"
    runs = min(_LOOK, _LOOK_PEOPLE // agents(scenario))
    if runs >= _LEAST_LOOK:
        found = summarise(ensemble.simulate(replace(scenario, runs=runs)))
        if not found["runs"]["failed"]:
            yield " ".join(_answer(found, runs))


def _answer(found: Mapping[str, Any], runs: int) -> Iterator[str]:
    money, impact = found["verdict"]["money"], found["verdict"]["impact"]
    yield gettext(
        "A first look at {n} futures: the venture pays for itself in {money} of them and reaches"
        " its impact target in {impact}.",
        n=runs,
        money=round(runs * money["sustainable"]["share"]),
        impact=round(runs * impact["delivers"]["share"]),
    )
    yield gettext(
        "The median share of costs that its own income covers is {share}.",
        share=percent(found["measures"]["self_sufficiency"]["q50"]),
    )
    if money["sustainable"]["share"] < _HARDLY:
        yield from _why(found, runs)


def _why(found: Mapping[str, Any], runs: int) -> Iterator[str]:
    """Why the venture can hardly pay for itself."""
    closed = found["measures"]["closed_month"]
    often = [c for c in MONEY_LACKS if (found["missing"][c] or 0) > 0.5]
    conditions = all_of([label(CONDITIONS, c) for c in often]) if often else ""
    yield gettext("With these answers it can hardly pay for itself.")
    cause = found["shortages"][0]["cause"]
    if cause == NO_MAIN_CAUSE:
        yield gettext("No single cause explains that.")
    else:
        yield gettext("The most frequent cause: {cause}.", cause=label(CAUSES, cause))
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
