"""What stresses do, for programs: the rows of stress.csv, and one dictionary."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.experiments.scenario_set import BadFile
from simulator.experiments.study.stressing import AXES, Harm, Venture, ranked, worst
from simulator.results.paired import Paired
from simulator.scenario.stresses import Stress
from simulator.scenario.text.tree import plain_text

_OF_A_CHANGE = ("before", "after", "change", "low", "high", "clear")
HEADER = (
    "scenario",
    "stress",
    "exposed",
    "why_not",
    "futures",
    *(f"{axis}_{name}" for axis in AXES for name in _OF_A_CHANGE),
)
"""The columns of stress.csv."""


def stress_rows(ventures: Sequence[Venture]) -> list[list[Any]]:
    """A row for each venture and stress. Where a venture is not exposed, there are no numbers."""
    return [_row(venture, harm) for venture in ventures for harm in venture.harms]


def _row(venture: Venture, harm: Harm) -> list[Any]:
    why = harm.why.english if harm.why else ""
    row: list[Any] = [venture.name, harm.stress.name, harm.exposed, why]
    if not harm.exposed:
        return [*row, None, *[None] * (len(HEADER) - len(row) - 1)]
    row.append(harm.changes[AXES[0]].n)
    for axis in AXES:
        row += _change(harm.changes[axis]).values()
    return row


def _change(found: Paired) -> dict[str, Any]:
    numbers = (found.before, found.after, found.difference, found.low, found.high)
    return dict(zip(_OF_A_CHANGE, (*numbers, not found.tie), strict=True))


def stress_summary(
    ventures: Sequence[Venture], stresses: Sequence[Stress], bad: Sequence[BadFile]
) -> dict[str, Any]:
    """All of it; of each venture, the most harmful stress first."""
    return {
        "shareable": False,
        "stresses": [
            {
                "stress": each.name,
                "title": str(each.title),
                "about": str(each.about),
                "events": [plain_text(event) for event in each.events],
            }
            for each in stresses
        ],
        "ventures": [_venture(venture) for venture in ventures],
        "bad": [{"file": Path(b.file).name, "mistakes": list(b.base_names)} for b in bad],
    }


def _venture(venture: Venture) -> dict[str, Any]:
    plan, without = venture.scenario, venture.without
    return {
        "scenario": venture.name,
        "seed": plan.seed,
        "months": plan.months,
        "runs": {"planned": plan.runs, "finished": without.n, "failed": without.failed},
        "complete": venture.complete,
        "study": {"file": venture.file, "digest": venture.digest},
        "without": {axis: without.chance(axis)._asdict() for axis in AXES},
        "stresses": list(map(_harm, ranked(venture.harms))),
        "worst": {axis: [harm.stress.name for harm in worst(venture.harms, axis)] for axis in AXES},
    }


def _harm(harm: Harm) -> dict[str, Any]:
    said: dict[str, Any] = {"stress": harm.stress.name, "exposed": harm.exposed}
    if harm.roles:
        said["roles"] = dict(harm.roles)
    if harm.left_out:
        said["not_there"] = list(harm.left_out)
    if not harm.exposed:
        return {**said, "why_not": harm.why.english if harm.why else ""}
    said |= {"futures": harm.changes[AXES[0]].n, "failed": harm.failed}
    return said | {axis: _change(found) for axis, found in harm.changes.items()}
