"""What a written number means: its bounds, and the distribution it is drawn from."""

import math
from dataclasses import dataclass
from decimal import Decimal

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.currencies import minor_units
from simulator.quantities.grammar import Unreadable
from simulator.quantities.quantity import Quantity
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.words.safe_text import quote
from simulator.words.texts import gettext


@dataclass(frozen=True)
class Bounds:
    """The smallest and largest value of a parameter; money in minor units."""

    low: float
    high: float
    unit: Unit
    currency: str | None

    def check(self, number: float, text: str) -> float:
        """The number itself, which `text` says. Raises Unreadable where it is out of bounds."""
        if self.low <= number <= self.high:
            return number
        said = {"text": quote(text), "low": self.say(self.low), "high": self.say(self.high)}
        if number < self.low:
            raise Unreadable(
                gettext("{text} is below {low}; write a value from {low} to {high}", **said)
            )
        raise Unreadable(
            gettext("{text} is above {high}; write a value from {low} to {high}", **said)
        )

    def check_order(self, low: float, high: float, text: str) -> None:
        """Raises Unreadable where the first end of a range, which `text` says, is not the smaller
        one."""
        if low > high:
            raise Unreadable(
                gettext(
                    "the first number of {text} is larger than the second; write the smaller one"
                    " first",
                    text=quote(text),
                )
            )
        if low == high:
            raise Unreadable(
                gettext(
                    "both ends of {text} are the same; write `{number}` for an exact number, or two"
                    " different ends",
                    text=quote(text),
                    number=self.say(low),
                )
            )

    def say(self, bound: float) -> str:
        """A bound as a scenario file may hold it."""
        if self.unit.name == "share":
            return write_number(float(Decimal(repr(float(bound))) * 100), self.unit, None) + "%"
        return write_number(float(bound), self.unit, self.currency)


def bounds_of(parameter: Parameter, currency: str | None) -> Bounds:
    """The unit's bounds, narrowed by the parameter's own."""
    unit = parameter.unit
    scale = minor_units(currency) if unit.name == "money" else 1
    lows = [unit.low] if unit.low is not None else [-1e15]
    highs = [unit.high] if unit.high is not None else [1e15]
    lows += [parameter.low * scale] if parameter.low is not None else []
    highs += [parameter.high * scale] if parameter.high is not None else []
    return Bounds(float(max(lows)), float(min(highs)), unit, currency)


def fixed(number: float, bounds: Bounds, text: str) -> Quantity:
    """One exact number."""
    return Quantity("fixed", (number,), bounds.low, bounds.high, bounds.unit.whole, number, text)


def interval(ends: tuple[float, float], bounds: Bounds, text: str) -> Quantity:
    """`a to b`: the value lies between them in nine futures of ten. The shape follows from the
    unit and its bounds. The ends differ."""
    low, high = ends
    chance = bounds.unit.name == "share" and bounds.low >= 0 and bounds.high <= 1
    if chance and 0 < low and high < 1:
        return spread("logitnormal", ends, bounds, text)
    return spread("lognormal" if low > 0 and not chance else "normal", ends, bounds, text)


def spread(shape: str, ends: tuple[float, float], bounds: Bounds, text: str) -> Quantity:
    """A distribution by name, through two numbers; its likely value is its median."""
    likely = min(max(_median(shape, *ends), bounds.low), bounds.high)
    likely = float(round(likely)) if bounds.unit.whole else likely
    return Quantity(shape, ends, bounds.low, bounds.high, bounds.unit.whole, likely, text)


def _median(shape: str, low: float, high: float) -> float:
    """The median, in closed form."""
    if shape == "lognormal":
        return math.exp((math.log(low) + math.log(high)) / 2)
    if shape == "logitnormal":
        logit = (math.log(low / (1 - low)) + math.log(high / (1 - high))) / 2
        return 1 / (1 + math.exp(-logit))
    return (low + high) / 2
