"""The members of one population in one future, read and written by their columns."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator.model.group import Group
from simulator.model.mesa_view.agents import KINDS, Beneficiary, Member, views
from simulator.model.population import Population

_BILLION = 1_000_000_000


class Members:
    """One population in one future: where views look, and how many are read or written at once."""

    __slots__ = ("columns", "first_id", "future", "kind", "model", "population", "row")

    def __init__(self, population: Population, future: Any, place: int) -> None:
        self.kind = KINDS.get(population.name, Member)
        self.population = population
        self.future = future
        self.model = future.model
        self.row = future.row
        self.columns = population.columns
        self.first_id = _BILLION * (place + 1)

    def same_as(self, other: "Members") -> bool:
        return self.population is other.population and self.row == other.row

    def here(self) -> np.ndarray:
        """Slots of those who are there now."""
        return np.flatnonzero(self.kind.present(self.population)[self.row])

    def views(self, slots: np.ndarray) -> Iterator[Member]:
        return views(self.kind, self, slots)

    def read(self, name: str, slots: np.ndarray) -> list[Any] | None:
        """An attribute of all `slots`, read from its column; `None` if it is not in a column."""
        if self.kind is Beneficiary and name in Beneficiary.derived:
            return self.derived(name, slots)
        if name not in self.columns or hasattr(self.kind, name):
            return None
        words = self.kind.words.get(name)
        values = self.columns[name][self.row, slots].tolist()
        return values if words is None else [words(self.population)[code] for code in values]

    def derived(self, name: str, slots: np.ndarray) -> list[Any]:
        """What the population works out for a (sorted) group, in the order of `slots`."""
        order = np.argsort(slots)
        group = Group(self.population, self.row * self.population.size + slots[order])
        values = getattr(self.population, name)(group)
        return values[np.argsort(order)].tolist()

    def write_one(self, name: str, slot: int, value: Any) -> None:
        """Set an attribute of one slot."""
        column = self.columns.get(name)
        if type(value) is float and column is not None and column.dtype.kind == "f":
            column[self.row, slot] = value
        else:
            self.write(name, np.array([slot]), value)

    def write(self, name: str, slots: np.ndarray, values: Any) -> None:
        """Set an attribute of all `slots` to one value."""
        if name not in self.columns:
            raise AttributeError(
                f"{self.kind.__name__} has no column {name!r}, and a view would lose the value: "
                f"add a column first, as in population.add({name!r}, float)"
            )
        if name in self.kind.kept_by_rules:
            raise AttributeError(
                f"{name} is not to be set: rules count on it, and change it through the population"
            )
        words = self.kind.words.get(name)
        value = values if words is None else _code(values, words(self.population), name)
        _write(self.columns[name][self.row], slots, value, name)


def _code(word: Any, words: tuple[str, ...], name: str) -> int:
    if word not in words:
        raise ValueError(f"{name} is one of {', '.join(words)}; not {word!r}")
    return words.index(word)


def _write(column: np.ndarray, slots: np.ndarray, value: Any, name: str) -> None:
    """Set `slots` of one row of a column; refuse a value that the column could not hold."""
    new = np.asarray(value)
    if not np.can_cast(new.dtype, column.dtype, "same_kind"):
        raise TypeError(f"{name} holds {column.dtype} values; {value!r} is none")
    if column.dtype.kind == "i":
        limits = np.iinfo(column.dtype)
        if new.size and (new.min() < limits.min or new.max() > limits.max):
            raise ValueError(f"{name} holds {limits.min} to {limits.max}; {value!r} is outside")
    column[slots] = new
