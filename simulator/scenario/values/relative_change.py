"""`--set cafe_sales.price=+10%`: what the scenario says, changed by a percentage."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from simulator.mechanisms.parameters import REQUIRED, Parameter
from simulator.quantities.grammar import example
from simulator.quantities.reading import is_percentage, read_number, read_range
from simulator.quantities.take_apart import tidy
from simulator.quantities.units import Unit
from simulator.quantities.writing import join_range, write_number
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Listing, Map, Node, Relative, Scalar, is_empty, plain_text
from simulator.scenario.values.defaults import as_node
from simulator.scenario.values.distributions import bounds_of
from simulator.scenario.values.provenance import NAMED, PERT
from simulator.scenario.values.quantities import exact_number, read_quantity
from simulator.scenario.values.reading import Reading
from simulator.words.numbers import any_of
from simulator.words.safe_text import clean, quote
from simulator.words.texts import N_, gettext, phrase

CHANGE = Unit("share", -1, 10, help=N_("a change in percent, such as `-10%` or `5%`"))
_TIMES = Unit("number", 0, 1000, help=N_("a number of times, such as `2` in `*2`"))


def is_change(text: str) -> bool:
    """Whether a text changes the value that stands there: `+10%`, `-10 persen`, `*2`."""
    text = tidy(text)
    return text.startswith("*") or text.startswith(("+", "-")) and is_percentage(text)


def settled(node: Relative, parameter: Parameter, path: str, reading: Reading) -> Node | None:
    """The value that a percentage comes to, as a file would say it; None after noting a mistake.

    A value that is itself mistaken comes back as it is, so that its mistake is noted where it
    stands."""
    before = _before(node, parameter, path, reading)
    times = tidy(node.text).startswith("*")
    change = (
        exact_number(replace(node, text=tidy(node.text)[1:].strip()), _TIMES, path, reading)
        if times
        else exact_number(node, CHANGE, path, reading)
    )
    if before is None or change is None:
        return None
    alone = Reading(Mistakes(), reading.currency)
    if read_quantity(before, parameter, path, alone) is None:
        return before
    part = Decimal(repr(change)) - times

    def each(rule: Callable[[Decimal], Decimal]) -> Node:
        return _exact(_rewritten(before, rule, node, parameter.unit, reading.currency))

    lost: list[Decimal] = []

    def scaled(number: Decimal) -> Decimal:
        after = number * (1 + part)
        if parameter.unit.whole and number and part > -1 and not after.to_integral_value():
            lost.append(number)
        return after

    same, after = each(lambda number: number), each(scaled)
    said = {"change": quote(node.text), "value": quote(plain_text(same))}
    wrong = ""
    if parameter.unit.name == "share" and not times:
        ways = [
            way
            for way in (after, each(lambda number: number + part))
            if read_quantity(way, parameter, path, Reading(Mistakes(), reading.currency))
        ]
        wrong = _two_ways(said, _ways(node, [plain_text(way) for way in ways], parameter, path))
    elif lost:
        wrong = gettext(
            "{change} brings {value} down to 0, which may mean no limit; write `0` if you mean 0",
            **said,
        )
    elif after == same and part:
        wrong = gettext(
            "{change} leaves {value} as it is; write the new value, {example}",
            example=example(parameter.unit),
            **said,
        )
    if wrong:
        reading.mistakes.add(node, path, wrong)
    return None if wrong else after


def _two_ways(said: dict[str, str], ways: list[str]) -> str:
    """The message about a percentage of a share: a part of it, or points added to it."""
    if not ways:
        return gettext(
            "{change} of {value} can be read in two ways; write the new value itself", **said
        )
    return gettext(
        "{change} of {value} can be read in two ways; write the new value itself: {ways}",
        ways=any_of(ways),
        **said,
    )


def _ways(node: Relative, ways: list[str], parameter: Parameter, path: str) -> list[str]:
    """The values that a percentage of a share may mean; where it may be below 0, also how to write
    the percentage itself."""
    found = [f"`{clean(way)}`" for way in dict.fromkeys(ways)]
    if bounds_of(parameter, None).low < 0:
        path = path.removeprefix("mechanisms.")
        # Translators: one of several things to write; the change is itself the new value.
        itself = phrase(
            '`--set "{path}={{value: {change}}}"` for `{change}` itself',
            path=clean(path),
            change=clean(node.text),
        )
        found.append(itself)
    return found


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
            gettext(
                "there is no value that {change} could change; write the value, {example}",
                change=quote(node.text),
                example=example(parameter.unit),
            ),
        )
        return None
    return as_node(parameter.default)


def _rewritten(
    node: Node, rule: Callable[[Decimal], Decimal], place: Node, unit: Unit, currency: str | None
) -> Node:
    """A valid value with every number changed. Its source, which is about the old numbers, is left
    out."""
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
    ends = read_range(text, unit, currency)
    numbers = ends or (read_number(text, unit, currency),)
    said = [_written(rule(Decimal(repr(number))), unit, currency) for number in numbers]
    return Scalar(*at, join_range(*said) if ends else said[0])


def _exact(node: Node) -> Node:
    """The same value; one number where all of several came to be the same, such as 0."""
    if not isinstance(node, Map):
        return node
    numbers = [
        number
        for key, value in node
        if key.text in (*PERT, *NAMED)
        for number in (value.items if isinstance(value, Listing) else (value,))
    ]
    texts = {plain_text(number) for number in numbers}
    return numbers[0] if len(numbers) > 1 and len(texts) == 1 else node


def _written(number: Decimal, unit: Unit, currency: str | None) -> str:
    if unit.name == "share":
        return f"{write_number(float(100 * number) or 0.0, unit, None)}%"
    rounded = number.to_integral_value() if unit.whole else number
    return write_number(float(rounded), unit, currency)
