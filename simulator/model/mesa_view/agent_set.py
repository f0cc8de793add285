"""Sets of agents: members of one population, read by columns, or agents of several types."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import mesa
import numpy as np

from simulator.model.draws import identity_keys
from simulator.model.mesa_view.actor_set import ActorSet, each_of
from simulator.model.mesa_view.agents import Member
from simulator.model.mesa_view.members import Members
from simulator.words.texts import gettext


class MemberSet(ActorSet):
    """Some members of one population in one future; `slots` are their slots, in order."""

    def __init__(self, members: Members, slots: np.ndarray) -> None:
        super().__init__(members.future)
        self.members = members
        self.slots = slots
        self.label = members.kind.__name__

    def __len__(self) -> int:
        return len(self.slots)

    def __iter__(self) -> Iterator[Member]:
        return self.members.views(self.slots)

    def __contains__(self, agent: object) -> bool:
        return self._owns(agent) and agent.slot in self.slots  # type: ignore[attr-defined]

    def _owns(self, agent: object) -> bool:
        return isinstance(agent, Member) and self.members.same_as(agent._members)

    def __getitem__(self, item: int | slice) -> Any:
        if isinstance(item, slice):
            return list(self.members.views(self.slots[item]))
        return self.members.kind(self.members, int(self.slots[item]))

    def _take(self, positions: Sequence[int] | np.ndarray) -> "MemberSet":
        return MemberSet(self.members, self.slots[np.asarray(positions, dtype=np.intp)])

    def _become(self, other: Any) -> "MemberSet":
        if not isinstance(other, MemberSet):
            raise TypeError(
                gettext("This set holds only agents of the type `{kind}`.", kind=self.label)
            )
        self.slots = other.slots
        return self

    def _from_iterable(self, agents: Iterable[mesa.Agent]) -> ActorSet:
        found = list(dict.fromkeys(agents))
        if all(map(self._owns, found)):
            return MemberSet(self.members, np.array([a.slot for a in found], dtype=np.intp))
        return Crowd(self.future, [found])

    def _keys(self) -> np.ndarray:
        return self.members.population.keys[self.slots]

    def _attribute(self, name: str, default: Any) -> list[Any]:
        values = self.members.read(name, self.slots)
        return each_of(self, name, default) if values is None else values

    def set(self, attr_name: str, value: Any) -> "MemberSet":
        """Set a column of all members to one value. Raises `AttributeError` if it is no column that
        may be set, and `TypeError` or `ValueError` if it cannot hold the value."""
        if hasattr(self.members.kind, attr_name):
            super().set(attr_name, value)
        else:
            self.members.write(attr_name, self.slots, value)
        return self

    def add(self, agent: mesa.Agent) -> None:
        """Add a member of the same population to this set. Raises `ValueError` for others."""
        if not self._owns(agent):
            raise ValueError(
                gettext(
                    "This set holds only agents of the type `{kind}`, and not `{agent}`.",
                    kind=self.label,
                    agent=agent,
                )
            )
        if agent not in self:
            self.slots = np.append(self.slots, agent.slot)

    def discard(self, agent: mesa.Agent) -> None:
        """Take an agent out of this set, if it is in."""
        if self._owns(agent):
            self.slots = self.slots[self.slots != agent.slot]

    def __reduce__(self) -> tuple:
        return MemberSet, (self.members, self.slots)


class Crowd(ActorSet):
    """Agents of several types of one future. Each of its `parts` is a list of agents or a set."""

    def __init__(self, future: Any, parts: list[Any], label: str = "agents") -> None:
        super().__init__(future)
        self.parts = parts
        self.label = label

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[Any]:
        for part in self.parts:
            yield from part

    def __contains__(self, agent: object) -> bool:
        return any(agent in part for part in self.parts)

    def __getitem__(self, item: int | slice) -> Any:
        return self.to_list()[item]

    def _take(self, positions: Sequence[int] | np.ndarray) -> "Crowd":
        everyone = self.to_list()
        return Crowd(self.future, [[everyone[i] for i in positions]], self.label)

    def _become(self, other: Any) -> "Crowd":
        self.parts = other.parts if isinstance(other, Crowd) else [other]
        return self

    def _from_iterable(self, agents: Iterable[mesa.Agent]) -> "Crowd":
        return Crowd(self.future, [list(dict.fromkeys(agents))], self.label)

    def _keys(self) -> np.ndarray:
        parts = (p._keys() if isinstance(p, ActorSet) else _keys_of(p) for p in self.parts)
        return np.concatenate([np.empty(0, np.uint64), *parts])

    def _attribute(self, name: str, default: Any) -> list[Any]:
        values: list[Any] = []
        for part in self.parts:
            columnar = isinstance(part, ActorSet)
            values += part._attribute(name, default) if columnar else each_of(part, name, default)
        return values

    def add(self, agent: mesa.Agent) -> None:
        """Add an agent to this set."""
        if agent not in self:
            self.parts = [*self.parts, [agent]]

    def discard(self, agent: mesa.Agent) -> None:
        """Take an agent out of this set, if it is in."""
        self.parts = [[other for other in self if other != agent]]

    def __reduce__(self) -> tuple:
        return Crowd, (self.future, self.parts, self.label)


def _keys_of(agents: Iterable[Any]) -> np.ndarray:
    """Keys for random draws: a member's own; of other agents, made of type and number."""
    keys = np.empty(0, np.uint64)
    return np.array(
        [
            agent._members.population.keys[agent.slot]
            if isinstance(agent, Member)
            else identity_keys(type(agent).__name__, np.array([agent.unique_id]))[0]
            for agent in agents
        ],
        dtype=keys.dtype,
    )
