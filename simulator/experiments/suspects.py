"""What may have made a future fail, and what takes it away: gathered from what the rules of a
scenario declare (`reliefs`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from simulator.mechanisms.reliefs import Kind, Relief
from simulator.model.changes import changed
from simulator.results.result import Result
from simulator.scenario.changes.planned import Event
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Cause


@dataclass(frozen=True)
class Suspect:
    """One cause in one of the two lists, with everything that takes it away."""

    cause: Cause
    kind: Kind
    numbers: Mapping[str, Relief] = field(default_factory=dict, compare=False)
    """By the path of a parameter."""
    switches: frozenset[str] = field(default=frozenset(), compare=False)
    """The paths of switches that are turned off."""
    events: tuple[tuple[Event, Relief], ...] = field(default=(), compare=False)
    """Dated events of the file. Each is left out where it does harm."""
    seen_in: str = field(default="", compare=False)
    """A total that is 0 in every future in which it did not act; empty if none tells."""

    @property
    def named(self) -> tuple[Cause, Kind]:
        return self.cause, self.kind


def suspects(scenario: Scenario) -> list[Suspect]:
    """Every cause that may have acted in this scenario, in the order of `Cause`, what happened
    before what was guessed. A number that the file states and nothing changes is the plan: it is
    under no suspicion."""
    found: dict[tuple[Cause, Kind], tuple[dict[str, Relief], set[str], list]] = {}
    seen: dict[tuple[Cause, Kind], str] = {}
    dated = [event for event in scenario.events if event.on is None]
    for path, block in scenario.blocks():
        for cause, reliefs in block.kind.reliefs.items():
            for name, relief in reliefs.items():
                at = f"{path}.{name}"
                own = found.setdefault((cause, relief.kind), ({}, set(), []))
                told = seen.setdefault((cause, relief.kind), relief.seen_in)
                seen[cause, relief.kind] = told if told == relief.seen_in else ""
                if name in block.kind.switches:
                    own[1].add(at)
                    continue
                quantity = block.values[name]
                if quantity.is_range if relief.direction else quantity.numbers != (relief.value,):
                    own[0][at] = relief
                happened = found.setdefault((cause, Kind.EVENT), ({}, set(), []))
                happened[2].extend((event, relief) for event in dated if event.path == at)
    kinds = list(Kind)
    order = sorted(found, key=lambda key: (list(Cause).index(key[0]), kinds.index(key[1])))
    listed = ((cause, kind, *found[cause, kind]) for cause, kind in order)
    return [
        Suspect(
            cause, kind, numbers, frozenset(switches), tuple(events), seen.get((cause, kind), "")
        )
        for cause, kind, numbers, switches, events in listed
        if numbers or switches or events
    ]


@dataclass(frozen=True)
class Trial:
    """Futures, by their rows in the result, that are run again without some suspects."""

    name: str
    rows: np.ndarray
    suspects: tuple[Suspect, ...]

    def acting(self, result: Result) -> np.ndarray:
        """Those of its rows in which some suspect may have acted; the others stay as they are."""
        told = [suspect.seen_in for suspect in self.suspects]
        if not all(told):
            return self.rows
        return self.rows[np.any([result.finals[name][self.rows] > 0 for name in told], axis=0)]


def design(
    result: Result, trials: Iterable[Trial]
) -> tuple[np.ndarray, dict[str, np.ndarray], dict[Event, np.ndarray]]:
    """The futures of all trials, one after the other: replicates, the columns that differ from what
    was drawn, and the rows without an event (see `run_design`)."""
    trials = list(trials)
    rows = np.concatenate([trial.rows for trial in trials])
    likely = {path: quantity.likely for path, _, quantity in result.scenario.inputs()}
    columns: dict[str, np.ndarray] = {}
    without: dict[Event, np.ndarray] = {}
    end = 0
    for trial in trials:
        part = slice(end, end := end + len(trial.rows))
        for suspect in trial.suspects:
            for path, relief in suspect.numbers.items():
                drawn = result.inputs[path]
                if path not in columns:
                    columns[path] = drawn[rows, None]
                columns[path][part, 0] = relief.relieved(drawn[trial.rows], likely[path])
            for path in suspect.switches:
                if path not in columns:
                    columns[path] = np.ones((len(rows), 1))
                columns[path][part] = 0
            for event, relief in suspect.events:
                before = result.inputs[event.path][trial.rows]
                if event not in without:
                    without[event] = np.zeros((len(rows), 1), dtype=bool)
                without[event][part, 0] = relief.worse(changed(before, event), before)
    return result.replicates[rows], columns, without
