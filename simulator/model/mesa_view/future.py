"""One future of a batch, with the attributes of a Mesa model: its agents and its clock."""

from collections.abc import Iterator, Mapping
from typing import Any

import mesa

from simulator.model.draws import Draws
from simulator.model.mesa_view.actor_set import ActorSet
from simulator.model.mesa_view.agent_set import Crowd, MemberSet
from simulator.model.mesa_view.agents import KINDS, Funder, Volunteer
from simulator.model.mesa_view.members import Members
from simulator.model.mesa_view.venture import Venture
from simulator.words.numbers import all_of
from simulator.words.texts import gettext


class Future:
    """Row `row` of a batch, to look at. `VentureModel.step` simulates a month of the whole
    batch."""

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
        """The month that was simulated last; 0 before the first."""
        return self.batch.month

    @property
    def steps(self) -> int:
        """The same, under Mesa's name."""
        return self.batch.month

    @property
    def time(self) -> float:
        """The same, under Mesa's name, as a `float`."""
        return float(self.batch.month)

    @property
    def draws(self) -> Draws:
        """The random draws of the batch."""
        return self.batch.draws

    @property
    def venture_scenario(self) -> Any:
        """The scenario of the batch."""
        return self.batch.scenario

    @property
    def agents(self) -> Crowd:
        """All agents, the venture first. Each is made when it is needed."""
        return Crowd(self, [*self._registered().values(), *map(_here, self._populations())])

    @property
    def agents_by_type(self) -> "ByType":
        """The agents, by their class."""
        return ByType(self)

    @property
    def agent_types(self) -> list[type]:
        """The classes of agents that there are."""
        return list(self.agents_by_type)

    def __repr__(self) -> str:
        return f"<Future {self.replicate} of {self.batch.scenario.name}, month {self.month}>"

    def count_shuffle(self, label: str) -> int:
        """The number of earlier shuffles with this label in this month; counts one more."""
        month, number = self._shuffles.get(label, (self.month, 0))
        number = number if month == self.month else 0
        self._shuffles[label] = (self.month, number + 1)
        return number

    def of_type(self, kind: type) -> ActorSet:
        """The agents of exactly this class, now."""
        registered = self._registered()
        if kind in registered:
            return Crowd(self, [registered[kind]], kind.__name__)
        sets = [_here(members) for members in self._populations() if members.kind is kind]
        if len(sets) == 1:
            return sets[0]
        return Crowd(self, sets, kind.__name__)

    def types(self) -> list[type]:
        """The classes of agents that there are, the venture first."""
        kinds = [*self._registered(), *(k for k in KINDS.values() if k not in (Funder, Volunteer))]
        return list(dict.fromkeys([*kinds, *(members.kind for members in self._populations())]))

    def _registered(self) -> dict[type, list[mesa.Agent]]:
        """Agents that are ordinary objects: the venture, and those that a user has made."""
        if self.alone:
            by_type = mesa.Model.agents_by_type.fget(self.model)  # without our own property
            return {kind: list(agents) for kind, agents in by_type.items()}
        return {Venture: [self._venture]}

    def _populations(self) -> list[Members]:
        populations = self.batch.populations
        if len(self._members) != len(populations):
            self._members = [
                Members(population, self, place) for place, population in enumerate(populations)
            ]
        return self._members


class NoSuchType(KeyError):
    """A class of agents that there is none of. `kinds`: those that there are."""

    def __init__(self, wanted: object, kinds: list[type]) -> None:
        super().__init__(wanted, kinds)
        self.wanted, self.kinds = wanted, kinds

    def __str__(self) -> str:
        names = [kind.__name__ for kind in self.kinds]
        if self.wanted in names:
            return gettext(
                "Write the class `{name}` without quotes, after `from simulator import {name}`.",
                name=self.wanted,
            )
        return gettext(
            "There are no agents of the type `{name}`. The types here are {types}.",
            name=getattr(self.wanted, "__name__", self.wanted),
            types=all_of([f"`{name}`" for name in names]),
        )


class ByType(Mapping):
    """The agents of one future, by their class. Each set is made when it is needed."""

    def __init__(self, future: Future) -> None:
        self._future = future
        self._types = future.types()

    def __getitem__(self, kind: type) -> ActorSet:
        """The agents of a class. Raises `NoSuchType`, a `KeyError`."""
        if kind not in self._types:
            raise NoSuchType(kind, self._types)
        return self._future.of_type(kind)

    def __iter__(self) -> Iterator[type]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def __repr__(self) -> str:
        return f"<agents of {', '.join(kind.__name__ for kind in self._types)}>"


def _here(members: Members) -> MemberSet:
    return MemberSet(members, members.here())
