"""Small hand-made results: three years of steady months, changed where a test says so."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.mechanisms import kinds
from simulator.quantities.quantity import Quantity
from simulator.results.reasons import reason
from simulator.results.result import Failure, Result
from simulator.scenario.block import Block
from simulator.scenario.changes.planned import Claim
from simulator.scenario.scenario import Scenario
from simulator.scenario.sections import Community, Outcome, Targets, Venture
from simulator.vocabulary import Cause, LeavingReason

MONTHS = 36
MONEY_SERIES = (
    "cash",
    "restricted",
    "owed",
    "overdue",
    "earned",
    "contracts",
    "public_grants",
    "given",
    "finance",
    "cost",
    "cost_of_sales",
    "from_customers",
    "cash_in",
    "cash_out",
    "net_assets",
)
STEADY = {
    "cash": 1000,
    "net_assets": 1000,
    "earned": 100,
    "cost": 100,
    "from_customers": 100,
    "cash_in": 100,
    "cash_out": 100,
    "open": 1.0,
    "load": 0.8,
}
FINALS = {
    "reached": 400,
    "applied": 100,
    "served": 100,
    "completed": 80,
    "dropped_out": 20,
    "followed": 90,
    "outcomes": 60,
    "anyway": 20,
    "caused_outcomes": 40,
    "own_caused": 30,
    "net_outcomes": 30,
    "followed_late": 50,
    "caused_late": 15,
    "gain_at_count": 5,
    "caused_at_first": 20,
    "outcomes_now": 55,
    "net_outcomes_now": 28,
    "caused_now": 36,
    "service_months": 1000,
    "service_months_counted": 900,
    "value_pv": 9000.0,
    "spending_pv": 2500.0,
    "in_kind_pv": 500.0,
    "donors_before": 0,
    "donors_kept": 0,
    "closed_month": 0,
    "gave_up": 0,
    "first_unpaid_month": 0,
    "months_waited": 300,
    "donors_won": 0,
    **{f"left_for_{reason}": 0 for reason in LeavingReason},
    "left_for_price": 15,
    "left_for_other": 5,
}
TARGETS = {
    "sustainable_by": 0,
    "reserve_months": 3,
    "public_share": 0.5,
    "net_outcomes": 20,
    "cost_per_net_outcome": 200,
}


def quantity(value, source=None, width=0.0):
    shape, numbers = ("fixed", (value,)) if not width else ("uniform", (value, value + width))
    return Quantity(shape, numbers, 0, 1e15, False, value, str(value), source)


def scenario(currency="IDR", claims=(), venture=None, rules=None):
    community = {"people": quantity(800, "own count"), "need": quantity(0.5, "assumption")}
    targets = {name: quantity(value, "the board") for name, value in TARGETS.items()}
    outcome = {"displacement": quantity(0.0, "a study")}
    return Scenario(
        name="stand",
        title="A stand",
        about="",
        start=(2025, 1),
        months=MONTHS,
        currency=currency,
        runs=1,
        seed=7,
        community=Block("community", Community, community, frozenset({"people"})),
        outcome=Block("outcome", Outcome, outcome, frozenset()),
        venture=Block("venture", Venture, venture or {}, frozenset(venture or {})),
        targets=Block("targets", Targets, targets, frozenset(targets)),
        team={},
        partners={},
        mechanisms={
            name: Block(name, kinds()[kind], {}, frozenset())
            for name, kind in (rules or {}).items()
        },
        events=(),
        policies=(),
        levers={},
        claims=tuple(Claim(*claim) for claim in claims),
        notice=(),
        try_=(),
        path=None,
        digest="0" * 64,
    )


def build(n=1, *, finals=None, series=None, inputs=None, **facts):
    """`n` steady futures; a number, a list per future or an `(n, months)` array replaces one."""
    rows = {name: STEADY.get(name, 0) for name in (*MONEY_SERIES, "open", "load")}
    rows |= {"short_" + cause.replace(" ", "_"): 0 for cause in Cause}
    rows |= {"enrolled": 3} | (series or {})
    rows.setdefault("free_cash", _series(rows["cash"], n, int) - _series(rows["owed"], n, int))
    drawn = {f"targets.{name}": value for name, value in TARGETS.items()}
    drawn |= {
        "targets.outcome_after": 12,
        "outcome.years": 3,
        "outcome.displacement": 0.0,
        "outcome.value": 90.0,
        "outcome.discount_rate": 0.0,
        "venture.opening_cash": 0,
        "venture.opening_cash_given": 0,
        "community.need": 0.5,
        "community.people": 800,
    }
    return Result(
        scenario=scenario(**facts),
        planned=n,
        replicates=np.arange(n),
        series={
            k: _series(v, n, float if k in ("open", "load") else np.int64) for k, v in rows.items()
        },
        finals={k: _column(v, n) for k, v in (FINALS | (finals or {})).items()},
        inputs={k: _column(v, n) for k, v in (drawn | (inputs or {})).items()},
    )


def _column(value, n):
    return np.broadcast_to(np.asarray(value, dtype=float), (n,)).copy()


def _series(value, n, dtype):
    value = np.asarray(value, dtype=dtype)
    if value.ndim == 1 and len(value) == n != MONTHS:
        value = value[:, None]
    return np.broadcast_to(value, (n, MONTHS)).copy()


@pytest.fixture
def futures():
    """The builder of results."""
    return build


@pytest.fixture
def assumption():
    """The builder of quantities."""
    return quantity


@pytest.fixture
def unfinished():
    """A result of which one of two futures could not be simulated."""
    return replace(build(1), planned=2, failures=(Failure(1, reason("books", error="no balance")),))
