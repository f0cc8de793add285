"""What a scenario may set: parameters, declared once on a class with unit, bounds and source."""

from dataclasses import dataclass
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar

from simulator.quantities.units import Unit, unit_of

REQUIRED: Any = object()
"""The default of a parameter that a scenario must set itself."""


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
    lump: bool = False
    """An amount that is paid whatever the number of people: no price per head or unit."""
    people: bool = False
    """How many people or donors there are: 1 to 10 of them may point at somebody."""

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
) -> Any:
    """Declare a parameter. `default` is written as in a scenario file (`"20 to 40"`, `"3%"`, `0`).

    `low` and `high` narrow the unit's own bounds (money bounds are in major units). A default that
    rests on no evidence has `source="assumption"`. `once`: used on the first day only. `plausible`:
    outside of these two numbers (as they are held: 0.08 for 8 %) a slip is likelier than an odd
    venture. `lump`: an amount of money that is paid whatever the number of people; any other is
    taken for a price per person, gift or unit, so that disclosure control hides few of them.
    `people`: how many people or donors there are.
    """
    return _Declared(help, default, low, high, source, once, plausible, lump, people)


class Settings:
    """A block of a scenario file: its class lists the parameters, its instance holds their values.

    In a bound copy every numeric parameter is an array of shape `(runs, 1)`: `int64` minor units
    for money, `float64` for the rest; words, lists and flags stay as they are.

    Parameters are listed in the order in which they stand, those of a parent class first; one of
    them that a class names without a value (`budget: Share`) is listed where it is named.
    """

    parameters: ClassVar[dict[str, Parameter]] = {}

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
                )
        cls.parameters = found

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        self.name = name
        for key, value in values.items():
            setattr(self, key, value)
