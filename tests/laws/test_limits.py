"""Simple worlds whose answer is known on paper."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.experiments.ensemble import run_batch
from simulator.model.model import Month
from simulator.results.measures.registry import MEASURES
from simulator.scenario.load import load
from simulator.vocabulary import State
from tests.mechanisms.world import Example, build
from tests.tiers import first

from .worlds import (
    HERE,
    STEADY,
    cafe,
    having,
    likely,
    lived,
    small,
    sound,
    with_word,
    without,
    z_of,
)

Z = 4.0


@cache
def stall():
    return load(HERE / "stall.yaml")


# -- lifetimes ----------------------------------------------------------------------------------


def geometric_z(lifetimes, p):
    """z of the mean and of the variance of lifetimes against a geometric law."""
    n, x = len(lifetimes), lifetimes.astype(float)
    q = 1 - p
    mean_z = (x.mean() - 1 / p) / np.sqrt(q / p**2 / n)
    kurtosis = 9 + p**2 / q  # fourth standardised moment of the geometric law
    spread = q / p**2
    variance_z = (x.var() - spread) / (spread * np.sqrt((kurtosis - 1) / n))
    return mean_z, variance_z


@pytest.mark.more
@pytest.mark.parametrize("p", first(1, [0.15, 0.5]))
def test_a_constant_chance_of_dropping_out_gives_geometric_stays(p):
    scenario = having(
        replace(without(sound(), "networking"), partners={}, months=72),
        {
            "community.people": 400,
            "community.inflow": 0,
            "application.rate": 0.9,
            "outreach.hours": 100,
            "outreach.contacts_per_hour": 1000,
            "team.trainer.posts": 30,
            "team.trainer.max_posts": 30,
            "team.trainer.leaving": 0,
            "training.months": 60,
            "venture.opening_cash": 10**11,
            "targets.sustainable_by": 0,
            "dropout.rate": p,
            **{
                f"dropout.{e}_effect": 0
                for e in ("prospects", "satisfaction", "remoteness", "misfit", "waiting")
            },
        },
    )
    model = lived(scenario, range(10), recording=False)
    people = model.people
    first = (people.enrolled > 0) & (people.enrolled <= 12)
    assert not (people.state[first] == State.ACTIVE).any(), "everybody's stay has ended"
    stays = (people.since - people.enrolled)[first & (people.state == State.LEFT)]
    assert len(stays) > 1500
    assert np.abs(geometric_z(stays, p)).max() < Z
    assert np.array_equal(stays, people.served_before[first & (people.state == State.LEFT)])


@pytest.mark.parametrize("p", [0.15, 0.4])
def test_a_constant_chance_of_leaving_gives_geometric_tenures(p):
    scenario = having(
        replace(stall(), months=90),
        {
            "team.seller.posts": 40,
            "team.seller.max_posts": 40,
            "team.seller.leaving": p,
            "team.seller.months_to_fill": 36,
            "leadership.hours": 0,
        },
    )
    model = Month(scenario, range(50), recording=False)
    left = np.zeros(model.staff.employed.shape, dtype=int)
    for month in range(1, 35):
        model.step()
        left[(left == 0) & ~model.staff.employed] = month
    # after 34 months (before any seat is filled again) p = .15 has 0.4 % left: compare hazards
    for month in range(1, 6):
        at_risk, gone = int(((left == 0) | (left >= month)).sum()), int((left == month).sum())
        assert abs(gone - p * at_risk) < Z * np.sqrt(at_risk * p * (1 - p)), month
    if p == 0.4:
        assert (left > 0).all() and np.abs(geometric_z(left.ravel(), p)).max() < Z


def test_burnout_makes_workers_leave_sooner():
    """The control of the law above: with burnout the hazard is no longer constant."""
    scenario = having(
        replace(stall(), months=12),
        {
            "team.seller.posts": 40,
            "team.seller.max_posts": 40,
            "team.seller.leaving": 0.05,
            "team.seller.months_to_fill": 36,
            "turnover.burnout_effect": 2,
            "leadership.hours": 0,
        },
    )
    calm, tired = (Month(scenario, range(50), recording=False) for _ in range(2))
    tired.staff.burnout[...] = 1.0
    for model in (calm, tired):
        model.step()
    gone = [int((~m.staff.employed).sum()) for m in (calm, tired)]
    expected = 0.05 * np.exp(2) * calm.staff.employed.size
    assert abs(gone[1] - expected) < Z * np.sqrt(expected) and gone[0] < gone[1] / 4


@pytest.mark.more
def test_a_seat_may_be_filled_any_number_of_times():
    scenario = having(
        replace(stall(), months=60), {"team.seller.leaving": 0.95, "team.seller.months_to_fill": 0}
    )
    lived(scenario, range(20), recording=False)


def units_broken(chance, hands, tmp_path, months=4, homes=2000):
    """How many of the units of as many homes are broken at the end of each month, in all three
    futures; the homes get theirs in the first month, and use it from the second on."""
    example = Example(
        rule="product_use",
        name="",
        expect={},
        others={"admission": {}, "instalments": {"unit_cost": 0, "instalment": 0}},
        given={
            "effect": "20%",
            "breakdown": f"{chance:.0%}",
            "warranty": 60,
            "care_hours": 1,
            "neglect": 0,
        },
        world={
            "community.people": homes,
            "team.trainer.caseload": 100,
            "team.trainer.posts": homes // 100,
        },
        people={"waiting": homes},
        traits={"assessed": "yes"},
        workers={"employed": hands},
    )
    model = build(example, tmp_path)
    for _ in range(months):
        model.step()
    return model.books.series["units_broken"][:, :months].sum(axis=0), 3 * homes


def test_a_constant_chance_of_breaking_is_the_same_in_the_first_month_of_use(tmp_path):
    broken, homes = units_broken(0.2, "no", tmp_path)
    assert broken[0] == 0, "nobody has a unit yet"
    for month in (1, 2, 3):
        whole = homes - int(broken[month - 1])
        assert abs(z_of(int(broken[month] - broken[month - 1]), whole, 0.2)) < Z, broken


def test_what_is_repaired_every_month_breaks_as_often_in_every_month(tmp_path):
    """The control of the law above: where hands repair, broken units do not add up."""
    broken, homes = units_broken(0.2, "yes", tmp_path)
    for month in (1, 2, 3):
        assert abs(z_of(int(broken[month]), homes, 0.2)) < Z, broken


# -- break-even ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fixed", "price", "cost", "units"),
    [
        (1_500_00, 25, 10, 10_000),  # docs/domain.md E4 [31]
        (18_000_00, 450, 120, 5_455),  # a café [32]
        (4_300_00, 2_800, 1_200, 269),  # a kitchen [33]
        (5_800_00, 2_800, 1_200, 363),
    ],
)
def test_the_published_break_even_units(fixed, price, cost, units):
    def profits(sold):
        result = run_batch(
            having(
                stall(),
                {
                    "overhead.fixed": fixed,
                    "stall.price": price,
                    "stall.unit_cost": cost,
                    "stall.market": sold,
                },
            ),
            range(3),
        )
        assert (result.series["stall_sold"] == sold).all()
        return result, result.series["earned"] - result.series["cost"]

    result, profit = profits(units)
    assert (profit >= 0).all() and (profit < price - cost).all()
    assert (MEASURES["break_even_month"].per_run(result) == 12).all()
    result, profit = profits(units - 1)
    assert (profit < 0).all()
    assert np.isnan(MEASURES["break_even_month"].per_run(result)).all()


def test_the_published_profit_of_the_kitchen():
    result = run_batch(
        having(
            stall(),
            {
                "overhead.fixed": 4_300_00,
                "stall.price": 2_800,
                "stall.unit_cost": 1_200,
                "stall.market": 500,
            },
        ),
        range(2),
    )
    assert (result.series["earned"] - result.series["cost"] == 3_700_00).all()
    cash = result.series["cash"]
    assert np.array_equal(cash, 1_000_000_00 + 3_700_00 * np.arange(1, 13) * np.ones((2, 1), int))


def test_contribution_of_the_counselling_practice():
    result = run_batch(
        having(
            stall(),
            {
                "overhead.fixed": 0,
                "stall.price": 40_00,
                "stall.unit_cost": 25_00,
                "stall.market": 1,
            },
        ),
        [0],
    )
    assert (result.series["earned"] - result.series["cost"] == 15_00).all()


# -- the Bass curve -----------------------------------------------------------------------------


def customers(p, q, months, market=1_000_000):
    scenario = having(
        replace(stall(), months=months),
        {"stall.innovation": p, "stall.imitation": q, "stall.market": market, "overhead.fixed": 0},
    )
    return run_batch(scenario, [0]).series["stall_demand"][0] / market


def bass(p, q, t):
    decay = np.exp(-(p + q) * t)
    return (1 - decay) / (1 + q / p * decay)


@pytest.mark.slow
def test_customers_follow_the_bass_curve():
    """The month is a step of Euler's rule: half the rates, half the error."""
    errors = []
    for scale in (1, 2):
        p, q, months = 0.006 / scale, 0.12 / scale, 70 * scale
        exact = bass(p, q, np.arange(1, months + 1))
        errors.append(float(np.abs(customers(p, q, months) - exact).max()))
    assert errors[0] < 0.03
    assert 1.7 < errors[0] / errors[1] < 2.3


