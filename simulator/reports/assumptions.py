"""The register of assumptions: each number that the answer depends on, its source and its
influence."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.results.influence import AXES
from simulator.results.result import Result


def assumption_rows(result: Result, influence: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """A row of assumptions.csv for each numeric assumption, in the order of its head. `low` and
    `high`: the range of 9 draws in 10, or the outer ends of `{low, likely, high}`. Money is in
    major units. `influence` is that of the summary. Ids are the same in every language."""
    scenario = result.scenario
    given = {f"{path}.{name}" for path, block in scenario.blocks() for name in block.given}
    parts = {
        (axis, part["path"]): (part["share"], part["shape"])
        for axis in AXES
        for part in influence[axis]["parts"]
    }
    for path, parameter, quantity in scenario.inputs():
        is_money = parameter.unit.name == "money"
        low, high = ends(quantity, minor_units(scenario.currency) if is_money else 1)
        yield (
            path,
            quantity.text,
            scenario.currency if is_money else parameter.unit.name,
            low,
            high,
            quantity.source,
            quantity.confidence,
            quantity.sourced,
            *(cell for axis in AXES for cell in parts.get((axis, path), (None, None))),
            "file" if path in given else "default",
        )


def ends(quantity: Quantity, scale: int) -> tuple[float, float]:
    """Lower and upper end of the values that may be drawn, divided by `scale`."""
    low, high = quantity.numbers[0], quantity.numbers[-1]
    return low / scale, high / scale
