"""The text of a scenario as a tree; every word in it has its file, line and column."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Node:
    """A place in a file. `line` and `column` count from 1; both are 0 for a value of no file."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Scalar(Node):
    """A word, number or sentence, always as text. `plain` where it stands without quotes."""

    text: str
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Nothing there, or an explicit `null`."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Relative(Scalar):
    """A percentage such as `+10%`, by which the value that stood here is to change."""

    of: Node | None = None


@dataclass(frozen=True)
class Listing(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Map(Node):
    entries: tuple[tuple[Scalar, Node], ...]

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)

    def get(self, name: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((key for key, _ in self.entries if key.text == name), None)

    def without(self, name: str) -> "Map":
        kept = tuple(entry for entry in self.entries if entry[0].text != name)
        return Map(self.file, self.line, self.column, kept)

    def having(self, key: Scalar, value: Node) -> "Map":
        """The same map with one value set: in the old one's place, or at the end."""
        entries = [(key, value) if k.text == key.text else (k, v) for k, v in self.entries]
        if self.key(key.text) is None:
            entries.append((key, value))
        return Map(self.file, self.line, self.column, tuple(entries))


def is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.empty)


def size(node: Node) -> int:
    """How many values and keys the tree holds."""
    if isinstance(node, Map):
        return 1 + sum(1 + size(value) for _, value in node)
    return 1 + sum(map(size, node.items)) if isinstance(node, Listing) else 1


def plain_text(node: Node) -> str:
    """The value on one line, as a person would write it."""
    if isinstance(node, Map):
        return "{" + ", ".join(f"{k.text}: {plain_text(v)}" for k, v in node) + "}"
    if isinstance(node, Listing):
        return "[" + ", ".join(map(plain_text, node.items)) + "]"
    return node.text if isinstance(node, Scalar) else ""


def word_at(block: Node | None, key: str, otherwise: str) -> str:
    """The word that a block has at a key, or `otherwise` where it has none."""
    found = block.get(key) if isinstance(block, Map) else None
    return otherwise if found is None else plain_text(found)


def canonical(node: Node) -> str:
    """The content without places, layout or order of keys: equal for equal scenarios."""
    return json.dumps(bare(node), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def bare(node: Node) -> Any:
    """The content as dictionaries, lists and texts in the order written; `None` where nothing is
    written."""
    if isinstance(node, Map):
        return {key.text: bare(value) for key, value in node}
    if isinstance(node, Listing):
        return [bare(item) for item in node.items]
    return node.text if isinstance(node, Scalar) and not node.empty else None