@pytest.mark.slow
def test_adoption_is_fastest_when_bass_says():
    p, q = 0.001, 0.04
    curve = customers(p, q, 150)
    joins = np.diff(curve, prepend=0.0)
    peak = np.log(q / p) / (p + q)
    assert abs(int(joins.argmax()) + 1 - peak) < 0.03 * peak
    assert curve[int(peak)] == pytest.approx(0.5 - p / (2 * q), abs=0.02)


@pytest.mark.slow
def test_lapsing_customers_settle_where_joining_balances_lapsing():
    scenario = having(
        replace(stall(), months=90),
        {
            "stall.innovation": 0.2,
            "stall.imitation": 0.3,
            "stall.lapse": 0.2,
            "stall.market": 100_000,
            "overhead.fixed": 0,
        },
    )
    share = run_batch(scenario, [0]).series["stall_demand"][0, -1] / 100_000
    assert (0.2 + 0.3 * share) * (1 - share) == pytest.approx(0.2 * share, abs=1e-9)


# -- money --------------------------------------------------------------------------------------


@pytest.mark.more
def test_ten_times_the_money_gives_ten_times_every_balance():
    """Exactly, where no amount is rounded on the way: prices stand still, no tax, no raises."""
    plain = likely(without(small(cafe(), people=80, months=20), "turnover_tax", "friends"))
    plain = having(
        plain,
        {
            "inflation.prices": 0,
            "inflation.wages": 0,
            "inflation.variation": 0,
            **STEADY,
            "pricing.pass_on": 0,
            "pricing.when_short": 0,
            "cafe_sales.elasticity": 0,
            "city_contract.by_dose": 0,  # a part of a price is rounded
            **{f"team.{post}.on_costs": 0.1 for post in plain.team},
        },
    )
    money = [path for path, parameter, _ in plain.inputs() if parameter.unit.name == "money"]
    inputs = {path: quantity for path, _, quantity in plain.inputs()}
    ten = having(plain, {path: inputs[path].likely * 10 for path in money})
    a, b = lived(plain, range(5)), lived(ten, range(5))
    assert set(a.ledger.accounts) == set(b.ledger.accounts)
    for account in a.ledger.accounts:
        assert np.array_equal(a.ledger.balance(account) * 10, b.ledger.balance(account)), account
    assert np.array_equal(a.people.state, b.people.state)
    assert np.array_equal(a.books.series["cash"] * 10, b.books.series["cash"])


