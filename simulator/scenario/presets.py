"""`volatility: rough`: one word that chooses several defaults at once, of a file or of a block
(`donors_like: classic-us-1995`)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Parameter
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Map, Node, Relative, Scalar, is_empty, plain_text, word_at
from simulator.scenario.usual import with_value
from simulator.scenario.values.defaults import as_node
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

VOLATILITY = ("calm", "usual", "rough")
"""How much good and bad times change a venture's money. `usual` leaves every default."""


def with_presets(tree: Map, kinds: Mapping[str, type[Mechanism]], mistakes: Mistakes) -> Map:
    """The tree in which the defaults that words choose are written out: those of `volatility`,
    without that key, and those that a word of a block chooses for this block. What the file itself
    says of a number stays. Notes a word that chooses nothing."""
    tree = _of_blocks(tree, kinds)
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
            tree = _with_default(tree, name, parameter, word, node, "assumption")
    return tree


def _of_blocks(tree: Map, kinds: Mapping[str, type[Mechanism]]) -> Map:
    for kind in kinds.values():
        for parameter in kind.parameters.values():
            for word in parameter.presets:
                for chooser in choosers(kind, word):
                    for name in _blocks(tree, kind, kinds):
                        node = _said(tree, name, chooser)
                        if node is not None and plain_text(node).strip() == word:
                            source = parameter.source or "assumption"
                            tree = _with_default(tree, name, parameter, word, node, source)
    return tree


def choosers(kind: type[Mechanism], word: str) -> list[str]:
    """The parameters of a rule for which a file may write a word."""
    return [name for name, known in kind.parameters.items() if word in known.unit.choices]


def _said(tree: Map, block: str, key: str) -> Node | None:
    rules = tree.get("mechanisms")
    inner = rules.get(block) if isinstance(rules, Map) else None
    return inner.get(key) if isinstance(inner, Map) else None


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
        if kinds.get(word_at(value, "kind", key.text)) is kind:
            found.append(key.text)
    return found or ([kind.kind] if kind.always else [])


def _with_default(
    tree: Map, block: str, parameter: Parameter, word: str, place: Node, why: str
) -> Map:
    path = ["mechanisms", block, parameter.name]
    own = _said(tree, block, parameter.name)
    if not is_empty(own) and not isinstance(own, Relative):
        return tree
    value = as_node(parameter.presets[word])
    source = _key("source"), _key(why)
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
