"""The result of a comparison of scenarios: each scenario, each pair, and the ranks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simulator.experiments.differences import Difference
from simulator.experiments.links import Link
from simulator.experiments.pairing import Renamed
from simulator.results.paired import Paired
from simulator.scenario.scenario import Scenario


@dataclass(frozen=True)
class ScenarioResult:
    """One scenario and the results of its finished futures: one row of each array per future."""

    label: str
    scenario: Scenario
    planned: int
    replicates: np.ndarray
    events: Mapping[str, np.ndarray]
    values: Mapping[str, np.ndarray]
    parts: Mapping[str, np.ndarray]
    cash: np.ndarray
    """Unrestricted cash less unpaid bills by month, minor units: its 5%, 50% and 95% quantiles in
    futures that are open then, `(3, months)`."""
    summary: Mapping[str, Any]
    set_aside: Mapping[str, int]
    """Seed, runs and months of its own file, if the comparison uses others."""
    causes: Mapping[str, np.ndarray] = field(default_factory=dict)
    """For each first cause of failure, the futures that failed because of it: masks of shape
    `(n,)`."""
    kept: Any = None
    """What the caller keeps of the result."""
    limits: Mapping[str, float] = field(default_factory=dict)
    """What limits the venture, as `results.links.limits` has it."""


@dataclass(frozen=True)
class Pair:
    """A scenario compared with the baseline. Futures that failed in one are left out of both."""

    other: int
    """The index of the scenario that is not the baseline."""
    n: int
    left_out: int
    verdicts: Mapping[str, Paired]
    measures: Mapping[str, Paired]
    """By name; without measures of money if the two scenarios have different currencies."""
    differences: tuple[Difference, ...]
    same_currency: bool
    causes: Mapping[str, Paired] = field(default_factory=dict)
    """For each first cause of failure, the share of all futures that failed because of it."""
    renamed: tuple[Renamed, ...] = ()
    """Blocks and segments that are compared with one another though their names differ."""
    links: tuple[Link, ...] = ()
    """What changes on the way from the cause to the effect; only if two scenarios are compared."""


@dataclass(frozen=True)
class ComparisonResult:
    """All scenarios, each compared with the baseline, and their ranks on every axis."""

    scenarios: tuple[ScenarioResult, ...]
    baseline: int
    pairs: tuple[Pair, ...]
    ranks: Mapping[str, tuple[int, ...]]
    """For each goal, the rank of each scenario: 1 more than the number of those that are clearly
    better."""
    k: int = 1
    best: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each goal, whether each scenario is among the best `k`: `yes`, `no` or `open`."""
    first: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each goal, the scenarios, by index, than which none is clearly better."""
    copies: tuple[tuple[int, ...], ...] = ()
    """Scenarios, by index, that have the same assumptions."""
    spared: tuple[int, ...] = ()
    """Scenarios, by index, that lack what a change in every scenario is about."""
    bases: tuple[str, ...] = ()
    """Files that are only bases of others, and not compared."""
    promised: Mapping[int, int] = field(default_factory=dict)
    """By scenario, where the comparison ends before the month by which it is to pay for itself:
    that month."""
    shareable: bool = False
    """Whether it has only what may be shared. Its seed and digests must then not be shown."""

    @property
    def base(self) -> ScenarioResult:
        return self.scenarios[self.baseline]


def common(old: ScenarioResult, new: ScenarioResult) -> tuple[np.ndarray, np.ndarray]:
    """The rows, in each of the two, of the futures that finished in both."""
    _, rows, columns = np.intersect1d(
        old.replicates, new.replicates, assume_unique=True, return_indices=True
    )
    return rows, columns