def test_without_chance_cash_is_arithmetic():
    scenario = replace(stall(), months=24)
    cash = run_batch(scenario, range(2)).series["cash"]
    monthly = 5455 * (450 - 120) - 18_000_00
    assert np.array_equal(cash, 1_000_000_00 + monthly * np.arange(1, 25) * np.ones((2, 1), int))


# -- noise --------------------------------------------------------------------------------------


@pytest.mark.more
@pytest.mark.parametrize(("noise", "speed"), first(1, [(0.05, 0.1), (0.1, 0.04), (0.1, 0.6)]))
def test_the_long_run_spread_of_a_life_is_the_noise(noise, speed):
    scenario = having(
        replace(stall(), months=160),
        {
            "community.people": 3000,
            "community.noise": noise,
            "community.natural_speed": speed,
            "community.natural_level": 0.5,
            "community.natural_spread": 0,
            "community.need_slope": 0,
            "community.start_level": 0.5,
            "community.start_spread": 0,
        },
    )
    model = Month(scenario, range(2), recording=False)
    for _ in range(159):
        model.step()
    people = model.people
    before = people.natural.astype(float) - 0.5
    model.step()
    now = people.natural.astype(float) - 0.5
    settled = people.natural_speed > 0.015
    now, before, kept = now[settled], before[settled], 1 - people.natural_speed[settled]
    n = len(now)
    assert abs(now.mean()) < Z * noise / np.sqrt(n)
    assert abs(now.var() / noise**2 - 1) < Z * np.sqrt(2 / n) + 2e-4  # + the table of normals
    slope = (now * before).mean() / noise**2
    assert abs(slope - kept.mean()) < Z * np.sqrt((1 + kept.mean() ** 2) / n) + 2e-4


