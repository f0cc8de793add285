"""Every task of social work is worth its hours in the family centre, and too much of it costs.

On the same draws, the planned dose causes more net outcomes than none where the team has the hours
for it. Five times the dose is not better in all of net outcomes, paying for itself and reaching the
target. Power: 400 futures, in which the weakest practice is three standard errors from nothing.

The team of the shipped file has few hours to spare: observation and documentation tire it, and cost
more net outcomes than they bring. So the first law is about a larger team, and techniques are as
strong there as the file says: 400 futures cannot show a part of an effect of a few points. The
second law is about the file as it is shipped.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.results.verdict import judge
from simulator.scenario.load import load
from simulator.scenario.variant import variant

pytestmark = pytest.mark.slow
DOSES = {
    "assessment": {"assessment.interview_hours": 3},
    "observation": {
        "observation.hours": 1,
        "observation.team_hours": 8,
        "observation.attention_hours": 0.5,
        "observation.alumni_hours": 0.15,
    },
    "counselling": {"counselling.sessions": 4},
    "group work": {"parents_circle.sessions": 2},
    "education": {"parenting_course.sessions": 2},
    "advocacy": {"rights_work.hours": 24},
    "networking": {"networking.hours": 16, "networking.hours_per_partner": 1},
    "documentation": {"reporting.hours_per_person": 1.5},
}
"""The hours or sessions of each practice in the shipped file."""


ROOMY = {"team.social_worker.posts": 8, "team.social_worker.max_posts": 10}
"""Twice the social workers of the shipped file."""


@cache
def centre(practice="", times=1.0, roomy=False):
    """Net outcomes, and whether it pays for itself and reaches its target, future by future; as
    shipped, or with a large team and techniques as strong as the file says."""
    numbers = {path: times * dose for path, dose in DOSES.get(practice, {}).items()}
    numbers |= ROOMY if roomy else {}
    texts = {path: f"{number:g}" for path, number in numbers.items()}
    scenario = variant(load("family-centre"), {"runs": "400", **texts})
    result = simulate(replace(scenario, calibration=None) if roomy else scenario)
    verdict = judge(result)
    return (
        result.finals["net_outcomes"].astype(float),
        (verdict.money == "sustainable").astype(float),
        (verdict.impact == "delivers").astype(float),
    )


def z_of(more, less):
    """How many standard errors one world is above another."""
    difference = more - less
    error = difference.std() / np.sqrt(len(difference))
    return difference.mean() / error if error else 0.0


@pytest.mark.parametrize("practice", DOSES)
def test_the_planned_dose_is_worth_its_hours(practice):
    assert z_of(centre(roomy=True)[0], centre(practice, 0, roomy=True)[0]) > 2


@pytest.mark.parametrize("practice", DOSES)
def test_five_times_the_dose_is_not_better_in_everything(practice):
    better = [
        z_of(more, planned) for more, planned in zip(centre(practice, 5), centre(), strict=True)
    ]
    assert min(better) < 2
