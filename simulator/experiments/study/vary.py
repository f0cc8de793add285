"""What a study varies: paths with their values, and the points that these make."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

import numpy as np

from simulator.experiments.batches import agents
from simulator.experiments.study.points import Point, Structure
from simulator.mechanisms.parameters import Parameter
from simulator.quantities.grammar import Unreadable
from simulator.quantities.ranges import ends_of
from simulator.quantities.reading import read_number, read_range
from simulator.quantities.writing import write_number
from simulator.scenario.mistakes import SET, ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import all_of, whole
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

MOST_POINTS = 10_000
_BY = re.compile(r"\s+(?:by|langkah|tiap|setiap)\s+", re.IGNORECASE)
_FROM_THE_RANGE = 5
"""Values between the ends of a range without `by`, both ends among them."""
_OF_ALL_POINTS = ("runs", "seed", "months")
Load = Callable[[Mapping[str, str]], Scenario]
"""Loads the scenario with changes (path: text)."""


class NoStudy(ValueError):
    """What cannot be studied; the text says what to write instead."""


@dataclass(frozen=True)
class Lever:
    """A number that is varied: its path, its values as the model has them (money in minor units),
    and how to write them."""

    path: str
    parameter: Parameter
    currency: str
    values: tuple[float, ...]
    chosen: bool = False
    """Whether these values were asked for one by one, not only the ends between which they lie."""

    def text(self, value: float) -> str:
        """A value as `--set` takes it."""
        return write_number(float(value), self.parameter.unit, self.currency)

    def between(self, shares: np.ndarray) -> np.ndarray:
        """Values at these shares of the way from the smallest to the largest."""
        low, high = min(self.values), max(self.values)
        return self.fitting(low + (high - low) * shares)

    def spread(self) -> "Lever":
        """The same number with values between its smallest and its largest, if none were chosen."""
        if self.chosen:
            return self
        values = self.between(np.linspace(0, 1, _FROM_THE_RANGE))
        return replace(self, values=tuple(dict.fromkeys(values.tolist())))

    def fitting(self, values: np.ndarray) -> np.ndarray:
        """Values that the scenario can hold: whole numbers where only these are allowed."""
        return np.rint(values) if self.parameter.unit.whole else values


def read_lever(typed: str, plain: Scenario, load: Load) -> Lever:
    """The lever of `PATH=VALUES`: `a to b by c`, `a to b`, or values with commas between them.

    Raises `NoStudy`, and `ScenarioError` for a value that the scenario cannot hold."""
    path, equals, text = (part.strip() for part in typed.partition("="))
    if not equals or not path or not text:
        raise NoStudy(
            gettext(
                "{text} does not say what to vary. Write a path and its values, such as"
                " `cafe_sales.price=20000 to 32000 by 2000`.",
                text=quote(typed),
            )
        )
    known = {name: parameter for name, parameter, _ in plain.inputs()}
    short = path.removeprefix("mechanisms.")
    if short in _OF_ALL_POINTS:
        raise not_a_number(short)
    if short not in known:
        first = text.strip("[]").split(",")[0].split(" to ")[0].strip()
        load({path: first})  # says what is wrong with the path, if anything is
        raise not_a_number(path)
    parameter = known[short]
    lever = Lever(short, parameter, plain.currency, ())
    values = _values(text, lever)
    for end in sorted({min(values), max(values)}):
        load({short: lever.text(end)})
    chosen = len(values) > 1 and (ends_of(text) is None or _BY.search(text) is not None)
    return Lever(short, parameter, plain.currency, values, chosen)


def not_a_number(path: str) -> NoStudy:
    """Why a word, or what is no value of one point, cannot be varied."""
    if path in _OF_ALL_POINTS:
        return NoStudy(
            gettext("`{name}` is the same for all points. Set it with `--{name}`.", name=path)
        )
    return NoStudy(
        gettext(
            "{path} is no number, so it has no values in between. Compare its words one by one"
            " with `sesim compare`.",
            path=quote(path),
        )
    )


def _values(text: str, lever: Lever) -> tuple[float, ...]:
    inside, *by = _BY.split(text.strip("[] "), maxsplit=1)
    ends, step = _range(inside, by[0] if by else "", lever)
    if ends is None and by:
        said = gettext("{text} has a step and no range. Write `20 to 40 by 5`.", text=quote(text))
        raise NoStudy(said)
    if ends is None:
        parts = filter(None, map(str.strip, inside.split(",")))
        return tuple(dict.fromkeys(_number(part, lever) for part in parts))
    low, high = ends
    if low >= high:
        raise NoStudy(
            gettext(
                "The first value of {text} is not below the second. Write the smaller one first.",
                text=quote(text),
            )
        )
    if step is None:
        steps = np.linspace(low, high, _FROM_THE_RANGE)
        return tuple(dict.fromkeys(lever.fitting(steps).tolist()))
    if step <= 0:
        said = gettext("The step in {text} is not above 0. Write a larger one.", text=quote(text))
        raise NoStudy(said)
    number = int((high - low) / step + 1e-9) + 1
    if number == 1:
        said = gettext(
            "The step in {text} leads beyond its end. Write a smaller one.", text=quote(text)
        )
        raise NoStudy(said)
    if number > MOST_POINTS:
        raise NoStudy(_too_many(number))
    return tuple(lever.fitting(low + step * np.arange(number)).tolist())


def _range(text: str, by: str, lever: Lever) -> tuple[tuple[float, float] | None, float | None]:
    """Both ends of a range, None where it is none, and its step, if it has one. What stands behind
    the last number of `20 to 32 thousand by 2` counts for all of them, but not where the step would
    be larger than the end, as in `20 to 32 thousand by 6000`."""
    unit, currency = lever.parameter.unit, lever.currency
    try:
        found, ends = read_range(text, unit, currency), ends_of(text)
    except Unreadable as error:
        raise NoStudy(f"{lever.path}: {error}") from None
    if found is None or ends is None or not by:
        return found, None
    try:
        with_step = read_range(f"{by} to {ends.high}", unit, currency)
    except Unreadable:
        return found, _number(by, lever)
    return found, with_step and with_step[0]


def _number(text: str, lever: Lever) -> float:
    try:
        return read_number(text, lever.parameter.unit, lever.currency)
    except Unreadable as error:
        raise NoStudy(f"{lever.path}: {error}") from None


def _too_many(number: int) -> str:
    return gettext(
        "That makes {n} points, and {most} at most can be studied. Leave values out, or draw some"
        " with `--sample`.",
        n=whole(number),
        most=whole(MOST_POINTS),
    )


def grid(levers: Sequence[Lever]) -> np.ndarray:
    """Every combination of the levers' values, `(points, levers)`; the last lever changes first."""
    number = prod(len(lever.values) for lever in levers)
    if number > MOST_POINTS:
        raise NoStudy(_too_many(number))
    return np.array(list(product(*(lever.values for lever in levers))), dtype=np.float64)


