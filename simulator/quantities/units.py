"""The kinds of number and word a scenario may hold."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from simulator.words.numbers import all_of, any_of
from simulator.words.texts import N_, phrase


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
    """What the value is, in English; empty where it follows from the `choices`."""
    points: bool = False
    """True for a difference of two shares, which may be written in points (`8 points`)."""

    @property
    def numeric(self) -> bool:
        """True where a scenario may give a range, and a model holds an array `(runs, 1)`."""
        return self.name in ("money", "share", "number", "count", "months", "hours")

    def allows(self, value: float) -> bool:
        """Whether a number is within the bounds."""
        least = self.low is None or self.low <= value
        return least and (self.high is None or value <= self.high)

    @property
    def described(self) -> str:
        """What the value is, as a part of a sentence in the language in use."""
        typed = [f"`{word}`" for word in self.choices]
        if not typed:
            return phrase(self.help)
        if self.name == "shares":
            # Translators: what a value is; the names are words of a scenario file.
            return phrase("shares of {names}, together 100%", names=all_of(typed))
        # Translators: what a value is; the words are words of a scenario file.
        return phrase("one of {words}", words=any_of(typed))


Money = Annotated[Any, Unit("money", 0, 1e15, whole=True, help=N_("an amount of money"))]
Probability = Annotated[Any, Unit("share", 0, 1, help=N_("a chance from 0% to 100%"))]
Share = Annotated[Any, Unit("share", 0, 1, help=N_("a share from 0% to 100%"))]
Change = Annotated[
    Any, Unit("share", -1, 10, help=N_("a change in percent, such as `-10%` or `5%`"))
]
Points = Annotated[
    Any,
    Unit("share", -1, 1, help=N_("a difference of two shares, such as `8 points`"), points=True),
]
Number = Annotated[Any, Unit("number", -1e9, 1e9, help=N_("a number"))]
Count = Annotated[Any, Unit("count", 0, 5_000_000, whole=True, help=N_("a whole number"))]
Months = Annotated[Any, Unit("months", 0, 600, whole=True, help=N_("a number of months"))]
Hours = Annotated[Any, Unit("hours", 0, 100_000, help=N_("a number of hours"))]
Rank = Annotated[Any, Unit("rank", 1, 1000, whole=True, help=N_("a whole number, 1 for the first"))]
Flag = Annotated[Any, Unit("flag", help=N_("`yes` or `no`"))]
Text = Annotated[Any, Unit("text", help=N_("a few words"))]
Words = Annotated[Any, Unit("words", help=N_("a list of names"))]
Shares = Annotated[Any, Unit("shares", 0, 1, help=N_("names with a share each, together 100%"))]
Season = Annotated[Any, Unit("season", 0, 100, help=N_("twelve weights, the first for January"))]


_Name = TypeVar("_Name", bound=str)
SharesOf = dict[_Name, float]
"""Shares of a fixed list of names, together 100%, as in `SharesOf[Literal["here", "there"]]`."""


def unit_of(annotation: Any) -> Unit:
    """The unit of a field from its annotation: one of the kinds above; `Literal["here", "there"]`
    is one word of that list."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return Unit("word", choices=parts)
    if origin is dict:
        return Unit("shares", 0, 1, choices=get_args(parts[0]))
    return next(part for part in parts if isinstance(part, Unit))
