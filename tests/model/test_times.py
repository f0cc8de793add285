"""Good and bad times, dear times and giving up: what they do on average, and how they come."""

import numpy as np
import pytest
from scipy import stats

from simulator.model.draws import Draws
from simulator.model.model import Month
from simulator.scenario.load import loads

pytestmark = pytest.mark.more

FUTURES = 2000
PLAN = """
name: times
title: A plan with hardly any people
months: 60
currency: IDR
seed: 3
{head}
community: {{people: 12, income: 1000, start_level: 40%, natural_level: 40%}}
outcome: {{threshold: 70%}}
venture: {{opening_cash: {cash}}}
targets: {{net_outcomes: 1, cost_per_net_outcome: 1000}}
mechanisms:
  inflation: {{prices: 0%, wages: 0%, variation: 0%}}
  overhead: {{fixed: 1000}}
  {rules}
"""
NOBODY = "gives_up: {first_year: 0%, later: 0%}"
STILL = "demand_shock: {yearly: 0%, spread: 0%}\n  cost_shock: {common: 0%, overhead: 0%}"


def lived(rules, cash="1 billion", head="", design=None, futures=FUTURES):
    plan = loads(PLAN.format(rules=rules, cash=cash, head=head))
    month = Month(plan, range(futures), design=design, recording=False)
    while not month.over:
        month.step()
    return month


@pytest.fixture(scope="module")
def shocked():
    return lived(f"demand_shock: {{yearly: 20%, carry: 50%, spread: 0%}}\n  {NOBODY}")


def yearly(shocked, series):
    return np.log(shocked.books.series[series][:, 11::12])


def test_a_large_draw_is_rare_but_comes_more_often_than_a_normal_one():
    draws = Draws(1, np.arange(100_000))
    drawn, normal = (values[:, 0] for values in draws.rare_per_run("a decision", 3))
    assert (
        stats.kstest(drawn[np.abs(drawn) < 5], lambda x: stats.t.cdf(x * np.sqrt(3), 3)).pvalue
        > 0.01
    )
    assert np.abs(drawn).max() < 8
    low, q25, q75, high = np.quantile(drawn, (0.05, 0.25, 0.75, 0.95))
    assert (high - low) / (q75 - q25) == pytest.approx(3.07, abs=0.05)
    assert (np.diff(drawn[np.argsort(normal)]) >= 0).all()


def test_lasting_times_have_a_median_of_1_and_grow_on_in_the_same_direction(shocked):
    level = yearly(shocked, "demand_shock")
    assert np.abs(np.median(level, axis=0)).max() < 0.03
    steps = np.diff(level, axis=1, prepend=0)
    assert steps[:, 0].std() == pytest.approx(0.2 * 0.944, abs=0.015)
    for before, after in zip(steps.T[:-1], steps.T[1:], strict=True):
        assert stats.spearmanr(before, after)[0] > 0.3


def test_costs_follow_the_years_of_demand(shocked):
    demand, cost = (np.diff(yearly(shocked, s), axis=1).ravel() for s in ("demand_shock", "cost"))
    assert 0.2 < stats.spearmanr(demand, cost)[0] < 0.9
    level = yearly(shocked, "cost")
    assert np.abs(np.median(level - np.log(1000), axis=0)).max() < 0.05


def test_where_bad_times_are_taken_away_demand_is_never_low_and_costs_no_higher():
    rules = f"demand_shock: {{yearly: 20%, spread: 0%}}\n  {NOBODY}"
    off = {"demand_shock.bad_times": np.zeros((200, 1))}
    usual, better = lived(rules, futures=200), lived(rules, futures=200, design=off)
    before, after = (m.books.series["demand_shock"] for m in (usual, better))
    assert after.min() >= 1 and np.array_equal(after, np.maximum(before, 1))
    same = (before >= 1).all(axis=1)
    assert same.any() and not same.all()
    costs = [m.books.series["cost"] for m in (usual, better)]
    assert np.array_equal(costs[0][same], costs[1][same])


def test_where_dear_times_are_taken_away_no_bill_is_above_its_share_of_demand():
    rules = (
        f"demand_shock: {{yearly: 0%, spread: 0%}}\n  cost_shock: {{with_demand: 0%}}\n  {NOBODY}"
    )
    off = {"cost_shock.dear_times": np.zeros((200, 1))}
    usual, better = lived(rules, futures=200), lived(rules, futures=200, design=off)
    before, after = (m.books.series["cost"] for m in (usual, better))
    assert np.array_equal(after, np.minimum(before, 1000)) and (before > 1000).any()
    short = usual.books.series["short_cost"]
    assert np.array_equal(short, np.maximum(before - 1000, 0))


def test_as_many_give_up_as_the_chances_say():
    month = lived(f"gives_up: {{first_year: 9%, later: 5%, thin: 1}}\n  {STILL}")
    closed = month.closed_month[:, 0]
    assert np.array_equal(closed > 0, month.gave_up[:, 0])
    for by, share in ((12, 0.09), (60, 1 - 0.91 * 0.95**4)):
        n = FUTURES
        seen = np.count_nonzero((closed > 0) & (closed <= by))
        assert stats.binomtest(seen, n, share).pvalue > 0.001


def test_an_empty_reserve_doubles_it_and_unpaid_bills_are_told_apart():
    rules = f"gives_up: {{first_year: 9%, later: 5%, thin: 1, enough: 3}}\n  {STILL}"
    month = lived(rules, cash="0")
    first = month.closed_month[:, 0] == 1
    share = 1 - 0.91 ** (2 / 12)
    assert stats.binomtest(int(first.sum()), FUTURES, share).pvalue > 0.001
    assert (month.gave_up[:, 0][first]).all()
    assert not month.gave_up[:, 0].all() and (month.closed_month > 0).all()


def test_a_venture_that_may_not_give_up_goes_on():
    off = {"gives_up.may_stop": np.zeros((200, 1))}
    month = lived(f"gives_up: {{first_year: 90%, later: 90%}}\n  {STILL}", futures=200, design=off)
    assert month.open.all() and not month.gave_up.any()


@pytest.mark.parametrize(
    "word, ends", [("calm", (3, 12)), ("usual", (10, 50)), ("rough", (15, 60))]
)
def test_one_word_chooses_how_rough_the_times_are(word, ends):
    month = lived(f"demand_shock: {{spread: 0%}}\n  {NOBODY}", head=f"volatility: {word}")
    size = month.inputs["demand_shock.yearly"]
    assert np.quantile(size, (0.05, 0.95)) * 100 == pytest.approx(ends, rel=0.1)
    low, high = np.quantile(
        np.log(month.books.series["demand_shock"][:, 11:12]) / size, (0.25, 0.75)
    )
    assert high - low == pytest.approx(2 * stats.t.ppf(0.75, 3) / np.sqrt(3), rel=0.1)


def test_what_the_file_states_stays_whatever_the_word():
    calm = loads(
        PLAN.format(
            rules=f"demand_shock: {{yearly: 30%}}\n  {NOBODY}", cash=0, head="volatility: calm"
        )
    )
    assert calm.mechanisms["demand_shock"].values["yearly"].text == "30%"
    assert calm.mechanisms["cost_shock"].values["common"].text == "2% to 6%"
    assert calm.mechanisms["cost_shock"].values["common"].source.startswith("assumption")
    usual = loads(PLAN.format(rules=NOBODY, cash=0, head="volatility: usual"))
    plain = loads(PLAN.format(rules=NOBODY, cash=0, head=""))
    assert usual.digest == plain.digest and usual.content == plain.content
