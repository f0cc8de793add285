"""A population is a set of columns, one value per future and slot; a group is some of its
members."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.draws import Draws, identity_keys, spell_clock


class Population:
    """`size` slots in each of `runs` futures. Columns have shape `(runs, size)` and are attributes.

    A slot is a stable identity: `keys` (shape `(size,)`) name who it is whatever else exists.
    """

    if TYPE_CHECKING:  # columns are attributes

        def __getattr__(self, name: str) -> Any: ...

    def __init__(self, name: str, runs: int, keys: np.ndarray, draws: Draws) -> None:
        self.name = name
        self.runs = runs
        self.size = len(keys)
        self.keys = keys
        self.draws = draws
        self.starts = np.arange(runs + 1) * self.size
        self.rows = np.arange(runs)
        self.columns: dict[str, np.ndarray] = {}
        self._everyone: Group | None = None
        self.month = 0
        self.newcomer, self.newcomers = name, 0

    def add(self, name: str, dtype: Any, initial: Any = 0) -> np.ndarray:
        """Add a column filled with `initial` (a value, or an array that broadcasts)."""
        if name in self.columns:
            raise ValueError(f"{self.name} already has a column {name}")
        column = np.empty((self.runs, self.size), dtype=dtype)
        column[...] = initial
        self.columns[name] = column
        setattr(self, name, column)
        return column

    def make_room(self, number: int) -> None:
        """Room for `number` newcomers in all, where there is less. The columns of new slots hold
        zeros; groups made before are void."""
        if number <= self.newcomers:
            return
        made = np.arange(self.newcomers, number)
        self.newcomers = number
        self.keys = np.concatenate([self.keys, identity_keys(self.newcomer, made)])
        self.size = len(self.keys)
        self.starts = np.arange(self.runs + 1) * self.size
        for name, old in self.columns.items():
            column = np.zeros((self.runs, self.size), dtype=old.dtype)
            column[:, : old.shape[1]] = old
            self.columns[name] = column
            setattr(self, name, column)

    def span(self, first: np.ndarray, number: np.ndarray) -> "Group":
        """`number` members of each future from slot `first` on; both of shape `(runs, 1)`."""
        count = number.reshape(-1).astype(np.intp)
        begins = self.starts[:-1] + first.reshape(-1).astype(np.intp)
        ends = np.cumsum(count)
        return Group(self, (begins - ends + count).repeat(count) + np.arange(ends[-1]))

    def everyone(self) -> "Group":
        """All members, those in empty seats too; made once, until there is more room."""
        if self._everyone is None or len(self._everyone) != self.runs * self.size:
            self._everyone = Group(self, np.arange(self.runs * self.size))
        return self._everyone

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> "Group":
        """Those for whom the boolean column `mask`, shape `(runs, size)`, is true; or, where
        only some `futures` (sorted rows of the batch) are looked at, `(futures, size)`."""
        index = mask.reshape(-1).nonzero()[0]
        if futures is not None:
            skipped = self.starts[futures] - self.starts[: len(futures)]
            index += skipped.repeat(np.count_nonzero(mask, axis=1))
        return Group(self, index)

    def at(self, rows: np.ndarray, slots: np.ndarray) -> "Group":
        """The members in some slots of some futures, given in order."""
        return Group(self, rows * self.size + slots)

    def clock_keys(self, group: "Group") -> np.ndarray:
        """The clock that a group's draws are made on: here the calendar month."""
        return self.draws.clock_keys(self.month)

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One `float32` uniform for every slot in every future, shape `(runs, size)`."""
        return self.draws.for_all(decision, clock, self.keys)

    def normals(self, decision: str, clock: int = 0) -> np.ndarray:
        return self.draws.normals_for_all(decision, clock, self.keys)


class Seats(Population):
    """A population whose slots are seats: whoever takes a seat anew has luck of their own."""

    def __init__(self, name: str, runs: int, keys: np.ndarray, draws: Draws) -> None:
        super().__init__(name, runs, keys, draws)
        self.add("joined", np.int16)
        self.add("spell", np.int8)

    def clock_keys(self, group: "Group") -> np.ndarray:
        months = self.month - group.get(self.joined)
        return self.draws.clock_keys(spell_clock(group.get(self.spell), months))

    def luck(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) for every seat on its holder's own clock, shape `(runs, size)`."""
        clock = self.draws.clock_keys(spell_clock(self.spell, self.month - self.joined))
        return self.draws.for_group(
            f"{rule.name}.{decision}", self.keys ^ clock, self.rows[:, None]
        )


