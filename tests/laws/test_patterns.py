"""Patterns that the world shows (docs/model.md 11), each with its control: switched off, it is
gone.

Power: `shown` asks that an effect is at least 4 standard errors from nothing. `absent` asks that it
is within 4, and that an effect half as large as the one shown would have been seen.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import run_batch
from simulator.model.model import Month
from simulator.results.measures.registry import MEASURES
from simulator.results.verdict import judge
from simulator.vocabulary import State

from .worlds import cafe, event, having, sound, with_word, without

pytestmark = pytest.mark.slow
Z = 4.0
RUNS = 100


def effect(values):
    """The mean of one value per future, and its Monte Carlo error."""
    values = np.asarray(values, dtype=float)
    return values.mean(), max(values.std(ddof=1) / np.sqrt(len(values)), 1e-12)


def shown(values):
    mean, error = effect(values)
    assert mean > Z * error, (mean, error)


def absent(values, when_on):
    mean, error = effect(values)
    there, _ = effect(when_on)
    assert abs(mean) < Z * error or mean == 0, (mean, error)
    assert Z * error < there / 2, f"too few futures to see half of {there}: {error}"


# -- P5: giving peaks in a season, cash troughs between


@cache
def gifts(seasonal):
    """Gifts by calendar month (as a share of all) and the change of cash in it, per future."""
    scenario = replace(
        without(
            cafe(),
            "cafe_sales",
            "placement_fee",
            "city_contract",
            "allowance",
            "equipment",
            "turnover_tax",
        ),
        months=48,
        team={},
        partners={},
    )
    season = (0.5, 1, 6, 1, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.5, 0.8) if seasonal else (1,) * 12
    scenario = having(
        with_word(scenario, "friends.season", season),
        {
            "community.people": 5,
            "friends.donors": 3000,
            "friends.campaign": 0,
            "friends.gift_spread": 0.7,
            "venture.opening_cash": 10**10,
            "overhead.fixed": 20_000_000,
            "inflation.prices": 0,
            "inflation.variation": 0,
            "targets.sustainable_by": 0,
        },
    )
    result = run_batch(scenario, range(RUNS))
    given = result.series["given"].reshape(RUNS, 4, 12).sum(axis=1)
    change = np.diff(result.series["cash"], axis=1, prepend=10**10).reshape(RUNS, 4, 12)
    return given / given.sum(axis=1, keepdims=True), change.mean(axis=1)


def test_giving_peaks_in_its_season():
    peak = [gifts(seasonal)[0][:, 2] - 1 / 12 for seasonal in (True, False)]
    shown(peak[0])
    absent(peak[1], peak[0])
    assert abs(gifts(True)[0][:, 2].mean() - 6 / 12.2) < 0.1


def test_cash_troughs_between_the_peaks():
    rise = {}
    for seasonal in (True, False):
        change = gifts(seasonal)[1]
        rise[seasonal] = change[:, 2] - np.delete(change, 2, axis=1).mean(axis=1)
    shown(rise[True])
    absent(rise[False], rise[True])


# -- P12: a caseload beyond capacity lowers outcomes


@cache
def crowded(caseload, hours):
    """The share of the followed whose outcome was caused: one trainer, one-to-one hours."""
    scenario = with_word(
        having(
            sound(),
            {
                "team.trainer.caseload": caseload,
                "training.hours": hours,
                "training.group_size": 1,
                "training.preparation": 0,
                "community.people": 300,
                "venture.opening_cash": 10**11,
                "outreach.hours": 0.5,
                "networking.hours": 0.5,
            },
        ),
        "outcome.needs_job",
        False,
    )
    result = run_batch(scenario, range(RUNS))
    assert (result.finals["followed"] > 5).all()
    return result.finals["caused_outcomes"] / result.finals["followed"], result.series["load"]


def test_a_caseload_beyond_capacity_lowers_outcomes():
    loss = crowded(5, 2)[0] - crowded(25, 2)[0]
    shown(loss)
    assert crowded(5, 2)[1].mean() < 1 < crowded(25, 2)[1].mean()
    few_hours = crowded(5, 0.2)[0] - crowded(25, 0.2)[0]
    assert crowded(25, 0.2)[1].mean() < 0.5
    absent(few_hours, loss)


# -- P13: overload, turnover, more overload; and how it is stopped


@cache
def overloaded(rate, stopped):
    scenario = having(
        sound(),
        {
            "team.trainer.caseload": 14,
            "training.hours": 2,
            "training.group_size": 1,
            "training.preparation": 0,
            "community.people": 300,
            "venture.opening_cash": 10**11,
            "outreach.hours": 0.5,
            "networking.hours": 0.5,
            "burnout.rate": rate,
            "team.trainer.posts": 3,
            "team.trainer.max_posts": 3,
            "team.trainer.leaving": 0.02,
            "team.trainer.months_to_fill": 3,
            "turnover.burnout_effect": 3,
        },
    )
    events = (event("admission.places", 24, 4),) if stopped else ()
    return run_batch(replace(scenario, events=events), range(RUNS)).series


def late(series, name):
    """The mean of a series in the last of four years, future by future."""
    return series[name][:, 36:].mean(axis=1)


def test_overload_drives_workers_out():
    run_away, calm = overloaded(0.3, False), overloaded(0, False)
    shown(late(run_away, "resigned") - late(calm, "resigned"))
    first = [series["resigned"][:, :6] for series in (run_away, calm)]
    assert np.array_equal(*first), "not yet overloaded"


def test_turnover_makes_the_overload_worse():
    """Same people, same posts: only tiredness differs, and load is higher for it, and grows."""
    run_away, calm = overloaded(0.3, False), overloaded(0, False)
    shown(late(run_away, "load") - late(calm, "load"))
    shown(late(run_away, "resigned") - run_away["resigned"][:, 12:24].mean(axis=1))
    absent(
        late(calm, "resigned") - calm["resigned"][:, 12:24].mean(axis=1),
        late(run_away, "resigned") - run_away["resigned"][:, 12:24].mean(axis=1),
    )


def test_management_can_stop_the_spiral():
    shown(late(overloaded(0.3, False), "resigned") - late(overloaded(0.3, True), "resigned"))
    stopped = late(overloaded(0.3, True), "load")
    assert stopped.mean() < 1


# -- P16: completers do better than drop-outs partly by selection


@cache
def completers(selection):
    """A year after enrolment, completers less drop-outs: reached, and what of it was caused."""
    effects = (
        {}
        if selection
        else {
            f"dropout.{e}_effect": 0
            for e in ("prospects", "satisfaction", "remoteness", "misfit", "waiting")
        }
    )
    scenario = with_word(
        having(
            replace(without(sound(), "networking"), partners={}, months=26),
            {
                "community.people": 600,
                "community.inflow": 0,
                "targets.sustainable_by": 0,
                "team.trainer.posts": 30,
                "team.trainer.max_posts": 30,
                "team.trainer.leaving": 0,
                "venture.opening_cash": 10**11,
                "training.strength": 0.3,
                "dropout.rate": 0.12,
                "community.natural_spread": 0.2,
                "community.noise": 0.02,
                **({"dropout.prospects_effect": -8} if selection else effects),
            },
        ),
        "outcome.needs_job",
        False,
    )
    model = Month(scenario, range(40), recording=False)
    counts = np.zeros((40, 2, 3))
    for _ in range(26):
        model.step()
        people = model.people
        for place, state in enumerate((State.COMPLETED, State.LEFT)):
            group = people.where(
                (people.state == state)
                & (people.enrolled == model.month - 12)
                & (people.state > State.ACTIVE)
            )
            reached, anyway = people.reached(group)
            for column, values in enumerate((np.ones(len(group)), reached, anyway)):
                counts[:, place, column] += group.total(values)[:, 0]
    assert counts[:, :, 0].min() > 20
    share = counts[:, :, 1:] / counts[:, :, :1]
    naive, anyway = share[:, 0, 0] - share[:, 1, 0], share[:, 0, 1] - share[:, 1, 1]
    return naive, anyway, share[:, 0, 0], share[:, 0, 0] - share[:, 0, 1]


def test_completers_would_have_done_better_anyway():
    selected, equal = completers(True)[1], completers(False)[1]
    shown(selected)
    absent(equal, selected)


def test_the_naive_success_rate_exceeds_the_caused_one():
    """And by more than where people drop out whatever their prospects (the control)."""
    _, _, success, caused = completers(True)
    _, _, success_equal, caused_equal = completers(False)
    shown(success - caused)
    shown((success - caused) - (success_equal - caused_equal))


# -- P19: cash dips before break-even; late payment alone can kill


@cache
def started(at_once):
    """The café with its customers to win, or all there from the first day (and fees and contract at
    their full height at once, which no start can be)."""
    numbers = {"award.amount": 0, "venture.opening_cash": 50_000_00}
    if at_once:
        numbers |= {"cafe_sales.innovation": 1, "overhead.fixed": 1_000_00}
    return run_batch(having(sound(), numbers), range(RUNS))


def test_cash_dips_before_break_even():
    slow = started(False)
    cash = slow.series["cash"]
    lowest, even = cash.argmin(axis=1) + 1, MEASURES["break_even_month"].per_run(slow)
    dip = (50_000_00 - cash.min(axis=1)) / 50_000_00
    shown(dip - 0.2)
    assert np.isfinite(even).mean() > 0.9
    assert (lowest < even)[np.isfinite(even)].mean() > 0.9
    shown((cash[:, -1] - cash.min(axis=1)) / 50_000_00)
    at_once = started(True).series["cash"]
    assert ((50_000_00 - at_once.min(axis=1)) / 50_000_00).mean() < dip.mean() / 4


@cache
def paid(late):
    """Customers from the first day and a city that pays well: profitable by every account."""
    return run_batch(
        having(
            sound(),
            {
                "cafe_sales.innovation": 0.9,
                "city_contract.price": 450_00,
                "city_contract.by_dose": 0,  # it pays for all whom one trainer has in service
                "award.amount": 0,
                "overhead.fixed": 4_500_00,
                "venture.opening_cash": 12_000_00,
                "venture.grace_months": 1,
                "city_contract.late": late,
                "city_contract.late_by": 60,
                "targets.public_share": 1,
            },
        ),
        range(RUNS),
    )


def test_late_payment_alone_can_kill_a_profitable_venture():
    late, prompt = paid(1), paid(0)
    died = late.finals["closed_month"] > 0
    assert died.mean() >= 0.3, died.mean()
    assert (prompt.finals["closed_month"] == 0).all(), "paid in time, none dies"
    assert (judge(prompt).money == "sustainable").mean() > 0.9
    series, month = late.series, np.arange(1, late.series["cost"].shape[1] + 1)
    lived = month <= late.finals["closed_month"][:, None]
    income = ((series["earned"] + series["contracts"]) * lived).sum(axis=1)
    cost = (series["cost"] * lived).sum(axis=1)
    assert (income >= cost)[died].mean() > 0.8, "it earned more than it cost, to its last day"
