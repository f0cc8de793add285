"""What a rule is: a class whose fields are its parameters, with one step a month."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from simulator.quantities.units import Unit, unit_of
from simulator.vocabulary import Cause, Task

REQUIRED: Any = object()
"""The default of a parameter that a scenario must set itself."""


def shortfall(cause: str) -> str:
    """The series of what a cause cost the venture each month, against its plan."""
    return "short_" + cause.replace(" ", "_")


MOST_WON = 50_000
"""Donors that campaigns of one rule can win in a future: more is a slip in `cost_per_donor`."""


def usual(told: np.ndarray, now: np.ndarray) -> np.ndarray:
    """The number that people are used to: as a scenario tells it, or (0) what holds now."""
    return np.where(told > 0, told, now)


def part_of_usual(now: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """The part of the usual `hours` that is given now, at most 1; 1 where none are usual."""
    return np.minimum(np.divide(now, hours, out=np.ones(hours.shape), where=hours > 0), 1)


class Phase(IntEnum):
    """The order of a month. Inside a phase, rules run by their `order`, then by name."""

    WORLD = 1
    REACH = 2
    ADMIT = 3
    DELIVER = 4
    LEAVE = 5
    EARN = 6
    GIVE = 7
    SPEND = 8
    RELATE = 9
    DECIDE = 10
    CLOSE = 11


@dataclass(frozen=True)
class Parameter:
    """One number (or word) that a scenario may set: its unit, bounds, default and where that
    comes from."""

    name: str
    unit: Unit
    help: str
    default: Any
    low: float | None
    high: float | None
    source: str | None
    once: bool = False
    """Used on the first day only, so that no event or policy can change it later."""
    plausible: tuple[float, float] | None = None
    """Between which numbers it nearly always lies: others are allowed, and remarked on."""

    @property
    def required(self) -> bool:
        return self.default is REQUIRED


@dataclass(frozen=True)
class _Declared:
    help: str
    default: Any
    low: float | None
    high: float | None
    source: str | None
    once: bool
    plausible: tuple[float, float] | None


def parameter(
    default: Any = REQUIRED,
    *,
    help: str,
    low: float | None = None,
    high: float | None = None,
    source: str | None = None,
    once: bool = False,
    plausible: tuple[float, float] | None = None,
) -> Any:
    """Declare a parameter. `default` is written as in a scenario file (`"20 to 40"`, `"3%"`, `0`).

    `low` and `high` narrow the unit's own bounds (money bounds are in major units). A default that
    rests on no evidence has `source="assumption"`. `once`: used on the first day only. `plausible`:
    outside of these two numbers (as they are held: 0.08 for 8 %) a slip is likelier than an odd
    venture.
    """
    return _Declared(help, default, low, high, source, once, plausible)


@dataclass(frozen=True)
class Column:
    """State that a rule keeps: one value per person, or per future with `of="venture"`."""

    dtype: Any
    initial: Any = 0
    of: str = "people"


class Settings:
    """A block of a scenario file: its class lists the parameters, its instance holds their values.

    In a bound copy every numeric parameter is an array of shape `(runs, 1)`: `int64` minor units
    for money, `float64` for the rest; words, lists and flags stay as they are.
    """

    parameters: ClassVar[dict[str, Parameter]] = {}

    if TYPE_CHECKING:  # parameters and columns are set when a model binds its own copy

        def __getattr__(self, name: str) -> Any: ...

    def __init_subclass__(cls) -> None:
        found = dict(cls.parameters)
        for name, annotation in get_annotations(cls).items():
            declared = cls.__dict__.get(name)
            if isinstance(declared, _Declared):
                found[name] = Parameter(
                    name,
                    unit_of(annotation),
                    declared.help,
                    declared.default,
                    declared.low,
                    declared.high,
                    declared.source,
                    declared.once,
                    declared.plausible,
                )
        cls.parameters = found

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        self.name = name
        for key, value in values.items():
            setattr(self, key, value)


class Mechanism(Settings):
    """One rule of the simulated world. Subclass it in a file of its own; the file name is its kind.

    `step(model)` runs once a month in `phase`. `plan(model)`, if defined, runs at the start of the
    month and posts the staff hours the rule needs. `start(model)`, if defined, runs once before
    the first month. Rules never call each other: they meet in what people and the venture are,
    in the ledger and in the impact log.
    """

    kind: ClassVar[str]
    """The name of its file (`kinds`)."""
    phase: ClassVar[Phase]
    order: ClassVar[int] = 50
    always: ClassVar[bool] = False
    """Part of every world, with its defaults, even where a scenario does not name it."""
    only: ClassVar[str] = ""
    """What a scenario has one of at most, where a second rule would undo the first: in the words
    of a message."""
    works_on: ClassVar[tuple[str, ...]] = ()
    """Kinds of rule of which one must be there for this one to have anything to work on."""
    income: ClassVar[str | None] = None
    """`earned`, `public` or `given`: the kind of money this rule brings in."""
    starves: ClassVar[tuple[Cause, ...]] = ()
    """The causes of a shortage of money that it reports (`books.short`)."""
    task: ClassVar[Task] = Task.DOCUMENTATION
    """The task that its staff hours count as; office work where nothing is said."""
    wins: ClassVar[bool] = False
    """May succeed once (`model.changes.succeed`), and so set off the events that name it
    (`on:`)."""
    needs_event: ClassVar[bool] = False
    """Does nothing but set off events, so that a scenario without one is mistaken."""
    needs: ClassVar[str] = ""
    """Does nothing where every number of this name is 0, so that setting it there is a mistake."""
    needs_in: ClassVar[tuple[str, ...]] = ()
    """The kinds of rule in which that number counts (none named: in any block)."""
    goes_with: ClassVar[Mapping[str, str]] = {}
    """Numbers that do nothing while another is 0: each with the other's name."""
    columns: ClassVar[dict[str, Column]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.kind = cls.__module__.rpartition(".")[2]
        own = {k: v for k, v in cls.__dict__.items() if isinstance(v, Column)}
        cls.columns = {**cls.columns, **own}

    @classmethod
    def most_agents(cls, values: Mapping[str, Any], months: int) -> float:
        """About the most agents of its own that the rule may hold in a future, at the upper end of
        every range; batches are sized by it. `values` are a block's quantities."""
        return 0.0

    def start(self, model: Any) -> None:
        """Prepare what the rule keeps, before the first month."""

    def plan(self, model: Any) -> None:
        """Post the staff hours this rule needs this month."""

    def step(self, model: Any) -> None:
        """Do this month."""
        raise NotImplementedError
