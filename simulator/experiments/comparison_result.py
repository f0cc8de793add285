"""What a comparison of scenarios found: each scenario, each pair, and the ranks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simulator.experiments.differences import Difference
from simulator.experiments.ranking import Rank
from simulator.results.paired import Paired
from simulator.scenario.scenario import Scenario


@dataclass(frozen=True)
class ScenarioResult:
    """One scenario and what its futures came to; rows are its finished futures."""

    label: str
    scenario: Scenario
    planned: int
    replicates: np.ndarray
    events: Mapping[str, np.ndarray]
    values: Mapping[str, np.ndarray]
    parts: Mapping[str, np.ndarray]
    cash: np.ndarray
    """Unrestricted cash by month, minor units: its 5, 50 and 95 % quantiles, `(3, months)`."""
    summary: Mapping[str, Any]
    set_aside: Mapping[str, int]
    """What its own file says about seed, runs and months, where other ones hold for all."""
    causes: Mapping[str, np.ndarray] = field(default_factory=dict)
    """Of each first cause of failure, which futures it brought down."""
    kept: Any = None
    """What the caller asked to keep of the result."""


@dataclass(frozen=True)
class Pair:
    """A scenario against the baseline. Futures that failed in either are left out of both."""

    other: int
    """The number of the scenario that is not the baseline."""
    n: int
    left_out: int
    verdicts: Mapping[str, Paired]
    measures: Mapping[str, Paired]
    """By name; without money where the two scenarios have different currencies."""
    differences: tuple[Difference, ...]
    same_currency: bool
    causes: Mapping[str, Paired] = field(default_factory=dict)
    """The share of all futures that each first cause brought down."""


@dataclass(frozen=True)
class ComparisonResult:
    """Scenarios, each against the baseline, and their ranks on every axis."""

    scenarios: tuple[ScenarioResult, ...]
    baseline: int
    pairs: tuple[Pair, ...]
    ranks: Mapping[str, tuple[Rank, ...]]
    shareable: bool = False
    """Whether it holds only what may be shared: its seed and digests are then not to be shown."""

    @property
    def base(self) -> ScenarioResult:
        return self.scenarios[self.baseline]
