"""Causes that are planted into a venture, and which of them kills each future: the truth by leaving
one plant out, against what the study of causes finds.

`python -m tests.laws.plants_table` prints the table of docs/model.md section 12.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from simulator.experiments.causes import look_into_causes, look_into_impact
from simulator.experiments.designs import run_design
from simulator.experiments.ensemble import simulate
from simulator.experiments.suspects import Trial, design, suspects
from simulator.mechanisms.reliefs import Kind
from simulator.results.causes import SAVED, Trials, in_order_of_blame
from simulator.results.intervals import wilson
from simulator.results.result import Result
from simulator.results.verdict import WORDS, judge
from simulator.scenario.changes.planned import Event
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Cause

from .worlds import HERE, STEADY, event

FUTURES = 300
PLAIN = {
    "cover.share": "0%",
    "leadership.hours": "0",
    "hiring.grow_cover": "0",
    "networking.link_effect": "0",
    "networking.link_fit": "0%",
    "networking.link_gain": "0%",
    "burnout.contagion": "0%",
    "burnout.hiring_effect": "0",
    "city_contract.by_dose": "0%",
}
"""What a team does about its troubles, and what its troubles do to it, is idle: so a plant is the
whole of its cause. With cover alone, resignations kill 21 futures of `sound` instead of 56. Links
keep people, who are placed for a fee: with them `sound` is so rich that a fall in demand kills 17
futures instead of 43."""

ALONE = PLAIN | {
    "supervision.alone": "0",
    "supervision.effect": "{low: 5%, likely: 15%, high: 30%}",
    "burnout.rate": "{low: 5%, likely: 10%, high: 20%}",
}
"""The trainer of the café is guided by nobody, so that fewer are placed, and its plants kill enough
futures alone: a fall in demand 114 of 300."""
BASES: dict[str, tuple[str, int, dict[str, str]]] = {
    "sound": (str(HERE / "sound.yaml"), 48, ALONE),
    "thrifty": (
        str(HERE / "sound.yaml"),
        48,
        ALONE | {"award.amount": "0", "venture.opening_cash": "50000"},
    ),
    "helping": (str(HERE / "sound.yaml"), 48, ALONE | {"targets.net_outcomes": "32"}),
    "importing": (str(HERE / "sound.yaml"), 48, ALONE | {"cafe_sales.imported": "60%"}),
    "centre": (
        "family-centre",
        48,
        PLAIN
        | {
            "community.people": "500",
            "team.social_worker.posts": "4",
            "team.social_worker.caseload": "17",
            "team.counsellor.caseload": "0",
            "courses.customers": "0",
            "courses.market": "1100 to 1550",
            "courses.purchases": "0.23 to 0.33",
            "city_contract.late": "0%",
            "city_contract.term": "60",
            "venture.opening_cash": "350 million",
            **dict.fromkeys(STEADY, "0%"),
            "demand_shock.spread": "{low: 5%, likely: 15%, high: 30%}",
        },
    ),
}
"""Ventures that mostly pay for themselves: a file, its months and what is different. `thrifty` has
savings and no award, so that money must come in time; `helping` has an impact target that it
reaches in nearly every future, but with little to spare; `importing` buys abroad; the centre has
few families, is paid in time and has a contract that lasts. In none of them do times last for
years or leaders give up, unless that is planted."""


@dataclass(frozen=True)
class Plant:
    """A cause that is put into a venture: as dated events, or as a hazard or range in the file."""

    cause: Cause
    kind: Kind = Kind.EVENT
    events: tuple[Event, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)


def _event(cause: Cause, *events: Event) -> Plant:
    return Plant(cause, events=events)


def _hazard(cause: Cause, **numbers: str) -> Plant:
    return Plant(cause, numbers=_paths(numbers))


def _draw(cause: Cause, **numbers: str) -> Plant:
    return Plant(cause, Kind.GUESS, numbers=_paths(numbers))


def _paths(numbers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("__", "."): text for name, text in numbers.items()}


PLANTS = {
    "demand": _event(Cause.DEMAND, event("cafe_sales.market", 20, 88)),
    "swings": _hazard(Cause.BAD_TIMES, demand_shock__spread="45%"),
    "gives up": _hazard(Cause.GAVE_UP, gives_up__first_year="20%", gives_up__later="12%"),
    "resignations": _event(Cause.STAFF, event("team.barista.leaving", 20, 0.22)),
    "partners leave": _event(Cause.PARTNER_EXIT, event("partners.employers.exit", 20, 0.5)),
    "devaluation": _event(Cause.COST, event("exchange_rate.price_abroad", 20, 1.9)),
    "overhead": _draw(Cause.COST, overhead__fixed="{low: 3200, likely: 3500, high: 6000}"),
    "contract ends": _hazard(
        Cause.CONTRACT_END, city_contract__term="24", city_contract__renewal="75%"
    ),
    "fewer places paid": _event(Cause.CONTRACT_END, event("city_contract.most_people", 20, 12)),
    "fee": _event(Cause.PRICE, event("placement_fee.fee", 20, 460_00)),
    "weak training": _event(Cause.PROGRAMME, event("training.strength", 12, 0.38)),
    "late payer": _event(
        Cause.LATE_PAYER,
        event("city_contract.late", 12, 1.0),
        event("city_contract.late_by", 12, 14),
    ),
    # for the family centre
    "late city": _hazard(Cause.LATE_PAYER, city_contract__late="100%", city_contract__late_by="22"),
    "leaders resign": _event(Cause.STAFF, event("team.course_leader.leaving", 24, 0.08)),
    "market": _event(Cause.DEMAND, event("courses.market", 24, 950)),
    "city ends": _hazard(
        Cause.CONTRACT_END, city_contract__term="24", city_contract__renewal="35%"
    ),
    "few apply": _event(Cause.PLACES, event("application.rate", 6, 0.02)),
}


def scenario_of(base: str, *plants: str) -> Scenario:
    name, months, changes = BASES[base]
    chosen = [PLANTS[plant] for plant in plants]
    for plant in chosen:
        changes = {**changes, **plant.numbers}
    world = load(name, changes)
    events = tuple(event for plant in chosen for event in plant.events)
    return replace(world, events=(*world.events, *events), months=months, runs=FUTURES)


@cache
def lived(base: str, *plants: str) -> Result:
    result = simulate(scenario_of(base, *plants))
    assert result.n == FUTURES, result.failures[:1]
    return result


def good(result: Result, axis: str = "money") -> np.ndarray:
    return getattr(judge(result), axis) == WORDS[axis][0]


def killed_only_by(plant: str, base: str, *plants: str, axis: str = "money") -> np.ndarray:
    """Futures that fail, are good without this plant, and fail with it alone."""
    without = [other for other in plants if other != plant]
    worlds = (lived(base, *plants), lived(base, *without), lived(base, plant))
    both, others, alone = (good(world, axis) for world in worlds)
    return ~both & others & ~alone


@cache
def looked_into(base: str, *plants: str, axis: str = "money") -> Result:
    if axis == "impact":
        return look_into_impact(lived(base, *plants))
    return look_into_causes(lived(base, *plants), everything=True)


@dataclass(frozen=True)
class Found:
    """What the study finds of one plant, in the futures that only it kills."""

    plant: str
    only: int
    saved: int
    first: int

    @property
    def share_first(self) -> float:
        return self.first / self.only

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.first, self.only)


def found(plant: str, base: str, *plants: str, axis: str = "money") -> Found:
    """How often the right cause saves a future that only it kills, and stands first in its list."""
    only = killed_only_by(plant, base, *plants, axis=axis)
    trials = Trials(looked_into(base, *plants, axis=axis), axis)
    mine = (PLANTS[plant].cause, PLANTS[plant].kind)
    tried = dict(trials.singles())
    assert mine in tried, f"{mine} is no suspect"
    still = only.copy()
    for named, found_saved in in_order_of_blame(trials):
        if named == mine:
            break
        if named[1] == mine[1]:
            still &= found_saved != SAVED
    saved = only & (tried[mine] == SAVED)
    return Found(plant, *(int(np.count_nonzero(mask)) for mask in (only, saved, saved & still)))


def harm(
    result: Result, *only: Cause, axis: str = "money"
) -> dict[tuple[Cause, Kind], tuple[int, int]]:
    """For each suspect, how many good futures fail once it is taken away, and of how many."""
    rows = np.flatnonzero(good(result, axis))
    harmed = {}
    for suspect in suspects(result.scenario):
        if only and suspect.cause not in only:
            continue
        replicates, columns, left_out = design(result, [Trial("", rows, (suspect,))])
        again = run_design(result.scenario, replicates.tolist(), columns, without=left_out)
        harmed[suspect.named] = int(np.count_nonzero(~good(again, axis))), len(rows)
    return harmed
