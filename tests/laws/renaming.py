"""A scenario under other names and in another order: all that a user may call as they like."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from simulator.results.result import Result
from simulator.results.summary import summarise
from simulator.scenario.load import loads
from simulator.scenario.scenario import Scenario
from simulator.scenario.sections import GROUPS
from simulator.vocabulary import CostClass

_PLACES = {"pays_for": "mechanisms", "buys": "mechanisms", "posts": "team", "segments": "segments"}
"""Lists of names in a rule, and where the names belong."""


def renamed(scenario: Scenario, seed: int) -> Scenario:
    """The same venture, every name drawn anew, and blocks of different kinds in another order."""
    rng = random.Random(seed)
    tree = json.loads(scenario.content)
    names = {group: _new(rng, tree.get(group) or {}) for group in GROUPS}
    names["segments"] = _new(rng, tree["community"].get("segments") or {})
    tree |= {"name": "another-venture", "title": "Another title", "about": "Another text"}
    for group, told_by in GROUPS.items():
        blocks = {
            names[group][name]: _with_names(name, block or {}, group, names)
            for name, block in (tree.get(group) or {}).items()
        }
        tree[group] = _shuffled(rng, blocks, told_by)
    if names["segments"]:
        segments = tree["community"]["segments"].items()
        tree["community"]["segments"] = {names["segments"][n]: share for n, share in segments}
    for event in tree.get("events", ()):
        event["change"] = _path(event["change"], names)
        if "on" in event:
            event["on"] = names["mechanisms"][event["on"]]
    for policy in tree.get("policies", ()):
        policy["name"] = "another policy"
        if isinstance(policy["then"], dict):
            policy["then"]["change"] = _path(policy["then"]["change"], names)
    tree["levers"] = [_path(path, names) for path in tree.get("levers", ())]
    keys = list(tree)
    rng.shuffle(keys)
    return loads(json.dumps({key: tree[key] for key in keys}), path="another-file.yaml")


def _new(rng: random.Random, old: Iterable[str]) -> dict[str, str]:
    """A new name for each, in an order of the alphabet that says nothing of the old one."""
    numbers = rng.sample(range(10_000), len(list(old)))
    return {name: f"{rng.choice('abxyz')}{n}" for name, n in zip(old, numbers, strict=True)}


def _with_names(
    name: str, block: dict[str, Any], group: str, names: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """A block that says its kind, has another label, and names others by their new names."""
    kind = {"kind": name} if group == "mechanisms" and "kind" not in block else {}
    block = kind | block | {"label": f"label of {name}"}
    for key, home in _PLACES.items():
        if group == "mechanisms" and isinstance(block.get(key), list):
            known = {n: new for n, new in names[home].items() if n not in tuple(CostClass)}
            block[key] = [known.get(word, word) for word in block[key]]
    return block


def _shuffled(rng: random.Random, blocks: dict[str, Any], told_by: str) -> dict[str, Any]:
    """Blocks in another order, those of one kind in their own."""
    kinds = [block[told_by] for block in blocks.values()]
    rng.shuffle(kinds)
    turns = {kind: iter([n for n, b in blocks.items() if b[told_by] == kind]) for kind in kinds}
    return {name: blocks[name] for kind in kinds for name in [next(turns[kind])]}


def _path(path: str, names: Mapping[str, Mapping[str, str]]) -> str:
    found = re.fullmatch(r"(?:(team|partners)\.)?(\w+)\.(\w+)", path.removeprefix("mechanisms."))
    assert found, path
    group, block, parameter = found.groups()
    above = f"{group}." if group else ""
    return f"{above}{names[group or 'mechanisms'].get(block, block)}.{parameter}"


def numbers_of(result: Result) -> dict[str, Counter]:
    """Every number of a result and of its summary, whatever it is called."""
    return {
        "series": Counter(np.asarray(a).tobytes() for a in result.series.values()),
        "finals": Counter(np.asarray(a).tobytes() for a in result.finals.values()),
        "inputs": Counter(np.asarray(a).tobytes() for a in result.inputs.values()),
        "summary": Counter(_leaves(summarise(result))),
    }


def _leaves(tree: Any) -> Iterable[float]:
    if isinstance(tree, Mapping):
        tree = list(tree.values())
    if isinstance(tree, list | tuple):
        for item in tree:
            yield from _leaves(item)
    elif isinstance(tree, int | float) and not isinstance(tree, bool):
        yield tree
