"""The shipped family centre among few families: rich enough for every task and technique."""

from dataclasses import replace
from functools import cache

from simulator.experiments.ensemble import run_batch
from simulator.results.result import Result
from simulator.scenario.block import Block
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario

from .worlds import STEADY, having, likely, with_block, without

FUTURES = 30
MONTHS = 27
TECHNIQUES = (
    "interview",
    "observation",
    "group work",
    "education",
    "advocacy",
    "networking",
    "counselling",
)
BLOCKS = {
    "observation": "observation",
    "group work": "parents_circle",
    "education": "parenting_course",
    "advocacy": "rights_work",
    "networking": "networking",
    "counselling": "counselling",
}
"""The block of the scenario that holds a technique; the interview is a part of assessment."""


@cache
def centre() -> Scenario:
    """150 families, two social workers who stay, money enough and no pressure to earn, and only
    chance left to chance. Nobody hears of the centre from those it serves, so that what one
    technique changes does not come back through another door. Partners' time for those linked with
    them counts for nothing, so that all that is caused is the centre's, and advocacy is for a rule
    only.

    Techniques are as strong as the file says, not as the effect of trials needs them to be, and few
    families do well by themselves: the laws are about how things work, and a few futures of few
    families cannot show effects of a few points."""
    scenario = likely(replace(load("family-centre"), calibration=None))
    scenario = replace(scenario, months=MONTHS, policies=())
    posts = {
        f"team.{post}.{name}": value
        for post, number in (("social_worker", 2), ("counsellor", 1), ("lead", 1), ("student", 2))
        for name, value in (("posts", number), ("max_posts", number), ("leaving", 0))
    }
    scenario = without(scenario, "mission_drift", "mission_protection")
    return having(
        scenario,
        {
            **STEADY,
            **posts,
            "community.people": 150,
            "community.inflow": 0,
            "community.natural_level": 0.48,
            "community.natural_speed": 0.04,
            "venture.opening_cash": 10**11,
            "targets.outcome_after": 6,
            "targets.sustainable_by": 0,
            "word_of_mouth.contacts": 0,
            "counselling.partner_share": 0,
            "networking.link_hours": 0,
            "rights_work.for_cases": 0,
            "rights_work.groundwork": 3,
            "rights_work.chance": 0.99,
            "online_course.start_month": 1,
            "online_course.months": 3,
            "outreach.hours": 30,
        },
    )


@cache
def bare() -> Scenario:
    """The same centre with no technique at all: families are only visited, to no effect."""
    scenario = visited(centre())
    for technique in TECHNIQUES:
        scenario = lacking(scenario, technique)
    return scenario


def visited(scenario: Scenario) -> Scenario:
    """With visits that take no hours and change nothing: they only make the service last."""
    old = scenario.mechanisms["counselling"]
    scenario = with_block(scenario, "visits", Block("visits", old.kind, old.values, old.given))
    return having(scenario, {"visits.strength": 0, "visits.comfort": 0, "visits.hours": 0})


def adding(scenario: Scenario, technique: str) -> Scenario:
    """With one technique more, as the centre uses it."""
    full = centre()
    if technique == "interview":
        hours = full.mechanisms["assessment"].values["interview_hours"].likely
        return having(scenario, {"assessment.interview_hours": hours})
    name = BLOCKS[technique]
    if technique == "advocacy":
        won = tuple(e for e in full.events if e.on == name)
        scenario = replace(scenario, events=(*scenario.events, *won))
    return with_block(scenario, name, full.mechanisms[name])


def lacking(scenario: Scenario, technique: str) -> Scenario:
    """Without one of the techniques."""
    if technique == "interview":
        return having(scenario, {"assessment.interview_hours": 0})
    return bereft(scenario, BLOCKS[technique])


def bereft(scenario: Scenario, *names: str) -> Scenario:
    """Without some mechanisms, and without the events that speak of them."""
    kept = tuple(
        e for e in scenario.events if e.on not in names and e.path.rpartition(".")[0] not in names
    )
    return without(replace(scenario, events=kept), *names)


_results: dict[str, Result] = {}


def lived_by(scenario: Scenario, name: str) -> Result:
    """The paired futures of one variant, each run once in a test session."""
    if name not in _results:
        _results[name] = run_batch(scenario, range(FUTURES))
        assert _results[name].n == FUTURES, _results[name].failures[:1]
    return _results[name]
