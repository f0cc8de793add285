"""The assumptions in which two scenarios differ, path by path, as their files write them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from simulator.experiments.pairing import Counterparts, Renamed
from simulator.mechanisms.parameters import Parameter
from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.scenario.block import Block
from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.scenario import Scenario
from simulator.words.local_text import shown
from simulator.words.numbers import in_full, symbol
from simulator.words.texts import N_, phrase


@dataclass(frozen=True)
class Exact:
    """One number of a scenario, no range: its value (money in minor units), and its unit."""

    value: float
    unit: str
    """The name of its `Unit`."""
    currency: str

    @property
    def shown(self) -> str:
        """`Rp26,000`, `12.5%`, `48`: with every figure, in the language in use."""
        if self.unit == "money":
            return f"{symbol(self.currency)}{in_full(self.value / minor_units(self.currency))}"
        return _percent(self.value) if self.unit == "share" else in_full(self.value)


@dataclass(frozen=True)
class Assumption:
    """One assumption as the file writes it, and its source."""

    text: str
    """As files have it, the same in every language."""
    source: str | None = None
    numbers: tuple[float, ...] | None = None
    """The numbers of the text, if it is one number or a range."""
    label: str = ""
    """What to show for a text that is not the file's own."""
    of: str = ""
    """The kind of the rule that the label is about, as a scenario names it."""
    block: str = ""
    """A whole block as a scenario writes it, on one line."""
    exact: Exact | None = None
    """The number, if it is one number and no range."""
    own: str = ""
    """A text of the scenario, in all its languages."""
    shares: tuple[tuple[str, float], ...] = ()
    """Names in any language and the share of each, if it is a list of shares."""

    @property
    def shown(self) -> str:
        """The assumption for people, in the language in use: one number in one form, however it was
        typed; everything else as it was typed."""
        if self.exact:
            return self.exact.shown
        if self.shares:
            shares = (f"{shown(name)}: {_percent(share)}" for name, share in self.shares)
            return f"{{{', '.join(shares)}}}"
        if not self.label:
            return self.block or shown(self.own) or self.text
        return phrase(self.label, rule=f"`{self.of}`") if self.of else phrase(self.label)


# Translators: a scenario does not have this assumption or this part.
ABSENT = Assumption("not there", label=N_("not there"))
# Translators: a scenario has this event or policy.
_THERE = Assumption("there", label=N_("there"))


@dataclass(frozen=True)
class Difference:
    """One assumption on which two scenarios differ."""

    path: str
    before: Assumption
    after: Assumption
    entry: Event | Policy | None = None
    """The event or policy that only one of the scenarios has."""

    @property
    def shown_path(self) -> str:
        """The path for people: an event or policy in the language in use."""
        return f"{_kind(self.entry)}: {self.entry.shown()}" if self.entry else self.path

    @property
    def direction(self) -> int:
        """1 if the number is raised, -1 if it is lowered, 0 if neither is clear."""
        old, new = self.before.numbers, self.after.numbers
        if old is None or new is None or len(old) != len(new):
            return 0
        steps = {(b > a) - (b < a) for a, b in zip(old, new, strict=True)} - {0}
        return steps.pop() if len(steps) == 1 else 0


def differences(before: Scenario, after: Scenario) -> tuple[Difference, ...]:
    """All assumptions that differ between two scenarios, in the order of the first scenario. A
    block is compared with the one of the same kind and number, whatever it is called."""
    counterparts = Counterparts(before, after)
    old, new = dict(_head(before)), dict(_head(after))
    found = list(_unequal(old, new))
    blocks, others = dict(before.blocks()), dict(after.blocks())
    theirs = {old: new for new, old in counterparts.blocks.items()}
    alone = {path: b for path, b in others.items() if path not in counterparts.blocks}
    for path, block in blocks.items():
        if path in theirs:
            found += _values((before, path), (after, theirs[path]), counterparts)
        else:
            found.append(Difference(path, _summary(block), _summary(alone.pop(path, None))))
    found += [Difference(path, ABSENT, _summary(block)) for path, block in alone.items()]
    return (*found, *_dated(before, after, counterparts))


def renamed(before: Scenario, after: Scenario) -> tuple[Renamed, ...]:
    """What has another name in the second scenario, and whether it differs otherwise."""
    counterparts = Counterparts(before, after)
    found = _values((before, "community"), (after, "community"), counterparts)
    differing = {difference.path.rpartition(".")[0] for difference in differences(before, after)}
    if any(one.path == "community.segments" for one in found):
        differing |= {f"community.segments.{name}" for name in counterparts.segments.values()}
    return counterparts.renamed(differing)


