"""The range in which a number is looked for, and with how many figures it is told."""

from dataclasses import replace
from math import ceil, floor, isfinite, log10

import numpy as np

from simulator.experiments.study.vary import Lever, Load, NoStudy, not_a_number, read_lever
from simulator.mechanisms.parameters import Parameter
from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.scenario.load import KEYS
from simulator.scenario.scenario import Scenario
from simulator.words.safe_text import quote
from simulator.words.texts import gettext


def range_of(by: str, scenario: Scenario, load: Load) -> Lever:
    """The number and the range in which it is looked for: that of `PATH=A to B`, else the plausible
    range of the parameter, else half to twice its value. Raises `NoStudy` and `ScenarioError`."""
    path, equals, _ = by.partition("=")
    path = path.strip().removeprefix("mechanisms.")
    if equals:
        lever = read_lever(by, scenario, load)
        if len(lever.values) < 2:
            raise NoStudy(
                gettext(
                    "{text} is one value. Write a range, such as `{path}=A to B`.",
                    text=quote(by),
                    path=path,
                )
            )
        return lever
    known = {name: parameter for name, parameter, _ in scenario.inputs()}
    if path not in known:
        if path in _words(scenario):
            raise not_a_number(path)
        load({path: "1"})  # says what is wrong with the path
        raise not_a_number(path)
    lever = usual_range(scenario, path, known[path])
    if not lever.values:
        raise NoStudy(
            gettext(
                "`{path}` is 0, so there is no range to look in. Write one, such as `{path}=A to"
                " B`.",
                path=path,
            )
        )
    return lever


def usual_range(scenario: Scenario, path: str, parameter: Parameter) -> Lever:
    """A number between the ends of its usual range: that of the file's `levers`, else the plausible
    one of its parameter, else half to twice its value. Without values where these ends are one: of
    0 nothing is half or twice."""
    if values := scenario.levers.get(path):
        return Lever(path, parameter, scenario.currency, values, chosen=len(values) > 2)
    quantity = quantity_of(scenario, path)
    low, high = parameter.plausible or (0.5 * quantity.likely, 2 * quantity.likely)
    low, high = max(low, quantity.low), min(high, quantity.high)
    lever = Lever(path, parameter, scenario.currency, ())
    ends = tuple(lever.fitting(np.array([low, high])).tolist())
    return replace(lever, values=ends) if ends[0] < ends[1] else lever


def _words(scenario: Scenario) -> set[str]:
    """The paths of everything that a scenario may set, words among them."""
    own = {f"{path}.{name}" for path, block in scenario.blocks() for name in block.kind.parameters}
    return own | set(KEYS)


def quantity_of(scenario: Scenario, path: str) -> Quantity:
    """What a scenario says of a number."""
    return next(quantity for name, _, quantity in scenario.inputs() if name == path)


def away(lever: Lever, x: float, now: float, width: float) -> float:
    """A value with as many figures as an interval of this width leaves, rounded away from that of
    now, so that what is reached stays reached."""
    return _to_step(lever, x, width, x > now)


def outward(lever: Lever, x: float, now: float, width: float, up: bool) -> float:
    """An end of such an interval, rounded so that it still holds what it held, but with more
    figures where it would reach the value of now, which is not enough."""
    x = away(lever, x, now, 0.0)
    for _ in range(_FINER):
        near = _to_step(lever, x, width, up)
        if (near - now) * (x - now) > 0:
            return near
        width /= 2
    return x


_FINER = 30
"""Times that the width is halved at most: one part in 10^9."""


def _to_step(lever: Lever, x: float, width: float, up: bool) -> float:
    step = max(step_within(lever, width), 1.0 if lever.parameter.unit.whole else 0.0)
    return (ceil if up else floor)(round(x / step, 9)) * step if step else x


def step_within(lever: Lever, width: float) -> float:
    """Steps of a power of ten (or twice or five times one) of at most a quarter of this width; 0
    where it has none."""
    if width <= 0 or not isfinite(width):
        return 0.0
    unit = minor_units(lever.currency) if lever.parameter.unit.name == "money" else 1
    most = width / unit / 4
    power = 10.0 ** floor(log10(most))
    return next(times * power * unit for times in (5, 2, 1, 0.5) if times * power <= most)
