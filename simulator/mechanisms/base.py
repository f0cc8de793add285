"""The base class of all rules: what a rule declares, keeps, records and can do."""

from collections.abc import Mapping
from enum import IntEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from simulator.mechanisms.keeping import Keep, Lasts
from simulator.mechanisms.parameters import Settings, parameter, switch
from simulator.mechanisms.planned import PlannedStaff
from simulator.mechanisms.recording import Series
from simulator.vocabulary import Ability, Cause, Task, WorkTechnique

if TYPE_CHECKING:
    from simulator.mechanisms.world import World

__all__ = [
    "Mechanism",
    "Phase",
    "done_of_usual",
    "parameter",
    "part_of_usual",
    "rules_in",
    "switch",
    "usual",
]


class Phase(IntEnum):
    """The phases of a month, in order. In a phase, rules run in the order of their number
    (`order`). With equal numbers they run by kind, and rules of one kind in the order of the
    file."""

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
    """One rule of the simulated world. Write a subclass in a file of its own; the file name is its
    kind.

    `step(world)` runs once a month in `phase`. `plan(world)`, if defined, runs at the start of the
    month and asks for the staff hours that the rule needs. `start(world)`, if defined, runs once
    before the first month. Rules never call each other. They meet in the people and the venture, in
    the ledger and in the impact account. What a rule keeps on itself is declared (`keeps`,
    `column`, `fixed`, `this_month`, `holds`), and so is every series that it records (`Series`).

    The docstring of a rule is shown by `sesim explain`: its first paragraph is one sentence that
    says what the rule does."""

    kind: ClassVar[str]
    """The name of its file (`kinds`)."""
    title: ClassVar[str] = ""
    """What the rule is called in front of a person: a short label, marked with `N_`. A rule that
    has none is called by the name of its file."""
    phase: ClassVar[Phase]
    order: ClassVar[int] = 50
    always: ClassVar[bool] = False
    """Part of every scenario, with its defaults, even if the file does not name it."""
    can: ClassVar[frozenset[Ability]] = frozenset()
    """Abilities that other code asks for."""
    only: ClassVar[str] = ""
    """What a scenario may have only one of, because a second rule would undo the first. It is used
    in a message, and marked with `N_`."""
    handed_out_by: ClassVar[Ability | None] = None
    """What some rule must be able to do that hands out, and pays for, what this one is about."""
    works_on: ClassVar[Ability | None] = None
    """The ability that some other rule of the scenario must have, or this one does nothing."""
    income: ClassVar[str | None] = None
    """`earned`, `public` or `given`: the kind of money this rule brings in."""
    starves: ClassVar[tuple[Cause, ...]] = ()
    """The causes of a shortage of money that the rule reports (`books.short`)."""
    techniques: ClassVar[tuple[WorkTechnique, ...]] = ()
    """The techniques of social work that the rule does, the main one first."""
    task: ClassVar[Task] = Task.DOCUMENTATION
    """The task for which its staff hours count; office work unless stated."""
    needs_event: ClassVar[bool] = False
    """The rule only triggers events. A scenario without an event for it is refused."""
    needs: ClassVar[str] = ""
    """A parameter's name: if all numbers of this name are 0, the rule does nothing, and to set it
    is a mistake."""
    needs_in: ClassVar[Ability | None] = None
    """The ability of the rules in which that number counts (None: in any block)."""
    goes_with: ClassVar[Mapping[str, str]] = {}
    """Parameters that do nothing while another is 0: each with the other's name."""
    kept: ClassVar[dict[str, Keep]] = {}
    """What an instance keeps, by attribute name."""
    series: ClassVar[dict[str, Series]] = {}
    """The monthly series that the rule records, by attribute name."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.kind = cls.__module__.rpartition(".")[2]
        if "title" not in cls.__dict__:
            cls.title = cls.kind.strip("_").replace("_", " ")
        own = cls.__dict__.items()
        cls.kept = cls.kept | {name: value for name, value in own if isinstance(value, Keep)}
        cls.series = cls.series | {name: value for name, value in own if isinstance(value, Series)}

    def __init__(self, name: str, values: dict[str, Any], key: str = "") -> None:
        super().__init__(name, values, key)
        for attribute, series in self.series.items():
            setattr(self, attribute, series if series.each else series.of(name))

    @classmethod
    def most_agents(cls, values: Mapping[str, Any], months: int) -> float:
        """Estimate the most agents of its own that the rule may have in a future, at the upper end
        of every range. Batches are sized by it. `values` are a block's quantities."""
        return 0.0

    @classmethod
    def planned_income(cls, values: Mapping[str, Any], staff: PlannedStaff) -> Mapping[str, float]:
        """What the plan of a block brings in, in a year in which it runs: minor units at the prices
        of the first day, by kind of money (`income`). `values` are the block's quantities. A kind
        of rule that does not say how much has 1, so it comes last where blocks are ordered by it.
        """
        return {} if cls.income is None else {cls.income: 1.0}

    @classmethod
    def needs_of(cls, values: Mapping[str, Any]) -> str:
        """The parameter that must be above 0 somewhere, or a block with these values does nothing;
        empty if it needs none."""
        return cls.needs

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
        """Set the state of the venture on the first day, before any rule starts."""

    def start(self, world: "World") -> None:
        """Prepare what the rule keeps, before the first month."""

    def plan(self, world: "World") -> None:
        """Ask for the staff hours that this rule needs this month."""

    def step(self, world: "World") -> None:
        """Do this month's work."""
        raise NotImplementedError


def usual(stated: np.ndarray, now: np.ndarray) -> np.ndarray:
    """The number that people are used to: the one that the scenario states, or (0) the present
    one."""
    return np.where(stated > 0, stated, now)


def part_of_usual(now: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """The share of the usual `hours` that is given now, at most 1; 1 if none are usual."""
    return np.minimum(np.divide(now, hours, out=np.ones(hours.shape), where=hours > 0), 1)


def done_of_usual(dose: np.ndarray, now: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """The share of the usual `hours` of a task that was done, where the share `dose` of the hours
    asked `now` was found; 1 if the task usually takes none."""
    return np.where(hours > 0, dose * part_of_usual(now, hours), 1.0)


def rules_in(module: ModuleType) -> list[type[Mechanism]]:
    """The rules that a module itself defines."""
    found = (value for value in vars(module).values() if isinstance(value, type))
    return [v for v in found if issubclass(v, Mechanism) and v.__module__ == module.__name__]
