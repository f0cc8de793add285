"""Simulate a place of a class page once more, and say whether the page told the truth."""

from dataclasses import dataclass, field
from typing import Any

from simulator.experiments.class_page.points import Source
from simulator.reports.class_page.marks import (
    AXES,
    CHANGED,
    DIFFERS,
    FAILED,
    HIDDEN,
    MISSING,
    OLDER,
    SAME,
    Seen,
)
from simulator.reports.comparison.answer import answer
from simulator.reports.verdict_words import verdict_shares
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.verbs.compare import compare
from simulator.verbs.read_page import Page
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.verbs.simulate import simulate
from simulator.vocabulary import MODEL_VERSION
from simulator.words.language import UnknownLanguage, speaking


@dataclass
class Again:
    """How places are simulated, and the scenarios that were read for it."""

    workers: int
    scenarios: dict[tuple[str, int], Scenario | None] = field(default_factory=dict)

    def scenario(self, page: Page, number: int) -> Scenario | None:
        """The scenario of a venture, as the page was made from it; None where it is not here."""
        at = page.digest, number
        if at not in self.scenarios:
            asked = page.data["ventures"][number]["runs"]
            try:
                self.scenarios[at] = Source.read(asked["scenario"], asked["set"])({})
            except ScenarioError:
                self.scenarios[at] = None
        return self.scenarios[at]


def run_again(again: Again, page: Page, number: int, seen: Seen) -> str:
    """What comes of it: an id of `marks.AGAIN`."""
    venture: dict[str, Any] = page.data["ventures"][number]
    if not venture["runs"]:
        return HIDDEN
    if page.data["model"] != MODEL_VERSION:
        return OLDER
    scenario = again.scenario(page, number)
    if scenario is None:
        return MISSING
    if scenario.digest != venture["runs"]["digest"]:
        return CHANGED
    try:
        with speaking(page.data["language"]):
            return SAME if _agrees(again, scenario, seen) else DIFFERS
    except (NothingFinished, Refused, ScenarioError, UnknownLanguage):
        return FAILED


def _agrees(again: Again, scenario: Scenario, seen: Seen) -> bool:
    if seen.changes:
        found = compare(scenario, set=seen.changes, workers=again.workers)
        return answer(found.result) == seen.answer
    shares = verdict_shares(simulate(scenario, workers=again.workers).summary)
    return all(shares[axis] == seen.chances[axis][0] for axis in AXES)
