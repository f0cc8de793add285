"""People, workers, partners and donors as Mesa agents: views of the members of populations.

A view owns nothing. It is made when somebody looks, and reads and writes the columns of its
population, so that a rule may be tried person by person:

    model.agents_by_type[Beneficiary].select(lambda b: b.state == "waiting").do(comfort)

Writing is for exploring in a class room: it changes the simulated people at once, past all rules.
"""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, ClassVar

import mesa
import numpy as np

from simulator.vocabulary import State

_CHUNK = 4096


class Member(mesa.Agent):
    """A view of one slot of a population in one future. Its attributes are the columns.

    Two views of the same slot are equal. An attribute that is no column is refused, because a view
    is gone after its use and would take the value with it.
    """

    __slots__ = ("_members", "slot")
    words: ClassVar[dict[str, Callable[[Any], tuple[str, ...]]]] = {}
    """Columns of codes that are read and written as words."""
    kept_by_rules: ClassVar[frozenset[str]] = frozenset()
    """Columns that views only read: rules keep lists, counts and dates that agree with them."""

    def __init__(self, members: Any, slot: int) -> None:
        _place(self, members)
        _seat(self, slot)

    @classmethod
    def present(cls, population: Any) -> np.ndarray:
        """Who is there, as a column `(runs, size)`: everybody, where the population has none."""
        here = population.columns.get("here")
        return np.ones((population.runs, population.size), dtype=bool) if here is None else here

    @property
    def model(self) -> Any:
        """The model; in a batch of several futures the one future that the agent lives in."""
        return self._members.model

    @property
    def unique_id(self) -> int:
        """The slot, after a billion for each population: the same in every month and future."""
        return self._members.first_id + self.slot

    @property
    def pos(self) -> None:
        """No place on a grid: this world has none."""
        return None

    def remove(self) -> None:
        raise NotImplementedError(f"{self!r} keeps its slot: change its attributes instead")

    def __getattr__(self, name: str) -> Any:
        if name[0] != "_":
            members = self._members
            column = members.columns.get(name)
            if column is not None:
                value = column.item(members.row, self.slot)
                words = type(self).words.get(name)
                return value if words is None else words(members.population)[value]
        raise AttributeError(f"{type(self).__name__} has no column {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        attribute = getattr(type(self), name, None)
        if isinstance(attribute, property):
            attribute.__set__(self, value)
        elif attribute is not None:
            raise AttributeError(f"{name} of a {type(self).__name__} cannot be set")
        else:
            self._members.write_one(name, self.slot, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Member):
            return NotImplemented
        return self.slot == other.slot and self._members.same_as(other._members)

    def __hash__(self) -> int:
        return hash(self.unique_id)

    def __reduce__(self) -> tuple:
        return type(self), (self._members, self.slot)

    def __copy__(self) -> "Member":
        return self

    def __deepcopy__(self, memo: dict) -> "Member":
        return self

    def __dir__(self) -> list[str]:
        """What may be read, columns too, so that a notebook completes them."""
        return sorted({*super().__dir__(), *self._members.columns})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.slot}>"


_place: Callable[[Member, Any], None] = Member._members.__set__
_seat: Callable[[Member, int], None] = Member.slot.__set__


def views(kind: type[Member], members: Any, slots: np.ndarray) -> Iterator[Member]:
    """A view for each slot, made some thousands at a time without a Python call for each."""
    for start in range(0, len(slots), _CHUNK):
        part = slots[start : start + _CHUNK].tolist()
        made = list(map(object.__new__, repeat(kind, len(part))))
        deque(map(_place, made, repeat(members)), maxlen=0)
        deque(map(_seat, made, part), maxlen=0)
        yield from made


class Beneficiary(Member):
    """A person of the community: `state` and `segment` are words, `level` is the real outcome."""

    derived: ClassVar = ("level", "served_months")
    """What the population works out from columns."""

    words: ClassVar[dict[str, Callable[[Any], tuple[str, ...]]]] = {
        "state": lambda people: tuple(state.id for state in State),
        "segment": lambda people: people.segments,
    }
    kept_by_rules: ClassVar = frozenset(
        {"state", "since", "clock_ahead", "served_before", "own_share"}
    )

    @classmethod
    def present(cls, population: Any) -> np.ndarray:
        return ~population.stands(State.ABSENT)

    @property
    def level(self) -> float:
        """The outcome level now; it follows from `natural`, `gain` and `lock`, which may be set."""
        return self._members.derived("level", np.array([self.slot]))[0]

    @property
    def served_months(self) -> int:
        """Months of service up to now, in all spells."""
        return self._members.derived("served_months", np.array([self.slot]))[0]


class Worker(Member):
    """A worker in a seat of the team."""

    @classmethod
    def present(cls, population: Any) -> np.ndarray:
        return population.employed

    @property
    def post(self) -> str:
        """The name of the post, as in the scenario's `team`."""
        return _named(self._members.population.seats, self.slot)


class Partner(Member):
    """An organisation with a tie to the venture."""

    @property
    def group(self) -> str:
        """The name of the group of partners, as in the scenario."""
        return _named(self._members.population.members, self.slot)


class Donor(Member):
    """A private giver."""


class Funder(Member):
    """A foundation, firm or office that may award a grant."""


class Volunteer(Member):
    """Somebody who works without pay."""


KINDS: dict[str, type[Member]] = {
    "people": Beneficiary,
    "workers": Worker,
    "partners": Partner,
    "donors": Donor,
    "funders": Funder,
    "volunteers": Volunteer,
}
"""What the members of a population are, by its name; of any other name they are plain members."""


def _named(parts: dict[str, slice], slot: int) -> str:
    return next(name for name, part in parts.items() if part.start <= slot < part.stop)
