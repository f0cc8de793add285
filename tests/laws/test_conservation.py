"""People and money are conserved in every month of random ventures."""

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.experiments.ensemble import replay
from simulator.model.model import Month
from simulator.results.collect import gather
from simulator.results.measures.registry import MEASURES
from simulator.scenario.load import load
from simulator.vocabulary import State
from tests.tiers import examples, first

from .worlds import HERE, OPTIONAL, cafe, event, having, small, with_word, without

LAWS = examples(12)


@dataclass(frozen=True)
class Plan:
    """A random venture in few words, so that a failing example can be read."""

    people: int
    months: int
    gone: frozenset[str]
    needs_job: bool
    numbers: dict[str, float]

    def scenario(self):
        kept = {p: v for p, v in self.numbers.items() if p.split(".")[0] not in self.gone}
        scenario = having(small(cafe(), self.people, self.months), kept)
        return without(with_word(scenario, "outcome.needs_job", self.needs_job), *self.gone)


@st.composite
def ventures(draw):
    """The café with few people, random numbers, and without some of what it does."""
    numbers = {
        "community.inflow": draw(st.sampled_from([0, 0.3, 4])),
        "community.noise": draw(st.sampled_from([0, 0.05, 0.3])),
        "venture.opening_cash": draw(st.sampled_from([0, 20_000_000, 450_000_000])),
        "venture.credit": draw(st.sampled_from([0, 15_000_000])),
        "venture.grace_months": draw(st.integers(0, 4)),
        "team.trainer.posts": draw(st.integers(0, 2)),
        "team.trainer.caseload": draw(st.integers(0, 9)),
        "team.trainer.leaving": draw(st.sampled_from([0, 0.02, 0.3])),
        "partners.hotels.count": draw(st.integers(0, 6)),
        "partners.hotels.delivery_hours": draw(st.sampled_from([0, 40])),
        "admission.places": draw(st.sampled_from([0, 3, 20])),
        "application.rate": draw(st.sampled_from([0.05, 0.9])),
        "awareness.remoteness_barrier": draw(st.sampled_from([0, 0.9])),
        "dropout.rate": draw(st.sampled_from([0, 0.04, 0.5])),
        "gain.lock_in": draw(st.sampled_from([0, 0.3])),
        "targets.outcome_after": draw(st.integers(0, 5)),
        "outcome.displacement": draw(st.sampled_from([0, 0.2])),
        "job_training.strength": draw(st.sampled_from([0, 0.5, 0.99])),
        "job_training.partner_share": draw(st.sampled_from([0, 1])),
        "counselling.months": draw(st.integers(1, 6)),
        "cafe_sales.on_account": draw(st.sampled_from([0, 0.7])),
        "city_contract.term": draw(st.integers(3, 24)),
    }
    return Plan(
        draw(st.integers(1, 70)),
        draw(st.integers(12, 18)),
        frozenset(draw(st.sets(st.sampled_from(OPTIONAL), max_size=8))),
        draw(st.booleans()),
        numbers,
    )


def months_of(scenario, runs=3):
    model = Month(scenario, range(runs), recording=False)
    for _ in range(scenario.months):
        model.step()
        yield model


@pytest.mark.more
@LAWS
@given(ventures())
def test_people_are_conserved_each_in_one_state(plan):
    scenario = plan.scenario()
    served, before = None, None
    for model in months_of(scenario):
        people = model.people
        state = people.state
        assert state.min() >= 0 and state.max() < len(State)
        for code in State:
            counted = (state == code).sum(axis=1, keepdims=True)
            assert np.array_equal(counted, people.counts[code]), code.id
            assert np.array_equal(people.in_state(code).index, np.flatnonzero(state == code))
        here = (state > 0).sum(axis=1)
        due = np.minimum(model.community.people[:, 0], people.born) + (
            people.arrives <= model.month
        ).sum(axis=1)
        assert np.array_equal(here, due), "start + arrivals = now"
        ever = np.zeros(state.size, dtype=bool)
        ever[people.ever_served().index] = True
        assert np.array_equal(ever.reshape(state.shape), state >= State.ACTIVE)
        if before is not None:
            assert (state[before >= State.ACTIVE] >= State.ACTIVE).all(), "nobody is unserved again"
            assert ((before == 0) | (state > 0)).all(), "nobody vanishes"
            assert np.array_equal(
                (ever.reshape(state.shape) & ~served).sum(axis=1, keepdims=True),
                model.books.now("enrolled"),
            )
        before, served = state.copy(), ever.reshape(state.shape)


@pytest.mark.more
@pytest.mark.parametrize("name", first(1, ["village-solar", "youth-cafe", "family-centre"]))
def test_cash_from_customers_is_what_the_ledger_says_they_paid(name):
    """The series follows from balances; here the same is added up from single transfers."""
    scenario = replace(load(name), months=24)
    model = Month(scenario, (0,), recording=True)
    paid = np.zeros(scenario.months, np.int64)
    while not model.over:
        model.step()
    sells = {f"public:{rule.name}" for rule in model.rules if rule.income == "public"}
    earns = {e[1] for e in model.ledger.entries if e[1].startswith("earned:")} | sells
    debts = {account.replace(account.split(":")[0], "receivable", 1) for account in earns}
    for month, source, target, amount, _ in model.ledger.entries:
        if target == "venture:cash" and source in earns | debts:
            paid[month - 1] += amount[0]
    assert paid.any() and np.array_equal(model.books.series["from_customers"][0], paid)


