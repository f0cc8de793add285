"""The place of a study, from what was typed."""

import sys
from pathlib import Path
from typing import NotRequired, TypedDict

from simulator.commands.output import note_if
from simulator.scenario.scenario import Scenario
from simulator.verbs.gather import part_name
from simulator.verbs.refusals import Refused
from simulator.verbs.study_place import LOCAL, Place, place_for
from simulator.words.texts import gettext


class Typed(TypedDict):
    """Options of every study: how many futures there are, and where and how they are simulated."""

    runs: int | None
    seed: int | None
    months: int | None
    study: Path | None
    resume: bool
    part: NotRequired[tuple[int, int] | None]
    on: str
    address: str | None
    trusted: bool
    workers: int
    seconds: NotRequired[float | None]


def head_of(typed: Typed) -> dict[str, int | None]:
    """How many futures, with which random numbers and for how long: what every plan takes."""
    return {"runs": typed["runs"], "seed": typed["seed"], "months": typed["months"]}


def place_of(scenario: Scenario, typed: Typed) -> Place:
    """Where a study is kept and how it is run. Raises `Refused` for an address of no cluster."""
    if typed["address"] is not None and typed["on"] == LOCAL:
        raise Refused(
            gettext("`--address` is for Dask. Add `--on dask`, or leave `--address` out.")
        )
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
        typed["resume"],
        say=note_if,
    )
