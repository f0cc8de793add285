"""The kinds of number and word a scenario may hold."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin


@dataclass(frozen=True)
class Unit:
    """A kind of value. `low` and `high` are hard bounds; `whole` values are rounded half-even."""

    name: str
    """`money`, `share`, `number`, `count`, `months`, `hours`, `rank`, `flag`, `word`, `text`,
    `words`, `shares`, `season`."""
    low: float | None = None
    high: float | None = None
    whole: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""

    @property
    def numeric(self) -> bool:
        """True where a scenario may give a range, and a model holds an array `(runs, 1)`."""
        return self.name in ("money", "share", "number", "count", "months", "hours")


Money = Annotated[Any, Unit("money", 0, 1e15, whole=True, help="an amount of money")]
Probability = Annotated[Any, Unit("share", 0, 1, help="a chance from 0 % to 100 %")]
Share = Annotated[Any, Unit("share", 0, 1, help="a part from 0 % to 100 %")]
Change = Annotated[Any, Unit("share", -1, 10, help="a relative change, such as -10 % or 5 %")]
Number = Annotated[Any, Unit("number", -1e9, 1e9, help="a number")]
Count = Annotated[Any, Unit("count", 0, 5_000_000, whole=True, help="a whole number")]
Months = Annotated[Any, Unit("months", 0, 600, whole=True, help="a number of months")]
Hours = Annotated[Any, Unit("hours", 0, 100_000, help="a number of hours")]
Rank = Annotated[Any, Unit("rank", 1, 1000, whole=True, help="one whole number from 1 (first)")]
Flag = Annotated[Any, Unit("flag", help="yes or no")]
Text = Annotated[Any, Unit("text", help="a few words")]
Words = Annotated[Any, Unit("words", help="a list of names")]
Shares = Annotated[Any, Unit("shares", 0, 1, help="names with a share each, together 100 %")]
Season = Annotated[Any, Unit("season", 0, 100, help="twelve weights, January first")]


_Name = TypeVar("_Name", bound=str)
SharesOf = dict[_Name, float]
"""Shares of a fixed list of names, together 100 %, as in `SharesOf[Literal["here", "there"]]`."""


def unit_of(annotation: Any) -> Unit:
    """The unit of a field from its annotation: one of the kinds above; `Literal["here", "there"]`
    is a word out of that list."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return Unit("word", choices=parts, help="one of " + ", ".join(parts))
    if origin is dict:
        choices = get_args(parts[0])
        return Unit("shares", 0, 1, choices=choices, help="shares of " + ", ".join(choices))
    return next(part for part in parts if isinstance(part, Unit))
