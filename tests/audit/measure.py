"""What one change does to the futures of a scenario: paired differences with their errors."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf, isfinite
from pathlib import Path
from typing import Any

import numpy as np

import simulator
from simulator.experiments.chains import side_of
from simulator.experiments.compare import joined, scenario_result
from simulator.experiments.ensemble import simulate
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.because import because
from simulator.results.measures.registry import MEASURES
from simulator.results.paired import Paired, paired_means, paired_ratios, paired_shares
from simulator.results.result import Result
from simulator.results.verdict import judge
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.warnings import remarks
from tests.audit.expected import REAL
from tests.audit.trials import Trial

WORKERS = 2
NET, COVERED = "net_outcomes", "self_sufficiency"
FIGURES = ("S", "D", NET, COVERED)
"""The chances to pay for itself and to reach the impact target, net outcomes, and the share of
costs that own income covers."""
_MOST_Z = 999.0
_WIDTH = 200
_RULES = ("mechanisms", "model")
"""The rooms of the simulator that decide what happens in a future."""


def rules_digest() -> str:
    """Of the source of all rules and of the simulated month."""
    found = hashlib.sha256()
    room = Path(simulator.__file__).parent
    for file in sorted(file for name in _RULES for file in (room / name).rglob("*.py")):
        found.update(file.relative_to(room).as_posix().encode())
        found.update(file.read_text(encoding="utf-8").encode())
    return found.hexdigest()


@dataclass(frozen=True)
class Side:
    """A scenario and its futures."""

    scenario: Scenario
    result: Result

    @cached_property
    def axes(self) -> Mapping[str, np.ndarray]:
        verdict = judge(self.result)
        return {"S": verdict.money == "sustainable", "D": verdict.impact == "delivers"}

    def kept(self, label: str) -> Any:
        return scenario_result(label, self.scenario, self.result)


def side(scenario: Scenario, futures: int) -> Side:
    plan = replace(scenario, runs=futures)
    return Side(plan, simulate(plan, workers=WORKERS))


def base_of(name: str, futures: int) -> Side:
    return side(load(name), futures)


def outcome(trial: Trial, base: Side) -> dict[str, Any]:
    """What a trial shows, as results.json keeps it."""
    try:
        changed = replace(trial.scenario_changed(), seed=base.scenario.seed)
    except ScenarioError as error:
        return {"refused": error.mistakes[0].message}
    other = side(changed, base.scenario.runs)
    changed = replace(changed, left_out=())  # what the audit leaves out itself needs no LOOK
    known = set(remarks(base.scenario))
    found = figures(base, other)
    return {
        "figures": {name: _kept(one) for name, one in found.items()},
        "looks": [said for said in remarks(changed) if said not in known],
        "said": ""
        if any(abs(z_of(one)) > REAL for one in found.values())
        else what_binds(base, other),
    }


def figures(base: Side, other: Side) -> dict[str, Paired]:
    """The four figures, over the futures that finished in both."""
    _, rows, columns = np.intersect1d(
        base.result.replicates, other.result.replicates, assume_unique=True, return_indices=True
    )
    found = {
        axis: paired_shares(base.axes[axis][rows], other.axes[axis][columns]) for axis in ("S", "D")
    }
    net = MEASURES[NET].per_run
    found[NET] = paired_means(net(base.result)[rows], net(other.result)[columns])
    parts = MEASURES[COVERED].parts
    old, new = (
        np.stack(parts(side.result)).astype(float)[:, at]
        for side, at in ((base, rows), (other, columns))
    )
    found[COVERED] = paired_ratios(old[None], new[None], str(base.scenario.seed))[0]
    return found


def z_of(found: Paired) -> float:
    """The difference in errors; 0 where nothing differs or nothing is known."""
    if not found.difference or not isfinite(found.difference):
        return 0.0
    sign = 1 if found.difference > 0 else -1
    size = found.certainty
    return sign * (_MOST_Z if size == inf else min(size, _MOST_Z))


def what_binds(base: Side, other: Side) -> str:
    """What `sesim compare` prints where nothing clearly moves: what else changes, or what limits
    the venture. Empty where it says neither."""
    results = base.kept(base.scenario.name), other.kept("changed")
    compared = joined(results, 0, [side_of(base.result), side_of(other.result)])
    why = " ".join(" ".join(because(compared, compared.pairs[0], _WIDTH)).split())
    return f"{answer(compared)} {why}" if why else ""


def _kept(found: Paired) -> list[float | None]:
    """Before, after, the 95% interval of the difference, and its size in errors."""
    numbers = (found.before, found.after, found.low, found.high, z_of(found))
    return [round(number, 4) if isfinite(number) else None for number in numbers]
