"""Dated changes: which parameter, from which month on, by what factor or to what value.

A parameter is named by its path, as in `cafe_sales.price` or `team.trainer.salary`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.units import Unit
from simulator.scenario.blocks import read_line
from simulator.scenario.mistakes import Mistakes, any_of, closest, listed, nearest
from simulator.scenario.scenario import Event
from simulator.scenario.text.tree import Listing, Map, Node, Scalar, is_empty, plain_text
from simulator.scenario.values.quantities import exact_number, exact_number_for
from simulator.scenario.values.reading import Reading
from simulator.scenario.values.relative_change import CHANGE
from simulator.words.safe_text import quote

_MONTH = Unit("months", -1e6, 1e6, whole=True, help="a month")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class World:
    """What the sentences may speak of: every parameter by path, and the months of the run.
    Names whose own block is mistaken are `unclear`: nothing is said about their paths."""

    reading: Reading
    parameters: Mapping[str, Parameter]
    unclear: frozenset[str]
    start: tuple[int, int]
    months: int
    winners: tuple[str, ...] = ()
    """Rules that may succeed, and so set off an event."""
    nothing: frozenset[str] = frozenset()
    """Numbers that are 0 because nobody says anything else, and no event or policy sets them
    `to` anything."""

    def add(self, node: Node, path: str, message: str, hint: str = "") -> None:
        self.reading.mistakes.add(node, path, message, hint)


def read_list(node: Node | None, path: str, what: str, world: World) -> list[tuple[str, Node]]:
    """The items of a list with the path of each; anything else is noted."""
    if node is None:
        return []
    if not isinstance(node, Listing):
        how = (
            "begin each line with `- `"
            if node.line
            else "write it in brackets, as in [first, second]"
        )
        world.add(node, path, f"a list of {what} belongs here; {how}")
        return []
    return [(f"{path}[{n}]", item) for n, item in enumerate(node.items, 1)]


def read_sentences(node: Node | None, path: str, world: World) -> tuple[str, ...]:
    """A list of plain sentences, such as things to notice."""
    read = [
        read_line(item, at, world.reading) for at, item in read_list(node, path, "sentences", world)
    ]
    return tuple(line for line in read if line is not None)


def read_path(node: Node, path: str, world: World) -> str | None:
    """The path of a parameter, in its short form; None after noting an unknown one."""
    word = plain_text(node).removeprefix("mechanisms.")
    if word in world.parameters:
        return word
    block = word.rpartition(".")[0]
    if block not in world.unclear and not closest(block, world.unclear):
        known = list(world.parameters)
        own = [name for name in known if name.startswith(f"{word}.")]  # a whole block is named
        inside = own or [name for name in known if block and name.startswith(f"{block}.")]
        close = "" if own else _meant(word, inside, known)
        world.add(
            node,
            path,
            f"{quote(word)} is not a parameter of this scenario; "
            + listed(inside or known, 12 if close else 24),
            close,
        )
    return None


def _meant(word: str, inside: list[str], known: list[str]) -> str:
    """A hint: paths that end so; else the nearest of the block named; else, of an unknown block,
    of all."""
    ends = [name for name in known if name.endswith(f".{word}")]
    lasts = {name.rpartition(".")[2]: name for name in inside}
    near = nearest(word.rpartition(".")[2], lasts)
    if ends or near:
        return any_of(ends or [lasts[near or ""]])
    return "" if inside else closest(word, known)


def read_changed(node: Node, path: str, world: World) -> str | None:
    """The path of a numeric parameter that may change while a run goes on."""
    name = read_path(node, path, world)
    if name is None:
        return None
    parameter = world.parameters[name]
    if not parameter.unit.numeric or parameter.once:
        why = "it is used on the first day only" if parameter.once else "only numbers can"
        world.add(node, path, f"{quote(name)} cannot change during a run; {why}")
        return None
    return name


def read_month(node: Node, path: str, world: World) -> int | None:
    """The month's number, 1 for the first, from `2026-03`, `month 15` or `15`."""
    text, month = plain_text(node), _month_said(node, path, world)
    if month is None:
        world.add(node, path, f"{quote(text)} is not a month; write 2026-03 or month 15")
        return None
    if not 1 <= month <= world.months:
        world.add(
            node,
            path,
            f"{quote(text)} is outside the run; it goes from "
            f"{_date(world, 1)} (month 1) to {_date(world, world.months)}"
            f" (month {world.months})",
        )
        return None
    return month