def _head(scenario: Scenario) -> Iterator[tuple[str, Assumption]]:
    year, month = scenario.start
    yield "start", Assumption(f"{year}-{month:02d}")
    yield "currency", Assumption(scenario.currency)


def _dated(before: Scenario, after: Scenario, counterparts: Counterparts) -> Iterator[Difference]:
    """Events and policies that only one scenario has. They are compared by what they do, because
    they have no names."""
    left = [(counterparts.entry(entry), entry) for entry in _entries(after)]
    same = Counterparts(before, before)
    for entry in _entries(before):
        meaning = same.entry(entry)
        partner = next((one for one in left if one[0] == meaning), None)
        if partner:
            left.remove(partner)
        else:
            yield Difference(f"{_kind(entry)}: {entry.text}", _THERE, ABSENT, entry)
    for _, entry in left:
        yield Difference(f"{_kind(entry)}: {entry.text}", ABSENT, _THERE, entry)


def _entries(scenario: Scenario) -> tuple[Event | Policy, ...]:
    return (*scenario.events, *scenario.policies)


def _kind(entry: Event | Policy) -> str:
    return "events" if isinstance(entry, Event) else "policies"


def _unequal(
    before: Mapping[str, Assumption], after: Mapping[str, Assumption]
) -> Iterator[Difference]:
    for path in dict.fromkeys((*before, *after)):
        old, new = before.get(path, ABSENT), after.get(path, ABSENT)
        if old.text != new.text:
            yield Difference(path, old, new)


def _values(
    before: tuple[Scenario, str], after: tuple[Scenario, str], counterparts: Counterparts
) -> Iterator[Difference]:
    """The values that differ between two blocks of the same kind: scenario and path of each. A
    usual value that says what the other side says without it is no difference."""
    old, new = (dict(scenario.blocks())[path].values for scenario, path in (before, after))
    known = dict(before[0].blocks())[before[1]].kind.parameters
    usual, others = _usual(old, known), _usual(new, known)
    for name in old:
        if name in usual and usual[name] == others.get(name):
            continue
        if _meaning(old[name]) != _meaning(counterparts.value(new.get(name))):
            sides = [_written(scenario, path, name) for scenario, path in (before, after)]
            yield Difference(f"{before[1]}.{name}", sides[0], sides[1])


def _summary(block: Block | None) -> Assumption:
    """A block in one line, with the values that the file sets."""
    if block is None:
        return ABSENT
    given = {name: _typed(block.values[name]) for name in block.values if name in block.given}
    kind, rule = block.kind.__name__, getattr(block.kind, "kind", "")
    if not block.given:
        # Translators: a rule of the scenario in which no value is set.
        label = N_("{rule}, with all its usual values")
        return Assumption(f"{kind}, as it comes", label=label, of=rule or kind)
    written = {"kind": rule, **given} if rule else given
    return Assumption(
        f"{kind}: {', '.join(f'{name} {value}' for name, value in given.items())}",
        block=f"{{{', '.join(f'{name}: {value}' for name, value in written.items())}}}",
    )


def _meaning(value: Any) -> Any:
    """The meaning of a value: a number that is written in another way is no difference."""
    return (value.shape, value.numbers) if isinstance(value, Quantity) else value


def _usual(values: Mapping[str, Any], known: Mapping[str, Parameter]) -> dict[str, Any]:
    """The meaning of each usual value of a block: where it is 0, that of what it is about."""
    found = {}
    for name, of in ((name, parameter.usual_of) for name, parameter in known.items()):
        stated = values.get(name)
        if of and isinstance(stated, Quantity):
            likely = stated.likely or prod(values[n].likely or known[n].zero_is for n in of)
            source = stated if stated.likely else values[of[0]]
            found[name] = _meaning(source) if len(of) == 1 else f"{likely:.9g}"
    return found


def _written(scenario: Scenario, path: str, name: str) -> Assumption:
    """One value of a block, as its file has it and as people see it."""
    block = dict(scenario.blocks())[path]
    value, text = block.values.get(name), _typed(block.values.get(name))
    if isinstance(value, Quantity):
        unit = block.kind.parameters[name].unit.name
        exact = None if value.is_range else Exact(value.likely, unit, scenario.currency)
        return Assumption(text, value.source, (*value.numbers, value.likely), exact=exact)
    if isinstance(value, Mapping):
        named = ((scenario.labels.get(f"{path}.{name}.{k}", k), v) for k, v in value.items())
        return Assumption(text, shares=tuple(named))
    return Assumption(text, own=value if isinstance(value, str) else "")


def _typed(value: Any) -> str:
    """A value as files have it."""
    if isinstance(value, Quantity):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {100 * v:g}%" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in value) + "]"
    return str(value)


def _percent(share: float) -> str:
    return f"{in_full(100 * share)}%"
