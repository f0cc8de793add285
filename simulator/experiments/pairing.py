"""Which blocks of two scenarios are one another's counterpart: those of the same kind and number,
because they have the same random numbers. Names do not matter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import CostClass

_COSTS = frozenset(CostClass)


@dataclass(frozen=True)
class Renamed:
    """A block or segment that the second scenario has under another name."""

    what: str
    """`rule`, `post`, `partners` or `segment`."""
    before: str
    """Its path in the first scenario, such as `team.trainer` or `community.segments.women`."""
    after: str
    same: bool
    """Whether it differs in nothing but its name."""


class Counterparts:
    """The counterparts of the blocks and segments of `after` in `before`."""

    def __init__(self, before: Scenario, after: Scenario) -> None:
        one, other = (_by_place(scenario) for scenario in (before, after))
        self.blocks = {path: one[place] for place, path in other.items() if place in one}
        """By the path in `after`: the path in `before`."""
        old, new = (tuple(s.community.values.get("segments") or ()) for s in (before, after))
        self.segments = dict(zip(new, old, strict=False))
        rules = {new: old for new, old in self.blocks.items() if "." not in new}
        posts = {new: old for new, old in self.blocks.items() if new.startswith("team.")}
        self._names = {
            **{name: old for name, old in rules.items() if name not in _COSTS},
            **{_name(new): _name(old) for new, old in posts.items()},
            **self.segments,
        }

    def path(self, path: str) -> str:
        """The path of a number of `after`, as `before` writes it."""
        block, _, name = path.rpartition(".")
        return f"{self.blocks.get(block, block)}.{name}"

    def value(self, value: Any) -> Any:
        """A value of `after` in which others are named as in `before`."""
        if isinstance(value, Mapping):
            return {self._names.get(name, name): share for name, share in value.items()}
        if isinstance(value, tuple):
            return tuple(self._names.get(one, one) for one in value)
        return value

    def entry(self, entry: Event | Policy) -> Event | Policy:
        """An event or policy as `before` would write it, without what only people read."""
        if isinstance(entry, Policy):
            path = self.path(entry.path) if entry.path else None
            return replace(entry, path=path, name="", text="")
        on = self.blocks.get(entry.on, entry.on) if entry.on else None
        return replace(entry, path=self.path(entry.path), on=on, text="")

    def renamed(self, differing: set[str]) -> tuple[Renamed, ...]:
        """What has another name. `differing`: the paths in `before` of all blocks that differ."""
        blocks = [(old, new) for new, old in self.blocks.items() if old != new]
        segments = [
            (f"community.segments.{old}", f"community.segments.{new}")
            for new, old in self.segments.items()
            if old != new
        ]
        return tuple(
            Renamed(_what(old), old, new, old not in differing) for old, new in blocks + segments
        )


def _by_place(scenario: Scenario) -> dict[tuple[str, int], str]:
    return {block.place: path for path, block in scenario.blocks()}


def _what(path: str) -> str:
    kinds = {"team": "post", "partners": "partners", "community": "segment"}
    return kinds.get(path.partition(".")[0], "rule")


def _name(path: str) -> str:
    return path.rpartition(".")[2]
