"""The members of one population in one future, read and written through columns."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator.model.group import Group
from simulator.model.mesa_view.agents import KINDS, Beneficiary, Member, views
from simulator.model.population import Population
from simulator.words.numbers import any_of
from simulator.words.texts import gettext

_BILLION = 1_000_000_000


class Members:
    """One population in one future, the source of views. `place` is its position in the model."""

    __slots__ = ("columns", "first_id", "future", "kind", "model", "place", "population", "row")

    def __init__(self, population: Population, future: Any, place: int) -> None:
        self.kind = KINDS.get(population.name, Member)
        self.population = population
        self.future = future
        self.model = future.model
        self.row = future.row
        self.columns = population.columns
        self.place = place
        self.first_id = _BILLION * (place + 1)

    def same_as(self, other: "Members") -> bool:
        """Whether these are the same population in the same future."""
        return self.population is other.population and self.row == other.row

    def here(self) -> np.ndarray:
        """The slots of members who are there now."""
        return np.flatnonzero(self.kind.present(self.population)[self.row])

    def views(self, slots: np.ndarray) -> Iterator[Member]:
        """A view of each slot."""
        return views(self.kind, self, slots)

    def read(self, name: str, slots: np.ndarray) -> list[Any] | None:
        """An attribute of all `slots`, read from its column; `None` if there is no such column."""
        if self.kind is Beneficiary and name in Beneficiary.derived:
            return self.derived(name, slots)
        if name not in self.columns or hasattr(self.kind, name):
            return None
        words = self.kind.words.get(name)
        values = self.columns[name][self.row, slots].tolist()
        return values if words is None else [words(self.population)[code] for code in values]

    def derived(self, name: str, slots: np.ndarray) -> list[Any]:
        """An attribute that the population computes, for each of `slots`, in their order."""
        order = np.argsort(slots)
        group = Group(self.population, self.row * self.population.size + slots[order])
        values = getattr(self.population, name)(group)
        return values[np.argsort(order)].tolist()

    def write_one(self, name: str, slot: int, value: Any) -> None:
        """Set an attribute of one slot; raises the same as `write`."""
        column = self.columns.get(name)
        if type(value) is float and column is not None and column.dtype.kind == "f":
            column[self.row, slot] = value
        else:
            self.write(name, np.array([slot]), value)

    def write(self, name: str, slots: np.ndarray, values: Any) -> None:
        """Set an attribute of all `slots` to one value.

        Raises `AttributeError` if it is no column or must not be set, and `TypeError` or
        `ValueError` if the column cannot hold the value."""
        if name not in self.columns:
            raise AttributeError(
                gettext(
                    "`{kind}` has no column `{name}`, and an agent keeps no values of its own. Add"
                    " a column first: `{population}.add({quoted}, float)`.",
                    kind=self.kind.__name__,
                    name=name,
                    population=self._path(),
                    quoted=repr(name),
                )
            )
        if name in self.kind.kept_by_rules:
            raise AttributeError(
                gettext(
                    "`{name}` cannot be set, because other numbers of the model must agree with it."
                    " Only rules change it.",
                    name=name,
                )
            )
        words = self.kind.words.get(name)
        value = values if words is None else _code(values, words(self.population), name)
        _write(self.columns[name][self.row], slots, value, name)

    def _path(self) -> str:
        """How a user reaches the population in Python, such as `model.batch.people`."""
        for name in ("people", "staff", "partners"):
            if getattr(self.future.batch, name) is self.population:
                return f"model.batch.{name}"
        return f"model.batch.populations[{self.place}]"


def _code(word: Any, words: tuple[str, ...], name: str) -> int:
    if word not in words:
        raise ValueError(
            gettext(
                "`{name}` must be {words}, not `{word}`.",
                name=name,
                words=any_of([f"`{known}`" for known in words]),
                word=word,
            )
        )
    return words.index(word)


def _write(column: np.ndarray, slots: np.ndarray, value: Any, name: str) -> None:
    """Set `slots` of one row of a column. Raises `TypeError` or `ValueError` for a value that the
    column cannot hold."""
    new = np.asarray(value)
    if not np.can_cast(new.dtype, column.dtype, "same_kind"):
        raise TypeError(
            gettext(
                "`{name}` holds values of the type `{dtype}`. `{value}` is of another type.",
                name=name,
                dtype=column.dtype,
                value=repr(value),
            )
        )
    if column.dtype.kind == "i":
        limits = np.iinfo(column.dtype)
        if new.size and (new.min() < limits.min or new.max() > limits.max):
            raise ValueError(
                gettext(
                    "`{name}` holds whole numbers from `{low}` to `{high}`, and `{value}` is not"
                    " one of them.",
                    name=name,
                    low=limits.min,
                    high=limits.max,
                    value=repr(value),
                )
            )
    column[slots] = new
