"""A population: a set of columns, with one value for each slot in each future."""

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.model.draws import Draws, identity_keys, spell_clock
from simulator.model.group import Group


class Population:
    """`size` slots in each of `runs` futures. Columns have shape `(runs, size)` and are attributes.

    A slot is a stable identity: its key (`keys`, shape `(size,)`) does not depend on anything else
    in the model.
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
        """Add a column filled with `initial` (a value, or an array that broadcasts).

        Raises `ValueError` if there is a column of this name. The text is English in every
        language, because it is kept in result files when a rule fails."""
        if name in self.columns:
            raise ValueError(f"{self.name} already has a column {name!r}; choose another name")
        column = np.empty((self.runs, self.size), dtype=dtype)
        column[...] = initial
        self.columns[name] = column
        setattr(self, name, column)
        return column

    def make_room(self, number: int) -> None:
        """Make room for `number` newcomers in all, if there is less. New slots hold zeros. Groups
        that were made before must not be used any more."""
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
        """The group of `number` members from slot `first` on; both of shape `(runs, 1)`."""
        count = number.reshape(-1).astype(np.intp)
        begins = self.starts[:-1] + first.reshape(-1).astype(np.intp)
        ends = np.cumsum(count)
        return Group(self, (begins - ends + count).repeat(count) + np.arange(ends[-1]))

    def everyone(self) -> Group:
        """All members, also those in empty seats. The group is made again when room is added."""
        if self._everyone is None or len(self._everyone) != self.runs * self.size:
            self._everyone = Group(self, np.arange(self.runs * self.size))
        return self._everyone

    def where(self, mask: np.ndarray, futures: np.ndarray | None = None) -> Group:
        """The group of members for whom the boolean column `mask` is true. Its shape is `(runs,
        size)`; with `futures` (sorted rows of the batch), it is `(futures, size)`."""
        index = mask.reshape(-1).nonzero()[0]
        if futures is not None:
            skipped = self.starts[futures] - self.starts[: len(futures)]
            index += skipped.repeat(np.count_nonzero(mask, axis=1))
        return Group(self, index)

    def at(self, rows: np.ndarray, slots: np.ndarray) -> Group:
        """The group of members in some slots of some futures, given in sorted order."""
        return Group(self, rows * self.size + slots)

    def clock_keys(self, group: Group) -> np.ndarray:
        """The keys of the clock for the draws of a group; here the month."""
        return self.draws.clock_keys(self.month)

    def uniforms(self, decision: str, clock: int = 0) -> np.ndarray:
        """One `float32` uniform for every slot in every future, shape `(runs, size)`."""
        return self.draws.for_all(decision, clock, self.keys)

    def normals(self, decision: str, clock: int = 0) -> np.ndarray:
        """One `float32` standard normal for every slot in every future, shape `(runs, size)`."""
        return self.draws.normals_for_all(decision, clock, self.keys)


class Seats(Population):
    """A population whose slots are seats: each new holder of a seat gets new draws."""

    def __init__(self, name: str, runs: int, keys: np.ndarray, draws: Draws) -> None:
        super().__init__(name, runs, keys, draws)
        self.add("joined", np.int16)
        self.add("spell", np.int8)

    def clock_keys(self, group: Group) -> np.ndarray:
        """The keys of the clock of each seat's holder, for draws."""
        months = self.month - group.get(self.joined)
        return self.draws.clock_keys(spell_clock(group.get(self.spell), months))

    def draw(self, rule: Mechanism, decision: str) -> np.ndarray:
        """One uniform in (0, 1) for every seat, on its holder's own clock, `(runs, size)`."""
        clock = self.draws.clock_keys(spell_clock(self.spell, self.month - self.joined))
        return self.draws.for_group(f"{rule.key}.{decision}", self.keys ^ clock, self.rows[:, None])


def row_sum(values: np.ndarray) -> np.ndarray:
    """The sum over the slots of a small column, shape `(runs, 1)`, from left to right, so that more
    (empty) slots never change the last bit."""
    width = values.shape[1]
    if values.dtype == bool:  # takes half the time of the general case
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
