"""One future of a batch, as Mesa sees a model: its agents and its clock."""

from collections.abc import Iterator, Mapping
from typing import Any

import mesa

from simulator.model.draws import Draws
from simulator.model.mesa_view.actor_set import ActorSet
from simulator.model.mesa_view.agent_set import Crowd, MemberSet
from simulator.model.mesa_view.agents import KINDS, Funder, Volunteer
from simulator.model.mesa_view.members import Members
from simulator.model.mesa_view.venture import Venture


class Future:
    """Row `row` of a batch, to look at: months pass for the whole batch, in `VentureModel.step`."""

    def __init__(self, model: Any, row: int) -> None:
        self.batch = batch = model.batch
        self.row = row
        self.alone = batch.runs == 1
        self.model = model if self.alone else self
        self._venture = None if self.alone else Venture(self, batch, row)
        self._members: list[Members] = []
        self._shuffles: dict[str, tuple[int, int]] = {}

    @property
    def replicate(self) -> int:
        """The future's own number, the same in every batch."""
        return int(self.batch.replicates[self.row])

    @property
    def month(self) -> int:
        return self.batch.month

    @property
    def steps(self) -> int:
        return self.batch.month

    @property
    def time(self) -> float:
        return float(self.batch.month)

    @property
    def draws(self) -> Draws:
        return self.batch.draws

    @property
    def venture_scenario(self) -> Any:
        return self.batch.scenario

    @property
    def agents(self) -> Crowd:
        """Everybody, made as one goes through them: the venture first."""
        return Crowd(self, [*self._registered().values(), *map(_here, self._populations())])

    @property
    def agents_by_type(self) -> "ByType":
        return ByType(self)

    @property
    def agent_types(self) -> list[type]:
        return list(self.agents_by_type)

    def __repr__(self) -> str:
        return f"<Future {self.replicate} of {self.batch.scenario.name}, month {self.month}>"

    def count_shuffle(self, label: str) -> int:
        """How many shuffles of this kind of agents there were before in this month."""
        month, number = self._shuffles.get(label, (self.month, 0))
        number = number if month == self.month else 0
        self._shuffles[label] = (self.month, number + 1)
        return number

    def of_type(self, kind: type) -> ActorSet:
        """The agents of exactly this type, now."""
        registered = self._registered()
        if kind in registered:
            return Crowd(self, [registered[kind]], kind.__name__)
        sets = [_here(members) for members in self._populations() if members.kind is kind]
        if len(sets) == 1:
            return sets[0]
        return Crowd(self, sets, kind.__name__)

    def types(self) -> list[type]:
        kinds = [*self._registered(), *(k for k in KINDS.values() if k not in (Funder, Volunteer))]
        return list(dict.fromkeys([*kinds, *(members.kind for members in self._populations())]))

    def _registered(self) -> dict[type, list[mesa.Agent]]:
        """Agents that are objects of their own: the venture, and those that a user has made."""
        if self.alone:
            by_type = mesa.Model.agents_by_type.fget(self.model)  # past our own property
            return {kind: list(agents) for kind, agents in by_type.items()}
        return {Venture: [self._venture]}

    def _populations(self) -> list[Members]:
        populations = self.batch.populations
        if len(self._members) != len(populations):
            self._members = [
                Members(population, self, place) for place, population in enumerate(populations)
            ]
        return self._members


class ByType(Mapping):
    """The agents of one future by their type; each set is made when it is asked for."""

    def __init__(self, future: Future) -> None:
        self._future = future
        self._types = future.types()

    def __getitem__(self, kind: type) -> ActorSet:
        if kind not in self._types:
            raise KeyError(kind)
        return self._future.of_type(kind)

    def __iter__(self) -> Iterator[type]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)


def _here(members: Members) -> MemberSet:
    return MemberSet(members, members.here())
