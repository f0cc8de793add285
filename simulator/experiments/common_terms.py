"""Scenarios on common terms: the same seed, futures and months, so that they can be compared."""

from collections.abc import Sequence
from dataclasses import replace

from simulator.scenario.scenario import Scenario


def alike(scenarios: Sequence[Scenario]) -> list[Scenario]:
    """The scenarios as they are compared: all with the seed and runs of the first, and the months
    of the longest."""
    first, months = scenarios[0], max(scenario.months for scenario in scenarios)
    return [
        replace(_lasting(scenario, months), seed=first.seed, runs=first.runs)
        for scenario in scenarios
    ]


def _lasting(scenario: Scenario, months: int) -> Scenario:
    """The scenario over so many months. A deadline that was its own last month stays that month."""
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
