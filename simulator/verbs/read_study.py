"""`read_study`: the answer of a study from what its file keeps."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from simulator.experiments.study.vary import MOST_POINTS
from simulator.scenario.catalog import shipped
from simulator.scenario.scenario import Scenario
from simulator.storage.shape import fits
from simulator.storage.study_file import FILE
from simulator.verbs.asked import is_option
from simulator.verbs.find import Find, FindSeveral
from simulator.verbs.find import planned as search
from simulator.verbs.refusals import Refused
from simulator.verbs.stress import Stress, under_stress
from simulator.verbs.stress_plan import Plan as Stressing
from simulator.verbs.study_place import Place
from simulator.verbs.study_status import status
from simulator.verbs.sweep import Plan as Sweeping
from simulator.verbs.sweep import Sweep
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

Answer = Sweep | Find | FindSeveral | Stress


def read_study(path: str | Path, scenario: str | Path | Scenario | None = None) -> Answer:
    """The answer of the last question that the file of a study was asked, from the futures that it
    keeps; nothing is simulated. `scenario` is the file of the venture, where it does not come with
    sesim. What a time limit or Ctrl-C left out of a sweep or a stress is left out here too. The
    file is not changed.

    Raises `StudyUnusable` for a file that is no study, `Refused` where it holds no question of
    `sweep`, `find` or `stress`, `ScenarioError`, and `NothingFinished` where the file lacks futures
    that the answer needs: the scenario was changed since, or the study has not come so far."""
    asked = {name: value for name, value in status(path).asked.items() if value is not None}
    verb, name = str(asked.pop("verb", "")), asked.pop("scenario", None)
    known = type(name) is str and not is_option(name) and verb in _READ
    if not (known and fits(asked, _shape(verb, asked))):
        raise Refused(
            gettext(
                "`{file}` does not say what it was asked. Ask again with `sweep`, `find` or"
                " `stress`, and name the file as `study`.",
                file=clean(Path(path).as_posix()),
            )
        )
    if asked.get("stresses"):
        raise Refused(
            gettext(
                "`{file}` was asked about stresses of your own ({name}), which it does not keep."
                " Ask again with `stress`, and name both.",
                file=clean(Path(path).as_posix()),
                name=quote(str(asked["stresses"])),
            )
        )
    if scenario is None and (FILE in asked or name not in shipped()):
        raise Refused(
            gettext(
                "`{file}` was asked about a scenario file of your own. Name that file too, as"
                " `scenario`.",
                file=clean(Path(path).as_posix()),
            )
        )
    place = Place(Path(path), reads=True)
    return _READ[verb](name if scenario is None else scenario, asked, place)


def _swept(scenario: str | Path | Scenario, asked: Mapping[str, Any], place: Place) -> Answer:
    return Sweeping(scenario, **_options(asked, "vary", "sample")).run(place)


def _searched(scenario: str | Path | Scenario, asked: Mapping[str, Any], place: Place) -> Answer:
    return search(scenario, **_options(asked, "by", "goal", "cost")).run(place)


def _stressed(scenario: str | Path | Scenario, asked: Mapping[str, Any], place: Place) -> Answer:
    plan = Stressing(scenario, **_options(asked))
    under = [
        under_stress(plan, *each, place) for each in zip(plan.tried, plan.studies, strict=True)
    ]
    return Stress(plan, under)


def _options(asked: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """What was asked, as the plans take it."""
    numbers = {n: int(asked[n]) for n in ("runs", "seed", "months") if n in asked}
    return {**{n: asked[n] for n in ("set", *names) if n in asked}, **numbers}


def _shape(verb: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What each option must be that a verb needs, or that is there."""
    return _NEEDED[verb] | {name: _KNOWN[name] for name in asked if name in _KNOWN}


def _number(value: Any) -> bool:
    return type(value) in (str, int) and re.fullmatch("[0-9]{1,19}", str(value)) is not None


def _by(value: Any) -> bool:
    return fits(value, str) or fits(value, [str])


_KNOWN: Mapping[str, Any] = {
    "set": [str],
    "sample": lambda value: type(value) is int and 2 <= value <= MOST_POINTS,
    "cost": {str: float},
    **dict.fromkeys(("runs", "seed", "months"), _number),
}
_NEEDED: Mapping[str, dict[str, Any]] = {
    "sweep": {"vary": [str]},
    "find": {"by": _by, "goal": str},
    "stress": {},
}
_READ: Mapping[str, Callable[[str | Path | Scenario, Mapping[str, Any], Place], Answer]] = {
    "sweep": _swept,
    "find": _searched,
    "stress": _stressed,
}
"""By the verb that asked."""
