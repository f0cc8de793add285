"""Sizes of a starter venture: staff, market and targets that fit the answers, and each other.

Nobody has counted any of this. The sizes are chosen so that, in a typical future, the venture earns
about what it costs: the answer of a first run is then open.
"""

import json
import math
from dataclasses import dataclass

from simulator.starter.amounts import money_text, rounded
from simulator.starter.archetypes import TRADES
from simulator.starter.comments import source
from simulator.starter.question import Answers

CASELOAD = 12
_BURDEN = 1.1
"""Cost of a worker, in salaries: employers' contributions come on top."""
_HOLIDAY = 1 / 12
"""The same for a month's pay before the holidays, where that is usual (THR in Indonesia)."""
_SELLER_PAY, _MANAGER_PAY = 0.9, 1.4
_TURNOVER = 7
"""Sales of one seller in a month, in monthly wages."""
_SELLS = 147
"""Hours a month in which a seller sells (173 paid, 85 % of them on sales)."""
_STEADY = 0.85
"""Share of the market that buys once sales are steady, at the rates of the template."""
_MOST_CUSTOMERS = 5_000_000
"""The most that a scenario may have, also at the upper end of a range."""
_MARGIN = 0.63
"""Share of the price that is left after the unit cost."""
_COVER = 1.15
"""Own income over cost that the sizes aim at."""
_PUBLIC = 0.25
"""Share of cost that a public contract pays where there are sales; without sales it pays all."""
_PLACED = 0.35
"""Share of those who leave that employers pay for."""
_FEE = 0.45
"""What an employer pays for one of them, in monthly wages."""
_PAID = 0.5
"""Share of full fees that comes in: some pay nothing, some a part."""
_NET_JOB, _NET_OTHER = 0.22, 0.3
"""Net outcomes per person served, where a job is needed and elsewhere: the medians of a run of the
starter."""


@dataclass(frozen=True)
class _Plan:
    """A venture at its planned size; money in monthly wages a month."""

    workers: int
    sellers: int
    units: float
    cost: float
    contract: float


def sizes(answers: Answers) -> dict[str, str]:
    """Every size that the template asks for, as text of a scenario file."""
    plan = _plan(answers)
    numbers = {name: str(number) for name, number in _numbers(answers, plan).items()}
    return numbers | _purchases(answers) | _amounts(answers, plan)


def _plan(answers: Answers) -> _Plan:
    """The planned size. Sellers cost money too, so their number and their sales are found
    together, by trying again until both fit."""
    places, sells = answers.places, "sales" in answers.earn
    workers = max(1, math.ceil(places / CASELOAD))
    worker = _BURDEN + (_HOLIDAY if answers.currency == "IDR" else 0)
    fixed = worker * (workers + _MANAGER_PAY) + 0.22 * places + 0.2
    fixed += 0.13 * places if answers.kind == "train" else 0
    placed = places / TRADES[answers.kind].course * _PLACED * _FEE
    placed = placed if "placement" in answers.earn else 0
    placed += _PAID * answers.fee / answers.wage * places if "fees" in answers.earn else 0
    share = (_PUBLIC if sells else _COVER) if "contract" in answers.earn else 0
    hands = 2 if answers.kind == "train" else 1
    sellers = 1
    for _ in range(20):
        cost = fixed + (worker * _SELLER_PAY * sellers if sells else 0)
        sold = max((_COVER - share) * cost - placed, 0.05 * cost) / _MARGIN
        sellers = max(1, math.ceil(sold / (_TURNOVER * hands)))
    units = sold * answers.wage / max(answers.price, 1) if sells else 0
    return _Plan(workers, sellers, units, cost, share * cost)


