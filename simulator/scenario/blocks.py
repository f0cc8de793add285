"""A block of a scenario file: the values of one section, post, partner group or mechanism.

The walk over a block is our own rather than generated pydantic models: mistakes need the place of
the key or of the value (pydantic knows neither), numbers are parsed by our own grammar anyway, and
leaving pydantic out keeps `check` fast. The sections' classes and `mechanisms/` stay the
only schema.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from simulator.mechanisms.parameters import REQUIRED, Parameter, Settings
from simulator.quantities.grammar import example
from simulator.scenario.block import Block
from simulator.scenario.mistakes import listed, nearest
from simulator.scenario.other_values import READERS
from simulator.scenario.text.tree import Map, Node, Relative, Scalar, is_empty
from simulator.scenario.values.defaults import as_node
from simulator.scenario.values.quantities import read_quantity
from simulator.scenario.values.reading import Reading
from simulator.scenario.values.relative_change import settled
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

Kind = TypeVar("Kind", bound=Settings)

_NTH_MONTH = re.compile(r"(month|bulan)\s*[0-9]+", re.IGNORECASE)
_ENDS_OF_DATES = ("_month", "_by")
"""The names of numbers that say in which month something happens, not how many months it lasts."""


def read_block(
    kind: type[Kind], key: Node, node: Node | None, path: str, reading: Reading
) -> Block[Kind]:
    """The block at `node`, with every parameter of `kind`; mistakes leave a value out."""
    entries = node if isinstance(node, Map) else Map(key.file, key.line, key.column, ())
    if not (node is None or isinstance(node, Map) or is_empty(node)):
        said = gettext("a block of `key: value` lines belongs here")
        reading.mistakes.add(node, path, said, listed(list(kind.parameters)))
        return Block(path.rpartition(".")[2], kind, {}, frozenset())
    given: dict[str, Any] = {}
    meant: set[str | None] = set()
    for name, value in entries:
        if name.text not in kind.parameters:
            meant.add(nearest(name.text, kind.parameters))
            _unknown_key(kind, name, path, reading)
        else:
            parameter = kind.parameters[name.text]
            given[name.text] = _read_given(parameter, name, value, path, reading)
    _check_required(kind, key, meant.union(given), path, reading)
    values = {
        name: given[name] if name in given else default_of(parameter, reading)
        for name, parameter in kind.parameters.items()
        if name in given or not parameter.required
    }
    return Block(path.rpartition(".")[2], kind, values, frozenset(given))


def _unknown_key(kind: type[Settings], name: Scalar, path: str, reading: Reading) -> None:
    """Note a key that a block does not have. Named blocks may also have a label."""
    reading.mistakes.unknown(
        name,
        f"{path}.{name.text}",
        gettext("{word} is not a key of this block", word=quote(name.text)),
        name.text,
        (*kind.parameters, "label", "number") if "." in path else kind.parameters,
        "" if name.line else f"{path.removeprefix('mechanisms.')}.",
    )


def default_of(parameter: Parameter, reading: Reading) -> Any:
    """The value where the file is silent; a numeric default carries the parameter's own source."""
    if parameter.default is None or parameter.default == {}:
        return parameter.default
    value = read_value(parameter, as_node(parameter.default), parameter.name, reading)
    if parameter.unit.numeric and value is not None and value.source is None:
        return _with_source(value, parameter.source)
    return value


def read_value(parameter: Parameter, node: Node, path: str, reading: Reading) -> Any:
    """The value of one parameter, or None after noting what is wrong with it."""
    if parameter.unit.numeric:
        if parameter.unit.name == "months" and _is_nth_month(parameter, node, path, reading):
            return None
        return read_quantity(node, parameter, path, reading)
    return READERS[parameter.unit.name](parameter.unit, node, path, reading)


def _is_nth_month(parameter: Parameter, node: Node, path: str, reading: Reading) -> bool:
    """True where `month 5` is written for a number of months; it is then noted."""
    if parameter.name.endswith(_ENDS_OF_DATES):
        return False
    inner = [value for _, value in node] if isinstance(node, Map) else [node]
    for value in inner:
        if isinstance(value, Scalar) and _NTH_MONTH.match(value.text.strip()):
            said = gettext(
                "{text} is a month of the plan, but a number of months belongs here; write for"
                " example `6 months`",
                text=quote(value.text),
            )
            reading.mistakes.add(value, path, said)
            return True
    return False


def _with_source(value: Any, source: str | None) -> Any:
    return replace(value, source=source)


def _read_given(parameter: Parameter, key: Scalar, node: Node, path: str, reading: Reading) -> Any:
    full = f"{path}.{parameter.name}"
    if is_empty(node):
        said = (
            gettext("there is no value; write {example}", example=allowed(parameter))
            if parameter.default is REQUIRED
            else gettext(
                "there is no value; write {example}, or remove the line", example=allowed(parameter)
            )
        )
        reading.mistakes.add(key, full, said)
        return None
    if isinstance(node, Relative) and parameter.unit.numeric:
        after = settled(node, parameter, full, reading)
        return None if after is None else read_value(parameter, after, full, reading)
    return read_value(parameter, node, full, reading)


def allowed(parameter: Parameter) -> str:
    """What a scenario may write for this parameter, as a part of a sentence."""
    unit = parameter.unit
    if unit.numeric:
        return example(unit)
    return any_of([f"`{word}`" for word in unit.choices]) if unit.choices else unit.described


def _check_required(
    kind: type[Settings], key: Node, given: Collection[str | None], path: str, reading: Reading
) -> None:
    """Note what is missing, unless a misspelt key was taken for it."""
    for name, parameter in kind.parameters.items():
        if parameter.required and name not in given:
            said = gettext(
                "{key} is missing; write {example}", key=f"`{name}`", example=allowed(parameter)
            )
            reading.mistakes.add(key, f"{path}.{name}", said, gettext(parameter.help))
