"""The contents of a comparison's folder: the answer, what differs, by how much, the chart."""

from collections.abc import Sequence
from typing import Any

from simulator.experiments.comparison_result import ComparisonResult
from simulator.reports.comparison.charts import draw_comparison
from simulator.reports.comparison.contents import (
    difference_rows,
    measure_rows,
    portfolio_rows,
)
from simulator.reports.comparison.report import comparison_report
from simulator.results.columns import header
from simulator.storage.folder import Folder
from simulator.storage.manifest import Request, asked, digests_of_rules, made_with


def fill_comparison(
    folder: Folder,
    comparison: ComparisonResult,
    kept: dict[str, Any],
    request: Request,
    shock: Sequence[str] = (),
    idle: bool = False,
) -> None:
    """Write everything about a comparison; `kept` is its dictionary. `shock` are the changes in
    every scenario, and `idle` says that they change no number."""
    folder.write_json("comparison.json", kept)
    folder.write_csv("differences.csv", header("differences.csv"), difference_rows(kept))
    folder.write_csv("measures.csv", header("measures.csv"), measure_rows(kept))
    folder.write_csv("portfolio.csv", header("portfolio.csv"), portfolio_rows(kept))
    pictures = draw_comparison(comparison)
    for name, content in pictures.items():
        folder.write(f"charts/{name}", content)
    folder.write("report.html", comparison_report(comparison, pictures, shock, idle))
    shared = comparison.shareable
    rules = {} if shared else digests_of_rules([one.scenario for one in comparison.scenarios])
    folder.seal(_manifest(kept, request) | rules)


def _manifest(kept: dict[str, Any], request: Request) -> dict[str, Any]:
    """Everything that is needed to make this folder again; without seed and digests if it may be
    shared. It has no path of this machine."""
    named = ("label", "scenario", "file", "digest", "runs")
    return {
        **made_with(),
        **{name: kept[name] for name in ("baseline", "seed", "months") if name in kept},
        "scenarios": [
            {name: found[name] for name in named if name in found} for found in kept["scenarios"]
        ],
        "bad": [found["file"] for found in kept["bad"]],
        **asked(request),
    }
