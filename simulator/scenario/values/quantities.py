"""One assumption: the value of one parameter, from the text of a scenario to a `Quantity`."""

from dataclasses import replace

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.grammar import Unreadable, example
from simulator.quantities.quantity import Quantity
from simulator.quantities.reading import read_number, read_range
from simulator.quantities.units import Unit
from simulator.scenario.text.tree import Listing, Map, Node, Scalar, plain_text
from simulator.scenario.values.distributions import Bounds, bounds_of, fixed, interval, spread
from simulator.scenario.values.provenance import (
    NAMED,
    PERT,
    VALUES,
    check_keys,
    read_confidence,
    read_source,
)
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote

_FORMS = (
    "write {value: ...}, {range: 20 to 40}, {low: ..., likely: ..., high: ...} or {uniform: [a, b]}"
)


def read_quantity(node: Node, parameter: Parameter, path: str, reading: Reading) -> Quantity | None:
    """The quantity that `node` describes, or None after noting what is wrong with it."""
    bounds = bounds_of(parameter, reading.currency)
    if isinstance(node, Map):
        return _from_map(node, bounds, path, reading)
    if isinstance(node, Scalar):
        return _from_text(node, bounds, path, reading)
    reading.mistakes.add(
        node, path, f"a list is not {bounds.unit.help}; write {example(bounds.unit)}"
    )
    return None


def exact_number(node: Node, unit: Unit, path: str, reading: Reading) -> float | None:
    """One exact number within the unit's bounds, or None after noting what is wrong."""
    low = -1e15 if unit.low is None else unit.low
    high = 1e15 if unit.high is None else unit.high
    return _number(node, Bounds(low, high, unit, reading.currency), path, reading)


def exact_number_for(node: Node, parameter: Parameter, path: str, reading: Reading) -> float | None:
    """One exact number within the bounds of a parameter, or None after noting what is wrong."""
    return _number(node, bounds_of(parameter, reading.currency), path, reading)


def _number(node: Node, bounds: Bounds, path: str, reading: Reading) -> float | None:
    if not isinstance(node, Scalar):
        reading.mistakes.add(node, path, f"one number belongs here; write {_one(bounds)}")
        return None
    try:
        number = read_number(node.text, bounds.unit, reading.currency)
        return bounds.check(number, node.text)
    except Unreadable as error:
        said = str(error).replace(example(bounds.unit), _one(bounds))
        if " to " in node.text:
            said = (
                f"{quote(node.text)} is a range, but one number belongs here; write {_one(bounds)}"
            )
        reading.mistakes.add(node, path, said, _percent_hint(node, bounds))
        return None


def _one(bounds: Bounds) -> str:
    """An example where a range is none: the first that the unit has, or one that the bounds
    allow."""
    first = example(bounds.unit).partition(" or ")[0].partition(", ")[0]
    number = first.rpartition(" ")[2]
    return (
        f"for example {2 * bounds.low:g}"
        if number.isdigit() and int(number) < bounds.low
        else first
    )


def _percent_hint(node: Scalar, bounds: Bounds) -> str:
    """`did you mean 40%?` for a share written as 40."""
    if bounds.unit.name != "share":
        return ""
    try:
        number = read_number(node.text + "%", bounds.unit, None)
    except Unreadable:
        return ""
    fits = bounds.low <= number <= bounds.high and "%" not in node.text
    return f"did you mean `{node.text}%`?" if fits else ""


def _from_text(node: Scalar, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    try:
        ends = read_range(node.text, bounds.unit, reading.currency)
        if ends is None:
            return fixed(
                bounds.check(read_number(node.text, bounds.unit, reading.currency), node.text),
                bounds,
                node.text,
            )
        for end in ends:
            bounds.check(end, node.text)
    except Unreadable as error:
        reading.mistakes.add(node, path, str(error), _percent_hint(node, bounds))
        return None
    if ends[0] > ends[1]:
        reading.mistakes.add(
            node, path, f"{quote(node.text)} runs downwards; write the smaller number first"
        )
        return None
    return interval(ends, bounds, node.text)


def _from_map(node: Map, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    """A quantity with its source, or one given by several numbers."""
    mistakes = reading.mistakes
    sound = check_keys(node, path, reading)
    source = read_source(node, path, reading)
    confidence = read_confidence(node, path, reading)
    forms = {key.text: value for key, value in node if key.text in (*VALUES, *NAMED)}
    if any(node.key(name) for name in PERT):
        forms["low, likely, high"] = node
    if len(forms) != 1:
        if sound or forms:
            said = f"{' and '.join(forms)} stand together" if forms else "there is no number here"
            mistakes.add(node, path, f"{said}; {_FORMS}")
        return None
    [(form, value)] = forms.items()
    if form in VALUES:
        quantity = _from_value(value, bounds, f"{path}.{form}", reading)
    elif form in NAMED:
        quantity = _named(form, value, bounds, f"{path}.{form}", reading)
    else:
        quantity = _pert(node, bounds, path, reading)
    if quantity is None:
        return None
    shown = node.without("source").without("confidence")
    text = quantity.text if form in VALUES else plain_text(shown)
    return replace(quantity, text=text, source=source, confidence=confidence)


def _from_value(node: Node, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    if isinstance(node, Scalar):
        return _from_text(node, bounds, path, reading)
    reading.mistakes.add(
        node, path, f"one number or range belongs here; write {example(bounds.unit)}"
    )
    return None


def _pert(node: Map, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    given = {key.text: value for key, value in node if key.text in PERT}
    absent = [name for name in PERT if name not in given]
    if absent:
        reading.mistakes.add(
            node,
            path,
            f"{' and '.join(absent)} missing; write {{low: ..., likely: ..., high: ...}}",
        )
    low, likely, high = (
        _number(given[name], bounds, f"{path}.{name}", reading) if name in given else None
        for name in PERT
    )
    if low is None or likely is None or high is None:
        return None
    if not low <= likely <= high:
        wrong = (
            ("likely is below low", "likely")
            if likely < low <= high
            else (
                ("low is above high", "low") if low > high else ("likely is above high", "likely")
            )
        )
        reading.mistakes.add(
            given[wrong[1]], f"{path}.{wrong[1]}", f"{wrong[0]}; the order is low, likely, high"
        )
        return None
    if low == high:
        return fixed(low, bounds, plain_text(node))
    return Quantity(
        "pert",
        (low, likely, high),
        bounds.low,
        bounds.high,
        bounds.unit.whole,
        likely,
        plain_text(node),
    )


def _named(shape: str, node: Node, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    """A distribution by name: uniform between its ends, others by their 5 % and 95 % points."""
    if not isinstance(node, Listing) or len(node.items) != 2:
        reading.mistakes.add(node, path, f"two numbers belong here; write {{{shape}: [20, 40]}}")
        return None
    low, high = (_number(item, bounds, path, reading) for item in node.items)
    if low is None or high is None:
        return None
    if low > high:
        reading.mistakes.add(node, path, "the numbers run downwards; write the smaller one first")
        return None
    if shape == "lognormal" and low <= 0:
        reading.mistakes.add(
            node.items[0], path, "a lognormal has only numbers above 0; use normal or uniform"
        )
        return None
    if low == high:
        return fixed(low, bounds, plain_text(node))
    return spread(shape, (low, high), bounds, plain_text(node))
