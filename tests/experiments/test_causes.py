"""Causes of failure: what is taken away, and what saves a future then."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments import pool
from simulator.experiments.causes import look_into_causes, look_into_impact
from simulator.experiments.ensemble import simulate
from simulator.experiments.suspects import Trial, design, suspects
from simulator.mechanisms import kinds
from simulator.mechanisms.reliefs import Kind, less, more, off
from simulator.model.model import Month
from simulator.results.causes import causes, impact_causes, looked_into, named_causes, of_causes
from simulator.results.verdict import judge
from simulator.scenario.organisation import PartnerGroup, Post
from simulator.vocabulary import Cause
from tests.laws.worlds import event, having, sound


def test_only_what_was_worse_than_likely_goes_back():
    drawn = np.array([1.0, 2.0, 3.0])
    assert more("a")["a"].relieved(drawn, 2).tolist() == [2, 2, 3]
    assert less("a")["a"].relieved(drawn, 2).tolist() == [1, 2, 2]
    assert off(0).relieved(drawn, 2).tolist() == [0, 0, 0]


def test_every_relief_is_of_a_parameter_or_switch_that_there_is():
    for kind in [*kinds().values(), Post, PartnerGroup]:
        for cause, reliefs in kind.reliefs.items():
            assert cause in Cause
            assert set(reliefs) <= {*kind.parameters, *kind.switches}, kind
        named = {name for reliefs in kind.reliefs.values() for name in reliefs}
        assert set(kind.switches) <= named, "a switch that no relief turns off"


def test_every_rule_about_money_says_what_would_help():
    """`{}` is an answer too, but it must be given."""
    silent = [
        name
        for name, kind in kinds().items()
        if (kind.income or kind.starves or "cost" in kind.parameters)
        and not any("reliefs" in vars(parent) for parent in kind.__mro__[:-3])
    ]
    assert silent == []


def test_a_number_of_the_file_is_the_plan_and_no_suspect():
    world = having(sound(), {"cafe_sales.market": 20})
    guessed = {s.cause: s for s in suspects(world) if s.kind is Kind.GUESS}
    assert "cafe_sales.market" not in guessed.get(Cause.DEMAND, guessed[Cause.PLACES]).numbers


@pytest.mark.more
def test_an_event_is_left_out_where_it_does_harm():
    drop, rise = event("cafe_sales.market", 20, 40), event("cafe_sales.purchases", 20, 99)
    result = simulate(replace(sound(), events=(drop, rise), runs=4))
    (found,) = [s for s in suspects(result.scenario) if s.named == (Cause.DEMAND, Kind.EVENT)]
    _, _, left_out = design(result, [Trial("", np.arange(4), (found,))])
    assert left_out[drop].all() and not left_out[rise].any()


@pytest.mark.more
def test_a_switch_takes_only_bad_luck_away():
    factor = {}
    for on in (1, 0):
        model = Month(sound(), range(6), design={"demand_shock.bad_times": np.full((6, 1), on)})
        factor[on] = []
        for _ in range(24):
            model.step()
            factor[on].append(model.state.demand_shock[:, 0])
    usual, only_good = np.array(factor[1]), np.array(factor[0])
    assert (usual < 1).any() and (only_good >= 1).all()
    assert np.array_equal(only_good[usual >= 1], usual[usual >= 1])


@pytest.mark.more
def test_nobody_leaves_beyond_the_plan():
    world = having(sound(), {"team.barista.leaving": 0.3})
    gone = {}
    for on in (1, 0):
        model = Month(world, range(40), design={"turnover.beyond_plan": np.full((40, 1), on)})
        for _ in range(24):
            model.step()
        gone[on] = model.books.series["resigned"].sum(axis=1)
    expected = sum(
        24 * of("posts") * of("leaving") / (1 + of("leaving") * of("months_to_fill"))
        for of in (lambda name, post=post: post.values[name].likely for post in world.team.values())
    )
    assert (gone[0] <= gone[1]).all() and gone[0].max() <= round(expected) < gone[1].max()


@pytest.fixture(scope="module")
def planted():
    world = replace(sound(), events=(event("cafe_sales.market", 20, 40),), runs=60)
    return simulate(world)


@pytest.mark.more
def test_a_planted_cause_is_named_and_shares_are_counts(planted):
    result = look_into_causes(planted)
    first = causes(result)[0]
    assert (first["cause"], first["kind"]) == ("demand", "event")
    assert first["share"] == first["saved"] / first["tried"] > 0.9
    looked = looked_into(result)
    failed = np.count_nonzero(judge(planted).money != "sustainable")
    assert looked["failing"] == looked["futures"] == first["tried"] == failed
    named, kind = named_causes(result)
    assert np.count_nonzero((named == "demand") & (kind == "event")) == first["saved"]
    assert ((named == "") == (judge(planted).money == "sustainable")).all()


@pytest.mark.more
def test_what_futures_are_is_not_touched(planted):
    result = look_into_causes(planted)
    assert result.series is planted.series and result.inputs is planted.inputs
    assert all(result.finals[name] is values for name, values in planted.finals.items())


@pytest.mark.more
def test_a_run_without_failures_has_no_causes():
    good = simulate(replace(sound(), runs=3))
    assert (judge(good).money == "sustainable").all()
    result = look_into_causes(good)
    assert result is good and causes(result) == [] and looked_into(result) is None


@pytest.mark.more
def test_progress_ends_at_all_of_them(planted):
    seen = []
    look_into_causes(planted, progress=lambda done, of: seen.append((done, of)))
    assert seen[-1][0] == seen[-1][1] and all(done <= of for done, of in seen)


@pytest.mark.more
def test_everything_tries_every_cause_on_every_failing_future(planted):
    result = look_into_causes(planted, everything=True)
    failed = np.count_nonzero(judge(planted).money != "sustainable")
    assert {entry["tried"] for entry in causes(result)} == {failed}
    assert len(causes(result)) == len(suspects(planted.scenario))
    usual = causes(look_into_causes(planted))[0]
    assert usual == causes(result)[0]


@pytest.fixture(scope="module")
def aiming_high():
    """Futures of which some are below their impact target."""
    return simulate(replace(having(sound(), {"targets.net_outcomes": 45}), runs=12))


@pytest.mark.more
def test_every_cause_is_tried_on_every_future_below_its_impact_target(aiming_high):
    seen = []
    result = look_into_impact(aiming_high, progress=lambda done, of: seen.append((done, of)))
    found, below = impact_causes(result), np.count_nonzero(judge(aiming_high).impact != "delivers")
    assert 0 < below < 12 and {entry["tried"] for entry in found} == {below}
    assert {*found[0]} == {"cause", "kind", "saved", "tried", "share", "low", "high"}
    acting = sum(entry["cause"] != "gave up" for entry in found)  # nobody gave up
    assert acting * below == seen[-1][0] == seen[-1][1]
    assert of_causes(result) == {"causes": [], "looked_into": None, "impact_causes": found}
    assert (named_causes(result)[0] == "").all()


@pytest.mark.more
def test_causes_of_impact_are_the_same_with_more_workers(aiming_high, monkeypatch):
    monkeypatch.setattr(pool, "processes", lambda _, workers: workers)
    one, two = (look_into_impact(aiming_high, workers=workers).finals for workers in (1, 2))
    assert list(one) == list(two)
    assert all(one[name].tobytes() == two[name].tobytes() for name in one)


@pytest.mark.more
def test_a_run_of_which_all_reach_the_impact_target_has_no_causes_of_impact():
    good = simulate(replace(having(sound(), {"targets.net_outcomes": 1}), runs=3))
    assert (judge(good).impact == "delivers").all()
    assert look_into_impact(good) is good
    assert "impact_causes" not in of_causes(good)
