"""Small worlds for the laws: the shipped café with few people, and parts changed or taken away."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from simulator.model.model import Month
from simulator.quantities.quantity import Quantity
from simulator.results.result import Result
from simulator.scenario.block import Block
from simulator.scenario.changes.planned import Event
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario

HERE = Path(__file__).parent
OPTIONAL = (
    "outreach",
    "job_training",
    "counselling",
    "peer_circle",
    "networking",
    "cafe_sales",
    "placement_fee",
    "city_contract",
    "friends",
    "allowance",
    "overhead",
    "equipment",
    "turnover_tax",
    "reporting",
)
"""Mechanisms of the café that a world may do without."""

STEADY = {
    "demand_shock.yearly": 0,
    **{f"cost_shock.{name}": 0 for name in ("common", "payroll", "overhead", "service", "goods")},
    **{f"gives_up.{name}": 0 for name in ("first_year", "later")},
}
"""No times that last, and nobody gives up."""


@cache
def cafe() -> Scenario:
    """The shipped café, without its dated events, so that it may be cut to any length."""
    return replace(load("youth-cafe"), events=())


@cache
def sound() -> Scenario:
    """A small venture that pays for itself in nearly every future."""
    return load(HERE / "sound.yaml")


def small(scenario: Scenario, people: int = 60, months: int = 14) -> Scenario:
    """The same venture among few people and for a short time, its accounts taken at the end."""
    return having(
        replace(scenario, months=months),
        {"community.people": people, "targets.sustainable_by": 0, "targets.outcome_after": 3},
    )


def having(scenario: Scenario, numbers: Mapping[str, float]) -> Scenario:
    """With exact values for some inputs (money in minor units, shares as parts of 1)."""
    for path, value in numbers.items():
        block, name = path.rsplit(".", 1)
        old = dict(scenario.blocks())[block]
        values = {**old.values, name: exact(old.values[name], value)}
        scenario = with_block(scenario, block, replace(old, values=values))
    return scenario


def exact(quantity: Quantity, value: float) -> Quantity:
    assert quantity.low <= value <= quantity.high, (value, quantity)
    number = float(value)
    return replace(quantity, shape="fixed", numbers=(number,), likely=number, text=str(value))


def with_word(scenario: Scenario, path: str, value: Any) -> Scenario:
    """With another word, flag or list."""
    block, name = path.rsplit(".", 1)
    old = dict(scenario.blocks())[block]
    return with_block(scenario, block, replace(old, values={**old.values, name: value}))


def with_block(scenario: Scenario, path: str, block: Block) -> Scenario:
    group, _, name = path.rpartition(".")
    if path in ("community", "outcome", "venture", "targets"):
        return replace(scenario, **{path: block})
    group = group or "mechanisms"
    name = name or path
    return replace(scenario, **{group: {**getattr(scenario, group), name: block}})


def without(scenario: Scenario, *rules: str) -> Scenario:
    """The same venture without some of its mechanisms. Who paid for one of them pays for whatever
    service there is."""
    kept = {
        name: replace(block, values={**block.values, "buys": ()})
        if set(block.values.get("buys", ())) & set(rules)
        else block
        for name, block in scenario.mechanisms.items()
        if name not in rules
    }
    return replace(scenario, mechanisms=kept)


def likely(scenario: Scenario) -> Scenario:
    """Every input at its most likely value: only chance is left."""
    return having(
        scenario,
        {path: quantity.likely for path, _, quantity in scenario.inputs() if quantity.is_range},
    )


def event(path: str, month: int, to: float, until: int | None = None) -> Event:
    text = f"month {month}: {path} to {to}"
    return Event(month=month, until=until, path=path, by=None, to=to, text=text)


def lived(scenario: Scenario, replicates=(0,), **options: Any) -> Month:
    """A model that has come to the end of its horizon."""
    model = Month(scenario, replicates, **options)
    for _ in range(scenario.months):
        model.step()
    return model


def differing(a: Result, b: Result, rows_a=slice(None), rows_b=slice(None)) -> list[str]:
    """Names of the series, finals and inputs that are not the same to the last bit. A series that
    one of them lacks counts as zeros."""
    names = []
    for kind in ("series", "finals", "inputs"):
        mine, others = getattr(a, kind), getattr(b, kind)
        for name in set(mine) | set(others):
            x, y = (
                table[name][rows] if name in table else None
                for table, rows in ((mine, rows_a), (others, rows_b))
            )
            x, y = (np.zeros_like(other) if own is None else own for own, other in ((x, y), (y, x)))
            if x.dtype != y.dtype or x.shape != y.shape or x.tobytes() != y.tobytes():
                names.append(f"{kind}.{name}")
    return sorted(names)


def z_of(count: int, n: int, chance: float) -> float:
    """How many standard errors a count is from what `chance` gives."""
    return (count - n * chance) / np.sqrt(n * chance * (1 - chance))
