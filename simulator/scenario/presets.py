"""`volatility: rough`: one word of a scenario file that chooses several defaults at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Parameter
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Map, Node, Relative, Scalar, is_empty, plain_text
from simulator.scenario.usual import with_value
from simulator.scenario.values.defaults import as_node
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

VOLATILITY = ("calm", "usual", "rough")
"""How much good and bad times change a venture's money. `usual` leaves every default."""


def with_presets(tree: Map, kinds: Mapping[str, type[Mechanism]], mistakes: Mistakes) -> Map:
    """The tree in which the defaults that `volatility` chooses are written out, without that key.
    What the file itself says of a number stays. Notes a word that chooses nothing."""
    node = tree.get("volatility")
    if node is None:
        return tree
    word = plain_text(node).strip().lower()
    if is_empty(node):
        said = gettext(
            "there is no value; write {example}, or remove the line",
            example=any_of([f"`{known}`" for known in VOLATILITY]),
        )
        mistakes.add(node, "volatility", said)
    elif word not in VOLATILITY:
        said = gettext(
            "{word} is not a word for how rough the times are", word=quote(plain_text(node))
        )
        mistakes.unknown(node, "volatility", said, word, VOLATILITY)
    tree = tree.without("volatility")
    for kind, parameter in _chosen(kinds, word):
        for name in _blocks(tree, kind, kinds):
            tree = _with_default(tree, name, parameter, word, node)
    return tree


def _chosen(
    kinds: Mapping[str, type[Mechanism]], word: str
) -> Iterator[tuple[type[Mechanism], Parameter]]:
    for kind in kinds.values():
        for parameter in kind.parameters.values():
            if word in parameter.presets:
                yield kind, parameter


def _blocks(tree: Map, kind: type[Mechanism], kinds: Mapping[str, type[Mechanism]]) -> list[str]:
    """The names of a rule's blocks; its own name if it is part of every scenario and has none."""
    rules = tree.get("mechanisms")
    found = []
    for key, value in rules if isinstance(rules, Map) else ():
        named = value.get("kind") if isinstance(value, Map) else None
        word = key.text if named is None else plain_text(named)
        if kinds.get(word) is kind:
            found.append(key.text)
    return found or ([kind.kind] if kind.always else [])


def _with_default(tree: Map, block: str, parameter: Parameter, word: str, place: Node) -> Map:
    path = ["mechanisms", block, parameter.name]
    here = tree.get("mechanisms")
    inner = here.get(block) if isinstance(here, Map) else None
    own = inner.get(parameter.name) if isinstance(inner, Map) else None
    if not is_empty(own) and not isinstance(own, Relative):
        return tree
    value = as_node(parameter.presets[word])
    source = _key("source"), _key("assumption")
    chosen = Map(
        place.file,
        place.line,
        place.column,
        (*(value if isinstance(value, Map) else [(_key("value"), value)]), source),
    )
    if isinstance(own, Relative):
        return tree if own.of is not None else with_value(tree, path, replace(own, of=chosen))
    return with_value(tree, path, chosen)


def _key(text: str) -> Scalar:
    return Scalar("default", 0, 0, text)
