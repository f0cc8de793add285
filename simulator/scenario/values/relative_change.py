"""`--set cafe_sales.price=+10%`: what the scenario says, changed by a percentage."""

from collections.abc import Callable
from decimal import Decimal

from simulator.mechanisms.parameters import REQUIRED, Parameter
from simulator.quantities.grammar import example
from simulator.quantities.reading import read_number, read_range
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Listing, Map, Node, Relative, Scalar, is_empty, plain_text
from simulator.scenario.values.defaults import as_node
from simulator.scenario.values.distributions import bounds_of
from simulator.scenario.values.quantities import exact_number, read_quantity
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote

CHANGE = Unit("share", -1, 10, help="a relative change, such as -10 % or 5 %")


def settled(node: Relative, parameter: Parameter, path: str, reading: Reading) -> Node | None:
    """The value that a percentage comes to, as a file would say it; None after noting a mistake.

    A value that is itself mistaken comes back as it is, to be told where it stands."""
    before = _before(node, parameter, path, reading)
    change = exact_number(node, CHANGE, path, reading)
    if before is None or change is None:
        return None
    alone = Reading(Mistakes(), reading.currency)
    if read_quantity(before, parameter, path, alone) is None:
        return before
    part = Decimal(repr(change))

    def each(rule: Callable[[Decimal], Decimal]) -> Node:
        return _rewritten(before, rule, node, parameter.unit, reading.currency)

    lost: list[Decimal] = []

    def scaled(number: Decimal) -> Decimal:
        after = number * (1 + part)
        if parameter.unit.whole and number and part > -1 and not after.to_integral_value():
            lost.append(number)
        return after

    same, after = each(lambda number: number), each(scaled)
    wrong = ""
    if parameter.unit.name == "share":
        ways = [
            way
            for way in (after, each(lambda number: number + part))
            if read_quantity(way, parameter, path, Reading(Mistakes(), reading.currency))
        ]
        wrong = f"of {plain_text(same)} can be read in two ways; write the one you mean"
        wrong += _ways(node, [plain_text(way) for way in ways], parameter, path)
    elif lost:
        wrong = (
            f"brings {plain_text(same)} down to 0, which may mean no limit; write 0 if that is"
            " meant"
        )
    elif after == same and part:
        wrong = (
            f"leaves {plain_text(same)} as it is; write the new value, {example(parameter.unit)}"
        )
    if wrong:
        reading.mistakes.add(node, path, f"{quote(node.text)} {wrong}")
    return None if wrong else after


def _ways(node: Relative, ways: list[str], parameter: Parameter, path: str) -> str:
    """The values that a percentage of a share may stand for; where it may be below 0, also how
    to write the percentage itself."""
    said = f", {' or '.join(dict.fromkeys(ways))}" if ways else ""
    if bounds_of(parameter, None).low < 0:
        path = path.removeprefix("mechanisms.")
        said += f', or --set "{path}={{value: {node.text}}}" for {node.text} itself'
    return said


def _before(node: Relative, parameter: Parameter, path: str, reading: Reading) -> Node | None:
    """What the scenario says without the change: its own value, else the default."""
    if isinstance(node.of, Relative):
        return settled(node.of, parameter, path, reading)
    if node.of is not None and not is_empty(node.of):
        return node.of
    if parameter.default in (REQUIRED, None):
        reading.mistakes.add(
            node,
            path,
            f"there is no value that {quote(node.text)} could change; "
            f"write the value, {example(parameter.unit)}",
        )
        return None
    return as_node(parameter.default)


def _rewritten(
    node: Node, rule: Callable[[Decimal], Decimal], place: Node, unit: Unit, currency: str | None
) -> Node:
    """A sound value with every number changed; its source speaks of the old ones and goes."""
    at = (place.file, place.line, place.column)
    if isinstance(node, Map):
        return Map(
            *at,
            tuple(
                (key, _rewritten(value, rule, place, unit, currency))
                for key, value in node
                if key.text not in ("source", "confidence")
            ),
        )
    if isinstance(node, Listing):
        return Listing(
            *at, tuple(_rewritten(item, rule, place, unit, currency) for item in node.items)
        )
    text = plain_text(node)
    numbers = read_range(text, unit, currency) or (read_number(text, unit, currency),)
    said = [_written(rule(Decimal(repr(number))), unit, currency) for number in numbers]
    return Scalar(*at, " to ".join(dict.fromkeys(said)))


def _written(number: Decimal, unit: Unit, currency: str | None) -> str:
    if unit.name == "share":
        return f"{write_number(float(100 * number) or 0.0, unit, None)}%"
    whole = number.to_integral_value() if unit.whole else number
    return write_number(float(whole), unit, currency)
