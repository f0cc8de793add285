"""A group is some members of a population, in all futures of a batch."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.draws import Draws


class Slots(Protocol):
    """What a group asks of its population: slots in each of `runs` futures."""

    runs: int
    keys: np.ndarray
    """Who each slot is, for draws."""
    draws: Draws
    starts: np.ndarray
    """Where each future's slots begin in a flat column, and the end, shape `(runs + 1,)`."""
    rows: np.ndarray

    def __getattr__(self, name: str) -> Any:
        """Columns, and what only some populations can do."""

    def clock_keys(self, group: "Group") -> np.ndarray:
        """The clock that a group's draws are made on."""


class Group:
    """Some members of a population, across the whole batch: sorted flat indices into its
    columns."""

    __slots__ = ("_bounds", "_filled", "_numbers", "_rows", "_slots", "index", "population")

    def __init__(self, population: Slots, index: np.ndarray) -> None:
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
            drawn = tied.draw(rule, "tie")
            chosen[at[level[drawn <= tied._nth_smallest(drawn, left)]]] = True
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
