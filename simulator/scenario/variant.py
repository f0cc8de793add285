"""A scenario with some of its assumptions changed: given by name, by file, or already loaded."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.scenario import Scenario
from simulator.scenario.text.tree import Node
from simulator.scenario.text.write import as_yaml
from simulator.words.texts import gettext


def variant(scenario: str | Path | Scenario, changes: Mapping[str, str]) -> Scenario:
    """The scenario with `changes` (path: text) in place of its own values.

    Raises `ScenarioError` with every mistake."""
    if not isinstance(scenario, Scenario):
        return load(scenario, changes)
    if not changes:
        return scenario
    text = as_yaml(scenario)
    if text is not None:
        path, largest = scenario.path or f"{scenario.name}.yaml", 4 * len(text)
        return loads(text, changes, path=path, largest=largest)  # it was once within the bounds
    if not changes.keys() <= {"runs", "seed"}:
        mistakes = Mistakes()
        said = gettext(
            "this scenario was made or changed in Python, so it has no text in which this could be"
            " set; set it in the scenario as it was loaded, before the other changes"
        )
        mistakes.add(Node(scenario.name, 0, 0), ", ".join(changes), said)
        mistakes.stop()
    runs, seed = changes.get("runs", scenario.runs), changes.get("seed", scenario.seed)
    return replace(scenario, runs=int(runs), seed=int(seed))
