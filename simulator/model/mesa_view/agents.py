"""People, workers, partners and donors as Mesa agents: views of the members of populations.

A view has no values of its own. It is made when it is needed, and reads and writes the columns of
its population. So a rule can be tried out person by person:

    model.agents_by_type[Beneficiary].select(lambda b: b.state == "waiting").do(comfort)

Writing is for trying things out, as in a class: it changes the simulated people at once, and no
rule checks it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, ClassVar

import mesa
import numpy as np

from simulator.vocabulary import State
from simulator.words.texts import gettext

_CHUNK = 4096


class Member(mesa.Agent):
    """A view of one slot of a population in one future. Its attributes are the columns.

    Two views of the same slot are equal. An attribute that is not a column cannot be set, because
    a view is deleted after its use, and the value would be lost.
    """

    __slots__ = ("_members", "slot")
    words: ClassVar[dict[str, Callable[[Any], tuple[str, ...]]]] = {}
    """Columns of codes that are read and written as words, with their words."""
    kept_by_rules: ClassVar[frozenset[str]] = frozenset()
    """Columns that cannot be set: the model keeps lists, counts and dates that must agree."""

    def __init__(self, members: Any, slot: int) -> None:
        _place(self, members)
        _seat(self, slot)

    @classmethod
    def present(cls, population: Any) -> np.ndarray:
        """Whether each member is there, `(runs, size)`; always, if there is no column `here`."""
        here = population.columns.get("here")
        return np.ones((population.runs, population.size), dtype=bool) if here is None else here

    @property
    def model(self) -> Any:
        """The model; in a batch of several futures, the future of this agent."""
        return self._members.model

    @property
    def unique_id(self) -> int:
        """The slot plus a billion for each population; the same in every month and future."""
        return self._members.first_id + self.slot

    @property
    def pos(self) -> None:
        """None: the model has no grid."""
        return None

    def remove(self) -> None:
        """Not possible. Raises `NotImplementedError`."""
        raise NotImplementedError(
            gettext(
                "`{agent}` cannot be removed from the model. Change its columns, or take it out of"
                " a set with `discard`.",
                agent=self,
            )
        )

    def __getattr__(self, name: str) -> Any:
        if name[0] != "_":
            members = self._members
            column = members.columns.get(name)
            if column is not None:
                value = column.item(members.row, self.slot)
                words = type(self).words.get(name)
                return value if words is None else words(members.population)[value]
        raise AttributeError(
            gettext(
                "`{kind}` has no attribute `{name}`. `dir(agent)` lists those that it has.",
                kind=type(self).__name__,
                name=name,
            )
        )

    def __setattr__(self, name: str, value: Any) -> None:
        attribute = getattr(type(self), name, None)
        if isinstance(attribute, property) and attribute.fset:
            attribute.fset(self, value)
            return
        if attribute is not None:
            raise AttributeError(
                gettext(
                    "`{name}` of a `{kind}` cannot be set, because it is not a column. If it"
                    " follows from columns, set these instead.",
                    name=name,
                    kind=type(self).__name__,
                )
            )
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
        """All names that can be read, also columns, so that a notebook can complete them."""
        return sorted({*super().__dir__(), *self._members.columns})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.slot}>"


_place: Callable[[Member, Any], None] = Member._members.__set__
_seat: Callable[[Member, int], None] = Member.slot.__set__


def views(kind: type[Member], members: Any, slots: np.ndarray) -> Iterator[Member]:
    """A view for each slot. They are made in chunks, without a Python call for each."""
    for start in range(0, len(slots), _CHUNK):
        part = slots[start : start + _CHUNK].tolist()
        made = list(map(object.__new__, repeat(kind, len(part))))
        deque(map(_place, made, repeat(members)), maxlen=0)
        deque(map(_seat, made, part), maxlen=0)
        yield from made


class Beneficiary(Member):
    """A person of the community. `state` and `segment` are words; `level` is the real level."""

    derived: ClassVar = ("level", "served_months")
    """Attributes that the population computes from columns."""

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
        """The level of the outcome now. It follows from `natural`, `gain` and `lock`; set these."""
        return self._members.derived("level", np.array([self.slot]))[0]

    @property
    def served_months(self) -> int:
        """Number of months of service up to now, in all spells."""
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
    """A partner organisation of the venture."""

    @property
    def group(self) -> str:
        """The name of the group of partners, as in the scenario."""
        return _named(self._members.population.members, self.slot)


class Donor(Member):
    """A person who gives money or goods."""


class Funder(Member):
    """A foundation, firm or public office that may award a grant."""


class Volunteer(Member):
    """A person who works without pay."""


KINDS: dict[str, type[Member]] = {
    "people": Beneficiary,
    "workers": Worker,
    "partners": Partner,
    "donors": Donor,
    "funders": Funder,
    "volunteers": Volunteer,
}
"""The type of the members of a population, by its name; for any other name it is `Member`."""


def _named(parts: dict[str, slice], slot: int) -> str:
    return next(name for name, part in parts.items() if part.start <= slot < part.stop)
