"""The contents of a comparison's folder: the answer, what differs, by how much, the chart."""

from typing import Any

from simulator.experiments.compare import Comparison
from simulator.reports.comparison.charts import draw_comparison
from simulator.reports.comparison.contents import (
    DIFFERENCES,
    MEASURED,
    PORTFOLIO,
    difference_rows,
    measure_rows,
    portfolio_rows,
)
from simulator.storage.folder import Folder
from simulator.storage.manifest import Order, asked, made_with


def fill_comparison(
    folder: Folder, comparison: Comparison, kept: dict[str, Any], order: Order
) -> None:
    """Write everything about a comparison; `kept` is its dictionary."""
    folder.write_json("comparison.json", kept)
    folder.write_csv("differences.csv", DIFFERENCES, difference_rows(kept))
    folder.write_csv("measures.csv", MEASURED, measure_rows(kept))
    folder.write_csv("portfolio.csv", PORTFOLIO, portfolio_rows(kept))
    for name, content in draw_comparison(comparison).items():
        folder.write(f"charts/{name}", content)
    folder.seal(_manifest(kept, order))


def _manifest(kept: dict[str, Any], order: Order) -> dict[str, Any]:
    """Everything needed to make this folder again, but for seed and digests where it is shared.
    No path of this machine stands in it."""
    named = ("label", "scenario", "file", "digest", "runs")
    return {
        **made_with(),
        **{name: kept[name] for name in ("baseline", "seed", "months") if name in kept},
        "scenarios": [
            {name: found[name] for name in named if name in found} for found in kept["scenarios"]
        ],
        "bad": [found["file"] for found in kept["bad"]],
        **asked(order),
    }
