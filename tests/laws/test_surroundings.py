"""What surrounds a venture (docs/model.md section 7): foreign money, policy and partners who pay
move results as expected, and nothing moves where they have nothing to work through."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import run_batch
from simulator.results.measures.registry import MEASURES
from simulator.scenario.load import load

from .worlds import STEADY, cafe, differing, event, having, small, without

FUTURES = range(60)
Z = 4.0


def lives(scenario):
    result = run_batch(scenario, FUTURES)
    assert result.n == len(FUTURES), result.failures[:1]
    return result


def rises(old, new):
    difference = np.asarray(new, float) - np.asarray(old, float)
    error = max(difference.std(ddof=1) / np.sqrt(len(difference)), 1e-12)
    assert difference.mean() > Z * error, (difference.mean(), error)


def total(result, name):
    return result.series[name].sum(axis=1)


# -- the exchange rate ----------------------------------------------------------------------------


def village(**numbers):
    scenario = small(replace(load("village-solar"), events=()), 300, 24)
    return having(scenario, {name.replace("__", "."): value for name, value in numbers.items()})


@pytest.mark.more
def test_where_the_currency_falls_imported_goods_cost_more():
    calm = {"exchange_rate__spread": 0, "kits__imported": 0.5}
    before, after = (
        lives(having(village(**calm, exchange_rate__price_abroad=level), STEADY))
        for level in (1, 1.4)
    )
    rises(total(before, "cost_units"), total(after, "cost_units"))
    rises(total(before, "short_cost"), total(after, "short_cost"))
    assert np.allclose(total(after, "cost_units"), 1.2 * total(before, "cost_units"), rtol=1e-6)


@pytest.mark.slow
def test_where_nothing_is_imported_the_currency_moves_nothing():
    home = {"kits__imported": 0}
    before, after = (
        lives(village(**home, exchange_rate__price_abroad=level)) for level in (1, 1.4)
    )
    assert differing(before, after) == ["inputs.exchange_rate.price_abroad", "series.exchange_rate"]


@pytest.mark.slow
def test_the_exchange_rate_wanders_around_its_level():
    """Its mean stays at 1 (within 4 standard errors), its spread after five years is that of the
    AR(1) process, and its logarithm remembers a month as long as `persistence` says."""
    spread, kept, months, futures = 0.1, 0.985, 60, 4000
    world = having(
        small(replace(load("village-solar"), events=()), 4, months),
        {"exchange_rate.spread": spread, "exchange_rate.persistence": kept, "kits.imported": 1},
    )
    rate = run_batch(world, range(futures)).series["exchange_rate"]
    assert abs(rate[:, -1].mean() - 1) < Z * rate[:, -1].std() / np.sqrt(futures)
    log = np.log(rate)
    variance = spread**2 * (1 - kept ** (2 * months))
    assert abs(log[:, -1].var() / variance - 1) < Z * np.sqrt(2 / futures)
    slope = np.polyfit(log[:, 30], log[:, 31], 1)[0]
    assert abs(slope - kept) < Z * np.sqrt((1 - kept**2) / futures) / log[:, 30].std() * spread


# -- policy ---------------------------------------------------------------------------------------


def school(chance, changes=True):
    scenario = small(load("island-school"), 200, 36)
    events = tuple(e for e in scenario.events if changes and e.on == "budget_cut")
    return having(replace(scenario, events=events), {"budget_cut.chance": chance})


@pytest.mark.slow
def test_a_change_of_policy_moves_what_hangs_on_it():
    never, soon = lives(school(0)), lives(school(0.99))
    rises(total(soon, "income_district"), total(never, "income_district"))


@pytest.mark.slow
def test_a_change_of_policy_on_which_nothing_hangs_moves_nothing():
    never, soon = lives(school(0, changes=False)), lives(school(0.99, changes=False))
    assert differing(never, soon) == ["inputs.budget_cut.chance", "series.budget_cut_in_force"]


@pytest.mark.slow
def test_a_change_of_policy_comes_as_often_as_its_yearly_chance_says():
    futures, chance = 4000, 0.2
    scenario = having(small(load("island-school"), 4, 24), {"budget_cut.chance": chance})
    here = run_batch(replace(scenario, events=()), range(futures)).series["budget_cut_in_force"]
    for year in (1, 2):
        expected = 1 - (1 - chance) ** year
        error = np.sqrt(expected * (1 - expected) / futures)
        assert abs(here[:, 12 * year - 1].mean() - expected) < Z * error
    assert (np.diff(here, axis=1) >= 0).all(), "it never goes away again"


# -- partners who pay -----------------------------------------------------------------------------


@pytest.mark.more
def test_partners_who_pay_keep_the_purse_full_and_earn_nothing():
    none = small(load("island-school"), 200, 24)
    none = having(replace(none, events=()), {"partners.village_schools.funding": 0})
    paid = having(none, {"partners.village_schools.funding": 2_000_000})
    before, after = lives(none), lives(paid)
    rises(total(before, "public_grants"), total(after, "public_grants"))
    rises(MEASURES["closing_cash"].per_run(before), MEASURES["closing_cash"].per_run(after))
    assert (total(after, "income_co_funding") > 0).all()


@pytest.mark.slow
def test_partners_who_leave_take_their_money_along():
    base = having(
        replace(small(load("island-school"), 200, 24), events=()),
        {"partners.village_schools.funding": 2_000_000},
    )
    gone = replace(base, events=(event("partners.village_schools.exit", 6, 1.0),))
    stay, leave = lives(base), lives(gone)
    rises(total(leave, "income_co_funding"), total(stay, "income_co_funding"))
    rises(total(stay, "short_giving"), total(leave, "short_giving"))


# -- an allowance ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_without_an_allowance_fewer_apply_and_more_leave():
    """The two effects, each seen with the other switched off; with neither it only saves money, as
    long as no post is added where own income covers cost sooner."""
    paid = without(small(cafe(), 300, 24), "placement_fee")
    for effect, series, sign in (("application", "waiting", -1), ("dropout", "dropped_out", 1)):
        other = "dropout" if effect == "application" else "application"
        alone = having(paid, {f"{other}.price_effect": 0})
        before, after = (
            lives(having(alone, {"allowance.amount": n})) for n in (paid_amount(paid), 0)
        )
        old, new = (
            total(r, series) if series != "waiting" else applied(r) for r in (before, after)
        )
        rises(sign * old, sign * new)
    neither = having(
        paid,
        {
            "application.price_effect": 0,
            "dropout.price_effect": 0,
            "venture.opening_cash": 10**12,
            "hiring.grow_cover": 10,
        },
    )
    before, after = (
        lives(having(neither, {"allowance.amount": n})) for n in (paid_amount(paid), 0)
    )
    assert np.array_equal(applied(before), applied(after))
    assert np.array_equal(total(before, "dropped_out"), total(after, "dropped_out"))


def test_an_allowance_that_is_cut_later_keeps_away_those_who_knew_of_it():
    paid = having(without(small(cafe(), 300, 24), "placement_fee"), {"dropout.price_effect": 0})
    cut = replace(paid, events=(event("allowance.amount", 8, 0),))
    before, after = lives(paid), lives(cut)
    assert np.array_equal(applied(before, slice(0, 7)), applied(after, slice(0, 7)))
    rises(applied(after, slice(8, None)), applied(before, slice(8, None)))


def paid_amount(scenario):
    return scenario.community.values["paid_elsewhere"].likely


def applied(result, months=slice(None)):
    """Person-months in the queue or beyond it: the earlier and the more apply, the higher."""
    states = ("waiting", "active", "completed", "left")
    return sum(result.series[state][:, months].sum(axis=1) for state in states)
