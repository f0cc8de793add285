"""The named blocks of a scenario file: posts, partner groups and rules."""

import re
from collections.abc import Mapping
from dataclasses import replace

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.mechanisms.series import NameClash, registry
from simulator.scenario.block import Block
from simulator.scenario.blocks import read_block
from simulator.scenario.header import needed_section
from simulator.scenario.numbers import NUMBER, read_numbers
from simulator.scenario.sections import KEYS, PartnerGroup, Post
from simulator.scenario.text.tree import Map, Node, Scalar, is_empty, plain_text
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, phrase

MOST_BLOCKS = 100
"""Posts, partner groups or mechanisms in one scenario."""

_BLOCK_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class NamedBlocks:
    """Reads the sections that hold named blocks, noting mistakes on the way."""

    def __init__(
        self, tree: Map, top: Node, known: Mapping[str, type[Mechanism]], reading: Reading
    ) -> None:
        self.tree, self.top, self.kinds = tree, top, known
        self.reading, self.mistakes = reading, reading.mistakes
        self.parameters: dict[str, Parameter] = {}
        self.unclear: set[str] = set()

    def _know(self, path: str, kind: type[Settings]) -> None:
        for parameter in kind.parameters.values():
            self.parameters[f"{path}.{parameter.name}"] = parameter

    def _group(self, group: str) -> dict[str, Block]:
        """The named blocks of `team`, `partners` or `mechanisms`."""
        node = self.tree.get(group)
        if group == "mechanisms" and is_empty(node):
            such_as = phrase("at least one rule, as in `outreach: {}`")
            needed_section(self.tree, group, such_as, self.mistakes)
        if node is None or is_empty(node):
            return {}
        if not isinstance(node, Map) or len(node.entries) > MOST_BLOCKS:
            said = gettext(
                "at most {n} names with a block each belong here; write `some_name:`, and below it,"
                " indented, what belongs to it",
                n=MOST_BLOCKS,
            )
            self.mistakes.add(node, group, said)
            return {}
        blocks = {}
        numbers = read_numbers(group, node, self.mistakes)
        for key, value in node:
            inner = value.without(NUMBER) if isinstance(value, Map) else value
            block = self._named(group, key, inner)
            if block is not None:
                like, number = numbers[key.text]
                blocks[key.text] = replace(block, like=like, number=number)
        if group == "mechanisms":
            self._check_series(node, blocks)
        return blocks

    def _check_series(self, node: Map, blocks: Mapping[str, Block]) -> None:
        """No two rules record different things under one name, as `short` and `short_price`."""
        kinds = {name: block.kind for name, block in blocks.items()}
        try:
            registry(kinds)
        except NameClash as clash:
            known: dict[str, type[Mechanism]] = {}
            for key, _ in node:
                if key.text not in kinds:
                    continue
                known[key.text] = kinds[key.text]
                try:
                    registry(known)
                except NameClash:
                    break
            said = gettext(
                "with this name, two different things would be recorded as {series}; choose another"
                " name",
                series=quote(clash.series),
            )
            self.mistakes.add(key, f"mechanisms.{key.text}", said)

    def _named(self, group: str, key: Scalar, node: Node) -> Block | None:
        path = f"{group}.{key.text}"
        if not self._is_valid_name(group, key):
            self.unclear.add(key.text if group == "mechanisms" else path)
            return None
        if group == "mechanisms":
            return self._mechanism(key, node)
        if is_empty(node):
            node = Map(key.file, key.line, key.column, ())
        kind = Post if group == "team" else PartnerGroup
        self._know(path, kind)
        return read_block(kind, key, node, path, self.reading)

    def _is_valid_name(self, group: str, key: Scalar) -> bool:
        taken = group == "mechanisms" and key.text in KEYS
        if not taken and _BLOCK_NAME.fullmatch(key.text):
            return True
        said = (
            gettext(
                "{name} is the name of a section; choose another name, such as `cafe_sales`",
                name=quote(key.text),
            )
            if taken
            else gettext(
                "{name} is not a name; use small letters, digits and `_`, such as `cafe_sales`",
                name=quote(key.text),
            )
        )
        self.mistakes.add(key, f"{group}.{key.text[:40]}", said)
        return False

    def _mechanism(self, key: Scalar, node: Node) -> Block[Mechanism] | None:
        path = f"mechanisms.{key.text}"
        kind = self._kind(key, node, path)
        if kind is None:
            self.unclear.add(key.text)
            return None
        self._know(key.text, kind)
        inner = node.without("kind") if isinstance(node, Map) else node
        return read_block(kind, key, inner, path, self.reading)

    def _kind(self, key: Scalar, node: Node, path: str) -> type[Mechanism] | None:
        """The rule that a block sets: looked up among the package's own, never imported."""
        named = node.get("kind") if isinstance(node, Map) else None
        word = plain_text(named) if named is not None else key.text
        if word in self.kinds:
            return self.kinds[word]
        if named is not None:
            said = gettext("{word} is not a kind of rule", word=quote(word))
            self.mistakes.unknown(named, f"{path}.kind", said, word, self.kinds)
            return None
        said = gettext(
            "{word} is not a kind of rule; a block with a name of its own needs a line `kind:`",
            word=quote(word),
        )
        self.mistakes.unknown(key, path, said, word, self.kinds)
        return None

    def _always(self, given: Mapping[str, Block]) -> dict[str, Block[Mechanism]]:
        """Rules that are part of every scenario, where the file does not name them."""
        named = {block.kind for block in given.values()}
        added = {}
        for name, kind in self.kinds.items():
            if kind.always and kind not in named and name not in given:
                self._know(name, kind)
                place = self.tree.key("mechanisms") or self.top
                block = read_block(kind, place, None, f"mechanisms.{name}", self.reading)
                added[name] = replace(block, like=name)
        return added
