"""The assumptions in which two scenarios differ, path by path, as their files write them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.quantities.quantity import Quantity
from simulator.scenario.scenario import Block, Event, Policy, Scenario
from simulator.words.texts import N_, phrase


@dataclass(frozen=True)
class Assumption:
    """One assumption as the file writes it, and its source."""

    text: str
    """As it stands in files, the same in every language."""
    source: str | None = None
    numbers: tuple[float, ...] | None = None
    """The numbers that the text means, where it is one number or a range."""
    label: str = ""
    """What to show for a text that is not the file's own."""
    of: str = ""
    """The kind of rule that the label speaks of."""

    @property
    def shown(self) -> str:
        """The assumption as a person reads it, in the language in use."""
        if not self.label:
            return self.text
        return phrase(self.label, rule=self.of) if self.of else phrase(self.label)


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

    @property
    def direction(self) -> int:
        """1 where the number is raised, -1 where it is lowered, 0 where neither is clear."""
        old, new = self.before.numbers, self.after.numbers
        if old is None or new is None or len(old) != len(new):
            return 0
        steps = {(b > a) - (b < a) for a, b in zip(old, new, strict=True)} - {0}
        return steps.pop() if len(steps) == 1 else 0


def differences(before: Scenario, after: Scenario) -> tuple[Difference, ...]:
    """Everything that makes the futures of two scenarios differ, in the order of the first."""
    old, new = dict(_head(before)), dict(_head(after))
    found = list(_unequal(old, new))
    blocks, others = dict(before.blocks()), dict(after.blocks())
    for path in dict.fromkeys((*blocks, *others)):
        found += _block(path, blocks.get(path), others.get(path))
    plans, changed = dict(_dated(before)), dict(_dated(after))
    return (*found, *_unequal(plans, changed))


def _head(scenario: Scenario) -> Iterator[tuple[str, Assumption]]:
    year, month = scenario.start
    yield "start", Assumption(f"{year}-{month:02d}")
    yield "currency", Assumption(scenario.currency)


def _dated(scenario: Scenario) -> Iterator[tuple[str, Assumption]]:
    """Events and policies, by their text, because a list has no names."""
    entries: tuple[Event | Policy, ...] = (*scenario.events, *scenario.policies)
    for entry in entries:
        kind = "events" if isinstance(entry, Event) else "policies"
        yield f"{kind}: {entry.text}", _THERE


def _unequal(
    before: Mapping[str, Assumption], after: Mapping[str, Assumption]
) -> Iterator[Difference]:
    for path in dict.fromkeys((*before, *after)):
        old, new = before.get(path, ABSENT), after.get(path, ABSENT)
        if old.text != new.text:
            yield Difference(path, old, new)


def _block(path: str, before: Block | None, after: Block | None) -> Iterator[Difference]:
    """One difference for a block that only one scenario has, or that is of another kind."""
    if before is None or after is None or before.kind is not after.kind:
        yield Difference(path, _whole(before), _whole(after))
        return
    for name in before.values:
        old, new = before.values[name], after.values.get(name)
        if _meaning(old) != _meaning(new):
            yield Difference(f"{path}.{name}", _written(old), _written(new))


def _whole(block: Block | None) -> Assumption:
    if block is None:
        return ABSENT
    said = (
        f"{name} {_written(block.values[name]).text}"
        for name in block.values
        if name in block.given
    )
    kind = block.kind.__name__
    if not block.given:
        # Translators: a rule of the scenario in which no value is set.
        label = N_("{rule}, with all its usual values")
        return Assumption(f"{kind}, as it comes", label=label, of=kind)
    return Assumption(f"{kind}: {', '.join(said)}")


def _meaning(value: Any) -> Any:
    """The meaning of a value: a number that is written in another way is no difference."""
    return (value.shape, value.numbers) if isinstance(value, Quantity) else value


def _written(value: Any) -> Assumption:
    if isinstance(value, Quantity):
        return Assumption(value.text, value.source, (*value.numbers, value.likely))
    return Assumption(_words(value))


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {100 * v:g}%" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in value) + "]"
    return str(value)
