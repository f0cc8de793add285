"""A group: some members of a population, in all futures of a batch."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.draws import Draws


class Slots(Protocol):
    """What a group needs from its population: slots in each of `runs` futures."""

    runs: int
    keys: np.ndarray
    """The identity of each slot, for draws, `(size,)` `uint64`."""
    draws: Draws
    starts: np.ndarray
    """Where the slots of each future begin in a flat column, and the end, `(runs + 1,)`."""
    rows: np.ndarray

    def __getattr__(self, name: str) -> Any:
        """Columns, and methods that only some populations have."""

    def clock_keys(self, group: "Group") -> np.ndarray:
        """The keys of the clock that is used for the draws of a group."""


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
        """Where the members of each future begin in `index`, and the end, `(runs + 1,)`."""
        if self._bounds is None:
            self._bounds = self.index.searchsorted(self.population.starts)
        return self._bounds

    @property
    def numbers(self) -> np.ndarray:
        """Number of members in each future, shape `(runs,)`."""
        if self._numbers is None:
            self._numbers = self.bounds[1:] - self.bounds[:-1]
        return self._numbers

    @property
    def rows(self) -> np.ndarray:
        """The future (row of the batch) of each member, shape `(members,)`."""
        if self._rows is None:
            self._rows = self.population.rows.repeat(self.numbers)
        return self._rows

    @property
    def slots(self) -> np.ndarray:
        """The slot of each member in its population, shape `(members,)`."""
        if self._slots is None:
            self._slots = self.index - self.population.starts[:-1].repeat(self.numbers)
        return self._slots

    def __getitem__(self, chosen: np.ndarray) -> "Group":
        """The members for whom the mask `chosen` is true, or those at sorted positions."""
        if chosen.dtype == bool:
            return Group(self.population, self.index.compress(chosen))
        return Group(self.population, self.index.take(chosen))

    def with_(self, *others: "Group") -> "Group":
        """These members and those of `others`, who must not be among them."""
        if not others:
            return self
        if len(others) == 1 and not len(self):
            return others[0]
        both = np.concatenate([self.index, *(group.index for group in others)])
        both.sort(kind="stable")  # sorted runs: merged in one pass
        return Group(self.population, both)

    def without(self, members: "Group") -> "Group":
        """These members without `members`, who must all be among them."""
        stay = np.ones(len(self.index), dtype=bool)
        stay[self.index.searchsorted(members.index)] = False
        return self[stay]

    def get(self, column: np.ndarray) -> np.ndarray:
        """The members' values of a column `(runs, size)`, one per member."""
        return column.take(self.index)

    def set(self, column: np.ndarray, values: Any) -> None:
        """Set the members' values in a column: one value, or one for each member."""
        column.reshape(-1)[self.index] = values

    def add(self, column: np.ndarray, values: Any) -> None:
        """Add to the members' values in a column: one value, or one for each member."""
        self.set(column, column.take(self.index) + values)

    def each(self, value: np.ndarray) -> np.ndarray:
        """A value per future, shape `(runs, 1)`, repeated for each member."""
        return value.reshape(-1).repeat(self.numbers)

    def per(self, value: np.ndarray) -> np.ndarray:
        """A value per future, shape `(runs, 1)`, in single precision: one for each member, or only
        one in all if it is the same in every future (same result to the last bit, and faster)."""
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
        """Number of members per future, or of those where `chosen` is true, `(runs, 1)` `int64`."""
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
        return self._uniform(f"{rule.key}.{decision}", self.population.clock_keys(self))

    def _uniform(self, decision: str, clock_keys: np.ndarray) -> np.ndarray:
        keys = self.population.keys.take(self.slots)
        keys ^= clock_keys
        return self.population.draws.for_group(decision, keys, self.rows)

    def first(
        self, places: np.ndarray, order: Callable[["Group"], np.ndarray], rule: Mechanism
    ) -> "Group":
        """In each future, the first `places` (`(runs, 1)`) members by `order`, smallest first.

        `order(members)` is called only for futures with too few places, and is rounded to six
        decimals. Members with equal values are put in a random order, drawn as "tie" of `rule`.
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
        """For each member, value number `which` (from 1, `(runs,)`) of their future, from the
        smallest."""
        filled = np.flatnonzero(self.numbers)
        numbers = self.numbers[filled]
        there = np.arange(numbers.max()) < numbers[:, None]
        table = np.full(there.shape, np.inf)
        table[there] = values
        table.sort(axis=1)
        last = np.minimum(which[filled], numbers).astype(np.intp) - 1
        return table[np.arange(len(filled)), last].repeat(numbers)
