"""What one head brings in or costs, at most: an amount over a price per head is a count.

Whoever has the scenario file knows its prices. Every amount of money that a rule sets is taken for
a price per person, gift or unit, but those that say `lump`.
"""

from collections import defaultdict

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.series import Series
from simulator.results.result import Result
from simulator.scenario.scenario import Event, Policy, Scenario

HEADS = frozenset({"people", "units", "outcomes"})
"""Units in which one is one head."""
_INCOME = {ids.EARNED: "earned", ids.CONTRACTS: "public", ids.GIVEN: "given"}
"""Series of all income of a kind, and what that kind is called by the rules that bring it in."""


class Prices:
    """The largest price per head of each rule, in minor units at the highest prices of the run."""

    def __init__(self, result: Result) -> None:
        scenario = result.scenario
        highest = 1.0
        if ids.PRICE_INDEX in result.series and result.n:
            highest = max(1.0, float(result.series[ids.PRICE_INDEX].mean(axis=0).max()))
        self._of_rule: dict[str, float] = defaultdict(float)
        for path, parameter, quantity in scenario.inputs():
            rule = path.partition(".")[0]
            if rule in scenario.mechanisms and _is_price(parameter.unit.name, parameter.lump):
                drawn = float(np.mean(result.inputs[path])) if result.n else 0.0
                size = _largest(max(drawn, quantity.likely), path, scenario)
                self._of_rule[rule] = max(self._of_rule[rule], size * highest)
        self._kinds: dict[str, float] = defaultdict(float)
        for rule, block in scenario.mechanisms.items():
            kind = block.kind.income
            if kind:
                self._kinds[kind] = max(self._kinds[kind], self._of_rule[rule])
        self._rules = {name: block.kind.income for name, block in scenario.mechanisms.items()}
        self.largest = max(self._of_rule.values(), default=0.0)

    def of(self, series: Series) -> float:
        """What one head adds to a series at most; 0 where that is not known, or nothing."""
        if series.unit in HEADS:
            return 1.0
        if series.unit != "money":
            return 0.0
        if series in _INCOME:
            return self._kinds[_INCOME[series]]
        if series.rule in self._rules:
            return self._of_rule[series.rule] or self._kinds[self._rules[series.rule] or ""]
        return self.largest


def _is_price(unit: str, lump: bool) -> bool:
    return unit == "money" and not lump


def _largest(price: float, path: str, scenario: Scenario) -> float:
    """The price after the dated changes, and those of policies, that would raise it."""
    changes: list[Event | Policy] = [*scenario.events, *scenario.policies]
    for change in changes:
        if change.path == path:
            price = max(price, price * (change.by or 0.0), change.to or 0.0)
    return price
