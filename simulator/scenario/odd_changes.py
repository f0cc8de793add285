"""Remarks on events and policies that change nothing, or less than they say."""

from collections.abc import Iterator

from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.scenario import Scenario
from simulator.scenario.values.distributions import bounds_of
from simulator.words.texts import gettext, ngettext


def out_of_bounds(scenario: Scenario) -> Iterator[str]:
    """A change in percent stops at the bounds of its number. A whole number may stay the same after
    a small one."""
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    likely = {path: quantity.likely for path, (_, quantity) in inputs.items()}
    changes: list[Event | Policy] = [
        *scenario.policies,
        *sorted(scenario.events, key=lambda event: event.month),
    ]
    for change in changes:
        if change.path is None:
            continue
        parameter, quantity = inputs[change.path]
        before = likely[change.path]
        after = change.to if change.to is not None else before * (change.by or 0)
        kept = min(max(after, quantity.low), quantity.high)
        say = bounds_of(parameter, scenario.currency).say
        if abs(kept - after) > 1e-9 * abs(after):
            yield gettext(
                "{change}. That would make it {value}, but it stops at {bound}. Write a smaller"
                " change.",
                change=change.shown(),
                value=say(float(f"{after:.6g}")),
                bound=say(kept),
            )
        elif (
            quantity.whole
            and not quantity.is_range
            and change.by not in (None, 1)
            and round(after) == round(before) != 0
        ):
            yield gettext(
                "{change}. It stays at {value}, because it is a whole number. Write a larger"
                " change.",
                change=change.shown(),
                value=say(before),
            )
        if isinstance(change, Event) and change.on is None and change.until is None:
            likely[change.path] = kept


def left_out(scenario: Scenario) -> Iterator[str]:
    """Events and policies of a file that is extended which do not happen any more."""
    for found in scenario.left_out:
        number = found.number
        values = {"n": number, "base": f"`{found.base}`", "file": f"`{found.file}`"}
        if found.section == "events":
            yield ngettext(
                "{n} event of {base} is replaced, because {file} has its own `events`. Copy it"
                " there if it should happen.",
                "{n} events of {base} are replaced, because {file} has its own `events`. Copy them"
                " there if they should happen.",
                number,
                **values,
            )
        else:
            yield ngettext(
                "{n} policy of {base} is replaced, because {file} has its own `policies`. Copy it"
                " there if it should hold.",
                "{n} policies of {base} are replaced, because {file} has its own `policies`. Copy"
                " them there if they should hold.",
                number,
                **values,
            )


def begun(scenario: Scenario) -> Iterator[str]:
    """A contract begins once; only before that can its start be moved."""
    for event in scenario.events:
        name, _, key = (event.path or "").rpartition(".")
        block = scenario.mechanisms.get(name)
        if block is None or key != "start_month" or event.on is not None:
            continue
        if event.month > block.values[key].likely:
            yield gettext(
                "{change}. This changes nothing, because {rule} has begun by then and begins only"
                " once. Write an earlier month.",
                change=event.shown(),
                rule=f"`{name}`",
            )
        elif (event.to or 0) > scenario.months:
            yield gettext(
                "{change}. That is after the last month, so {rule} never begins. Write an earlier"
                " month.",
                change=event.shown(),
                rule=f"`{name}`",
            )


def too_late(scenario: Scenario) -> Iterator[str]:
    """Money is judged at the deadline, and after it only a closing counts."""
    for event in scenario.events:
        if event.on is None and scenario.due < event.month <= scenario.months:
            yield gettext(
                "{change}. The venture has to pay for itself by month {due}, so this is too late"
                " to change the verdict on money. After that month only a closing counts. Write an"
                " earlier month, or a later `targets.sustainable_by`.",
                change=event.shown(),
                due=scenario.due,
            )
