"""The register of assumptions: each number the answer rests on, its source and its influence."""

from collections.abc import Iterator
from typing import Any

from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.results.influence import influences
from simulator.results.result import Result


def assumption_rows(result: Result) -> Iterator[tuple[Any, ...]]:
    """One row per numeric assumption. `low` and `high`: 9 draws in 10 lie between, or the hard
    ends of `{low, likely, high}`; money in major units."""
    scenario = result.scenario
    given = {f"{path}.{name}" for path, block in scenario.blocks() for name in block.given}
    known = influences(result)
    for path, parameter, quantity in scenario.inputs():
        is_money = parameter.unit.name == "money"
        low, high = ends(quantity, minor_units(scenario.currency) if is_money else 1)
        found = known[path]
        yield (
            path,
            quantity.text,
            scenario.currency if is_money else parameter.unit.name,
            low,
            high,
            quantity.source,
            quantity.confidence,
            quantity.sourced,
            found.word,
            found.correlation,
            found.on,
            "file" if path in given else "default",
        )


def ends(quantity: Quantity, scale: int) -> tuple[float, float]:
    """Lower and upper end of what may be drawn."""
    low, high = quantity.numbers[0], quantity.numbers[-1]
    return low / scale, high / scale
