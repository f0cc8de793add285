"""The stresses of the library, tried on the venture of a run."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.experiments.study.in_turn import seconds_needed
from simulator.experiments.study.points import BLOCK
from simulator.experiments.study.stressing import Venture
from simulator.experiments.time_limit import TimeEnded, about
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.storage.manifest import Request
from simulator.verbs.progress import LONG, Progress
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.stress import under_stress
from simulator.verbs.stress_plan import Plan
from simulator.verbs.study_place import Place, blocks_missing, place_for
from simulator.words.numbers import whole
from simulator.words.texts import ngettext

_ASKED = ("runs", "seed", "months", "set")
"""Options of a run that a study of its stresses has too."""


def try_stresses(
    result: Result,
    workers: int = 1,
    progress: Progress | bool | None = None,
    until: float | None = None,
    study: Path | None = None,
    asked: Mapping[str, Any] | None = None,
) -> Venture:
    """What each stress does to the venture. Its futures without any are those of the run; those
    under stresses are kept in the file of the scenario's studies (or in `study`), so that a second
    time is quick. `asked` are the options of the run, which the file remembers.

    Raises `Refused` for a scenario without a text, `TimeEnded` where not all futures are there
    `until` a moment of `time.monotonic()`, and `NothingFinished` where some fail for a reason that
    may pass, or all of them."""
    if result.untried:
        raise TimeEnded
    plan = Plan(result.scenario)
    options = {name: asked[name] for name in _ASKED if asked.get(name)} if asked else {}
    plan.request = Request({**plan.request.options, **options}, plan.request.started)
    path = place_for(result.scenario, study)
    seconds = None if until is None else max(until - time.monotonic(), 0.0)
    (tried,), (points,) = plan.tried, plan.studies
    try:
        found = under_stress(plan, tried, points, Place(path, workers, seconds, progress), result)
    except NothingFinished:
        if until is None:
            raise
        raise TimeEnded from None
    if found.left_out:
        raise NothingFinished(found.left_out)
    if not found.complete:
        raise TimeEnded
    return found


def how_long_stresses(scenario: Scenario, workers: int) -> str:
    """A text that says about how long the futures under stresses take which are not kept yet;
    empty where that is a short time. Raises `Refused` where stresses cannot be tried."""
    (points,) = Plan(scenario).studies
    own = scenario.runs // BLOCK
    missing = blocks_missing(points, place_for(scenario, None))
    todo = [block for block in missing if block.point or block.number >= own]
    todo.sort(key=lambda block: block.point)  # as they are simulated
    seconds, futures = seconds_needed(points, todo, workers), BLOCK * len(todo)
    if seconds <= LONG:
        return ""
    return ngettext(
        "For the stresses, {n} more future is simulated, which takes about {time} here.",
        "For the stresses, {n} more futures are simulated, which takes about {time} here.",
        futures,
        n=whole(futures),
        time=about(seconds),
    )