def test_without_noise_everybody_goes_straight_to_their_natural_level():
    scenario = having(replace(stall(), months=24), {"community.people": 50, "community.noise": 0})
    model = Month(scenario, [0], recording=False)
    people = model.people
    start = people.natural.astype(float).copy()
    for _ in range(24):
        model.step()
    k = people.natural_speed.astype(float)
    exact = people.natural_level + (start - people.natural_level) * (1 - k) ** 24
    assert np.allclose(people.natural, exact, atol=1e-5)


@pytest.mark.slow
def test_the_swing_of_demand_has_mean_one_and_its_stated_spread():
    scenario = having(
        replace(stall(), months=30), {"demand_shock.spread": 0.2, "demand_shock.persistence": 0.9}
    )
    result = run_batch(scenario, range(4000))
    for month in (0, 11, 29):
        shock = result.series["demand_shock"][:, month]
        n = len(shock)
        assert abs(shock.mean() - 1) < Z * shock.std() / np.sqrt(n)
        assert abs(np.log(shock).std() / 0.2 - 1) < Z / np.sqrt(2 * n)
    logs = np.log(result.series["demand_shock"])
    assert abs(np.corrcoef(logs[:, 5], logs[:, 6])[0, 1] - 0.9) < Z * (1 - 0.81) / np.sqrt(n)


@pytest.mark.parametrize("share", [0.1, 0.4, 0.75])
def test_that_share_of_the_community_lives_below_its_income(share):
    people = Month(
        having(stall(), {"community.people": 3000, "community.income_spread": 0.7}),
        range(3),
        recording=False,
    ).people
    poor = (people.income < people.income_at(np.full((3, 1), share))).mean(axis=1)
    assert (np.abs(poor - share) < Z * np.sqrt(share * (1 - share) / 3000)).all()


@pytest.mark.more
def test_a_waiting_list_obeys_littles_law():
    """Mean queue = applications met a month x mean wait (Little 1961), where nobody gives up."""
    scenario = having(
        replace(cafe(), months=120),
        {
            **STEADY,
            "community.people": 60,
            "community.inflow": 3,
            "community.noise": 0,
            "community.start_level": 0.2,
            "community.natural_level": 0.2,
            "community.natural_spread": 0,
            "waiting_list.impatience": 0,
            "admission.every": 4,
            "admission.places": 60,
            "application.rate": 0.6,
            "venture.opening_cash": 10**13,
            "targets.sustainable_by": 0,
            "hiring.grow_cover": 0,
        },
    )
    model, waits, warm_up = Month(scenario, range(20), recording=False), [], 24
    while model.month < scenario.months:
        model.step()
        if model.month > warm_up:
            waits += [
                group.get(model.people.waited)
                for group in model.people.joiners.get(model.month, [])
            ]
    wait = np.concatenate(waits)
    admitted = len(wait) / model.runs / (scenario.months - warm_up)
    queue = model.books.series["waiting"][:, warm_up:].mean()
    assert wait.mean() > 2 and abs(queue / (admitted * wait.mean()) - 1) < 0.02


# -- extremes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"community.people": 1},
        {"admission.places": 1},
        {"application.rate": 0},
        {"application.rate": 0.99},
        {"dropout.rate": 0},
        {"dropout.rate": 1},
        {"outcome.threshold": 0},
        {"outcome.threshold": 1},
        {"outcome.own_search": 1},
        {"outcome.job_loss": 1},
        {
            "team.trainer.posts": 0,
            "team.counsellor.posts": 0,
            "team.manager.posts": 0,
            "team.barista.posts": 0,
        },
        {"partners.hotels.count": 0, "partners.youth_offices.count": 0},
        {"cafe_sales.price": 0},
        {"venture.opening_cash": 0},
        {"team.barista.leaving": 1},
        {"community.noise": 0},
        {"community.inflow": 30},
        {"targets.outcome_after": 0},
    ],
    ids=lambda c: "-".join(f"{k}={v}" for k, v in list(c.items())[:1]),
)
def test_extremes_are_worlds_like_any_other(changes):
    result = run_batch(having(small(cafe(), people=30, months=13), changes), range(3))
    assert not result.failures and result.n == 3
    for name, values in {**result.series, **result.finals}.items():
        assert np.isfinite(values).all(), name


def test_a_world_with_nothing_but_people():
    bare = with_word(without(stall(), "stall", "overhead"), "outcome.needs_job", False)
    result = run_batch(replace(bare, team={}), range(2))
    assert not result.failures
    assert (result.series["cash"] == 1_000_000_00).all() and not result.series["cost"].any()
