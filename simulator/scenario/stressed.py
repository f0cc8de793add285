"""A scenario under a stress: its own events, and those of the stress that are about what it has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.consistency import above_zero
from simulator.scenario.load import checked
from simulator.scenario.mistakes import Mistake, Mistakes, ScenarioError
from simulator.scenario.role_paths import role_of
from simulator.scenario.roles import NOBODY, block_with
from simulator.scenario.scenario import Scenario
from simulator.scenario.stresses import Stress, month_of
from simulator.scenario.text.files import read_bytes
from simulator.scenario.text.tree import Listing, Map, Scalar
from simulator.scenario.text.write import as_yaml
from simulator.words.texts import N_, phrase

_NUMBER = re.compile(r"events\[(\d+)\]")


@dataclass(frozen=True)
class Why:
    """Why a venture is not exposed, as a part of a sentence: a marked text and what varies in
    it."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """In the language in use."""
        return phrase(self.text, **self.values)

    @property
    def english(self) -> str:
        """In files for programs, in every language."""
        return self.text.format(**self.values)


@dataclass(frozen=True)
class Stressed:
    """What becomes of a scenario under a stress. `scenario` is None where it has nothing that the
    stress is about; then there is a reason `why`."""

    scenario: Scenario | None
    why: Why | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    """The block that each role of the stress means."""
    left_out: tuple[str, ...] = ()
    """Paths of the stress that mean nothing here, as they are written."""


def stressed(plain: Scenario, stress: Stress) -> Stressed:
    """A scenario under a stress. Roles are decided by the scenario as it is given: it is this
    venture whose largest payer pays late. An event is left out that is about something the scenario
    does not have, or that begins after its last month.

    Raises `ScenarioError`, whose mistakes name the file of the stress, for events that do not fit
    what the scenario has."""
    kept: dict[int, Map] = {}
    reasons: dict[str, Why] = {}
    roles: dict[str, str] = {}
    for number, event in enumerate(stress.events, 1):
        key, change = event.key("change"), event.get("change")
        assert key is not None and isinstance(change, Scalar)
        path, why = _meant(event, change.text, plain)
        if why:
            reasons.setdefault(change.text, why)
            continue
        role, _ = role_of(change.text) or ("", "")
        if role:
            roles[role] = path.rpartition(".")[0]
        kept[number] = _within(event.having(key, replace(change, text=path)), plain)
    if not kept:
        return Stressed(None, next(iter(reasons.values())), roles, tuple(reasons))
    return Stressed(_with_events(plain, kept), None, roles, tuple(reasons))


def _meant(event: Map, typed: str, plain: Scenario) -> tuple[str, Why | None]:
    """The whole path that an event changes, and why there is nothing to change, if that is so."""
    month = month_of(event, "month") or 1
    if month > plain.months:
        return "", Why(N_("these futures end before month {month}"), {"month": month})
    blocks = dict(plain.blocks())
    role, name = role_of(typed) or ("", "")
    block: str | None = typed.removeprefix("mechanisms.").rpartition(".")[0]
    if role:
        block = block_with(role, plain)
        if block is None:
            return "", Why(NOBODY[role])
        parameter = blocks[block].kind.parameters.get(name)
        if parameter is None or parameter.once or not parameter.unit.numeric:
            lacks = {"block": f"`{block}`", "name": f"`{name}`"}
            return "", Why(N_("{block} has no {name}"), lacks)
    elif block not in blocks:
        return "", Why(N_("there is no block {name}"), {"name": f"`{block}`"})
    path = f"{block}.{name or typed.rpartition('.')[2]}"
    return path, _nothing_there(event, path, plain)


def _nothing_there(event: Map, path: str, plain: Scenario) -> Why | None:
    """Why a change of a number that a scenario has would do nothing: a percentage of 0 is 0, and
    some rules need a number that is above 0 elsewhere."""
    block, _, name = path.rpartition(".")
    every: tuple[Event | Policy, ...] = (*plain.events, *plain.policies)
    later = {change.path for change in every if change.to}
    found = dict(plain.blocks())[block]
    value = found.values.get(name)
    if event.get("by") is not None and not above_zero(value) and path not in later:
        if name in found.kind.parameters:
            return Why(N_("{path} is 0"), {"path": f"`{path}`"})
        return None  # no such number: a mistake, which is found where the events are read
    rule = plain.mechanisms.get(block)
    needs = rule.kind.needs_of(rule.values) if rule else ""
    if not needs or any((other or "").endswith(f".{needs}") for other in later):
        return None
    if any(above_zero(each.values.get(needs)) for _, each in plain.blocks()):
        return None
    return Why(N_("no {name} is above 0"), {"name": f"`{needs}`"})


def _within(event: Map, plain: Scenario) -> Map:
    """An event that goes on after the last month ends with it."""
    key, until = event.key("until"), event.get("until")
    last = month_of(event, "until") or 0
    if key is None or not isinstance(until, Scalar) or last <= plain.months:
        return event
    return event.having(key, replace(until, text=str(plain.months)))


def _with_events(plain: Scenario, events: Mapping[int, Map]) -> Scenario:
    """The scenario with more events, by their numbers in the file of a stress, where they keep
    their places."""
    text = as_yaml(plain)
    assert text is not None  # a scenario that was changed in Python is refused before
    path, data = plain.path or Path(f"{plain.name}.yaml"), text.encode("utf-8", "surrogatepass")
    tree = read_bytes(data, str(path), Mistakes(), largest=2 * len(data))
    before = tree.get("events")
    own = before.items if isinstance(before, Listing) else ()
    at = next(iter(events.values()))
    listing = Listing(at.file, at.line, at.column, (*own, *events.values()))
    key = Scalar(at.file, at.line, at.column, "events")
    try:
        return checked(tree.having(key, listing), (), path, {}, Mistakes())
    except ScenarioError as refused:
        numbers = dict(enumerate(events, len(own) + 1))
        raise ScenarioError([_renumbered(m, numbers) for m in refused.mistakes]) from None


def _renumbered(mistake: Mistake, numbers: Mapping[int, int]) -> Mistake:
    """The mistake with the number that its event has in the file of the stress."""
    found = _NUMBER.match(mistake.path)
    number = numbers.get(int(found[1])) if found else None
    if found is None or number is None:
        return mistake
    return replace(mistake, path=f"events[{number}]{mistake.path[found.end() :]}")
