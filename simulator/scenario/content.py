"""The content of a scenario's text, the digest of it, and how many months to run."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from simulator.mechanisms.parameters import Parameter
from simulator.scenario.mistakes import SET, Mistakes
from simulator.scenario.text.tree import Listing, Map, Node, Relative, bare, canonical
from simulator.scenario.values.reading import Reading
from simulator.scenario.values.relative_change import settled
from simulator.words.language import ENGLISH

_TEXTS = ("title", "about", "notice", "try")
"""Sections that hold texts."""
_CHANGES_NOTHING = ("sesim", "compare_with")
"""Keys that change no future."""


def to_run(tree: Map) -> tuple[Map, bool]:
    """The tree with `run_months` as its months. True where these months, or those of the command
    line, are run instead of the months of the plan."""
    key, months = tree.key("run_months"), tree.get("months")
    changed = months is not None and months.file == SET
    if key is None:
        return tree, changed
    rest, wanted = tree.without("run_months"), tree.get("run_months")
    if changed or wanted is None:
        return rest, True
    return rest.having(replace(key, text="months"), wanted), True


def with_values(
    node: Node, parameters: Mapping[str, Parameter], currency: str | None, path: str = ""
) -> Node:
    """A tree without mistakes, with the new value in place of each relative change."""
    if isinstance(node, Map):
        above = f"{path}." if path and path != "mechanisms" else ""
        return replace(
            node,
            entries=tuple(
                (key, with_values(value, parameters, currency, f"{above}{key.text}"))
                for key, value in node
            ),
        )
    parameter = parameters.get(path)
    if isinstance(node, Relative) and parameter and parameter.unit.numeric:
        return settled(node, parameter, path, Reading(Mistakes(), currency)) or node
    return node


def in_english(node: Node, parameters: Mapping[str, Parameter], path: str = "") -> Node:
    """A tree without mistakes and without labels, in which each text in several languages is the
    one that files for programs hold: English, or else the first."""
    if isinstance(node, Listing):
        return replace(node, items=tuple(in_english(i, parameters, path) for i in node.items))
    if not isinstance(node, Map):
        return node
    if node.entries and (
        path in _TEXTS or path in parameters and parameters[path].unit.name == "text"
    ):
        return node.get(ENGLISH) or node.entries[0][1]
    above = f"{path}." if path and path != "mechanisms" else ""
    entries = tuple(
        (key, in_english(value, parameters, f"{above}{key.text}")) for key, value in node
    )
    return replace(node, entries=entries)


def digest_of(tree: Node) -> str:
    """SHA-256 of the content: equal for equal scenarios, whatever their layout, and whichever
    version of scenario files they say they are written for, and whatever real organisations they
    are compared with. Errors of estimates depend on it, so `tree` has no labels and only one
    language: no translation may change a number."""
    for key in _CHANGES_NOTHING:
        tree = tree.without(key) if isinstance(tree, Map) else tree
    return hashlib.sha256(canonical(tree).encode("utf-8", "surrogatepass")).hexdigest()


def content_of(tree: Node, cut: bool, planned: Node | None) -> str:
    """The whole tree as JSON, in the order written. Where its months are `cut` (they are not the
    `planned` ones), they become `run_months`: the rest of the file is checked against the months of
    the plan."""
    content = bare(tree)
    if cut:
        content |= {"run_months": content["months"]}
        content |= {} if planned is None else {"months": bare(planned)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
