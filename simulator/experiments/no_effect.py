"""Whether changes that are made in every scenario change any number at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from simulator.experiments.common_terms import lasting
from simulator.experiments.compare import NothingFinished, scenario_result
from simulator.experiments.comparison_result import ScenarioResult
from simulator.experiments.ensemble import simulate
from simulator.scenario.scenario import Scenario

FIRST = 10
"""Futures that are tried first. All others are only simulated if these are the same."""


def no_effect(
    results: Sequence[ScenarioResult], without: Callable[[int], Scenario], workers: int = 1
) -> bool:
    """Whether every future of every scenario has the same numbers without the changes. `without`
    gives the scenario with this index as it is without them. The first scenario that differs ends
    the search."""
    return all(
        _is_same(found, without(index), runs, workers)
        for runs in (FIRST, None)
        for index, found in enumerate(results)
        if runs is not None or found.planned > FIRST
    )


def _is_same(found: ScenarioResult, before: Scenario, runs: int | None, workers: int) -> bool:
    """Whether the first `runs` futures (None: all) are the same without the changes."""
    asked = found.scenario
    runs = min(runs or found.planned, found.planned)
    plan = replace(lasting(before, asked.months), seed=asked.seed, runs=runs)
    try:
        other = scenario_result(found.label, plan, simulate(plan, workers=workers))
    except NothingFinished:
        return False
    rows = found.replicates < runs
    mine, others = ({**one.events, **one.values, **one.causes} for one in (found, other))
    return np.array_equal(found.replicates[rows], other.replicates) and all(
        np.array_equal(numbers[rows], others[name], equal_nan=numbers.dtype.kind == "f")
        for name, numbers in mine.items()
    )
