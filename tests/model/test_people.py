"""People and workers differ among themselves as far as their parameters say."""

import numpy as np
import pytest

from simulator.model.model import Month
from simulator.scenario.load import load


def made(**changes):
    """A model on its first day, twenty futures."""
    return Month(
        load("youth-cafe", {name.replace("__", "."): value for name, value in changes.items()}),
        range(20),
    )


@pytest.mark.parametrize("spread", [0.0, 0.3])
def test_people_change_at_speeds_of_their_own(spread):
    speed = made(
        community__natural_speed="5%", community__natural_speed_spread=f"{spread:.0%}"
    ).people.natural_speed
    assert speed.mean() == pytest.approx(0.05, rel=0.01)
    assert speed.std() == pytest.approx(0.05 * spread, rel=0.05, abs=1e-7)


@pytest.mark.parametrize("spread", [0.0, 0.4])
def test_workers_have_skills_of_their_own(spread):
    staff = made(
        team__trainer__skill_spread=f"{spread:.0%}",
        team__trainer__posts="200",
        team__trainer__max_posts="200",
    ).staff
    skill = staff.skill[:, staff.seats["trainer"]]
    assert skill.min() >= 1 - spread and skill.max() <= 1 + spread
    assert skill.mean() == pytest.approx(1, abs=0.02)
    assert skill.std() == pytest.approx(2 * spread / np.sqrt(12), rel=0.05, abs=1e-7)