def _numbers(answers: Answers, plan: _Plan) -> dict[str, int | str]:
    places, trade = answers.places, TRADES[answers.kind]
    market = min(max(10, plan.units / (_STEADY * trade.buys)), _MOST_CUSTOMERS / 1.4)
    an_hour = plan.units / (_SELLS * plan.sellers)
    return {
        "workers": plan.workers,
        "most_workers": plan.workers + max(1, plan.workers // 2),
        "sellers": plan.sellers,
        "inflow": max(1, round(answers.people / 200)),
        "employers": max(3, round(places / 4)),
        "promised": max(1, round(places * 0.75)),
        "outreach_hours": max(8, round(0.7 * places)),
        "donors": max(20, round(2.5 * places)),
        "monthly_donors": max(10, round(places)),
        "sustainable_by": max(12, answers.months - 12),
        "dip": min(13, answers.months // 3),
        "dip_end": min(18, answers.months // 2),
        "rise": min(25, answers.months // 2 + 1),
        **{
            f"market_{end}": min(rounded(times * market), _MOST_CUSTOMERS)
            for end, times in (("low", 0.65), ("likely", 1), ("high", 1.4))
        },
        "seller_units": _figures(1.3 * an_hour),
        "learner_units": _figures(0.5 * plan.units / (places * 40)),
        "net_outcomes": _net_outcomes(answers),
    }


def _figures(number: float) -> str:
    """Two figures, without an exponent."""
    return f"{float(f'{min(max(number, 0.01), 100_000):.1e}'):.2f}".rstrip("0").rstrip(".")


def _net_outcomes(answers: Answers) -> int:
    served = answers.places * 0.9 * max(answers.months - 6, 3) / TRADES[answers.kind].course
    job = answers.kind == "train" or "placement" in answers.earn
    return rounded(min(served, answers.people) * (_NET_JOB if job else _NET_OTHER))


def _purchases(answers: Answers) -> dict[str, str]:
    buys = TRADES[answers.kind].buys
    return {
        f"buys_{end}": _figures(buys * times)
        for end, times in (("low", 0.75), ("likely", 1), ("high", 1.35))
    }


def _amounts(answers: Answers, plan: _Plan) -> dict[str, str]:
    """Amounts of money, as parts or multiples of the wage that was answered."""
    places = answers.places
    spent = plan.cost * answers.months / _net_outcomes(answers)
    wages = {
        "income": 0.3,
        "value": 5,
        "credit": 8,
        "manager_pay": _MANAGER_PAY,
        "seller_pay": _SELLER_PAY,
        "outreach_cost": 0.05,
        "direct_cost": 0.05,
        "allowance": 0.13,
        "campaign": 0.04,
        "gift": 0.045,
        "overhead_low": 0.13 * places,
        "overhead_likely": 0.16 * places,
        "overhead_high": 0.2 * places,
        "equipment": 0.8 * places,
        "report_cost": 0.06,
        "grant": 0.08 * plan.cost,
        "contract_price": plan.contract / places,
        "fee_low": _FEE / 2,
        "fee_likely": _FEE,
        "fee_high": _FEE * 1.8,
        "full_at": 0.45,
        "monthly_gift": 0.01,
        "donor_low": 0.02,
        "donor_likely": 0.045,
        "donor_high": 0.09,
        "cost_per_outcome": 1.3 * spent,
    }
    return {name: _wages(answers, share) for name, share in wages.items()} | _prices(answers)


def _wages(answers: Answers, share: float) -> str:
    """So many monthly wages as a round amount of money."""
    return money_text(rounded(share * answers.wage), answers.currency)


def _asked(answers: Answers, key: str) -> str:
    """An amount that was asked for, with its source."""
    said = json.dumps(source("own_plan"), ensure_ascii=False)
    amount = money_text(answers.values[key], answers.currency)
    return f"{{value: {amount}, source: {said if key in answers.own else 'assumption'}}}"


def _prices(answers: Answers) -> dict[str, str]:
    """The price and the fee that were answered, and what a unit costs to make."""
    asked = ("price", "fee")
    prices: dict[str, str] = {key: _asked(answers, key) for key in asked if key in answers.values}
    if "price" not in prices:
        return prices
    for end, share in (("low", 0.3), ("likely", 1 - _MARGIN), ("high", 0.45)):
        prices[f"unit_{end}"] = money_text(rounded(answers.price * share), answers.currency)
    return prices
