"""Compare the shipped scenarios with real organisations anew: `python -m tests.gates.refresh`. It
writes results.json, from which docs/validation.md is made."""

import json
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

from simulator.experiments.ensemble import simulate
from simulator.results.gates import compared
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.vocabulary import Others

FILE = Path(__file__).with_name("results.json")
RUNS = 1000


def figures(name: str, runs: int = RUNS) -> dict[str, dict[str, Any]]:
    """What a shipped scenario shows, by the id of each gate."""
    result = simulate(replace(load(name), runs=runs), workers=2)
    return {
        found.id: {
            "value": _kept(found.value),
            "from": _kept(found.from_),
            "to": _kept(found.to),
            "holds": found.holds,
        }
        for found in compared(result, Others.HYBRID)
    }


def _kept(value: float) -> float | None:
    return round(value, 3) if isfinite(value) else None


def main() -> None:
    found = {name: figures(name) for name in sorted(shipped())}
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for name, each in found.items():
        held = [figure["holds"] for figure in each.values() if figure["holds"] is not None]
        print(f"{name}: {sum(held)} of {len(held)} within the range of real organisations")


if __name__ == "__main__":
    main()
