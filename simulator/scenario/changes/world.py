"""What the lists of a scenario (events, policies, levers, claims, notices) are read with."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.mechanisms.parameters import Parameter
from simulator.scenario.text.tree import Listing, Map, Node, is_empty
from simulator.scenario.texts import read_text
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, phrase


@dataclass(frozen=True)
class World:
    """What may be named: every parameter by path, and the months of the run. `unclear` are the
    names of blocks with mistakes: paths into them get no messages."""

    reading: Reading
    parameters: Mapping[str, Parameter]
    unclear: frozenset[str]
    start: tuple[int, int] | None
    """Year and month of the first month; None where they could not be read."""
    months: int
    winners: tuple[str, ...] = ()
    """Rules that may succeed, and so set off an event."""
    zeros: frozenset[str] = frozenset()
    """Numbers that are 0 because the file says nothing, and that no event or policy sets `to`
    anything."""

    def add(self, node: Node, path: str, message: str, hint: str = "") -> None:
        """Note a mistake."""
        self.reading.mistakes.add(node, path, message, hint)


def read_list(node: Node | None, path: str, what: str, world: World) -> list[tuple[str, Node]]:
    """The items of a list with the path of each; anything else is noted. `what` is the plural of
    the items, as a part of a sentence."""
    if node is None:
        return []
    if not isinstance(node, Listing):
        said = (
            gettext("a list of {what} belongs here; begin each line with `- `", what=what)
            if node.line
            else gettext(
                "a list of {what} belongs here; write it in brackets, as in `[first, second]`",
                what=what,
            )
        )
        world.add(node, path, said)
        return []
    return [(f"{path}[{n}]", item) for n, item in enumerate(node.items, 1)]


def read_sentences(node: Node | None, path: str, world: World) -> tuple[str, ...]:
    """A list of texts, such as things to notice."""
    # Translators: as in: a list of sentences belongs here.
    items = read_list(node, path, phrase("sentences"), world)
    read = [read_text(item, at, world.reading.mistakes) for at, item in items]
    return tuple(line for line in read if line is not None)


def check_keys(node: Map, path: str, allowed: tuple[str, ...], world: World) -> None:
    """Note every key of an entry that is not among the `allowed` ones."""
    for key, _ in node:
        if key.text not in allowed:
            said = gettext("{word} is not a key of this entry", word=quote(key.text))
            world.reading.mistakes.unknown(key, f"{path}.{key.text}", said, key.text, allowed)


def needed(node: Map, key: str, path: str, such_as: str, world: World) -> Node | None:
    """The value of a key, or None after noting that it is missing. `such_as` says what to write, as
    a part of a sentence."""
    value = node.get(key)
    if is_empty(value):
        said = gettext("{key} is missing; write {example}", key=f"`{key}`", example=such_as)
        world.add(node.key(key) or node, f"{path}.{key}", said)
        return None
    return value
