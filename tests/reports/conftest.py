"""A made-up run of a café that looks like a real one, so that reports can be read and measured."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from simulator.quantities.quantity import Quantity
from simulator.results.reasons import reason
from simulator.results.result import Failure, Result
from simulator.scenario.block import Block
from simulator.scenario.changes.planned import Claim
from simulator.scenario.scenario import Scenario
from simulator.scenario.sections import Community, Outcome, Targets, Venture
from simulator.vocabulary import Cause, LeavingReason

TARGETS = {
    "sustainable_by": 48,
    "reserve_months": 3,
    "public_share": 0.5,
    "net_outcomes": 120,
    "cost_per_net_outcome": 30_000_000,
    "outcome_after": 12,
}


@dataclass(frozen=True)
class Replay:
    """Stands for the replay of one future."""

    replicate: int
    ledger: list = field(default_factory=list)
    impact: list = field(default_factory=list)
    events: list = field(default_factory=list)
    rows: list = field(default_factory=list)


def quantity(value, source=None, width=0.0, text=None):
    shape, numbers = ("uniform", (value, value + width)) if width else ("fixed", (value,))
    return Quantity(shape, numbers, 0, 1e15, False, value, text or str(value), source)


def scenario(
    months=60,
    title="Kopi Kita, a training café for unemployed young people",
    currency="IDR",
    claims=(),
    label="a steady job",
    name="youth-cafe",
):
    community = {
        "segments": {"women": 1.0},
        "people": quantity(800, "own count"),
        "need": quantity(0.5, "assumption", 0.2),
        "inflow": quantity(0, "own count"),
        "natural_speed": quantity(0.04, None, 0.03),
        "start_level": quantity(0.3),
        "start_spread": quantity(0.1),
        "natural_level": quantity(0.35),
        "natural_spread": quantity(0.1),
        "noise": quantity(0.05),
    }
    venture = {
        "opening_cash": quantity(250_000_000, "the bank"),
        "opening_cash_given": quantity(0),
        "credit": quantity(0),
        "grace_months": quantity(3, "assumption"),
    }
    return Scenario(
        name=name,
        title=title,
        about="A café.",
        start=(2025, 1),
        months=months,
        currency=currency,
        runs=200,
        seed=7,
        community=Block("community", Community, community, frozenset({"people", "need"})),
        outcome=Block(
            "outcome",
            Outcome,
            {
                "label": label,
                "scale": "employability",
                "displacement": quantity(0.1, "assumption"),
                "threshold": quantity(0.6),
                "value": quantity(24_000_000, "assumption"),
                "discount_rate": quantity(0.035, "UK guidance"),
                "years": quantity(3, "assumption"),
            },
            frozenset(),
        ),
        venture=Block("venture", Venture, venture, frozenset(venture)),
        targets=Block(
            "targets",
            Targets,
            {k: quantity(v, "the board") for k, v in TARGETS.items()},
            frozenset(TARGETS),
        ),
        team={},
        partners={},
        mechanisms={},
        events=(),
        policies=(),
        levers={"community.need": ()},
        claims=tuple(Claim(*c) for c in claims),
        notice=(),
        try_=(),
        path=None,
        digest="0" * 64,
    )


def build(n=200, failed=0, scale=1, **facts):
    """`n` finished futures of a venture that often, but not always, comes to pay for itself."""
    plan = scenario(**facts)
    rng = np.random.default_rng(1)
    months = plan.months
    luck, skill = rng.normal(0, 1, (n, 1)), rng.normal(0, 1, (n, 1))
    series = _money(rng, luck, n, months, scale) | _people(rng, skill, n, months)
    closed = (series["cash"] < -60_000_000 * scale).argmax(axis=1)
    series["cash"] = np.maximum(series["cash"], 0)
    series["free_cash"] = series["cash"] - series["owed"]
    series["load"] = np.full((n, months), 0.8)
    series["enrolled"] = np.full((n, months), 6.0)
    for row in np.flatnonzero(closed):
        for name in (*CEASING, "cash_out"):
            series[name][row, closed[row] :] = 0
    served = series["active"][:, -1] + series["completed"][:, -1] + series["left"][:, -1]
    net = np.round(90 + 30 * skill[:, 0] + 12 * luck[:, 0] + rng.normal(0, 12, n), 1)
    finals = {name: np.zeros(n) for name in FINALS}
    finals |= {
        "reached": served * 4,
        "applied": served * 1.1,
        "served": served,
        "completed": series["completed"][:, -1],
        "followed": served * 0.8,
        "outcomes": net * 1.8,
        "anyway": net * 0.5,
        "caused_outcomes": net * 1.3,
        "own_caused": net * 1.2,
        "net_outcomes": net,
        "outcomes_now": net * 1.7,
        "net_outcomes_now": net * 0.9,
        "service_months": served * 8,
        "service_months_counted": served * 7,
        "value_pv": net * 6e7 * scale,
        "spending_pv": np.full(n, 4.5e9 * scale),
        "in_kind_pv": np.zeros(n),
        "closed_month": np.where(closed > 0, closed + 1, 0).astype(float),
        "first_unpaid_month": np.where(closed > 0, closed - 3, 0).astype(float),
        "gave_up": np.zeros(n),
    }
    inputs = {p: np.full(n, q.likely, float) for p, _, q in plan.inputs()}
    inputs["community.need"] = 0.6 + 0.05 * luck[:, 0]
    inputs["community.natural_speed"] = 0.05 + 0.01 * skill[:, 0]
    return Result(
        plan,
        n + failed,
        np.arange(n),
        series,
        finals,
        inputs,
        tuple(Failure(n + i, reason("books", error="no balance")) for i in range(failed)),
    )


CEASING = (
    "cash",
    "free_cash",
    "earned",
    "cost",
    "contracts",
    "from_customers",
    "given",
    "public_grants",
)
FINALS = (
    "dropped_out",
    "followed_late",
    "caused_late",
    "caused_at_first",
    "caused_now",
    "donors_before",
    "donors_kept",
    "donors_won",
    "gain_at_count",
    "months_waited",
    *(f"left_for_{reason}" for reason in LeavingReason),
    "served segment women",
    "net segment women",
)


def _money(rng, luck, n, months, scale):
    month = np.arange(1, months + 1)
    ramp = 1 - np.exp(-month / 14)
    season = 1 + 0.12 * np.sin(month / 12 * 2 * np.pi)
    earned = 92e6 * ramp * season * (1 + 0.16 * luck) * rng.normal(1, 0.06, (n, months))
    given = np.where(month <= 18, 14e6, 5e6) * rng.normal(1, 0.2, (n, months))
    grants = np.where(month <= 24, 22e6, 0) * np.ones((n, 1))
    contracts = np.where(month > 12, 9e6, 0) * np.ones((n, 1))
    cost = 72e6 * (0.75 + 0.25 * ramp) * 1.004**month * rng.normal(1, 0.03, (n, months))
    flow = earned + given + grants + contracts - cost
    money = {
        "earned": earned,
        "given": given,
        "public_grants": grants,
        "contracts": contracts,
        "cost": cost,
        "cost_of_sales": cost * 0.3,
        "cash_out": cost,
        "from_customers": earned + contracts,
        "cash_in": cost + flow,
        "cash": 120e6 + np.cumsum(flow, axis=1),
        "finance": 0 * cost,
        "owed": 0 * cost,
        "overdue": 0 * cost,
        "restricted": 0 * cost,
        "net_assets": 120e6 + np.cumsum(flow, axis=1),
    }
    money |= {"short_" + c.replace(" ", "_"): 0 * cost for c in Cause}
    money["short_demand"] = np.maximum(-luck, 0) * 9e6 + 0 * cost
    money["short_staff"] = np.maximum(luck + 0.6, 0) * 5e6 + 0 * cost
    return {k: np.rint(v * scale).astype(np.int64) for k, v in money.items()}


def _people(rng, skill, n, months):
    month = np.arange(1, months + 1)
    completed = np.maximum(month - 7, 0) * (3.8 + 0.5 * skill)
    left = np.maximum(month - 3, 0) * (1.3 - 0.2 * skill)
    active = 30 * (1 - np.exp(-month / 6)) + rng.normal(0, 2, (n, months))
    waiting = np.maximum(12 - np.abs(month - 20) / 3, 1) + rng.normal(0, 1, (n, months))
    found = {"completed": completed, "left": left, "active": active, "waiting": waiting}
    found = {k: np.maximum(np.rint(v + np.zeros((n, months))), 0) for k, v in found.items()}
    return found | {"open": np.ones((n, months))}


@pytest.fixture
def run(monkeypatch):
    """The builder of made-up runs. Their plan has no team and no income, which is not remarked."""
    monkeypatch.setattr("simulator.scenario.warnings.degenerate", lambda _: ())
    return build


@pytest.fixture
def a_replay():
    """The builder of replays."""
    return Replay