class Group:
    """Some members of a population, across the whole batch: sorted flat indices into its
    columns."""

    __slots__ = ("_bounds", "_filled", "_numbers", "_rows", "_slots", "index", "population")

    def __init__(self, population: Population, index: np.ndarray) -> None:
        self.population = population
        self.index = index
        self._bounds: np.ndarray | None = None
        self._filled: np.ndarray | None = None
        self._numbers: np.ndarray | None = None
        self._rows: np.ndarray | None = None
        self._slots: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.index)

    @property
    def bounds(self) -> np.ndarray:
        """Where each future's members begin in `index`, and the end, shape `(runs + 1,)`."""
        if self._bounds is None:
            self._bounds = self.index.searchsorted(self.population.starts)
        return self._bounds

    @property
    def numbers(self) -> np.ndarray:
        """How many members each future has, shape `(runs,)`."""
        if self._numbers is None:
            self._numbers = self.bounds[1:] - self.bounds[:-1]
        return self._numbers

    @property
    def rows(self) -> np.ndarray:
        """The future (row of the batch) that each member lives in, shape `(members,)`."""
        if self._rows is None:
            self._rows = self.population.rows.repeat(self.numbers)
        return self._rows

    @property
    def slots(self) -> np.ndarray:
        if self._slots is None:
            self._slots = self.index - self.population.starts[:-1].repeat(self.numbers)
        return self._slots

    def __getitem__(self, chosen: np.ndarray) -> "Group":
        """The members for whom the mask `chosen` holds (or those at sorted positions)."""
        if chosen.dtype == bool:
            return Group(self.population, self.index.compress(chosen))
        return Group(self.population, self.index.take(chosen))

    def with_(self, *others: "Group") -> "Group":
        """These members and `others`, who were not among them."""
        if not others:
            return self
        if len(others) == 1 and not len(self):
            return others[0]
        both = np.concatenate([self.index, *(group.index for group in others)])
        both.sort(kind="stable")  # sorted runs: merged in one pass
        return Group(self.population, both)

    def without(self, members: "Group") -> "Group":
        """These members less `members`, who are all among them."""
        stay = np.ones(len(self.index), dtype=bool)
        stay[self.index.searchsorted(members.index)] = False
        return self[stay]

    def get(self, column: np.ndarray) -> np.ndarray:
        """The members' values of a column `(runs, size)`, one per member."""
        return column.take(self.index)

    def set(self, column: np.ndarray, values: Any) -> None:
        column.reshape(-1)[self.index] = values

    def add(self, column: np.ndarray, values: Any) -> None:
        self.set(column, column.take(self.index) + values)

    def each(self, value: np.ndarray) -> np.ndarray:
        """A value per future, shape `(runs, 1)`, repeated for each member."""
        return value.reshape(-1).repeat(self.numbers)

    def per(self, value: np.ndarray) -> np.ndarray:
        """A value per future, shape `(runs, 1)`, in single precision: one for each member, or a
        single one where all futures agree (the same to the last bit, and cheaper)."""
        value = value.reshape(-1).astype(np.float32)
        if value[0] == value[-1] and (value == value[0]).all():
            return value[:1]
        return value.repeat(self.numbers)

    @property
    def filled(self) -> np.ndarray:
        """The futures that have any member."""
        if self._filled is None:
            self._filled = np.flatnonzero(self.numbers)
        return self._filled

    def count(self, chosen: np.ndarray | None = None) -> np.ndarray:
        """Members per future (of those for whom the mask `chosen` holds), `(runs, 1)`, `int64`."""
        if chosen is None:
            return self.numbers[:, None].astype(np.int64, copy=False)
        out = np.zeros(self.population.runs, dtype=np.int64)
        if len(chosen):
            begins = self.bounds[self.filled]
            out[self.filled] = np.add.reduceat(chosen.view(np.uint8), begins, dtype=np.int32)
        return out[:, None]

    def total(self, values: np.ndarray) -> np.ndarray:
        """Sum per future of one value per member, shape `(runs, 1)`, `float64`."""
        out = np.zeros(self.population.runs)
        if len(values):
            out[self.filled] = np.add.reduceat(
                np.asarray(values, np.float64), self.bounds[self.filled]
            )
        return out[:, None]

    def draw(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) per member, on the members' own clock."""
        return self._uniform(f"{rule.name}.{decision}", self.population.clock_keys(self))

    def _uniform(self, decision: str, clock_keys: np.ndarray) -> np.ndarray:
        keys = self.population.keys.take(self.slots)
        keys ^= clock_keys
        return self.population.draws.for_group(decision, keys, self.rows)

    def first(
        self, places: np.ndarray, order: Callable[["Group"], np.ndarray], rule: Mechanism
    ) -> "Group":
        """The first `places` (shape `(runs, 1)`) members of each future by `order`, smallest first.

        `order(members)` is asked only of those who compete; it counts to six decimals. Equal
        members are told apart by a draw, `rule`'s "tie".
        """
        numbers, places = self.numbers, places.reshape(-1)
        chosen = (numbers <= places).repeat(numbers)
        scarce = (numbers > places) & (places > 0)
        if scarce.any():
            at = np.flatnonzero(scarce.repeat(numbers))
            rivals = self[at]
            rank = np.rint(order(rivals) * 1e6)
            last = rivals._nth_smallest(rank, places)
            chosen[at[rank < last]] = True
            level = np.flatnonzero(rank == last)
            left = np.where(scarce, places - self[chosen].numbers, 0)
            tied = rivals[level]
            luck = tied.draw(rule, "tie")
            chosen[at[level[luck <= tied._nth_smallest(luck, left)]]] = True
        return self[chosen]

    def _nth_smallest(self, values: np.ndarray, which: np.ndarray) -> np.ndarray:
        """For each member, the `which`-th (1 and up; `(runs,)`) smallest value of their future."""
        filled = np.flatnonzero(self.numbers)
        numbers = self.numbers[filled]
        there = np.arange(numbers.max()) < numbers[:, None]
        table = np.full(there.shape, np.inf)
        table[there] = values
        table.sort(axis=1)
        last = np.minimum(which[filled], numbers).astype(np.intp) - 1
        return table[np.arange(len(filled)), last].repeat(numbers)


def row_sum(values: np.ndarray) -> np.ndarray:
    """Sum along the slots of a small column, shape `(runs, 1)`, strictly left to right, so that
    more (empty) slots never change a bit."""
    width = values.shape[1]
    if values.dtype == bool:  # half the time of the general case
        return np.add.reduce(values.view(np.uint8), axis=1, keepdims=True, dtype=np.int32).astype(
            np.int64
        )
    if values.dtype.kind == "i" or not width:  # whole numbers add up exactly in any order
        return np.add.reduce(values, axis=1, keepdims=True, dtype=np.int64)
    if width > _NARROW:
        return np.cumsum(values, axis=1, dtype=np.float64)[:, -1:]
    total = values[:, :1].astype(np.float64)
    for slot in range(1, width):
        total += values[:, slot : slot + 1]
    return total


_NARROW = 12
"""Slots up to which adding column by column is faster than a running sum."""
