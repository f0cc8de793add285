"""What a scenario may set: parameters, declared once on a class with unit, bounds and source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from simulator.mechanisms.reliefs import Reliefs
from simulator.quantities.units import Unit, unit_of

REQUIRED: Any = object()
"""The default of a parameter that a scenario must set itself."""


@dataclass(frozen=True)
class Parameter:
    """One number (or word) that a scenario may set: its unit, bounds and default, and the source of
    the default."""

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
    """The range in which the number nearly always lies. Others are allowed, but get a remark."""
    lump: bool = False
    """An amount that does not depend on the number of people: no price per head or unit."""
    people: bool = False
    """A count of people or donors. A small one (1 to 10) may point at one person."""
    usual_of: tuple[str, ...] = ()
    """The parameters of the same block whose usual value, or the product of them, this one is. If
    a file does not state it and a change on the command line moves one of them, it is what the file
    says of them."""
    zero_is: float = 0
    """The number that 0 stands for, such as 12 months of a course without an end."""
    presets: Mapping[str, Any] = field(default_factory=dict)
    """Other defaults, each by the word that chooses it: one of the file (`volatility: rough`), or
    of the block, if a parameter of the same rule may hold this word."""

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
    lump: bool
    people: bool
    usual_of: tuple[str, ...]
    zero_is: float
    presets: Mapping[str, Any]


def parameter(
    default: Any = REQUIRED,
    *,
    help: str,
    low: float | None = None,
    high: float | None = None,
    source: str | None = None,
    once: bool = False,
    plausible: tuple[float, float] | None = None,
    lump: bool = False,
    people: bool = False,
    usual_of: tuple[str, ...] = (),
    zero_is: float = 0,
    presets: Mapping[str, Any] | None = None,
) -> Any:
    """Declare a parameter. `default` is written as in a scenario file (`"20 to 40"`, `"3%"`, `0`).

    `low` and `high` narrow the unit's own bounds (bounds of money are in major units). A default
    without evidence has `source="assumption"`. `once`: used on the first day only. `plausible`:
    outside this range (as numbers are stored: 0.08 for 8%) a slip is likelier than an unusual
    venture. `lump`: an amount of money that does not depend on the number of people; any other
    amount counts as a price per person, gift or unit, which disclosure control takes into account.
    `people`: a count of people or donors. `usual_of`: the parameters whose usual value (of several:
    the product) it is, at which other numbers of the block were estimated. `zero_is`: the number
    that 0 stands for. `presets`: other defaults, by the word that chooses them."""
    return _Declared(
        help,
        default,
        low,
        high,
        source,
        once,
        plausible,
        lump,
        people,
        usual_of,
        zero_is,
        presets or {},
    )


@dataclass(frozen=True)
class Switch:
    """Something that may be switched off in some futures to see what it did; no scenario file sets
    it."""

    help: str


def switch(help: str) -> Any:
    """Declare a switch: an attribute that is true, `(1, 1)`, or, in a study, `(runs, 1)` bool."""
    return Switch(help)


_ON = np.ones((1, 1), dtype=bool)
_ON.setflags(write=False)


class Settings:
    """A block of a scenario file: its class lists the parameters, its instance holds their values.

    In the copy that a model uses, every numeric parameter is an array of shape `(runs, 1)`: `int64`
    minor units for money, `float64` for the rest. Words, lists and flags stay as they are.

    Parameters are listed in the order of the code, those of a parent class first. A parent's
    parameter that a class names without a value (`budget: Share`) is listed where it is named."""

    parameters: ClassVar[dict[str, Parameter]] = {}
    switches: ClassVar[dict[str, Switch]] = {}
    reliefs: ClassVar[Reliefs] = {}
    """What would take away the causes of failure that its numbers know of."""

    if TYPE_CHECKING:  # parameters and columns are set when a model binds its own copy

        def __getattr__(self, name: str) -> Any: ...

    def __init_subclass__(cls) -> None:
        found = dict(cls.parameters)
        for name, annotation in get_annotations(cls).items():
            declared = cls.__dict__.get(name)
            if name in found and name not in cls.__dict__:
                found[name] = found.pop(name)
            elif isinstance(declared, _Declared):
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
                    declared.lump,
                    declared.people,
                    declared.usual_of,
                    declared.zero_is,
                    declared.presets,
                )
        cls.parameters = found
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Switch)}
        cls.switches = cls.switches | own

    def __init__(self, name: str, values: dict[str, Any], key: str = "") -> None:
        self.name = name
        self.key = key or name
        """The key of its random numbers: its kind and number. The name, which a user chooses, is
        never a part of it."""
        for switched in self.switches:
            setattr(self, switched, _ON)
        for key, value in values.items():
            setattr(self, key, value)
