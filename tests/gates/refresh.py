"""Compare the shipped scenarios with real organisations anew: `python -m tests.gates.refresh`. It
writes results.json, from which docs/validation.md is made."""

import json
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

from simulator.experiments.ensemble import simulate
from simulator.results.gates import POOLED_LOW, compared, pooled_tails
from simulator.results.result import Result
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load

FILE = Path(__file__).with_name("results.json")
RUNS = 1000
POOLED = "shipped set"
"""The figure of all files together, beside the names of the files."""


def lives(name: str, runs: int = RUNS) -> Result:
    """The futures of a shipped scenario."""
    return simulate(replace(load(name), runs=runs), workers=2)


def figures(result: Result) -> dict[str, dict[str, Any]]:
    """What futures show, by the id of each gate; `holds` is None where there is nothing to compare
    with."""
    return {
        found.id: _figure(found.value, found.from_, found.to, found.holds)
        for found in compared(result)
    }


def pooled(results: list[Result]) -> dict[str, Any]:
    """The weight of rare swings of the set."""
    value, low, high = pooled_tails(results)
    return _figure(value, low, high, high >= POOLED_LOW)


def _figure(value: float, low: float, high: float, holds: bool | None) -> dict[str, Any]:
    return {"value": _kept(value), "from": _kept(low), "to": _kept(high), "holds": holds}


def _kept(value: float) -> float | None:
    return round(value, 3) if isfinite(value) else None


def main() -> None:
    results = {name: lives(name) for name in sorted(shipped())}
    found = {name: figures(result) for name, result in results.items()}
    tails = {"tails": pooled(list(results.values()))}
    FILE.write_text(json.dumps({**found, POOLED: tails}, indent=1) + "\n", encoding="utf-8")
    for name, each in found.items():
        held = [figure["holds"] for figure in each.values() if figure["holds"] is not None]
        print(f"{name}: {sum(held)} of {len(held)} within the range of real organisations")


if __name__ == "__main__":
    main()
