"""The axis of a number that is varied: its name, and labels that have room."""

from collections.abc import Callable, Sequence

from simulator.experiments.study.vary import Lever
from simulator.quantities.currencies import minor_units
from simulator.reports.study.sweep_screen import value_of
from simulator.words.numbers import IN_WORDS, money_scale, number

_LETTER, _GAP = 0.023, 0.02
"""The width of a letter of a label, and between two labels, in parts of the axis."""


def lever_axis(lever: Lever, values: Sequence[float]) -> tuple[str, Callable[[float], str]]:
    """The name of the axis, and how it writes a value."""
    major = minor_units(lever.currency)
    most = max(map(abs, values)) / major
    if lever.parameter.unit.name != "money" or most < IN_WORDS:
        return lever.path, lambda value: value_of(lever, value)
    scale, unit = money_scale(most, lever.currency)
    return f"{lever.path} ({unit})", lambda value: number(value / major / scale)


def apart(values: Sequence[float], wording: Callable[[float], str]) -> list[float]:
    """Some of the values, which rise, so far from each other that their labels have room."""
    longest = max(len(wording(value)) for value in values)
    room = (values[-1] - values[0]) * (_LETTER * longest + _GAP)
    found = [values[0]]
    for value in values[1:]:
        if value - found[-1] >= room:
            found.append(value)
    return found
