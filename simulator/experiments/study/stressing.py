"""A venture under stresses: each stress is a structure of its own, in the futures of the venture
without any."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

import numpy as np

from simulator.experiments.study.points import Point, Structure, Study
from simulator.experiments.study.tally import Futures, differs
from simulator.results.intervals import z_of
from simulator.results.paired import Paired, paired_shares
from simulator.scenario.changes.planned import Claim
from simulator.scenario.mistakes import Mistake, ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.stressed import Stressed, Why, stressed
from simulator.scenario.stresses import Stress
from simulator.scenario.text.tree import plain_text

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
    after: Futures | None = field(default=None, compare=False, repr=False)
    """The futures under the stress."""

    @staticmethod
    def of(stress: Stress, under: Stressed, before: Futures, after: Futures | None) -> "Harm":
        """`after` is None where the venture has nothing that the stress is about: that is not the
        same as an effect of 0."""
        if after is None:
            return Harm(stress, {}, under.why, under.roles, under.left_out)
        _, mine, theirs = np.intersect1d(before.places, after.places, return_indices=True)
        found = {
            event: paired_shares(before.happens(event)[mine], after.happens(event)[theirs])
            for event in (*AXES, "both")
        }
        both = found.pop("both")
        return Harm(stress, found, None, under.roles, under.left_out, after.failed, both, after)

    @property
    def exposed(self) -> bool:
        return bool(self.changes)


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
    label: str = ""
    """What it is called among others; empty: its own name."""

    @property
    def name(self) -> str:
        return self.label or self.scenario.name


def contains_others(stress: Stress, stresses: Iterable[Stress]) -> bool:
    """Whether all events of another stress are among its own, and more: it cannot harm less."""
    mine = {plain_text(event) for event in stress.events}
    return any({plain_text(event) for event in other.events} < mine for other in stresses)


def containing(harms: Sequence[Harm]) -> list[Harm]:
    """Those that the venture is exposed to and that contain others."""
    stresses = [harm.stress for harm in harms]
    return [harm for harm in harms if harm.exposed and contains_others(harm.stress, stresses)]


def single(harms: Sequence[Harm]) -> list[Harm]:
    """Those that may be compared: the venture is exposed to them, and they contain no others."""
    several = {harm.stress.name for harm in containing(harms)}
    return [harm for harm in harms if harm.exposed and harm.stress.name not in several]


def ranked(harms: Sequence[Harm]) -> list[Harm]:
    """The most harmful first: by the fall of the first chance, then by that of the second; they are
    never added. Those that contain others come after them; where the venture is not exposed, last.
    Of equal ones, in the order of the files."""
    stresses = [harm.stress for harm in harms]
    return sorted(
        harms,
        key=lambda harm: (
            not harm.exposed,
            contains_others(harm.stress, stresses),
            *(_change(harm, axis) for axis in AXES),
        ),
    )


def most_harmful(harms: Sequence[Harm], most: int) -> list[Harm]:
    """At most so many single stresses: by turns that by which the first chance falls most, and that
    by which the second does."""
    found: list[Harm] = []
    falls = [
        sorted((h for h in single(harms) if _change(h, axis) < 0), key=lambda h: _change(h, axis))
        for axis in AXES
    ]
    for harm in filter(None, chain.from_iterable(zip_longest(*falls))):
        if not any(harm is other for other in found):
            found.append(harm)
    return found[:most]


def worst(harms: Sequence[Harm], axis: str) -> list[Harm]:
    """The single stress by which a chance falls most, of those that clearly lower it, and all by
    which it falls by as much; empty where no fall is clear."""
    clear = [harm for harm in single(harms) if harm.changes[axis].way < 0]
    least = min((_change(harm, axis) for harm in clear), default=0.0)
    return [harm for harm in clear if np.isclose(_change(harm, axis), least)]


def not_clearly_less(harms: Sequence[Harm], axis: str) -> int:
    """How many other single stresses do not clearly differ from the worst one."""
    top, claim, every = worst(harms, axis), Claim("", "P", axis, ">=", 0.0), single(harms)
    if not top or top[0].after is None:
        return 0
    others = [h.after for h in every if h.after and not any(h is one for one in top)]
    return sum(not differs(top[0].after, one, claim, z_of(len(every) - 1)) for one in others)


def _change(harm: Harm, axis: str) -> float:
    """What a stress changes; what is not known comes after all others."""
    found = harm.changes.get(axis)
    return 9.0 if found is None or np.isnan(found.difference) else found.difference
