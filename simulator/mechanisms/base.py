"""What a rule is: a class that declares its parameters, what it keeps, tells and can do."""

from collections.abc import Mapping
from enum import IntEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from simulator.mechanisms.keeping import Keep, Lasts
from simulator.mechanisms.parameters import Settings, parameter
from simulator.mechanisms.recording import Series
from simulator.vocabulary import Ability, Cause, Task, WorkTechnique

if TYPE_CHECKING:
    from simulator.mechanisms.world import World

__all__ = ["Mechanism", "Phase", "parameter", "part_of_usual", "rules_in", "usual"]


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


class Mechanism(Settings):
    """One rule of the simulated world. Subclass it in a file of its own; the file name is its kind.

    `step(world)` runs once a month in `phase`. `plan(world)`, if defined, runs at the start of the
    month and posts the staff hours the rule needs. `start(world)`, if defined, runs once before
    the first month. Rules never call each other: they meet in what people and the venture are,
    in the ledger and in the impact log. What a rule keeps on itself is declared (`keeps`,
    `column`, `fixed`, `this_month`, `holds`), and so is every series that it records (`Series`).
    """

    kind: ClassVar[str]
    """The name of its file (`kinds`)."""
    title: ClassVar[str] = ""
    """What the rule is called in front of a person: a short label, marked with `N_`. A rule that
    has none is called by the name of its file."""
    phase: ClassVar[Phase]
    order: ClassVar[int] = 50
    always: ClassVar[bool] = False
    """Part of every world, with its defaults, even where a scenario does not name it."""
    can: ClassVar[frozenset[Ability]] = frozenset()
    """What it can do that others must know of."""
    only: ClassVar[str] = ""
    """What a scenario has one of at most, where a second rule would undo the first: in the words
    of a message."""
    works_on: ClassVar[Ability | None] = None
    """What some other rule of the scenario must be able to do for this one to do anything."""
    income: ClassVar[str | None] = None
    """`earned`, `public` or `given`: the kind of money this rule brings in."""
    starves: ClassVar[tuple[Cause, ...]] = ()
    """The causes of a shortage of money that it reports (`books.short`)."""
    techniques: ClassVar[tuple[WorkTechnique, ...]] = ()
    """The techniques of social work that it does, the first first."""
    task: ClassVar[Task] = Task.DOCUMENTATION
    """The task that its staff hours count as; office work where nothing is said."""
    needs_event: ClassVar[bool] = False
    """Only triggers events; refused where none is defined for it."""
    needs: ClassVar[str] = ""
    """Does nothing where every number of this name is 0, so that setting it there is a mistake."""
    needs_in: ClassVar[Ability | None] = None
    """The rules in which that number counts: those that can do this (None: in any block)."""
    goes_with: ClassVar[Mapping[str, str]] = {}
    """Numbers that do nothing while another is 0: each with the other's name."""
    kept: ClassVar[dict[str, Keep]] = {}
    """What an instance keeps, by the name of its attribute."""
    series: ClassVar[dict[str, Series]] = {}
    """The monthly series that it records, by the name of its attribute."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.kind = cls.__module__.rpartition(".")[2]
        if "title" not in cls.__dict__:
            cls.title = cls.kind.strip("_").replace("_", " ")
        own = cls.__dict__.items()
        cls.kept = cls.kept | {name: value for name, value in own if isinstance(value, Keep)}
        cls.series = cls.series | {name: value for name, value in own if isinstance(value, Series)}

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        super().__init__(name, values)
        for attribute, series in self.series.items():
            setattr(self, attribute, series if series.each else series.of(name))

    @classmethod
    def most_agents(cls, values: Mapping[str, Any], months: int) -> float:
        """About the most agents of its own that the rule may hold in a future, at the upper end of
        every range; batches are sized by it. `values` are a block's quantities."""
        return 0.0

    def begin(self, world: "World") -> None:
        """Make what is declared with a first value, then let the rule prepare the rest."""
        for name, keep in self.kept.items():
            if keep.lasts is Lasts.WITH_PEOPLE:
                column = world.people.add(f"{self.name}.{name}", keep.dtype, keep.initial)
                setattr(self, name, column)
            elif keep.lasts is Lasts.ALL_MONTHS:
                futures = 1 if keep.of_plan else world.runs
                setattr(self, name, np.full((futures, 1), keep.initial, dtype=keep.dtype))
        self.start(world)

    def first_day(self, world: "World") -> None:
        """Set what the venture is like on the first day, before any rule starts."""

    def start(self, world: "World") -> None:
        """Prepare what the rule keeps, before the first month."""

    def plan(self, world: "World") -> None:
        """Post the staff hours this rule needs this month."""

    def step(self, world: "World") -> None:
        """Do this month."""
        raise NotImplementedError


def usual(told: np.ndarray, now: np.ndarray) -> np.ndarray:
    """The number that people are used to: as a scenario tells it, or (0) what holds now."""
    return np.where(told > 0, told, now)


def part_of_usual(now: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """The part of the usual `hours` that is given now, at most 1; 1 where none are usual."""
    return np.minimum(np.divide(now, hours, out=np.ones(hours.shape), where=hours > 0), 1)


def rules_in(module: ModuleType) -> list[type[Mechanism]]:
    """The rules that a module itself defines."""
    found = (value for value in vars(module).values() if isinstance(value, type))
    return [v for v in found if issubclass(v, Mechanism) and v.__module__ == module.__name__]
