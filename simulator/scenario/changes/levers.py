"""Levers: the numbers that a venture can choose, by their paths."""

from simulator.quantities.units import Unit
from simulator.scenario.changes.paths import read_path
from simulator.scenario.changes.world import World, check_keys, needed
from simulator.scenario.text.tree import Map, Node
from simulator.scenario.values.quantities import exact_number, exact_number_for
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

# Translators: what is missing, as in: `steps` is missing; write a number of values.
_STEPS = Unit("count", 2, 100, whole=True, help=N_("a number of values"))


def read_lever(node: Node, path: str, world: World) -> tuple[str, tuple[float, ...]] | None:
    """The path, and the values to try as the model has them (money in minor units), from a path or
    `{path, from, to, steps?}`: both ends or, with `steps`, all of them; none where the file does
    not name them. None after noting what is wrong."""
    if not isinstance(node, Map):
        name = read_path(node, path, world)
        return None if name is None else (name, ())
    check_keys(node, path, ("path", "from", "to", "steps"), world)
    such_as = phrase("the path of a number, such as `cafe_sales.price`")
    named = needed(node, "path", path, such_as, world)
    name = read_path(named, f"{path}.path", world) if named else None
    if named is None or name is None:
        return None
    parameter = world.parameters[name]
    if not parameter.unit.numeric:
        said = gettext("{path} is no number, so it has no `from` and no `to`", path=quote(name))
        world.add(named, f"{path}.path", said)
        return None
    ends = [
        exact_number_for(end, parameter, f"{path}.{key}", world.reading) if end else None
        for key in ("from", "to")
        for end in [needed(node, key, path, phrase("a number"), world)]
    ]
    steps = node.get("steps")
    number = exact_number(steps, _STEPS, f"{path}.steps", world.reading) if steps else 2.0
    low, high = ends
    if low is None or high is None or number is None:
        return None
    if low >= high:
        said = gettext("`from` is not below `to`; write the smaller number first")
        world.add(node.get("from") or node, f"{path}.from", said)
        return None
    last = int(number) - 1
    values = [low + (high - low) * step / last for step in range(last)] + [high]
    whole = parameter.unit.whole
    return name, tuple(dict.fromkeys(float(round(x)) if whole else x for x in values))
