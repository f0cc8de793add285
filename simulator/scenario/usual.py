"""The usual price, pay or hours under a change from the command line: what the file itself says.

Without it, twice the price would count as the price that people are used to, and cost nothing."""

from collections.abc import Collection, Mapping, Sequence
from math import prod

from simulator.mechanisms.parameters import REQUIRED, Parameter
from simulator.quantities.writing import write_number
from simulator.scenario.mistakes import SET, Mistakes
from simulator.scenario.text.tree import Map, Node, Scalar, is_empty
from simulator.scenario.values.defaults import as_node
from simulator.scenario.values.quantities import read_quantity
from simulator.scenario.values.reading import Reading


def with_value(tree: Map, keys: Sequence[str], value: Node) -> Map:
    """The tree with one value set at the end of a path; its places are those of `--set`."""
    key = tree.key(keys[0]) or Scalar(SET, 0, 0, keys[0])
    if len(keys) == 1:
        return tree.having(key, value)
    below = tree.get(keys[0])
    inner = below if isinstance(below, Map) else Map(SET, 0, 0, ())
    return tree.having(key, with_value(inner, keys[1:], value))


def value_at(tree: Map, keys: Sequence[str]) -> Node | None:
    """The value at the end of a path; None where there is none."""
    return _at(tree, keys[:-1]).get(keys[-1])


def with_usual(
    before: Map,
    after: Map,
    changed: Collection[Sequence[str]],
    known: Mapping[str, Mapping[str, Parameter]],
    currency: str | None,
) -> Map:
    """`after` with the usual value of what was `changed`, where neither tree states it: what
    `before` says of it. `known`: the parameters of every block, by path."""
    for path in changed:
        block, last = list(path[:-1]), path[-1]
        parameters = known.get(".".join(block).removeprefix("mechanisms."), {})
        for name, parameter in parameters.items():
            if last not in parameter.usual_of or name in _keys(after, block):
                continue
            value = _usual(_at(before, block), parameter, parameters, currency)
            if value is not None:
                after = with_value(after, [*block, name], value)
    return after


def _usual(
    block: Map, usual: Parameter, parameters: Mapping[str, Parameter], currency: str | None
) -> Node | None:
    """What a block says of a number, or the product of the likely values of several; None where it
    is mistaken or 0."""
    reading = Reading(Mistakes(), currency)
    nodes = [_stated(block, parameters[name]) for name in usual.usual_of]
    found: list[float] = []
    for name, node in zip(usual.usual_of, nodes, strict=True):
        quantity = node and read_quantity(node, parameters[name], name, reading)
        number = (quantity.likely or parameters[name].zero_is) if quantity else 0
        if not number:
            return None
        found.append(number)
    if len(nodes) == 1:
        return nodes[0]
    product = prod(found)
    return Scalar(SET, 0, 0, write_number(product, usual.unit, currency))


def _stated(block: Map, parameter: Parameter) -> Node | None:
    value = block.get(parameter.name)
    if not is_empty(value):
        return value
    return None if parameter.default in (REQUIRED, None) else as_node(parameter.default)


def _at(tree: Map, path: Sequence[str]) -> Map:
    for key in path:
        below = tree.get(key)
        tree = below if isinstance(below, Map) else Map(SET, 0, 0, ())
    return tree


def _keys(tree: Map, path: Sequence[str]) -> set[str]:
    return {key.text for key, _ in _at(tree, path)}