@pytest.mark.more
@LAWS
@given(ventures())
def test_money_is_conserved_and_never_below_the_credit_line(plan):
    scenario = plan.scenario()
    for model in months_of(scenario):
        ledger = model.ledger
        ledger.check()
        total = sum(ledger.balance(name) for name in ledger.accounts)
        assert not total.any()
        cash = ledger.balance("venture:cash")
        assert (cash >= -model.venture.credit).all()
        restricted = ledger.balances("restricted")
        assert (restricted >= 0).all()
        assert (ledger.balances("receivable") >= 0).all()
        assert (ledger.balances("asset") >= 0).all()
        assert np.array_equal(-ledger.balances("payable"), model.treasury.owed)
        assert cash.min() >= -model.venture.credit.max()
    series = model.books.series
    assert np.array_equal(series["free_cash"], series["cash"] - series["owed"])
    purse = series["cash"] + series["restricted"]
    before = np.hstack([model.venture.opening_cash, purse[:, :-1]])
    flow = series["cash_in"] - series["cash_out"]
    assert np.array_equal(purse, before + flow), "closing = opening + in - out"
    assert (series["cash_out"] >= 0).all() and (series["cash_in"] >= 0).all()
    income = sum(series[k] for k in ("earned", "contracts", "public_grants", "given"))
    nothing = np.zeros_like(purse)
    assert np.array_equal(
        income, sum((v for k, v in series.items() if k.startswith("income_")), nothing)
    )
    borrowed = sum((v for k, v in series.items() if k.startswith("finance_")), nothing)
    assert np.array_equal(series["finance"], borrowed)
    costs = sum(v for k, v in series.items() if k.startswith("cost_") and k != "cost_of_sales")
    assert np.array_equal(series["cost"], costs)


@pytest.mark.parametrize(
    "plan",
    [small(cafe()), *(replace(load("village-solar"), months=months) for months in (15, 30))],
    ids=["no loan", "the loan's first year", "after it"],
)
def test_who_acts_sees_the_reserve_of_the_verdict_and_borrowed_money(plan):
    model = Month(plan, range(6))
    while not model.over:
        model.step()
    result = gather(model)
    owed = np.diff(result.series["owed"], axis=1, prepend=0)
    spent = (result.series["cash_out"] + owed)[:, -12:].sum(axis=1) / min(12, plan.months)
    open_ = model.open[:, 0] & (spent > 0)
    borrowed = result.series["borrowed"][:, -1] if "borrowed" in result.series else np.zeros(6)
    seen = model.treasury.reserve_months()[open_, 0]
    judged = MEASURES["months_of_reserve"].per_run(result)[open_]
    assert open_.any() and (borrowed > 0).any() == ("bank_loan" in plan.mechanisms)
    assert np.allclose(seen, judged + borrowed[open_] / spent[open_])


def test_what_is_owed_is_what_the_books_say_is_owed():
    for model in months_of(small(cafe())):
        assert np.array_equal(-model.ledger.balances("payable"), model.treasury.owed)


@pytest.mark.more
@LAWS
@given(ventures())
def test_nobody_counts_twice_and_caused_is_reached_less_anyway(plan):
    scenario = plan.scenario()
    once = defaultdict(lambda: 0)
    for model in months_of(scenario):
        people = model.people
        for measure in ("served", "completed", "dropped_out", "followed"):
            total = model.impact.totals.get(measure)
            if total is not None:
                assert (total >= once[measure]).all()
                once[measure] = total.copy()
                assert (total <= len(people.ever_served())).all()
        ever = people.ever_served()
        reached, caused, net = model.impact.net(ever)
        real, anyway = people.reached(ever)
        assert np.array_equal(reached, real)
        assert np.array_equal(caused, real.astype(float) - anyway)
        harm = caused < 0
        assert np.array_equal(net < 0, harm) and np.array_equal(net[harm], caused[harm])
        assert (net <= np.maximum(caused, 0)).all() and (np.abs(net) <= 1).all()
    t = model.impact.totals
    zero = np.zeros((model.runs, 1))
    gone = (people.state > State.ACTIVE).sum(axis=1, keepdims=True)
    ever = (people.state >= State.ACTIVE).sum(axis=1, keepdims=True)
    assert np.array_equal(t.get("served", zero), ever)
    assert (t.get("completed", zero) + t.get("dropped_out", zero) <= gone).all()
    assert np.allclose(t["outcomes"] - t["anyway"], t["caused_outcomes"])
    assert (t.get("net_outcomes", zero) <= t.get("own_caused", zero) + 1e-9).all()
    after = model.targets.outcome_after
    left = (people.state > State.ACTIVE) & (model.month - people.since >= after)
    assert np.array_equal(t.get("followed", zero), left.sum(axis=1, keepdims=True))


