"""Scenarios compared with a baseline, future by future with the same random numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

import numpy as np

from simulator.experiments.best import clearly_better, copies, leaders, places, ranks
from simulator.experiments.chains import Side, chains, side_of
from simulator.experiments.common_terms import alike
from simulator.experiments.comparison_result import (
    ComparisonResult,
    Pair,
    ScenarioResult,
    common,
)
from simulator.experiments.differences import differences, renamed
from simulator.experiments.ensemble import simulate
from simulator.mechanisms import series as ids
from simulator.results.claims import event
from simulator.results.links import limits
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired, paired_means, paired_ratios, paired_shares
from simulator.results.result import Result, why_nothing
from simulator.results.shortages import ALL, diagnose
from simulator.results.summary import summarise
from simulator.results.verdict import CLOSED, judge
from simulator.results.windows import quantiles_of_open
from simulator.scenario.scenario import Scenario
from simulator.words.safe_text import clean

EVENTS = ("sustainable", CLOSED, "insolvent", "gave_up", "delivers", "both")
"""The events of the verdict that are compared, by id."""
AXES = ("sustainable", "delivers", "both")
"""The events by which ventures are ranked. The two axes are never mixed into one number."""

SHARED = ("seed", "runs", "months")

Progress = Callable[[int, int], None]


class NothingFinished(Exception):
    """No future of a scenario could be simulated, so there is nothing to compare. `why` is a whole
    sentence without the name of the scenario; the message has both."""

    def __init__(self, label: str, why: str) -> None:
        super().__init__(label, why)
        self.label, self.why = label, why

    def __str__(self) -> str:
        return f"{self.label}: {self.why}"


def compare(
    scenarios: Sequence[Scenario],
    baseline: int = 0,
    *,
    labels: Sequence[str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    seconds: float | None = None,
    keep: Callable[[Result], Any] | None = None,
    best: int | None = None,
) -> ComparisonResult:
    """Simulate every scenario with the seed and runs of the first and the months of the longest,
    and pair each with the scenario at index `baseline`. With `seconds`, each scenario has its share
    of that time, and the futures that are finished by then are compared. A result is too large to
    be kept: `keep` makes what a `ScenarioResult` keeps of it. `best` is how many scenarios count as
    the best ones (fewer than there are), a third of them if it is not given.

    Raises `ValueError` for fewer than two scenarios or an unknown baseline, and
    `NothingFinished` if not one future of a scenario could be simulated.
    """
    if len(scenarios) < 2 or baseline not in range(len(scenarios)):
        raise ValueError("compare at least two scenarios, and name one of them as the baseline")
    plans = alike(scenarios)
    names = labels or distinct(plans)
    end = None if seconds is None else monotonic() + seconds
    found, sides = [], []
    for i, (label, plan) in enumerate(zip(names, plans, strict=True)):
        result = simulate(
            plan,
            workers=workers,
            progress=_shifted(progress, i, len(plans)),
            seconds=None if end is None else max(0.0, end - monotonic()) / (len(plans) - i),
        )
        found.append(scenario_result(label, scenarios[i], result, keep))
        if len(plans) == 2:
            sides.append(side_of(result))
    return joined(found, baseline, sides, best)


def joined(
    results: Sequence[ScenarioResult],
    baseline: int,
    sides: Sequence[Side] = (),
    best: int | None = None,
) -> ComparisonResult:
    """Scenarios that were simulated with the same seed, runs and months, compared. `sides`: what is
    kept of each for the links between cause and effect, if there are two; `best` as in `compare`.
    """
    results = tuple(results)
    pairs = tuple(_pair(results, baseline, i) for i in range(len(results)) if i != baseline)
    if sides:
        rows, columns = common(results[baseline], results[1 - baseline])
        both = sides[baseline].of(rows), sides[1 - baseline].of(columns)
        key = str(results[0].scenario.seed)
        pairs = (replace(pairs[0], links=chains(pairs[0], *both, key)),)
    k = best or max(1, len(results) // 3)
    return ComparisonResult(results, baseline, pairs, **order(results, k), copies=copies(results))


def order(results: Sequence[ScenarioResult], k: int) -> dict[str, Any]:
    """The parts of a `ComparisonResult` that say who is better than whom."""
    better = {axis: clearly_better(results, axis) for axis in AXES}
    shares = {axis: [float(found.events[axis].mean()) for found in results] for axis in AXES}
    return {
        "ranks": {axis: ranks(better[axis]) for axis in AXES},
        "k": k,
        "best": {axis: places(better[axis], k) for axis in AXES},
        "first": {axis: leaders(better[axis], shares[axis]) for axis in AXES},
    }


def distinct(scenarios: Sequence[Scenario]) -> tuple[str, ...]:
    """A short name for each scenario: its own, or that of its file, with a number if needed."""
    names = [s.name for s in scenarios]
    stems = [s.path.stem if s.path else s.name for s in scenarios]
    chosen = [
        name if names.count(name) == 1 else stem for name, stem in zip(names, stems, strict=True)
    ]
    return tuple(
        clean(f"{name} ({1 + chosen[:i].count(name)})" if chosen.count(name) > 1 else name)
        for i, name in enumerate(chosen)
    )


def _shifted(progress: Progress | None, number: int, of: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done, planned: progress(number * planned + done, of * planned)


def scenario_result(
    label: str, asked: Scenario, result: Result, keep: Callable[[Result], Any] | None = None
) -> ScenarioResult:
    """The result of one scenario for a comparison. `asked` is the scenario with its own seed, runs
    and months. Raises `NothingFinished`."""
    if not result.n:
        raise NothingFinished(label, why_nothing(result))
    verdict = judge(result)
    return ScenarioResult(
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
        quantiles_of_open(result, ids.FREE, (0.05, 0.5, 0.95)),
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
        limits(result),
    )


def _pair(results: Sequence[ScenarioResult], baseline: int, other: int) -> Pair:
    old, new = results[baseline], results[other]
    rows, columns = common(old, new)
    same = old.scenario.currency == new.scenario.currency
    shown = [name for name, m in MEASURES.items() if same or not m.money]
    found = {
        name: paired_means(old.values[name][rows], new.values[name][columns])
        for name in shown
        if name not in old.parts
    }
    ratios = [name for name in shown if name in old.parts]
    key = str(old.scenario.seed)  # not the digest, which changes with a name or a text
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
        renamed(old.scenario, new.scenario),
    )


def _verdicts(old: ScenarioResult, new: ScenarioResult) -> dict[str, Paired]:
    rows, columns = common(old, new)
    return {
        name: paired_shares(old.events[name][rows], new.events[name][columns]) for name in EVENTS
    }
