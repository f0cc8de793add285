"""Patterns of social-work practice (docs/model.md section 11), each with its control.

Contact hours: fewer sessions change fewer lives. P20: pressure of money shifts places to better-off
people, unless the mission is protected. P24: more supervision raises quality at a cost, and there
is a best ratio. Power as in `test_patterns`.
"""

from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import run_batch
from simulator.results.measures.registry import MEASURES
from simulator.scenario.load import load

from .centre import centre
from .test_patterns import absent, shown
from .worlds import having, likely, with_block

pytestmark = pytest.mark.slow
RUNS = 60


# -- P20: mission drift


@cache
def admitted(pressure, kept=0.0, margin=1.0):
    """Need and fifth of income of those admitted in the second and third year."""
    full = likely(load("family-centre"))
    scenario = centre()
    for name in ("mission_drift", "mission_protection"):
        scenario = with_block(scenario, name, full.mechanisms[name])
    result = run_batch(
        having(
            scenario,
            {
                "admission.places": 12,
                "mission_drift.pressure": pressure,
                "mission_drift.margin": margin,
                "mission_protection.share": kept,
                "mission_protection.need_from": 0.6,
            },
        ),
        range(RUNS),
    )
    later = slice(9, None)
    return {
        name: result.series[name][:, later].mean(axis=1)
        for name in ("need_admitted", "fifth_admitted", "neediest_share", "drift")
    }


def shift(name, **world):
    """How much a world differs from the one without any pressure, future by future."""
    return admitted(**world)[name] - admitted(pressure=0.0)[name]


def test_pressure_to_earn_gives_places_to_the_better_off():
    assert (admitted(pressure=0.8)["drift"] > 0.1).all(), "the target binds in this world"
    shown(shift("fifth_admitted", pressure=0.8))
    shown(-shift("need_admitted", pressure=0.8))


def test_a_target_that_does_not_bind_exerts_no_pressure():
    easy = {"pressure": 0.8, "margin": 0.0}
    assert (admitted(**easy)["drift"] == 0).all()
    absent(shift("fifth_admitted", **easy), shift("fifth_admitted", pressure=0.8))
    absent(shift("need_admitted", **easy), -shift("need_admitted", pressure=0.8))


def test_places_kept_for_the_neediest_hold_the_mission():
    needy = [admitted(pressure=0.8, kept=kept)["neediest_share"] for kept in (0.0, 0.6)]
    before = admitted(pressure=0.0)["neediest_share"]
    shown(before - needy[0])
    shown(needy[1] - needy[0])
    assert (needy[1] >= 0.5).all(), "up to whole people, who stay for months, and who waits"


# -- contact hours ---------------------------------------------------------------------------------


@cache
def counselled(sessions, usual_hours=48):
    """Net outcomes, and staff hours given to support, by sessions of counselling a month."""
    result = run_batch(
        having(
            centre(), {"counselling.sessions": sessions, "counselling.usual_hours": usual_hours}
        ),
        range(RUNS),
    )
    hours = result.series["hours_support"].sum(axis=1)
    return {"net": MEASURES["net_outcomes"].per_run(result), "hours": hours}


def test_fewer_sessions_take_fewer_hours_and_change_fewer_lives():
    shown(counselled(4)["net"] - counselled(1)["net"])
    shown(counselled(4)["hours"] - counselled(1)["hours"])


def test_where_one_session_is_as_strong_as_four_fewer_sessions_change_no_fewer_lives():
    """The control: a course of a quarter of the hours, of the same strength."""
    absent(
        counselled(4)["net"] - counselled(1, usual_hours=12)["net"],
        counselled(4)["net"] - counselled(1)["net"],
    )


# -- P24: the best ratio of supervision


OTHER_EFFECTS = (
    "supervision.strain",
    "supervision.reflection",
    "leadership.hours",
    "cover.share",
)
"""What supervisors do beside work and recovery: each at 0 makes them do nothing."""


@cache
def supervised(leads, effect=0.6):
    """Net outcomes, and their cost, where the two social workers are stretched."""
    result = run_batch(
        having(
            centre(),
            {
                "team.lead.posts": leads,
                "team.lead.max_posts": leads,
                "counselling.sessions": 6,
                "supervision.effect": effect,
                "supervision.recovery_effect": effect,
                **({} if effect else dict.fromkeys(OTHER_EFFECTS, 0)),
                "team.student.posts": 0,
                "team.student.max_posts": 0,
            },
        ),
        range(RUNS),
    )
    return {
        name: MEASURES[name].per_run(result) for name in ("net_outcomes", "cost_per_net_outcome")
    }


def test_supervision_raises_results():
    shown(supervised(1)["net_outcomes"] - supervised(0)["net_outcomes"])


def test_there_is_a_best_ratio():
    """None is dear, because much is lost; many are dear, because one already does their work."""
    cost = {leads: supervised(leads)["cost_per_net_outcome"] for leads in (0, 1, 4)}
    shown(cost[0] - cost[1])
    shown(cost[4] - cost[1])


def test_supervision_that_changes_nothing_is_best_left_out():
    cost = {leads: supervised(leads, effect=0.0)["cost_per_net_outcome"] for leads in (0, 1)}
    shown(cost[1] - cost[0])
    outcomes = {leads: supervised(leads, effect=0.0)["net_outcomes"] for leads in (0, 1)}
    assert np.array_equal(outcomes[0], outcomes[1])
