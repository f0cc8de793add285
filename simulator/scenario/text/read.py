"""Guarded reading of a scenario file: bytes in, a small tree of text with positions out.

Everything dangerous or surprising in YAML is refused before a tree exists: size, depth, anchors,
aliases, tags, merge keys, duplicate keys, directives. Values stay text: only our own parser
decides what a number is.
"""

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.characters import check_characters, place_in, unseen
from simulator.scenario.text.parser_failures import in_plain_words
from simulator.scenario.text.tree import Listing, Map, Node, Scalar
from simulator.words.numbers import whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

MOST_NODES = 5_000
"""Keys and values of a file and of all that it extends."""
DEEPEST = 20
LONGEST_KEY = 200

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_BRACKETS = re.compile(r"(?:[\[{]\s*){" + str(DEEPEST + 1) + "}")


def read_text(text: str, file: str, mistakes: Mistakes, most: int = MOST_NODES) -> Node:
    """The tree of one YAML document; every refusal that allows it lets the reading go on."""
    check_characters(text, file, mistakes)
    nest = _BRACKETS.search(text)  # the parser looks far ahead in brackets, which is slow
    if nest:
        refuse(mistakes, place_in(text, nest.start(), file), _too_deep())
    directive = _DIRECTIVE.search(text)
    if directive:
        said = gettext("a line that begins with `%` is not allowed; remove it")
        refuse(mistakes, place_in(text, directive.start(), file), said)
    return _Tree(file, mistakes, most).read(text)


def _too_deep() -> str:
    return gettext("values are nested deeper than {n} levels; a scenario needs 5", n=DEEPEST)


def refuse(mistakes: Mistakes, node: Node, message: str) -> NoReturn:
    """Note a mistake after which nothing more can be read. Raises ScenarioError."""
    mistakes.add(node, "", message)
    mistakes.stop()


class _Tree:
    """Builds the tree from parser events, without recursion, and stops at the first excess."""

    def __init__(self, file: str, mistakes: Mistakes, most: int) -> None:
        self.file, self.mistakes, self.most = file, mistakes, most
        self.open: list[tuple[Any, list[Node]]] = []
        """How each block and bracket that is open began, and what it holds so far."""
        self.root: Node | None = None
        self.last: Any = None
        """The word read last."""
        self.nodes = 0

    def read(self, text: str) -> Node:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            for event in YAML(typ="safe", pure=True).parse(text):
                self._take(event)
        except MarkedYAMLError as error:
            self._stop(*in_plain_words(error, text.splitlines(), self.last))
        except (YAMLError, ValueError, RecursionError, OverflowError):
            said = gettext("this is not YAML; write `key: value` lines")
            refuse(self.mistakes, Node(self.file, 1, 1), said)
        if self.root is None:
            said = gettext("the file is empty; begin with `name: my-venture`")
            refuse(self.mistakes, Node(self.file, 1, 1), said)
        return self.root

    def _take(self, event: Any) -> None:
        name = type(event).__name__
        if name == "DocumentStartEvent":
            self._check_document(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._check_node(event)
            self.open.append((event, []))
            if len(self.open) > DEEPEST:
                self._stop(event.start_mark, _too_deep())
        elif name == "MappingEndEvent":
            start, parts = self.open.pop()
            at = self._at(start.start_mark)
            self._put(
                Map(at.file, at.line, at.column, tuple(self._entries(parts, start.flow_style)))
            )
        elif name == "SequenceEndEvent":
            start, parts = self.open.pop()
            at = self._at(start.start_mark)
            self._put(Listing(at.file, at.line, at.column, tuple(parts)))
        elif name in ("ScalarEvent", "AliasEvent"):
            self._check_node(event)
            self.last = event
            self._put(self._scalar(event))

    def _check_document(self, event: Any) -> None:
        if self.root is not None:
            self._stop(
                event.start_mark,
                gettext(
                    "a second document begins here; a file holds one scenario, so remove this `---`"
                ),
            )

    def _check_node(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > self.most:
            self._stop(
                event.start_mark,
                gettext(
                    "there are more than {n} values in this file and all that it extends; a"
                    " scenario needs a few hundred",
                    n=whole(MOST_NODES),
                ),
            )
        if type(event).__name__ == "AliasEvent":
            self._stop(
                event.start_mark,
                gettext(
                    "the alias {name} is not allowed; write the value out, or put a text that"
                    " begins with `*` in quotes",
                    name=quote(f"*{event.anchor}"),
                ),
            )
        if event.anchor:
            self._stop(
                event.start_mark,
                gettext(
                    "the anchor {name} is not allowed; write the value out, or put a text that"
                    " begins with `&` in quotes",
                    name=quote(f"&{event.anchor}"),
                ),
            )
        if getattr(event, "tag", None):
            self._stop(
                event.start_mark,
                gettext(
                    "a tag (a word that begins with `!`) is not allowed; write the value alone, or"
                    " put a text that begins with `!` in quotes"
                ),
            )

    def _scalar(self, event: Any) -> Scalar:
        at = self._at(event.start_mark)
        text = getattr(event, "value", "")
        hidden = unseen(text)
        if hidden:
            self.mistakes.add(at, "", hidden)
        return Scalar(at.file, at.line, at.column, text.strip(), not getattr(event, "style", None))

    def _entries(self, parts: list[Node], in_braces: bool) -> Iterator[tuple[Scalar, Node]]:
        """Keys with their values; keys that are lists, repeated or `<<` are refused."""
        seen: dict[str, Scalar] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar) or not key.text or len(key.text) > LONGEST_KEY:
                self.mistakes.add(key, "", gettext("a key is one short word, such as `price`"))
            elif (
                in_braces
                and _absent(value)
                and (value.line, value.column) == (key.line, key.column + len(key.text))
            ):
                refuse(self.mistakes, key, _no_value(key.text, first=key is parts[0]))
            elif key.text == "<<" and key.plain:
                self.mistakes.add(
                    key, "", gettext("the merge key `<<` is not allowed; use `extends`")
                )
            elif key.text in seen:
                first = seen[key.text]
                self.mistakes.add(
                    key,
                    "",
                    gettext(
                        "the key {key} is written twice, first in line {line}; keep one of them",
                        key=quote(key.text),
                        line=first.line,
                    ),
                )
            else:
                seen[key.text] = key
                yield key, Scalar(key.file, key.line, key.column, "") if _absent(value) else value

    def _put(self, node: Node) -> None:
        if self.open:
            self.open[-1][1].append(node)
        else:
            self.root = node

    def _at(self, mark: Any) -> Node:
        return Node(self.file, mark.line + 1, mark.column + 1)

    def _stop(self, mark: Any, message: str) -> NoReturn:
        refuse(self.mistakes, self._at(mark), message)


def _no_value(name: str, first: bool) -> str:
    """The message about a name in braces that has no value."""
    if first:
        return gettext(
            "{name} has no `: ` and value; write `{{name: value}}`, with a space after the colon,"
            " or put a text in quotes",
            name=quote(name),
        )
    return gettext(
        "{name} has no `: ` and value; within braces a comma begins the next `name: value`, so"
        " write decimals with a point, as in `26.5`, and put a text with a comma in quotes",
        name=quote(name),
    )


def _absent(node: Node) -> bool:
    """True where nothing is written: the parser puts such a value at the next word."""
    return isinstance(node, Scalar) and node.plain and not node.text
