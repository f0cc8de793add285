"""Scenarios against a baseline, future by future under the same luck."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from simulator.experiments.differences import Difference, differences
from simulator.experiments.ensemble import simulate
from simulator.experiments.ranking import Rank, ranked
from simulator.mechanisms import series as ids
from simulator.quantities.units import visible
from simulator.results.cause_words import ALL
from simulator.results.causes import diagnose
from simulator.results.claims import event
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired, paired_means, paired_ratios, paired_shares
from simulator.results.result import Result
from simulator.results.summary import summarise
from simulator.results.verdict import judge
from simulator.scenario.scenario import Scenario

EVENTS = ("sustainable", "insolvent", "delivers", "both")
"""What the verdicts are compared on."""
AXES = ("sustainable", "delivers", "both")
"""What ventures are ranked by; the two axes are never blended, `both` is where they meet."""

SHARED = ("seed", "runs", "months")

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Contender:
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
    """A contender against the baseline. Futures that failed in either are left out of both."""

    contender: int
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
class Comparison:
    """Scenarios, each against the baseline, and their ranks on every axis."""

    contenders: tuple[Contender, ...]
    baseline: int
    pairs: tuple[Pair, ...]
    ranks: Mapping[str, tuple[Rank, ...]]
    shareable: bool = False
    """Whether it holds only what may be shared: its seed and digests are then not to be shown."""

    @property
    def base(self) -> Contender:
        return self.contenders[self.baseline]


class NothingFinished(Exception):
    """No future of a scenario could be simulated, so there is nothing to compare."""


def compare(
    scenarios: Sequence[Scenario],
    baseline: int = 0,
    *,
    labels: Sequence[str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    keep: Callable[[Result], Any] | None = None,
) -> Comparison:
    """Simulate every scenario with the first one's seed and runs for the months of the longest, and
    pair each with the one numbered `baseline`. `keep` says what each contender keeps of its result
    besides, which is too large to be kept whole.

    Raises `ValueError` for fewer than two scenarios or a baseline that is none of them, and
    `NothingFinished` where not one future of a scenario could be simulated.
    """
    if len(scenarios) < 2 or baseline not in range(len(scenarios)):
        raise ValueError("compare at least two scenarios, and name one of them as the baseline")
    months = max(scenario.months for scenario in scenarios)
    alike = [
        replace(_lasting(scenario, months), seed=scenarios[0].seed, runs=scenarios[0].runs)
        for scenario in scenarios
    ]
    names = labels or distinct(alike)
    contenders = tuple(
        _contender(
            label,
            scenarios[i],
            simulate(plan, workers=workers, progress=_shifted(progress, i, len(alike))),
            keep,
        )
        for i, (label, plan) in enumerate(zip(names, alike, strict=True))
    )
    pairs = tuple(_pair(contenders, baseline, i) for i in range(len(alike)) if i != baseline)
    return Comparison(contenders, baseline, pairs, _ranks(contenders))


def common(old: Contender, new: Contender) -> tuple[np.ndarray, np.ndarray]:
    """Where the futures stand that finished in both."""
    _, rows, columns = np.intersect1d(
        old.replicates, new.replicates, assume_unique=True, return_indices=True
    )
    return rows, columns


def _lasting(scenario: Scenario, months: int) -> Scenario:
    """The scenario over so many months; what is promised by its own last one stays promised by
    then."""
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


def distinct(scenarios: Sequence[Scenario]) -> tuple[str, ...]:
    """A short name for each: its own, else its file's, else its own with a number."""
    names = [s.name for s in scenarios]
    stems = [s.path.stem if s.path else s.name for s in scenarios]
    chosen = [
        name if names.count(name) == 1 else stem for name, stem in zip(names, stems, strict=True)
    ]
    return tuple(
        visible(f"{name} ({1 + chosen[:i].count(name)})" if chosen.count(name) > 1 else name)
        for i, name in enumerate(chosen)
    )


def _shifted(progress: Progress | None, number: int, of: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done, planned: progress(number * planned + done, of * planned)


def _contender(
    label: str, asked: Scenario, result: Result, keep: Callable[[Result], Any] | None
) -> Contender:
    if not result.n:
        raise NothingFinished(
            f"{label}: none of its {result.planned} futures could be "
            f"simulated; future {result.failures[0].replicate}: "
            f"{result.failures[0].reason}"
        )
    verdict = judge(result)
    return Contender(
        label,
        result.scenario,
        result.planned,
        result.replicates,
        {name: event(verdict, name) for name in EVENTS},
        {name: m.per_run(result) for name, m in MEASURES.items()},
        {
            name: np.stack(m.parts(result)).astype(float)
            for name, m in MEASURES.items()
            if m.parts is not None
        },
        np.quantile(result.series[ids.CASH], (0.05, 0.5, 0.95), axis=0),
        summarise(result),
        {
            name: getattr(asked, name)
            for name in SHARED
            if getattr(asked, name) != getattr(result.scenario, name)
        },
        dict(
            zip(ALL, diagnose(result, verdict).cause == np.arange(len(ALL))[:, None], strict=True)
        ),
        None if keep is None else keep(result),
    )


def _pair(contenders: Sequence[Contender], baseline: int, other: int) -> Pair:
    old, new = contenders[baseline], contenders[other]
    rows, columns = common(old, new)
    same = old.scenario.currency == new.scenario.currency
    shown = [name for name, m in MEASURES.items() if same or not m.money]
    found = {
        name: paired_means(old.values[name][rows], new.values[name][columns])
        for name in shown
        if name not in old.parts
    }
    ratios = [name for name in shown if name in old.parts]
    key = f"{old.scenario.digest} {new.scenario.digest}"
    found |= zip(
        ratios,
        paired_ratios(
            np.stack([old.parts[name][:, rows] for name in ratios]),
            np.stack([new.parts[name][:, columns] for name in ratios]),
            key,
        ),
        strict=True,
    )
    return Pair(
        other,
        len(rows),
        old.planned - len(rows),
        _verdicts(old, new),
        {name: found[name] for name in shown},
        differences(old.scenario, new.scenario),
        same,
        {
            cause: paired_shares(old.causes[cause][rows], new.causes[cause][columns])
            for cause in ALL
        },
    )


def _verdicts(old: Contender, new: Contender) -> dict[str, Paired]:
    rows, columns = common(old, new)
    return {
        name: paired_shares(old.events[name][rows], new.events[name][columns]) for name in EVENTS
    }


def _ranks(contenders: Sequence[Contender]) -> dict[str, tuple[Rank, ...]]:
    everyone = range(len(contenders))
    better = {axis: [[False] * len(contenders) for _ in everyone] for axis in AXES}
    for i in everyone:
        for j in range(i + 1, len(contenders)):
            for axis, found in _verdicts(contenders[i], contenders[j]).items():
                if axis in better:
                    better[axis][i][j], better[axis][j][i] = found.high < 0, found.low > 0
    return {
        axis: ranked([float(c.events[axis].mean()) for c in contenders], better[axis])
        for axis in AXES
    }
