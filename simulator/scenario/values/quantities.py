"""One assumption: the value of one parameter, from the text of a scenario to a `Quantity`."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.grammar import Unreadable, example
from simulator.quantities.quantity import Quantity
from simulator.quantities.reading import read_number, read_range
from simulator.quantities.units import Unit
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Listing, Map, Node, Scalar, is_empty, plain_text
from simulator.scenario.values.distributions import Bounds, bounds_of, fixed, interval, spread
from simulator.words.safe_text import quote

CONFIDENCE = ("high", "medium", "low")
_VALUES = ("value", "amount", "range")
_PERT = ("low", "likely", "high")
_NAMED = ("uniform", "normal", "lognormal")
QUANTITY_KEYS = (*_VALUES, *_PERT, *_NAMED, "source", "confidence")
_FORMS = (
    "write {value: ...}, {range: 20 to 40}, {low: ..., likely: ..., high: ...} or {uniform: [a, b]}"
)


@dataclass(frozen=True)
class Reading:
    """What a value is read with: where mistakes go, and the scenario's currency if it is known."""

    mistakes: Mistakes
    currency: str | None


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
    sound = _check_keys(node, path, reading)
    source = _source(node, path, reading)
    confidence = _confidence(node, path, reading)
    forms = {key.text: value for key, value in node if key.text in (*_VALUES, *_NAMED)}
    if any(node.key(name) for name in _PERT):
        forms["low, likely, high"] = node
    if len(forms) != 1:
        if sound or forms:
            said = f"{' and '.join(forms)} stand together" if forms else "there is no number here"
            mistakes.add(node, path, f"{said}; {_FORMS}")
        return None
    [(form, value)] = forms.items()
    if form in _VALUES:
        quantity = _from_value(value, bounds, f"{path}.{form}", reading)
    elif form in _NAMED:
        quantity = _named(form, value, bounds, f"{path}.{form}", reading)
    else:
        quantity = _pert(node, bounds, path, reading)
    if quantity is None:
        return None
    shown = node.without("source").without("confidence")
    text = quantity.text if form in _VALUES else plain_text(shown)
    return replace(quantity, text=text, source=source, confidence=confidence)


def _check_keys(node: Map, path: str, reading: Reading) -> bool:
    sound = True
    for key, _ in node:
        if key.text == "per":
            reading.mistakes.add(
                key,
                f"{path}.per",
                "a number has no `per` of its own; its help "
                "says per what it counts, so convert it and remove this line",
            )
            sound = False
        elif key.text not in QUANTITY_KEYS:
            reading.mistakes.unknown(
                key, f"{path}.{key.text}", "part of a number", key.text, QUANTITY_KEYS
            )
            sound = False
    return sound


def _source(node: Map, path: str, reading: Reading) -> str | None:
    entry = next((entry for entry in node if entry[0].text == "source"), None)
    if entry is None:
        return None
    key, value = entry
    if not isinstance(value, Scalar) or value.empty or len(value.text) > 1000:
        reading.mistakes.add(
            key if is_empty(value) else value,
            f"{path}.source",
            "a source is a short text; write where the number comes from",
        )
        return None
    return " ".join(value.text.split()) or None


def _confidence(node: Map, path: str, reading: Reading) -> str | None:
    value = node.get("confidence")
    if value is None:
        return None
    word = value.text if isinstance(value, Scalar) else plain_text(value)
    if word not in CONFIDENCE:
        reading.mistakes.unknown(value, f"{path}.confidence", "a confidence", word, CONFIDENCE)
        return None
    return word


def _from_value(node: Node, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    if isinstance(node, Scalar):
        return _from_text(node, bounds, path, reading)
    reading.mistakes.add(
        node, path, f"one number or range belongs here; write {example(bounds.unit)}"
    )
    return None


def _pert(node: Map, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    given = {key.text: value for key, value in node if key.text in _PERT}
    absent = [name for name in _PERT if name not in given]
    if absent:
        reading.mistakes.add(
            node,
            path,
            f"{' and '.join(absent)} missing; write {{low: ..., likely: ..., high: ...}}",
        )
    low, likely, high = (
        _number(given[name], bounds, f"{path}.{name}", reading) if name in given else None
        for name in _PERT
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


def as_node(value: Any) -> Node:
    """A parameter's default, written in Python, as the tree of the same text in a file."""
    if isinstance(value, dict):
        return Map("default", 0, 0, tuple((_as_scalar(k), as_node(v)) for k, v in value.items()))
    if isinstance(value, list | tuple):
        return Listing("default", 0, 0, tuple(map(as_node, value)))
    return _as_scalar(value)


def _as_scalar(value: Any) -> Scalar:
    if isinstance(value, bool):
        return Scalar("default", 0, 0, "yes" if value else "no")
    if isinstance(value, float):
        return Scalar("default", 0, 0, format(Decimal(repr(value)), "f"))
    return Scalar("default", 0, 0, str(value), plain=not isinstance(value, str) or bool(value))
