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
from simulator.quantities.units import Unit
from simulator.scenario.mistakes import nearest
from simulator.scenario.scenario import Block
from simulator.scenario.text.tree import Listing, Map, Node, Relative, Scalar, is_empty, plain_text
from simulator.scenario.values.defaults import as_node
from simulator.scenario.values.quantities import exact_number, read_quantity
from simulator.scenario.values.reading import Reading
from simulator.scenario.values.relative_change import settled
from simulator.words.safe_text import quote

YES = ("yes", "true", "Yes", "True", "YES", "TRUE")
NO = ("no", "false", "No", "False", "NO", "FALSE")
LONGEST_TEXT = 1000
MOST_NAMES = 50

Kind = TypeVar("Kind", bound=Settings)
Value = TypeVar("Value")

_SHARE = Unit("share", 0, 1, help="a part from 0 % to 100 %")
_WEIGHT = Unit("number", 0, 100, help="a weight from 0 to 100")


def read_block(
    kind: type[Kind], key: Node, node: Node | None, path: str, reading: Reading
) -> Block[Kind]:
    """The block at `node`, with every parameter of `kind`; mistakes leave a value out."""
    entries = node if isinstance(node, Map) else Map(key.file, key.line, key.column, ())
    if not (node is None or isinstance(node, Map) or is_empty(node)):
        reading.mistakes.add(
            node,
            path,
            "a block of `key: value` lines belongs here; "
            f"allowed: {', '.join(kind.parameters) or 'nothing'}",
        )
        return Block(path.rpartition(".")[2], kind, {}, frozenset())
    given: dict[str, Any] = {}
    meant: set[str | None] = set()
    for name, value in entries:
        if name.text not in kind.parameters:
            meant.add(nearest(name.text, kind.parameters))
            before = "" if name.line else f"{path.removeprefix('mechanisms.')}."
            reading.mistakes.unknown(
                name,
                f"{path}.{name.text}",
                "a key of this block",
                name.text,
                kind.parameters,
                before,
            )
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
        return read_quantity(node, parameter, path, reading)
    return _READERS[parameter.unit.name](parameter.unit, node, path, reading)


def _with_source(value: Any, source: str | None) -> Any:
    return replace(value, source=source)


def _read_given(parameter: Parameter, key: Scalar, node: Node, path: str, reading: Reading) -> Any:
    full = f"{path}.{parameter.name}"
    if is_empty(node):
        default = "" if parameter.default is REQUIRED else ", or remove the line"
        reading.mistakes.add(key, full, f"there is no value; write {allowed(parameter)}{default}")
        return None
    if isinstance(node, Relative) and parameter.unit.numeric:
        after = settled(node, parameter, full, reading)
        return None if after is None else read_value(parameter, after, full, reading)
    return read_value(parameter, node, full, reading)


def allowed(parameter: Parameter) -> str:
    """What a scenario may write for this parameter, in a few words."""
    unit = parameter.unit
    return example(unit) if unit.numeric else unit.help


def _check_required(
    kind: type[Settings], key: Node, given: Collection[str | None], path: str, reading: Reading
) -> None:
    """Note what is missing, unless a misspelt key was told to mean it."""
    for name, parameter in kind.parameters.items():
        if parameter.required and name not in given:
            reading.mistakes.add(
                key,
                f"{path}.{name}",
                f"`{name}` is missing ({parameter.help.rstrip('.')}); write {allowed(parameter)}",
            )


def _flag(unit: Unit, node: Node, path: str, reading: Reading) -> bool | None:
    word = plain_text(node)
    if word not in YES + NO:
        reading.mistakes.unknown(node, path, unit.help, word, ("yes", "no"))
        return None
    return word in YES


def _word(unit: Unit, node: Node, path: str, reading: Reading) -> str | None:
    word = plain_text(node)
    if word not in unit.choices:
        reading.mistakes.unknown(node, path, "one of the words allowed here", word, unit.choices)
        return None
    return word


def read_line(node: Node, path: str, reading: Reading) -> str | None:
    """One sentence or name, its white space evened out."""
    if not isinstance(node, Scalar) or not node.text:
        reading.mistakes.add(node, path, "a text belongs here; write a few words")
        return None
    if len(node.text) > LONGEST_TEXT:
        reading.mistakes.add(
            node, path, f"the text has {len(node.text)} characters; write at most {LONGEST_TEXT}"
        )
        return None
    return " ".join(node.text.split())


def _text(unit: Unit, node: Node, path: str, reading: Reading) -> str | None:
    return read_line(node, path, reading)


def _words(unit: Unit, node: Node, path: str, reading: Reading) -> tuple[str, ...] | None:
    if isinstance(node, Scalar) and re.fullmatch(r"\w+", node.text):  # one name is a list of one
        node = Listing(node.file, node.line, node.column, (node,))
    if not isinstance(node, Listing) or len(node.items) > MOST_NAMES:
        reading.mistakes.add(
            node, path, f"a list of at most {MOST_NAMES} names belongs here; write [first, second]"
        )
        return None
    words = [read_line(item, path, reading) for item in node.items]
    for place, word in zip(node.items, words, strict=True):
        if word is not None and words.count(word) > 1:
            reading.mistakes.add(place, path, f"{quote(word)} stands twice; keep one of them")
            return None
    return _if_all(words)


def _shares(unit: Unit, node: Node, path: str, reading: Reading) -> dict[str, float] | None:
    """Shares by name, together 1; of a fixed list of names, those left out have a share of 0."""
    if not isinstance(node, Map) or not 0 < len(node.entries) <= MOST_NAMES:
        names = unit.choices or ("women", "men")
        reading.mistakes.add(
            node,
            path,
            f"names with a share each belong here; write {{{names[0]}: 60%, {names[1]}: 40%}}",
        )
        return None
    read: dict[str, float | None] = dict.fromkeys(unit.choices, 0.0)
    for key, value in node:
        if unit.choices and key.text not in unit.choices:
            reading.mistakes.unknown(
                key, f"{path}.{key.text}", "a name allowed here", key.text, unit.choices
            )
            read[key.text] = None
        else:
            read[key.text] = exact_number(value, _SHARE, f"{path}.{key.text}", reading)
    shares = {name: share for name, share in read.items() if share is not None}
    if len(shares) < len(read):
        return None
    total = sum(shares.values())
    if abs(total - 1) > 1e-6:
        reading.mistakes.add(
            node, path, f"the shares sum to {total * 100:.6g} %; they must sum to 100 %"
        )
        return None
    return shares


def _season(unit: Unit, node: Node, path: str, reading: Reading) -> tuple[float, ...] | None:
    if not isinstance(node, Listing) or len(node.items) != 12:
        reading.mistakes.add(
            node,
            path,
            "twelve weights belong here, January first; write [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
        )
        return None
    weights = _if_all([exact_number(item, _WEIGHT, path, reading) for item in node.items])
    if weights is None:
        return None
    if not any(weights):
        reading.mistakes.add(node, path, "all weights are 0; at least one must be more")
        return None
    return weights


def _if_all(values: list[Value | None]) -> tuple[Value, ...] | None:
    """The values, or None where one of them was mistaken."""
    sound = tuple(value for value in values if value is not None)
    return sound if len(sound) == len(values) else None


def _rank(unit: Unit, node: Node, path: str, reading: Reading) -> int | None:
    number = exact_number(node, unit, path, reading)
    return None if number is None else int(number)


_READERS = {
    "rank": _rank,
    "flag": _flag,
    "word": _word,
    "text": _text,
    "words": _words,
    "shares": _shares,
    "season": _season,
}
