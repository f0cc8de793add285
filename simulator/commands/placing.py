"""The place of a study, from what was typed."""

import sys
from typing import Any

from simulator.scenario.scenario import Scenario
from simulator.verbs.gather import part_name
from simulator.verbs.studying import Place, place_for

HEAD = ("runs", "seed", "months")
"""Options that every study hands to its plan."""


def place_of(scenario: Scenario, typed: dict[str, Any]) -> Place:
    """Where a study is kept and how it is run."""
    file = place_for(scenario, typed["study"])
    if part := typed.get("part"):
        file = part_name(file, *part)
    return Place(
        file,
        typed["workers"],
        typed.get("seconds"),
        sys.stderr.isatty(),
        typed["on"],
        typed["address"],
        typed["trusted"],
    )
