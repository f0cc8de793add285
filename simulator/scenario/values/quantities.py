"""One assumption: the value of one parameter, from the text of a scenario to a `Quantity`."""

from dataclasses import replace

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.grammar import Unreadable, example, example_of_one, for_example
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
from simulator.words.numbers import all_of
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext, phrase


def read_quantity(node: Node, parameter: Parameter, path: str, reading: Reading) -> Quantity | None:
    """The quantity that `node` describes, or None after noting what is wrong with it."""
    bounds = bounds_of(parameter, reading.currency)
    if isinstance(node, Map):
        return _from_map(node, bounds, path, reading)
    if isinstance(node, Scalar):
        return _from_text(node, bounds, path, reading)
    reading.mistakes.add(
        node,
        path,
        gettext(
            "a list is not {what}; write {example}",
            what=bounds.unit.described,
            example=example(bounds.unit),
        ),
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
    instead = for_example(_one(bounds))
    if not isinstance(node, Scalar):
        reading.mistakes.add(
            node, path, gettext("one number belongs here; write {example}", example=instead)
        )
        return None
    try:
        number = read_number(node.text, bounds.unit, reading.currency, instead, ranges=False)
        return bounds.check(number, node.text)
    except Unreadable as error:
        reading.mistakes.add(node, path, str(error), _percent_hint(node, bounds))
        return None


def _one(bounds: Bounds) -> str:
    """An example inside the bounds, as a scenario file may hold it: the unit's example, else twice
    the lower bound, else the lower bound."""
    usual = example_of_one(bounds.unit)
    if bounds.low <= read_number(usual, bounds.unit, bounds.currency) <= bounds.high:
        return usual
    return bounds.say(2 * bounds.low if bounds.low <= 2 * bounds.low <= bounds.high else bounds.low)


def _percent_hint(node: Scalar, bounds: Bounds) -> str:
    """`did you mean 40%?` for a share written as 40, and the same for a range."""
    if bounds.unit.name != "share" or "%" in node.text:
        return ""
    meant = f"{node.text}%"
    try:
        ends = read_range(meant, bounds.unit, None) or (read_number(meant, bounds.unit, None),)
    except Unreadable:
        return ""
    fits = all(bounds.low <= end <= bounds.high for end in ends)
    return gettext("did you mean `{number}`?", number=clean(meant)) if fits else ""


def _from_text(node: Scalar, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    text, unit = node.text, bounds.unit
    try:
        ends = read_range(text, unit, reading.currency)
        if ends is None:
            return fixed(
                bounds.check(read_number(text, unit, reading.currency), text), bounds, text
            )
        for end in ends:
            bounds.check(end, text)
        bounds.check_order(*ends, text)
    except Unreadable as error:
        reading.mistakes.add(node, path, str(error), _percent_hint(node, bounds))
        return None
    return interval(ends, bounds, text)


def _from_map(node: Map, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    """A quantity with its source, or one given by several numbers."""
    valid = check_keys(node, path, reading)
    source = read_source(node, path, reading)
    confidence = read_confidence(node, path, reading)
    forms = {key.text: value for key, value in node if key.text in (*VALUES, *NAMED)}
    if any(node.key(name) for name in PERT):
        forms["low, likely, high"] = node
    if len(forms) != 1:
        if valid or forms:
            reading.mistakes.add(node, path, _not_one_form(list(forms)))
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


def _not_one_form(forms: list[str]) -> str:
    """The message about a block that gives a number in no way, or in several."""
    # Translators: how a number may be written in a scenario file.
    ways = phrase(
        "`{value: 25}`, `{range: 20 to 40}`, `{low: 20, likely: 25, high: 40}` or"
        " `{uniform: [20, 40]}`"
    )
    if not forms:
        return gettext("there is no number here; write {ways}", ways=ways)
    return gettext(
        "{forms} cannot stand together; write {ways}",
        forms=all_of([f"`{form}`" for form in forms]),
        ways=ways,
    )


def _from_value(node: Node, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    if isinstance(node, Scalar):
        return _from_text(node, bounds, path, reading)
    reading.mistakes.add(
        node,
        path,
        gettext("one number or range belongs here; write {example}", example=example(bounds.unit)),
    )
    return None


def _pert(node: Map, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    """`low`, `likely` and `high`: never outside of them, most often near `likely`."""
    given = {key.text: value for key, value in node if key.text in PERT}
    absent = [f"`{name}`" for name in PERT if name not in given]
    if absent:
        reading.mistakes.add(
            node,
            path,
            ngettext(
                "{names} is missing; write `{{low: ..., likely: ..., high: ...}}`",
                "{names} are missing; write `{{low: ..., likely: ..., high: ...}}`",
                len(absent),
                names=all_of(absent),
            ),
        )
    low, likely, high = (
        _number(given[name], bounds, f"{path}.{name}", reading) if name in given else None
        for name in PERT
    )
    if low is None or likely is None or high is None:
        return None
    wrong = _pert_order(low, likely, high, bounds)
    if wrong:
        name, message = wrong
        reading.mistakes.add(given[name], f"{path}.{name}", message)
        return None
    return Quantity(
        "pert",
        (low, likely, high),
        bounds.low,
        bounds.high,
        bounds.unit.whole,
        likely,
        plain_text(node),
    )


def _pert_order(low: float, likely: float, high: float, bounds: Bounds) -> tuple[str, str] | None:
    """Which of the three is out of order, and what to say of it."""
    if low > high:
        return "low", gettext("`low` is above `high`; the order is `low`, `likely`, `high`")
    if likely < low:
        return "likely", gettext("`likely` is below `low`; the order is `low`, `likely`, `high`")
    if likely > high:
        return "likely", gettext("`likely` is above `high`; the order is `low`, `likely`, `high`")
    if low == high:
        return "low", gettext(
            "`low` and `high` are the same; write `{number}` for an exact number, or two different"
            " ends",
            number=bounds.say(low),
        )
    return None


def _named(shape: str, node: Node, bounds: Bounds, path: str, reading: Reading) -> Quantity | None:
    """A distribution by name: uniform between its ends, others by their 5% and 95% points."""
    mistakes = reading.mistakes
    if not isinstance(node, Listing) or len(node.items) != 2:
        mistakes.add(
            node,
            path,
            gettext("two numbers belong here; write `{{{shape}: [20, 40]}}`", shape=shape),
        )
        return None
    low, high = (_number(item, bounds, path, reading) for item in node.items)
    if low is None or high is None:
        return None
    try:
        bounds.check_order(low, high, plain_text(node))
    except Unreadable as error:
        mistakes.add(node, path, str(error))
        return None
    if shape == "lognormal" and low <= 0:
        mistakes.add(
            node.items[0],
            path,
            gettext(
                "a `lognormal` has only numbers above 0; write a larger number, or use `normal` or"
                " `uniform`"
            ),
        )
        return None
    return spread(shape, (low, high), bounds, plain_text(node))
