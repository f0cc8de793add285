"""The number of a named block: its place among its like. Random numbers are keyed by the kind and
the number of a block, never by its name.

Numbers are given once, in the order of the file that is read first. In a file that extends it, and
under `--set`, a block keeps the number of the block that it replaces, a removed one leaves a gap,
and a new one takes the next number. A number that is not the block's place is written into the
block as `number:`, so that the whole text can be saved and read again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.scenario.mistakes import Mistakes
from simulator.scenario.sections import GROUPS
from simulator.scenario.text.tree import Map, Node, Scalar, plain_text, word_at
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

NUMBER = "number"
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


def numbered(*trees: Map) -> Map:
    """The last of `trees`, each of which is a change of the one before, with a `number:` in each
    named block whose number is not its place."""
    tree = trees[-1]
    for group in GROUPS:
        key, blocks = tree.key(group), tree.get(group)
        if key is not None and isinstance(blocks, Map):
            numbers = _after(group, [each.get(group) for each in trees])
            entries = tuple(
                (name, _with(block, numbers[name.text], place))
                for name, block, _, place in _placed(group, blocks)
            )
            tree = tree.having(key, replace(blocks, entries=entries))
    return tree


def read_numbers(group: str, blocks: Map, mistakes: Mistakes) -> dict[str, tuple[str, int]]:
    """What each block has in common with its like (`product_sales`, `team.seller`,
    `partners.employer`), and its number among them. Notes numbers that cannot be."""
    found: dict[str, tuple[str, int]] = {}
    taken: dict[tuple[str, int], str] = {}
    for name, block, like, place in _placed(group, blocks):
        node, path = _written(block), f"{group}.{name.text}.{NUMBER}"
        number = place if node is None else _read(node)
        if node is not None and number is None:
            said = gettext(
                "{text} is not the number of a block; write a whole number from 1 to 999",
                text=quote(plain_text(node)),
            )
            mistakes.add(node, path, said)
        other = taken.setdefault((like, number or place), name.text)
        if number and other != name.text:
            said = gettext(
                "{block} has the same kind and the same number, {n}; write another `number`",
                block=quote(other),
                n=number,
            )
            mistakes.add(node or name, path, said)
        found[name.text] = like, number or place
    return found


def _placed(group: str, blocks: Map) -> Iterator[tuple[Scalar, Node, str, int]]:
    """Each block with its name, its kind and its place among its like, from 1."""
    seen: Counter[str] = Counter()
    for name, block in blocks:
        word = word_at(block, GROUPS[group], "")
        like = (word or name.text) if group == "mechanisms" else f"{group}.{word}"
        seen[like] += 1
        yield name, block, like, seen[like]


def _after(group: str, changes: list[Node | None]) -> Mapping[str, int]:
    """The numbers of the blocks after the last of the changes."""
    given: dict[str, tuple[str, int]] = {}
    last: Counter[str] = Counter()
    for step, blocks in enumerate(changes):
        if not isinstance(blocks, Map):
            continue
        before, given = given, {}
        for name, block, like, place in _placed(group, blocks):
            old = before.get(name.text)
            own = _read(_written(block))
            if own and (old is None or old[0] == like or own != old[1]):
                number = own
            elif old is not None and old[0] == like:
                number = old[1]
            else:
                number = last[like] + 1 if step else place
            given[name.text] = like, number
            last[like] = max(last[like], number)
    return {name: number for name, (_, number) in given.items()}


def _with(block: Node, number: int, place: int) -> Node:
    """The block with its number, where that is not its place."""
    node = _written(block)
    if (place if node is None else _read(node) or number) == number:
        return block
    inner = block if isinstance(block, Map) else Map(block.file, block.line, block.column, ())
    key = inner.key(NUMBER) or Scalar(block.file, block.line, block.column, NUMBER)
    return inner.having(key, Scalar(key.file, key.line, key.column, str(number)))


def _written(block: Node) -> Node | None:
    return block.get(NUMBER) if isinstance(block, Map) else None


def _read(node: Node | None) -> int | None:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return int(text) if _NUMBER.fullmatch(text) else None
