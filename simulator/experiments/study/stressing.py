"""A venture under stresses: each stress is a structure of its own, in the futures of the venture
without any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.experiments.study.points import Point, Structure, Study
from simulator.experiments.study.tally import Futures
from simulator.results.paired import Paired, paired_shares
from simulator.scenario.mistakes import Mistake, ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.stressed import Stressed, Why, stressed
from simulator.scenario.stresses import Stress
from simulator.words.texts import N_

AXES = ("sustainable", "delivers")
"""Both chances that a stress may lower."""


@dataclass(frozen=True)
class Tried:
    """A venture and what becomes of it under each stress, before anything is simulated."""

    scenario: Scenario
    stresses: Sequence[Stress]
    under: Sequence[Stressed]

    @staticmethod
    def of(scenario: Scenario, stresses: Sequence[Stress]) -> "Tried":
        """Raises `ScenarioError` for events that do not fit what the scenario has, with all
        mistakes of all stresses, and `ValueError` for one that was changed in Python and so has no
        text."""
        Structure.of(scenario)
        found, wrong = list[Stressed](), list[Mistake]()
        for stress in stresses:
            try:
                found.append(stressed(scenario, stress))
            except ScenarioError as refused:
                wrong += refused.mistakes
        if wrong:
            raise ScenarioError(wrong)
        return Tried(scenario, stresses, found)

    def study(self) -> Study:
        """The first point is the venture without any stress; those that concern it follow."""
        plans = [self.scenario, *(each.scenario for each in self.under if each.scenario)]
        structures = [Structure.of(plan) for plan in plans]
        return Study(structures, [Point(at, {}) for at in range(len(plans))], self.scenario.runs)

    def results(self, points: Sequence[Futures]) -> list["Harm"]:
        """What each stress does, in the order of the stresses; `points` are those of the study."""
        left = iter(points[1:])
        return [
            Harm.of(stress, under, points[0], None if under.scenario is None else next(left))
            for stress, under in zip(self.stresses, self.under, strict=True)
        ]


@dataclass(frozen=True)
class Harm:
    """What one stress does to one venture: by axis, how much more often it happens, future by
    future. Empty where the venture is not exposed; then there is a reason `why`."""

    stress: Stress
    changes: Mapping[str, Paired] = field(default_factory=dict)
    why: Why | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    failed: int = 0
    """Futures under the stress that could not be simulated."""
    both: Paired | None = None
    """How much more often both goals are reached; None where the venture is not exposed."""

    @staticmethod
    def of(stress: Stress, under: Stressed, before: Futures, after: Futures | None) -> "Harm":
        """Where no kept number of any future differs, the venture has nothing that the stress is
        about: that is not the same as an effect of 0."""
        if after is None:
            return Harm(stress, {}, under.why, under.roles, under.left_out)
        _, mine, theirs = np.intersect1d(before.places, after.places, return_indices=True)
        same = np.array_equal(before.values[mine], after.values[theirs], equal_nan=True)
        if same and len(mine) and not after.failed:
            why = Why(N_("it changes no number in any of these futures"))
            return Harm(stress, {}, why, under.roles, under.left_out)
        found = {
            event: paired_shares(before.happens(event)[mine], after.happens(event)[theirs])
            for event in (*AXES, "both")
        }
        both = found.pop("both")
        return Harm(stress, found, None, under.roles, under.left_out, after.failed, both)

    @property
    def exposed(self) -> bool:
        return bool(self.changes)

    @property
    def points(self) -> float:
        """What both chances together rise by; below 0 for a stress that harms."""
        return sum(found.difference for found in self.changes.values())


@dataclass(frozen=True)
class Venture:
    """What stresses do to one venture."""

    scenario: Scenario
    without: Futures
    """Its futures without any stress."""
    harms: tuple[Harm, ...]
    """In the order of the stresses."""
    complete: bool
    file: str
    """The name of the file in which the futures are kept, and the digest of its blocks."""
    digest: str
    left_out: str = ""
    """What to do about futures that failed for a reason that may pass; empty where none did."""


def ranked(harms: Sequence[Harm]) -> list[Harm]:
    """The most harmful first: by what both chances together lose. Where the venture is not exposed,
    last. Of equal ones, in the order of the files."""
    return sorted(harms, key=lambda harm: (not harm.exposed, np.nan_to_num(harm.points, nan=9.0)))


def most_harmful(harms: Sequence[Harm], most: int) -> list[Harm]:
    """The worst ones, at most so many, of those by which both chances together fall."""
    return [harm for harm in ranked(harms) if harm.exposed and harm.points < 0][:most]


def worst(harms: Sequence[Harm], axis: str) -> Harm | None:
    """The stress that lowers a chance most, of those that clearly lower it."""
    clear = [harm for harm in harms if harm.exposed and harm.changes[axis].way < 0]
    return min(clear, key=lambda harm: harm.changes[axis].difference, default=None)
