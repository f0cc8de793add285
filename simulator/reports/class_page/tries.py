"""What a scenario proposes to try, for people who have its sliders and not the program."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from simulator.experiments.class_page.sliders import Grid, Slider
from simulator.experiments.study.lever_range import quantity_of
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.words.local_text import shown
from simulator.words.numbers import all_of
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase


def tries(scenario: Scenario, grid: Grid, sliders: Sequence[Mapping[str, str]]) -> list[str]:
    """Sentences are kept. A command becomes moves of the `sliders`, which have a name and stops in
    words, and is left out where they cannot do what it does."""
    return list(dict.fromkeys(_all(scenario, grid, sliders)))


def _all(scenario: Scenario, grid: Grid, sliders: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for proposed in map(shown, scenario.try_):
        if not proposed.startswith("sesim "):
            yield clean(proposed)
        elif stops := _stops(_changes(proposed), scenario, grid):
            moves = [
                # Translators: where a slider is moved, such as: “café sales: price” to 29,000.
                phrase("“{slider}” to {stop}", slider=own["name"], stop=own["stops"][stop])
                for own, stop in ((sliders[at], stop) for at, stop in stops.items())
            ]
            # Translators: such as: Move “café sales: price” to 29,000 and “outreach: hours” to 16.
            yield gettext("Move {moves}.", moves=all_of(moves))


def _changes(command: str) -> dict[str, str]:
    """What a command sets, by path."""
    try:
        words = shlex.split(command)
    except ValueError:
        return {}
    typed = [after.partition("=") for word, after in pairwise(words) if word == "--set"]
    return {path.strip().removeprefix("mechanisms."): value for path, _, value in typed}


def _stops(changes: Mapping[str, str], scenario: Scenario, grid: Grid) -> dict[int, int]:
    """The stops that go as these changes do, by slider; none where no sliders can."""
    at = {slider.lever.path: at for at, slider in enumerate(grid.sliders)}
    alone = any(not grid.sliders[at[path]].combined for path in changes if path in at)
    if not changes.keys() <= at.keys() or (alone and len(changes) > 1):
        return {}
    try:
        changed = variant(scenario, changes)
    except ScenarioError:
        return {}
    wanted = {at[path]: quantity_of(changed, path).likely for path in changes}
    found = {at: _nearest(grid.sliders[at], value) for at, value in wanted.items()}
    return {} if None in found.values() else found  # type: ignore[return-value]


def _nearest(slider: Slider, wanted: float) -> int | None:
    """The stop that is nearest to a value, of those on its side of the plan."""
    values = slider.lever.values
    plan = values[slider.plan]
    there = [at for at, value in enumerate(values) if (value - plan) * (wanted - plan) > 0]
    return min(there, key=lambda at: abs(values[at] - wanted), default=None)
