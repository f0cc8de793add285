"""The paths of parameters, as levers, events and policies name them."""

from simulator.scenario.changes.world import World
from simulator.scenario.mistakes import closest, did_you_mean, hint, listed, nearest
from simulator.scenario.text.tree import Node, plain_text
from simulator.words.safe_text import quote
from simulator.words.texts import gettext


def read_path(node: Node, path: str, world: World) -> str | None:
    """The path of a parameter, in its short form; None after noting an unknown one."""
    word = plain_text(node).removeprefix("mechanisms.")
    if word in world.parameters:
        return word
    block = word.rpartition(".")[0]
    if block not in world.unclear and not closest(block, world.unclear):
        said = gettext("{word} is not a parameter of this scenario", word=quote(word))
        world.add(node, path, said, _meant(word, block, list(world.parameters)))
    return None


def _meant(word: str, block: str, known: list[str]) -> str:
    """A hint: the numbers of a block that is named as a whole; else paths with this end; else the
    nearest path in the named block; else, of an unknown block, the nearest of all, or those of a
    value with the same name."""
    own = [name for name in known if name.startswith(f"{word}.")]
    if own:
        return listed(own, 24)
    inside = [name for name in known if block and name.startswith(f"{block}.")]
    ends = [name for name in known if name.endswith(f".{word}")]
    lasts = {name.rpartition(".")[2]: name for name in inside}
    near = nearest(word.rpartition(".")[2], lasts)
    if ends:
        return did_you_mean(ends)
    if near or inside:
        return hint([lasts[near]] if near else [], inside)
    same = [name for name in known if block and name.rpartition(".")[2] == word.rpartition(".")[2]]
    if near := closest(word, known):
        return near
    if 0 < len(same) <= 3:
        return did_you_mean(same)
    return gettext(
        "a path is the name of a block, a point and the name of a value, such as {example}",
        example=f"`{known[0]}`",
    )


def read_changed(node: Node, path: str, world: World) -> str | None:
    """The path of a numeric parameter that may change while a run goes on."""
    name = read_path(node, path, world)
    if name is None:
        return None
    parameter = world.parameters[name]
    if parameter.unit.numeric and not parameter.once:
        return name
    said = (
        gettext(
            "{path} cannot change during a run, because it is used only on the first day; take"
            " this entry out",
            path=quote(name),
        )
        if parameter.once
        else gettext(
            "{path} cannot change during a run, because only numbers can; take this entry out",
            path=quote(name),
        )
    )
    world.add(node, path, said)
    return None
