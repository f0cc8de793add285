"""The goal of a search, the scenario in which it is looked for, and how many futures judge it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from simulator.experiments.study.found import Goal
from simulator.experiments.study.lean import USUAL
from simulator.experiments.study.points import BLOCK
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.scenario.scenario import Scenario
from simulator.storage.manifest import Request, now
from simulator.verbs.changes import Changes, Wanted
from simulator.verbs.refusals import Refused
from simulator.verbs.typed_after import typed_after
from simulator.words.texts import gettext


class WithGoal:
    """A goal, read as a claim of a scenario file, and the scenario with the changes that were asked
    for. Raises `ScenarioError` and `Refused`."""

    def __init__(
        self,
        scenario: str | Path | Scenario,
        goal: str,
        *,
        set: Changes | None = None,
        runs: int | None = None,
        seed: int | None = None,
        months: int | None = None,
    ) -> None:
        if not isinstance(goal, str):
            raise Refused(gettext("Write the goal as a text, such as `P(sustainable) >= 40%`."))
        self._wanted = Wanted.of(set, runs=runs, seed=seed, months=months)
        self._from = scenario
        self.scenario = self.load({})
        self._goal = goal
        with typed_after("--goal", path=False):
            claimed = self.load({"claims": f"[{_quoted(goal)}]"})
        self.claim = replace(claimed.claims[0], text=goal.strip())

    def load(self, more: Mapping[str, str]) -> Scenario:
        """The scenario with more changes, by path. Raises `ScenarioError`."""
        return self._wanted.load(self._from, more)

    def request(self, **asked: object) -> Request:
        """What was asked, for whoever reads the folder."""
        wanted = self._wanted
        return Request({**wanted.head, **asked, "goal": self._goal, "set": wanted.typed}, now())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "") + '"'


def goal_of(claim: Claim) -> Goal:
    """What the left side of the claim must be."""
    return Goal(claim.number, claim.op in (">=", ">"), claim.op in (">", "<"))


def measures_of(claim: Claim) -> tuple[str, ...]:
    """The usual measures, and the one that the goal is about."""
    named = claim.of.measure if claim.of else claim.subject
    return USUAL if named in USUAL or named not in MEASURES else (*USUAL, named)


def whole_blocks(runs: int) -> int:
    """Futures in whole pairs of blocks, so that half of them are whole blocks too."""
    return max(2 * BLOCK, -(-runs // (2 * BLOCK)) * 2 * BLOCK)
