"""What a scenario's text comes to: its content, the digest of it, and how many months to run."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from simulator.mechanisms.parameters import Parameter
from simulator.scenario.mistakes import SET, Mistakes
from simulator.scenario.text.tree import Map, Node, Relative, bare, canonical
from simulator.scenario.values.reading import Reading
from simulator.scenario.values.relative_change import settled


def to_run(tree: Map) -> tuple[Map, bool]:
    """The tree with `run_months` as its months, and whether these, or the command line's, are to
    be run instead of the plan's."""
    key, months = tree.key("run_months"), tree.get("months")
    told = months is not None and months.file == SET
    if key is None:
        return tree, told
    rest, wanted = tree.without("run_months"), tree.get("run_months")
    if told or wanted is None:
        return rest, True
    return rest.having(replace(key, text="months"), wanted), True


def with_values(
    node: Node, parameters: Mapping[str, Parameter], currency: str | None, path: str = ""
) -> Node:
    """A sound tree with what each relative change comes to in its place."""
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


def digest_of(tree: Node) -> str:
    """SHA-256 of the content: equal for equal scenarios, whatever their layout, and whichever
    version of scenario files they say they are written for."""
    tree = tree.without("sesim") if isinstance(tree, Map) else tree
    return hashlib.sha256(canonical(tree).encode("utf-8", "surrogatepass")).hexdigest()


def content_of(tree: Node, cut: bool, planned: Node | None) -> str:
    """All of the tree as JSON, in the order written. Where its months are `cut`, not the `planned`
    ones, they become `run_months`, for the plan's own months say what else in it is sound."""
    content = bare(tree)
    if cut:
        content |= {"run_months": content["months"]}
        content |= {} if planned is None else {"months": bare(planned)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
