"""The verdict on two axes that are never mixed: does the venture pay for itself, and does it change
lives? What code decides by are ids; their labels are in `words.labels`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.expected import expected_net
from simulator.results.intervals import wilson
from simulator.results.measures.inputs import counted_spending
from simulator.results.measures.measure import quotient
from simulator.results.measures.registry import MEASURES
from simulator.results.measures.year import (
    earned_and_cost,
    own_income_and_cost,
    public_and_all_income,
    reserve_and_spending,
)
from simulator.results.result import Result
from simulator.results.windows import at, closing, deadline
from simulator.vocabulary import Counted

MONEY = ("sustainable", "not-yet-sustaining", "insolvent", "gave_up")
IMPACT = ("delivers", "falls short")
WORDS = {"money": MONEY, "impact": IMPACT}
"""The words of each axis, the good one first. A `Verdict` has them under the same names."""
CLOSED = "closed"
"""Either of the last two: what is closed with unpaid bills, and what was given up."""
UNAIDED = "without public money"
"""To pay for itself without what public contracts bring in; cash and reserve stay as they are."""
EXPECTED = "without chance in lives"
"""To reach the impact target with the net impact that people's gains bring on average."""
MONEY_LACKS = ("own income", "reserve", "less public money", "bills paid")
IMPACT_LACKS = ("net outcomes", "cost per net outcome")
"""The conditions that a future may miss: to pay for itself, and to reach its impact target."""


@dataclass(frozen=True)
class Verdict:
    """The verdict on each future, as ids of shape `(n,)`. `missing[condition]`, a mask of shape
    `(n,)`, is true where that condition is not met, among futures that are open but do not pay
    for themselves (money), or are below their impact target. `unaided`: where a future would pay
    for itself without the income from public contracts. `under`: where one that is open but does
    not pay for itself owes more than it has. `expected`: where a future would reach its impact
    target without chance in single lives; None where that cannot be estimated."""

    money: np.ndarray
    impact: np.ndarray
    missing: Mapping[str, np.ndarray]
    unaided: np.ndarray
    under: np.ndarray
    expected: np.ndarray | None


def judge(result: Result) -> Verdict:
    """The verdict on each future, both axes."""
    unmet = {**_money_unmet(result), **_impact_unmet(result)}
    closed = closing(result) > 0
    short_of_money = np.any([unmet[name] for name in MONEY_LACKS], axis=0)
    short_of_impact = np.any([unmet[name] for name in IMPACT_LACKS], axis=0)
    ended = np.where(result.finals[ids.GAVE_UP] > 0, MONEY[3], MONEY[2])
    money = np.where(closed, ended, np.where(short_of_money, MONEY[1], MONEY[0]))
    missing = {name: unmet[name] & ~closed for name in MONEY_LACKS}
    missing |= {name: unmet[name] for name in IMPACT_LACKS}
    earned, cost = earned_and_cost(result)
    under = at(result.series[ids.NET_ASSETS], deadline(result)) < 0
    return Verdict(
        money,
        np.where(short_of_impact, IMPACT[1], IMPACT[0]),
        missing,
        (money == MONEY[0]) & (earned >= cost),
        (money == MONEY[1]) & under,
        _reaches_expected(result),
    )


def _money_unmet(result: Result) -> dict[str, np.ndarray]:
    """Which conditions fail at the deadline; products, not quotients, so that 0 needs no special
    case."""
    own, cost = own_income_and_cost(result)
    reserve, spending = reserve_and_spending(result)
    public, income = public_and_all_income(result)
    overdue = at(result.series[ids.OVERDUE], deadline(result))
    values = (
        own < cost,
        reserve < result.inputs["targets.reserve_months"] * spending,
        public > result.inputs["targets.public_share"] * income,
        overdue > 0,
    )
    return dict(zip(MONEY_LACKS, values, strict=True))


def _impact_unmet(result: Result) -> dict[str, np.ndarray]:
    net = result.finals[Counted.NET_OUTCOMES]
    cost = MEASURES["cost_per_net_outcome"].per_run(result)
    few = (net < result.inputs["targets.net_outcomes"]) | (net <= 0)
    expensive = ~(cost <= result.inputs["targets.cost_per_net_outcome"])
    return dict(zip(IMPACT_LACKS, (few, expensive), strict=True))


def _reaches_expected(result: Result) -> np.ndarray | None:
    """Where the net impact to be expected, and its cost, meet the targets; `(n,)`."""
    net = expected_net(result)
    if net is None:
        return None
    cost = quotient(counted_spending(result), net)
    enough = (net >= result.inputs["targets.net_outcomes"]) & (net > 0)
    cheap: np.ndarray = cost <= result.inputs["targets.cost_per_net_outcome"]
    return enough & cheap


def leaf(hits: np.ndarray) -> dict[str, float | None]:
    """The share of futures where something is true, with its 95% Wilson interval."""
    n, count = len(hits), int(np.count_nonzero(hits))
    low, high = wilson(count, n)
    return {"share": count / n if n else None, "low": low, "high": high}


def closes(verdict: Verdict) -> np.ndarray:
    """Where a venture closes, for whatever reason: a mask of shape `(n,)`."""
    return np.isin(verdict.money, MONEY[2:])


def both(verdict: Verdict) -> np.ndarray:
    """Where a future pays for itself and reaches its impact target: a mask of shape `(n,)`."""
    return (verdict.money == MONEY[0]) & (verdict.impact == IMPACT[0])


def overall(verdict: Verdict) -> dict[str, dict]:
    """The shares of futures on both axes, of those that close for whatever reason, of those that
    reach both goals, and of those that would pay for themselves without any public money."""
    return {
        "money": {word: leaf(verdict.money == word) for word in MONEY},
        CLOSED: leaf(closes(verdict)),
        UNAIDED: leaf(verdict.unaided),
        "impact": {word: leaf(verdict.impact == word) for word in IMPACT},
        **({} if verdict.expected is None else {EXPECTED: leaf(verdict.expected)}),
        "both": leaf(both(verdict)),
    }


def missing_shares(verdict: Verdict) -> dict[str, float | None]:
    """How often each condition is not met, as a share of the futures that are open but do not pay
    for themselves, or of those below their impact target."""
    waiting = int(np.count_nonzero(verdict.money == MONEY[1]))
    short = int(np.count_nonzero(verdict.impact == IMPACT[1]))
    among = dict.fromkeys(MONEY_LACKS, waiting) | dict.fromkeys(IMPACT_LACKS, short)
    return {
        name: float(np.count_nonzero(verdict.missing[name]) / total) if total else None
        for name, total in among.items()
    }


def owing(verdict: Verdict) -> dict[str, int]:
    """How many futures owe more than they have, `of` those that are open but do not pay for
    themselves."""
    waiting = verdict.money == MONEY[1]
    return {"n": int(np.count_nonzero(verdict.under)), "of": int(np.count_nonzero(waiting))}
