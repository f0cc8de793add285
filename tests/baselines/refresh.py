"""Write the stored baselines anew: `python -m tests.baselines.refresh`; say why in CHANGELOG."""

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from simulator.experiments.ensemble import simulate
from simulator.results.summary import summarise
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import MODEL_VERSION

HERE = Path(__file__).parent
RUNS = 20
VERSIONS = HERE / "versions" / "of_the_model.json"
UNSTORED = ("output", "text", "title", "unsourced", "influence")
"""What says nothing about the numbers."""


def file_of(name: str) -> Path:
    return HERE / f"{name}.json"


def baseline(scenario: Scenario) -> dict[str, Any]:
    """The summary of a short ensemble, and the exact totals of its whole-number series."""
    result = simulate(replace(scenario, runs=RUNS))
    whole = {
        name: int(series.sum())
        for name, series in sorted(result.series.items())
        if np.issubdtype(series.dtype, np.integer)
    }
    summary = json.loads(json.dumps(summarise(result), allow_nan=False))
    kept = {k: v for k, v in summary.items() if k not in UNSTORED}
    return {
        "summary": kept,
        "whole_series": whole,
        "inputs": {path: float(v.sum()) for path, v in sorted(result.inputs.items())},
    }


def digest() -> str:
    """Of all stored baselines."""
    found = hashlib.sha256()
    for name in names():
        found.update(file_of(name).read_bytes())
    return found.hexdigest()


def versions() -> dict[str, str]:
    """The digest of the baselines of each version of the model that had some."""
    return json.loads(VERSIONS.read_text("utf-8")) if VERSIONS.is_file() else {}


def names() -> list[str]:
    """Every shipped scenario has a baseline."""
    return sorted(shipped())


def main() -> None:
    for name in names():
        text = json.dumps(baseline(load(name)), indent=1, sort_keys=True, allow_nan=False)
        file_of(name).write_text(text + "\n", encoding="utf-8")
        print(f"{name}: written; say in CHANGELOG.md why its numbers changed")
    known = versions()
    if known.setdefault(str(MODEL_VERSION), digest()) != digest():
        sys.exit("Raise MODEL_VERSION in simulator/vocabulary.py, and run this once more.")
    VERSIONS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
