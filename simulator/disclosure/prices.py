"""What one head brings in or costs, at most: an amount over a price per head is a count.

Anyone who has the scenario file knows its prices. Every amount of money that a rule sets is treated
as a price per person, gift or unit, unless it is declared as `lump`. The largest price is used for
all money, since no series says which prices are in it.
"""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.series import Series
from simulator.results.measures.measure import Measure
from simulator.results.result import Result
from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.scenario import Scenario

HEADS = frozenset({"people", "units", "outcomes"})
"""Units that count as one head each."""


def price_per_head(result: Result) -> float:
    """The largest price per head of a scenario, in minor units at the highest prices of the run."""
    scenario, highest = result.scenario, 1.0
    if ids.PRICE_INDEX in result.series and result.n:
        highest = max(1.0, float(result.series[ids.PRICE_INDEX].mean(axis=0).max()))
    largest = 0.0
    for path, parameter, quantity in scenario.inputs():
        of_a_rule = path.partition(".")[0] in scenario.mechanisms
        if of_a_rule and parameter.unit.name == "money" and not parameter.lump:
            drawn = float(np.mean(result.inputs[path])) if result.n else 0.0
            largest = max(largest, _raised(max(drawn, quantity.likely), path, scenario))
    return largest * highest


def one_head(series: Series, price: float) -> float:
    """How much one head adds to a series at most; 0 where that is nothing, or not known."""
    if series.unit in HEADS:
        return 1.0
    return price if series.unit == "money" else 0.0


def price_in_unit(measure: Measure, price: float, result: Result) -> float:
    """How much one head at that price changes a measure of money, or of money over something."""
    if measure.divisor is None:
        return price
    below = float(np.nanmean(np.abs(measure.divisor(result))))
    return price / below if below > 0 else 0.0


def _raised(price: float, path: str, scenario: Scenario) -> float:
    """The price after the changes by events and policies that would raise it."""
    changes: list[Event | Policy] = [*scenario.events, *scenario.policies]
    for change in changes:
        if change.path == path:
            price = max(price, price * (change.by or 0.0), change.to or 0.0)
    return price