@pytest.mark.more
@LAWS
@given(ventures())
def test_service_stays_within_places_and_hours(plan):
    scenario = plan.scenario()
    room_before = served_before = 0
    for model in months_of(scenario):
        books = model.books
        room, now = model.staff.places(), model.people.counts[State.ACTIVE]
        most = np.maximum(np.maximum(room, room_before), served_before)
        assert (now <= np.where(model.open, most, 0)).all()
        room_before, served_before = room, now.copy()
        assert (books.now("enrolled") >= 0).all()
        for rule, granted in model.hours._granted.items():
            assert (granted >= 0).all() and (granted <= model.hours._needed[rule]).all(), rule
        if "cafe_sales" in scenario.mechanisms:
            sold = books.now("cafe_sales_sold")
            assert (sold <= books.now("cafe_sales_capacity")).all()
            assert (sold <= books.now("cafe_sales_demand")).all()


@pytest.mark.more
@examples(6)
@given(ventures(), st.integers(0, 5))
def test_a_replayed_future_has_books_that_a_second_bookkeeper_finds_right(plan, replicate):
    """Balances, flows and closing cash from the journal alone, in plain Python."""
    scenario = plan.scenario()
    story = replay(scenario, replicate)
    books: dict[str, int] = defaultdict(int)
    by_month: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for month, source, target, amount, _ in story.ledger:
        assert isinstance(amount, int) and amount > 0
        books[source] -= amount
        books[target] += amount
        by_month[month][source] -= amount
        by_month[month][target] += amount
    series = story.result.series
    assert sum(books.values()) == 0
    assert books["venture:cash"] == series["cash"][0, -1]
    cash = 0
    for month in range(1, scenario.months + 1):
        cash += by_month[month]["venture:cash"] + (by_month[0]["venture:cash"] if month == 1 else 0)
        assert cash == series["cash"][0, month - 1]
        spent = sum(v for k, v in by_month[month].items() if k.startswith("cost:"))
        earned = -sum(v for k, v in by_month[month].items() if k.startswith("earned:"))
        assert spent == series["cost"][0, month - 1]
        assert earned == series["earned"][0, month - 1]
    paid = defaultdict(float)
    for _, segment, measure, amount, _ in story.impact:
        assert segment in scenario.community.values["segments"]
        paid[measure] += amount
    for measure, total in paid.items():
        assert total == pytest.approx(float(story.result.finals[measure][0]), abs=1e-6)


@pytest.mark.more
def test_every_payment_out_of_a_restricted_fund_is_for_its_purpose():
    """A grant that may only pay for service, in a world with many other bills."""
    scenario = load(
        HERE / "sound.yaml",
        {
            "award.pays_for": "[service, training]",
            "training.direct_cost": "40",
            "venture.opening_cash": "60000",
        },
    )
    story = replay(scenario, 1)
    fund = "restricted:award"
    ours = [entry for entry in story.ledger if fund in entry[1:3]]
    spent, owed = defaultdict(int), defaultdict(int)
    for month, source, target, amount, reason in story.ledger:
        if target == "cost:service" or reason == "training":
            owed[month] += amount
        if source == fund:
            assert target == "payable:suppliers", (month, target, reason)
            spent[month] += amount
    assert len(spent) > 24, "the fund is used"
    assert all(spent[month] <= owed[month] for month in spent)
    assert (
        sum(a for _, _, t, a, _ in ours if t == fund) - sum(spent.values())
        == (story.result.series["restricted"][0, -1])
    )


def test_a_closed_venture_moves_nothing_more():
    scenario = having(
        small(cafe(), months=16),
        {"venture.opening_cash": 0, "venture.grace_months": 0, "overhead.fixed": 90_000_000},
    )
    story = replay(scenario, 0)
    closed = int(story.result.finals["closed_month"][0])
    assert 0 < closed < 10
    assert max(entry[0] for entry in story.ledger) == closed
    assert not story.result.series["active"][0, closed:].any()
    assert gather(next(iter(months_of(scenario)))).n == 3


@pytest.mark.more
def test_a_closed_venture_tells_nothing_more():
    """The same end of a contract and change of rent: told of a venture that lives, and not of
    one that has closed."""
    scenario = having(
        replace(small(cafe(), months=16), events=(event("overhead.fixed", 12, 90_000_000),)),
        {
            "venture.grace_months": 0,
            "overhead.fixed": 90_000_000,
            "city_contract.term": 14,
            "city_contract.start_month": 1,
            "city_contract.renewal": 0,
        },
    )
    poor, rich = (
        replay(having(scenario, {"venture.opening_cash": cash}), 0) for cash in (0, 10**11)
    )
    closed = int(poor.result.finals["closed_month"][0])
    assert 0 < closed < 10 and not rich.result.finals["closed_month"][0]
    later = {(what, who) for month, what, who, _, _ in rich.events if month > closed}
    assert {("contract ends", "city_contract"), ("change in force", "venture")} <= later
    assert poor.events[-1][:3] == (closed, "closes", "venture"), poor.events[-3:]
