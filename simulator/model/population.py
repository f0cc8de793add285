"""A population is a set of columns, one value per future and slot."""

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.draws import Draws, identity_keys, spell_clock
from simulator.model.group import Group


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

    def span(self, first: np.ndarray, number: np.ndarray) -> Group:
        """`number` members of each future from slot `first` on; both of shape `(runs, 1)`."""
        count = number.reshape(-1).astype(np.intp)
        begins = self.starts[:-1] + first.reshape(-1).astype(np.intp)
        ends = np.cumsum(count)
        return Group(self, (begins - ends + count).repeat(count) + np.arange(ends[-1]))

    def everyone(self) -> Group:
        """All members, those in empty seats too; made once, until there is more room."""
        if self._everyone is None or len(self._everyone) != self.runs * self.size:
            self._everyone = Group(self, np.arange(self.runs * self.size))
        return self._everyone

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> Group:
        """Those for whom the boolean column `mask`, shape `(runs, size)`, is true; or, where
        only some `futures` (sorted rows of the batch) are looked at, `(futures, size)`."""
        index = mask.reshape(-1).nonzero()[0]
        if futures is not None:
            skipped = self.starts[futures] - self.starts[: len(futures)]
            index += skipped.repeat(np.count_nonzero(mask, axis=1))
        return Group(self, index)

    def at(self, rows: np.ndarray, slots: np.ndarray) -> Group:
        """The members in some slots of some futures, given in order."""
        return Group(self, rows * self.size + slots)

    def clock_keys(self, group: Group) -> np.ndarray:
        """The clock that a group's draws are made on: here the calendar month."""
        return self.draws.clock_keys(self.month)

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One `float32` uniform for every slot in every future, shape `(runs, size)`."""
        return self.draws.for_all(decision, clock, self.keys)

    def normals(self, decision: str, clock: int = 0) -> np.ndarray:
        return self.draws.normals_for_all(decision, clock, self.keys)


class Seats(Population):
    """A population whose slots are seats: whoever takes a seat anew gets new draws."""

    def __init__(self, name: str, runs: int, keys: np.ndarray, draws: Draws) -> None:
        super().__init__(name, runs, keys, draws)
        self.add("joined", np.int16)
        self.add("spell", np.int8)

    def clock_keys(self, group: Group) -> np.ndarray:
        months = self.month - group.get(self.joined)
        return self.draws.clock_keys(spell_clock(group.get(self.spell), months))

    def draw(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) for every seat on its holder's own clock, shape `(runs, size)`."""
        clock = self.draws.clock_keys(spell_clock(self.spell, self.month - self.joined))
        return self.draws.for_group(
            f"{rule.name}.{decision}", self.keys ^ clock, self.rows[:, None]
        )


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