def _month_said(node: Node, path: str, world: World) -> int | None:
    """The month's number, within the run or not; None for what is no month."""
    date = _DATE.fullmatch(plain_text(node))
    if date is None:  # what is wrong with a number does not speak of dates, and is not told
        number = exact_number(node, _MONTH, path, Reading(Mistakes(), None))
        return None if number is None else int(number)
    year, month = int(date[1]), int(date[2])
    return (year - world.start[0]) * 12 + month - world.start[1] + 1 if 1 <= month <= 12 else None


def _date(world: World, month: int) -> str:
    years, rest = divmod(world.start[1] + month - 2, 12)
    return f"{world.start[0] + years:04d}-{rest + 1:02d}"


def check_keys(node: Map, path: str, allowed: tuple[str, ...], world: World) -> None:
    for key, _ in node:
        if key.text not in allowed:
            world.reading.mistakes.unknown(
                key, f"{path}.{key.text}", "a key of this entry", key.text, allowed
            )


def read_event(node: Node, path: str, world: World) -> Event | None:
    """A dated change: {month, until?, change, by|to}; or one that success sets off: {on, ...}."""
    if not isinstance(node, Map):
        world.add(node, path, "an event is {month: 2026-03, change: cafe_sales.price, by: -10%}")
        return None
    on = node.get("on")
    if on is not None:
        return _read_set_off(node, on, path, world)
    check_keys(node, path, ("month", "until", "on", "change", "by", "to"), world)
    month = needed(
        node, "month", path, "2026-03 or month 15, or `on` and a rule that may set it off", world
    )
    first = read_month(month, f"{path}.month", world) if month else None
    until = node.get("until")
    last = read_month(until, f"{path}.until", world) if until is not None else None
    if until and first and last and last < first:
        world.add(until, f"{path}.until", "the event ends before it begins; write a later month")
    change = read_change(node, path, world)
    if month is None or first is None or change is None or (until is not None and last is None):
        return None
    name, by, to, said = change
    during = plain_text(month) + (f" until {plain_text(until)}" if until else "")
    return Event(first, last, name, by, to, f"{during}: {said}")


def _read_set_off(node: Map, on: Node, path: str, world: World) -> Event | None:
    """A change that comes when a rule succeeds, such as a campaign for a better price."""
    check_keys(node, path, ("on", "change", "by", "to"), world)
    word = plain_text(on)
    change = read_change(node, path, world)
    if word not in world.winners:
        if word not in world.unclear:
            world.reading.mistakes.unknown(
                on, f"{path}.on", "a rule that may set off an event", word, world.winners
            )
        return None
    if change is None:
        return None
    name, by, to, said = change
    return Event(0, None, name, by, to, f"after {word}: {said}", word)


def needed(node: Map, key: str, path: str, such_as: str, world: World) -> Node | None:
    value = node.get(key)
    if is_empty(value):
        world.add(node.key(key) or node, f"{path}.{key}", f"`{key}` is missing; write {such_as}")
        return None
    return value


def read_change(
    node: Map, path: str, world: World
) -> tuple[str, float | None, float | None, str] | None:
    """`change` with `by` (a factor) or `to` (a value): path, factor, value and the text."""
    change = needed(node, "change", path, "a path such as cafe_sales.price", world)
    name = read_changed(change, f"{path}.change", world) if change else None
    by, to = node.get("by"), node.get("to")
    if (by is None) == (to is None):
        world.add(node, path, "write either `by` (such as -10%) or `to` (the new value)")
        return None
    if by is not None:
        if name in world.nothing:
            world.add(
                by,
                f"{path}.by",
                f"{quote(str(name))} is 0 in this scenario, and stays 0 by any "
                "percentage; write `to` and the new value",
            )
            return None
        factor = _factor(by, f"{path}.by", world)
        if name is None or factor is None:
            return None
        return name, factor, None, f"{name} by {plain_text(by)}"
    if name is None or to is None:
        return None
    value = exact_number_for(to, world.parameters[name], f"{path}.to", world.reading)
    return None if value is None else (name, None, value, f"{name} to {plain_text(to)}")


def _factor(node: Node, path: str, world: World) -> float | None:
    """What a parameter is multiplied by: 0.9 for `-10%`."""
    if isinstance(node, Scalar) and "%" not in node.text:
        world.add(
            node,
            path,
            f"{quote(node.text)} is not a relative change; write a percentage such as -10% or 5%",
        )
        return None
    change = exact_number(node, CHANGE, path, world.reading)
    return None if change is None else 1 + change
