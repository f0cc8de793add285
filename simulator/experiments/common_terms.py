"""Scenarios with the same seed, futures and months, so that they can be compared."""

from collections.abc import Sequence
from dataclasses import replace

from simulator.scenario.scenario import Scenario


def alike(scenarios: Sequence[Scenario]) -> list[Scenario]:
    """The scenarios for a comparison: all with the seed and runs of the first one, and the longest
    months."""
    first, months = scenarios[0], max(scenario.months for scenario in scenarios)
    return [
        replace(lasting(scenario, months), seed=first.seed, runs=first.runs)
        for scenario in scenarios
    ]


def lasting(scenario: Scenario, months: int) -> Scenario:
    """The scenario over this number of months. If its deadline was its own last month, the deadline
    stays there."""
    values = scenario.targets.values
    if months == scenario.months or values["sustainable_by"].likely:
        return replace(scenario, months=months)
    own = replace(
        values["sustainable_by"],
        numbers=(float(scenario.months),),
        likely=float(scenario.months),
        text=str(scenario.months),
    )
    return replace(
        scenario,
        months=months,
        targets=replace(scenario.targets, values={**values, "sustainable_by": own}),
    )
