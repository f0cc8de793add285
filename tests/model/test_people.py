"""People and workers differ among themselves as far as their parameters say."""

import json
from dataclasses import replace

import numpy as np
import pytest

from simulator.model.model import Month
from simulator.scenario.load import load, loads


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


TRAITS = ("need", "income", "quintile", "remoteness", "susceptibility", "segment")
PLAIN = {"community__poor_need": "0%", "community__need_gain": "0"}


def rank(values):
    return values.argsort(axis=1).argsort(axis=1)


def correlation(a, b):
    """The mean over futures of the rank correlation."""
    return np.mean([np.corrcoef(x, y)[0, 1] for x, y in zip(rank(a), rank(b), strict=True)])


@pytest.mark.parametrize("link", [0.3, 0.7, 1.0])
def test_need_and_poverty_go_together_as_far_as_is_said(link):
    people = made(**PLAIN | {"community__poor_need": f"{link:.0%}"}).people
    # the rank correlation of a Gaussian copula
    expected = -6 / np.pi * np.arcsin(link / 2)
    assert correlation(people.need, people.income) == pytest.approx(expected, abs=0.02)
    fifths = [people.need[people.quintile == fifth].mean() for fifth in range(5)]
    assert fifths == sorted(fifths, reverse=True)


@pytest.mark.parametrize("link", ["30%", "100%"])
def test_a_link_of_need_and_poverty_leaves_each_of_them_as_it_is(link):
    free, bound = made(**PLAIN).people, made(**PLAIN | {"community__poor_need": link}).people
    for name in set(TRAITS) - {"income", "quintile"}:
        assert np.array_equal(getattr(free, name), getattr(bound, name)), name
    shares = np.bincount(bound.quintile.ravel(), minlength=5) / bound.quintile.size
    assert shares == pytest.approx([0.2] * 5, abs=0.015)
    for part in (0.05, 0.25, 0.5, 0.75, 0.95):
        assert np.quantile(np.log(bound.income), part) == pytest.approx(
            np.quantile(np.log(free.income), part), abs=0.03
        )


def test_without_a_link_need_and_poverty_are_independent_and_drawn_as_ever():
    people = made(**PLAIN).people
    drawn = people.uniforms("person.income")
    assert np.array_equal(people.quintile, np.minimum(drawn * 5, 4).astype(np.int8))
    assert abs(correlation(people.need, people.income)) < 0.02
    deviate = people.normals("person.susceptibility")
    spread = people.community.susceptibility_spread.astype(np.float32)
    assert np.array_equal(people.susceptibility, np.clip(1 + spread * deviate, 0, 2))


@pytest.mark.parametrize("gain", [-1.0, 0.5, 1.5])
def test_who_has_more_need_gains_more_and_the_mean_stays(gain):
    free, bent = made(**PLAIN).people, made(**PLAIN | {"community__need_gain": str(gain)}).people
    assert np.array_equal(free.need, bent.need) and np.array_equal(free.income, bent.income)
    inside = np.logical_and.reduce(
        [(one.susceptibility > 0) & (one.susceptibility < 2) for one in (free, bent)]
    )  # without those at the bounds
    more = gain * (bent.need - bent.community.need)
    assert np.allclose((bent.susceptibility - free.susceptibility)[inside], more[inside], atol=1e-5)
    assert bent.susceptibility.mean() == pytest.approx(1, abs=0.01)


def test_a_community_poorer_than_usual_has_more_need_and_a_harder_life():
    usual = made(community__need_if_halved="10%", community__need_slope="0.5").people
    poor = made(
        community__need_if_halved="10%", community__need_slope="0.5", community__income="-50%"
    ).people
    assert np.allclose(poor.income, usual.income / 2, rtol=1e-5)
    assert np.allclose(poor.need, np.minimum(usual.need + 0.1, 1), atol=1e-6)
    assert np.array_equal(poor.susceptibility, usual.susceptibility)
    assert np.array_equal(poor.quintile, usual.quintile)
    assert poor.natural_level.mean() < usual.natural_level.mean()


def test_incomes_that_fall_for_a_time_come_back():
    changes = [{"month": "2025-02", "change": "community.income", "by": "-20%", "until": "2025-04"}]
    model = Month(replace(load("youth-cafe"), events=()), range(5))
    fallen = with_events(changes)
    fell = Month(fallen, range(5))
    for month in range(1, 6):
        model.step(), fell.step()
        ratio = fell.people.income / model.people.income
        assert np.allclose(ratio, 0.8 if 2 <= month <= 4 else 1, rtol=1e-5)
        higher = fell.people.need > model.people.need
        assert higher.mean() > 0.95 if 2 <= month <= 4 else not higher.any()
    assert np.allclose(fell.people.natural_level, model.people.natural_level, atol=1e-5)


def with_events(changes):
    text = json.dumps({"extends": "youth-cafe", "name": "poorer", "events": changes})
    return loads(text, path="poorer.yaml")
