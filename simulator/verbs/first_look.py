"""A first look at a new venture: what some dozen of its futures show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.experiments import ensemble
from simulator.experiments.batches import agents
from simulator.words.numbers import percent
from simulator.results.cause_words import WORDS
from simulator.results.summary import summarise
from simulator.results.verdict import MONEY_LACKS
from simulator.scenario.load import load
from simulator.scenario.warnings import remarks

_LOOK = 60
"""Futures of the first look, where there are few people in each ..."""
_LOOK_PEOPLE, _LEAST_LOOK = 150_000, 20
"""... and the most people in all of them together; below so many futures there is no look."""


def first_look(file: Path) -> Iterator[str]:
    """What looks like a slip in a new file, and what simulating it for a moment shows."""
    scenario = load(file)
    for remark in remarks(scenario):
        yield f"LOOK: {remark}"
    runs = min(_LOOK, _LOOK_PEOPLE // agents(scenario))
    if runs >= _LEAST_LOOK:
        found = summarise(ensemble.simulate(replace(scenario, runs=runs)))
        if not found["runs"]["failed"]:
            yield _told(found, runs)


def _told(found: Mapping[str, Any], runs: int) -> str:
    money, impact = found["verdict"]["money"], found["verdict"]["impact"]
    said = (
        f"A first look at {runs} futures: {round(runs * money['sustainable']['share'])} are "
        f"sustainable, {round(runs * impact['delivers']['share'])} deliver their target; in the "
        f"middle one, own income covers {percent(found['measures']['self_sufficiency']['q50'])} "
        "of cost."
    )
    return said if money["sustainable"]["share"] >= 0.1 else f"{said} {_why(found, runs)}"


def _why(found: Mapping[str, Any], runs: int) -> str:
    """What a venture that can hardly pay for itself lacks."""
    closed = found["measures"]["closed_month"]
    lacks = ", ".join(c for c in MONEY_LACKS if (found["missing"][c] or 0) > 0.5)
    most_close = closed["n"] > runs / 2
    how = (
        f"{closed['n']} run out of money, the middle one in month {closed['q50']:.0f}"
        if most_close
        else f"most of them lack {lacks or 'something'}"
    )
    said = (
        f"As answered, it can hardly pay for itself: {how} ({WORDS[found['causes'][0]['cause']]})."
    )
    return f"{said} Most of the others lack {lacks}." if most_close and lacks else said
