"""Worked examples: an entry of `<rule>.yaml` becomes a small world of three futures, side by side.

An entry is written for people who know the subject and not the code:

    - name: Who is admitted starts a month later        # what the example shows
      given: {fee: [500, 700, 0], lapse: 100%}          # parameters of the rule of this file
      with: {payroll: {}, gain: {lock_in: 0%}}          # the other rules of this world
      world: {team.trainer.posts: 2}                    # changes of base-world.yaml, by path
      people: {active: 10, waiting: 3}                  # who stands where on the first day ...
      people: [{state: waiting, number: 3, need: 75%}]  # ... or group by group, with traits
      traits: {natural: 50%, matched: yes}              # what everybody is like on the first day
      workers: {burnout: 50%}                           # the same for all workers (skill is 1)
      donors: {gives: 100%}                             # the same for donors, funders ...
      start: {trust: 100%}                              # what the venture is like on the first day
      months: 3                                         # months that pass (1 where nothing is said)
      expect: {"balance venture:cash": [5000, 7000, 0], count active: 10}

A list of three numbers holds one for each future; one number holds in all. The trait `months` is
the number of months that people have already been where they are. The plan against which shortfalls
are measured is that of the first future. What may be expected: `measures.py`.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from simulator.mechanisms.state import declared
from simulator.model.model import Month
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import State

HERE = Path(__file__).parent
BASE = HERE / "base-world.yaml"
FUTURES = 3


@dataclass(frozen=True)
class Example:
    """One entry of a file; the words are those of the file."""

    rule: str
    name: str
    expect: Mapping[str, Any]
    given: Mapping[str, Any] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)
    world: Mapping[str, Any] = field(default_factory=dict)
    people: Any = ()
    traits: Mapping[str, Any] = field(default_factory=dict)
    workers: Mapping[str, Any] = field(default_factory=dict)
    donors: Mapping[str, Any] = field(default_factory=dict)
    start: Mapping[str, Any] = field(default_factory=dict)
    months: int = 1


def rule_files() -> list[Path]:
    """The files of worked examples, each named after its rule."""
    return sorted(file for file in HERE.glob("*.yaml") if file != BASE)


@cache
def read_examples(file: Path) -> tuple[Example, ...]:
    """The entries of one file; an unknown key or an entry without a name is refused."""
    entries = YAML(typ="safe", pure=True).load(file.read_text("utf-8")) or ()
    return tuple(Example(rule=file.stem, others=e.pop("with", {}), **e) for e in entries)


# -- from an entry to a model ---------------------------------------------------------------------


def build(example: Example, folder: Path) -> Month:
    """The example's three futures on the first day, its scenario read by the real `load`."""
    texts = [_written(example, future) for future in range(FUTURES)]
    read = {text: _read(text, folder) for text in dict.fromkeys(texts)}
    first = read[texts[0]]
    named = {example.rule, *example.others}
    only = {name: block for name, block in first.mechanisms.items() if name in named}
    first = replace(first, mechanisms=only)
    likely = [{path: q.likely for path, _, q in read[text].inputs()} for text in texts]
    design = {path: _column([values[path] for values in likely]) for path, _, _ in first.inputs()}
    model = Month(first, replicates=range(FUTURES), design=design)
    _set_first_day(model, example)
    return model


def _written(example: Example, future: int) -> str:
    """What the example says of one future, as a scenario file that extends the base world."""
    tree: dict[str, Any] = {"extends": BASE.stem, "name": "worked-example"}
    for path, value in example.world.items():
        _put(tree, path.split("."), _of(value, future))
    rules = {example.rule: example.given, **example.others}
    tree["mechanisms"] = {name: _of(values or {}, future) for name, values in rules.items()}
    return json.dumps(tree)


def _read(text: str, folder: Path) -> Scenario:
    if not (folder / BASE.name).exists():
        shutil.copy(BASE, folder)
    file = folder / "worked-example.yaml"
    file.write_text(text, "utf-8")
    return load(file)


def _put(tree: dict[str, Any], path: list[str], value: Any) -> None:
    for part in path[:-1]:
        tree = tree.setdefault(part, {})
    tree[path[-1]] = value


def _of(value: Any, future: int) -> Any:
    """The value in one future, every number as the text that a scenario file would hold."""
    if isinstance(value, Mapping):
        return {name: _of(inner, future) for name, inner in value.items()}
    if _one_each(value):
        return _of(value[future], future)
    if isinstance(value, list):
        return [_of(item, future) for item in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else value


def _one_each(value: Any) -> bool:
    """True for a list with one number for each future."""
    return isinstance(value, list) and len(value) == FUTURES and all(map(_is_number, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.endswith("%"))


# -- the first day --------------------------------------------------------------------------------


def _set_first_day(model: Month, example: Example) -> None:
    people = model.people
    unsaid = {} if "satisfaction" in {example.rule, *example.others} else {"satisfaction": "70%"}
    for name, value in {**unsaid, **example.traits}.items():
        people.columns[name][...] = numbers(value)
    next_slot = np.zeros((FUTURES, 1))
    for group in _groups(example.people):
        next_slot = _place(people, group, next_slot)
    people.charged = bool(people.strain.any())
    for name, value in {"skill": 1, **example.workers}.items():
        model.staff.columns[name][...] = numbers(value)
    for name, value in example.donors.items():
        for population in model.populations[3:]:
            if name in population.columns:
                population.columns[name][...] = numbers(value)
    for name, value in example.start.items():
        setattr(model.state, name, numbers(value).astype(declared()[name].dtype))


def _groups(people: Any) -> list[dict[str, Any]]:
    if isinstance(people, Mapping):
        return [{"state": state, "number": number} for state, number in people.items()]
    return [dict(group) for group in people]


def _place(people: Any, group: dict[str, Any], start: np.ndarray) -> np.ndarray:
    """Put the next people into a state; returns the first slot that is still free."""
    state, number = group.pop("state"), numbers(group.pop("number"))
    months = int(group.pop("months", 0))
    slots = np.arange(people.size)
    chosen = people.where((slots >= start) & (slots < start + number))
    if State.UNAWARE.id != state:
        people.move(chosen, State[state.upper()])
    chosen.set(people.since, -months)
    chosen.set(people.clock_ahead, months)
    for name, value in group.items():
        chosen.set(people.columns[name], chosen.each(numbers(value)))
    return start + number


def _column(values: list[Any]) -> np.ndarray:
    return np.array(values, dtype=np.float64)[:, None]


def numbers(value: Any) -> np.ndarray:
    """One number for each future, shape `(futures, 1)`."""
    return _column([_number(v) for v in (value if isinstance(value, list) else [value] * FUTURES)])


def _number(value: Any) -> float:
    if isinstance(value, str):
        word = value.strip()
        if word in ("yes", "no"):
            return float(word == "yes")
        if word.endswith("%"):
            return float(Decimal(word[:-1]) / 100)
    return float(Fraction(value))