def sobol(levers: Sequence[Lever], number: int) -> np.ndarray:
    """Points of Sobol's sequence between the ends of each lever, `(number, levers)`: they fill the
    space evenly (Sobol 1967). Each point is moved to the middle of its cell."""
    from scipy.stats import qmc

    whole_power = 1 << (number - 1).bit_length()
    drawn = qmc.Sobol(len(levers), scramble=False).random(whole_power)[:number]
    shares = drawn + 0.5 / whole_power
    found = np.stack([lever.between(shares[:, at]) for at, lever in enumerate(levers)], axis=1)
    _, first = np.unique(found, axis=0, return_index=True)
    return np.asarray(found[np.sort(first)])


def points_of(
    levers: Sequence[Lever], numbers: np.ndarray, plain: Scenario, load: Load
) -> tuple[Structure, list[Point]]:
    """The structure and the points with these numbers, `(points, levers)`. Raises as
    `at_corners`."""
    loaded = at_corners(levers, numbers, plain, load)
    paths = [lever.path for lever in levers]
    found = [Point(0, dict(zip(paths, map(float, row), strict=True))) for row in numbers]
    return Structure.of(plain, max(loaded, key=agents)), found


def at_corners(
    levers: Sequence[Lever], numbers: np.ndarray, plain: Scenario, load: Load
) -> list[Scenario]:
    """The scenario at the corners of the box around these numbers, `(points, levers)`. So numbers
    that do not go together are found before anything is simulated: raises `NoStudy`."""
    ends = list(zip(numbers.min(axis=0), numbers.max(axis=0), strict=True))
    corners = product(*ends) if len(levers) <= _CORNERS else zip(*ends, strict=True)
    texts = [
        {lever.path: lever.text(x) for lever, x in zip(levers, corner, strict=True)}
        for corner in dict.fromkeys(corners)
    ]
    return [_together(changes, plain, load) for changes in texts]


def _together(changes: Mapping[str, str], plain: Scenario, load: Load) -> Scenario:
    """The scenario with these changes. Raises `NoStudy`, which names no more of them than are to
    blame."""
    try:
        return load(changes)
    except ScenarioError as error:
        mistake = replace(error.mistakes[0], file=SET, line=0)
    for path in changes if len(changes) > 1 else ():
        _together({other: changes[other] for other in changes if other != path}, plain, load)
    said = gettext(
        "`{name}` cannot hold {changes}.",
        name=clean(plain.name),
        changes=all_of([f"`{path}={text}`" for path, text in changes.items()]),
    )
    raise NoStudy(f"{said} {mistake}.")


_CORNERS = 6
"""Of more levers, only the point where all are smallest and that where all are largest are
loaded."""
