"""The range in which a number is looked for."""

import numpy as np

from simulator.experiments.study.vary import Lever, Load, NoStudy, not_a_number, read_lever
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
    quantity, parameter = quantity_of(scenario, path), known[path]
    low, high = parameter.plausible or (0.5 * quantity.likely, 2 * quantity.likely)
    low, high = max(low, quantity.low), min(high, quantity.high)
    lever = Lever(path, parameter, scenario.currency, ())
    ends = tuple(lever.fitting(np.array([low, high])).tolist())
    if ends[0] >= ends[1]:
        raise NoStudy(
            gettext(
                "`{path}` is 0, so there is no range to look in. Write one, such as `{path}=A to"
                " B`.",
                path=path,
            )
        )
    return Lever(path, parameter, scenario.currency, ends)


def _words(scenario: Scenario) -> set[str]:
    """The paths of everything that a scenario may set, words among them."""
    own = {f"{path}.{name}" for path, block in scenario.blocks() for name in block.kind.parameters}
    return own | set(KEYS)


def quantity_of(scenario: Scenario, path: str) -> Quantity:
    """What a scenario says of a number."""
    return next(quantity for name, _, quantity in scenario.inputs() if name == path)
