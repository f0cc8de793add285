"""Dated changes: which parameter, from which month on, by what factor or to what value.

A parameter is named by its path, as in `cafe_sales.price` or `team.trainer.salary`.
"""

from simulator.quantities.grammar import Unreadable
from simulator.quantities.months import is_calendar, read_calendar_month, written
from simulator.quantities.ranges import is_range
from simulator.quantities.reading import is_percentage
from simulator.quantities.units import Unit
from simulator.scenario.changes.paths import read_changed
from simulator.scenario.changes.planned import Event, Typed
from simulator.scenario.changes.world import World, check_keys, needed
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.text.tree import Map, Node, Scalar, plain_text
from simulator.scenario.values.quantities import exact_number, exact_number_for
from simulator.scenario.values.reading import Reading
from simulator.scenario.values.relative_change import CHANGE
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

# Translators: what is missing, as in: `month` is missing; write a month.
_MONTH = Unit("months", -1e6, 1e6, whole=True, help=N_("a month"))


def read_month(node: Node, path: str, world: World) -> int | None:
    """The number of a month, 1 for the first, from `2026-03`, `month 15` or `15`. None where it is
    wrong, which is then among the mistakes, and for a date where the start of the run is not
    known."""
    text = plain_text(node)
    if is_calendar(text):
        month = _of_calendar(node, path, world)
    else:  # what is wrong with a number does not speak of dates
        number = exact_number(node, _MONTH, path, Reading(Mistakes(), None))
        month = None if number is None else int(number)
        if month is None:
            said = gettext("{text} is not a month; write `2026-03` or `month 15`", text=quote(text))
            world.add(node, path, said)
    if month is not None and not 1 <= month <= world.months:
        world.add(node, path, _outside(text, world))
        return None
    return month


def _of_calendar(node: Node, path: str, world: World) -> int | None:
    """The number of a month of the calendar, within the run or not."""
    try:
        year, month = read_calendar_month(plain_text(node))
    except Unreadable as error:
        world.add(node, path, str(error))
        return None
    if world.start is None:
        return None
    return (year - world.start[0]) * 12 + month - world.start[1] + 1


def _outside(text: str, world: World) -> str:
    if world.start is None:
        return gettext(
            "{text} is outside the run; write a month from 1 to {last}",
            text=quote(text),
            last=world.months,
        )
    return gettext(
        "{text} is outside the run; it goes from {first_date} (month 1) to {last_date} (month"
        " {last})",
        text=quote(text),
        first_date=_date(world.start, 1),
        last_date=_date(world.start, world.months),
        last=world.months,
    )


def _date(start: tuple[int, int], month: int) -> str:
    years, rest = divmod(start[1] + month - 2, 12)
    return written(start[0] + years, rest + 1)


def read_event(node: Node, path: str, world: World) -> Event | None:
    """A dated change: {month, until?, change, by|to}; or one that success sets off: {on, ...}."""
    if not isinstance(node, Map):
        said = gettext(
            "an event is written as `{month: 2026-03, change: cafe_sales.price, by: -10%}`"
        )
        world.add(node, path, said)
        return None
    on = node.get("on")
    if on is not None:
        return _read_set_off(node, on, path, world)
    check_keys(node, path, ("month", "until", "on", "change", "by", "to"), world)
    such_as = phrase("`2026-03` or `month 15`, or write `on` and a rule that may set it off")
    month, until = needed(node, "month", path, such_as, world), node.get("until")
    first = read_month(month, f"{path}.month", world) if month else None
    last = read_month(until, f"{path}.until", world) if until is not None else None
    if until and first and last and last < first:
        said = gettext("the event ends before it begins; write a later month")
        world.add(until, f"{path}.until", said)
    change = read_change(node, path, world)
    if month is None or first is None or change is None or (until is not None and last is None):
        return None
    name, by, to, amount = change
    during = plain_text(month) + (f" until {plain_text(until)}" if until else "")
    typed = Typed(_date_typed(month), _date_typed(until), amount=amount)
    return Event(first, last, name, by, to, f"{during}: {said_of(change)}", typed=typed)


def _date_typed(node: Node | None) -> str:
    """A month of the calendar as the file says it; empty for a number."""
    text = "" if node is None else plain_text(node)
    return text if is_calendar(text) else ""


def _read_set_off(node: Map, on: Node, path: str, world: World) -> Event | None:
    """Read an event that follows the success of a rule, such as a better price after a campaign."""
    check_keys(node, path, ("on", "change", "by", "to"), world)
    word = plain_text(on)
    change = read_change(node, path, world)
    if word not in world.winners:
        if word not in world.unclear:
            said = gettext(
                "{word} is not a rule of this scenario that may set off an event", word=quote(word)
            )
            world.reading.mistakes.unknown(on, f"{path}.on", said, word, world.winners)
        return None
    if change is None:
        return None
    name, by, to, amount = change
    text = f"after {word}: {said_of(change)}"
    return Event(0, None, name, by, to, text, word, Typed(amount=amount))


Change = tuple[str, float | None, float | None, str]
"""Path, factor, value, and the factor or value as the file says it; one of the two is None."""


def said_of(change: Change) -> str:
    """A change in files for programs, the same in every language."""
    name, by, _, amount = change
    return f"{name} to {amount}" if by is None else f"{name} by {amount}"


def read_change(node: Map, path: str, world: World) -> Change | None:
    """`change` with `by` (a factor) or `to` (a value)."""
    such_as = phrase("a path such as `cafe_sales.price`")
    change = needed(node, "change", path, such_as, world)
    name = read_changed(change, f"{path}.change", world) if change else None
    by, to = node.get("by"), node.get("to")
    if (by is None) == (to is None):
        said = gettext("write either `by` (such as `-10%`) or `to` (the new value)")
        world.add(node, path, said)
        return None
    if by is not None:
        if name in world.zeros:
            said = gettext(
                "{path} is 0 in this scenario, and a percentage of 0 is 0; write `to` and the new"
                " value",
                path=quote(str(name)),
            )
            world.add(by, f"{path}.by", said)
            return None
        factor = _factor(by, f"{path}.by", world)
        return None if name is None or factor is None else (name, factor, None, plain_text(by))
    if name is None or to is None:
        return None
    value = exact_number_for(to, world.parameters[name], f"{path}.to", world.reading)
    return None if value is None else (name, None, value, plain_text(to))


def _factor(node: Node, path: str, world: World) -> float | None:
    """What a parameter is multiplied by: 0.9 for `-10%`."""
    if isinstance(node, Scalar) and not (is_percentage(node.text) or is_range(node.text)):
        said = gettext(
            "{text} is not a change in percent; write for example `-10%` or `5%`",
            text=quote(node.text),
        )
        world.add(node, path, said)
        return None
    change = exact_number(node, CHANGE, path, world.reading)
    return None if change is None else 1 + change
