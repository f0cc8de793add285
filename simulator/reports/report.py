"""The contents of a run's folder: summary, tables, the books of one future, charts, manifest."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from simulator.reports import assumptions
from simulator.reports.folder import Folder
from simulator.reports.manifest import Order, manifest
from simulator.reports.small_cells import safe_counts, safe_impact
from simulator.results.result import Result
from simulator.results.tables import MONTHLY, monthly_table, per_run_table
from simulator.results.verdict import judge

LEDGER = ("replicate", "month", "source", "target", "amount", "reason")
IMPACT = ("month", "segment", "measure", "amount", "reason", "months")
EVENTS = ("month", "what", "who", "count", "detail")
_SYNTHETIC = "# synthetic agents, not real people; do not join with records"
_ORGANISATIONS = frozenset({"venture", "management", "staff"})
_PEOPLE = frozenset({"people", "donors"})


def median_future(result: Result) -> int:
    """The replicate whose closing cash is the middle one (the lower middle of an even number)."""
    order = np.argsort(result.series["cash"][:, -1], kind="stable")
    return int(result.replicates[order[(result.n - 1) // 2]])


def fill(
    folder: Folder, result: Result, summary: dict[str, Any], replay: Any, order: Order
) -> None:
    """Write everything about a run; `replay` is one of its futures in full."""
    folder.write_json("summary.json", summary)
    table = per_run_table(result)
    folder.write_csv("runs.csv", list(table), zip(*table.values(), strict=True))
    folder.write_csv("months.csv", MONTHLY, monthly_table(result))
    folder.write_csv("assumptions.csv", assumptions.HEADER, assumptions.assumption_rows(result))
    _write_replay(folder, result, replay)
    _draw(folder, result, replay.replicate)
    folder.seal(manifest(result, replay.replicate, order))


def write_people(folder: Folder, replay: Any) -> None:
    """Person rows, written only when asked for by name."""
    names = list(replay.rows[0]) if replay.rows else ["slot"]
    rows = ([row.get(name) for name in names] for row in replay.rows)
    folder.write_csv("people.csv", [_SYNTHETIC], [names, *rows])


def _write_replay(folder: Folder, result: Result, replay: Any) -> None:
    folder.write_csv("ledger.csv", LEDGER, ((replay.replicate, *entry) for entry in replay.ledger))
    folder.write_csv("impact.csv", IMPACT, safe_impact(replay.impact, result.scenario.months))
    folder.write_csv("events.csv", EVENTS, _safe_events(result, replay.events))


def _safe_events(result: Result, events: list[tuple]) -> Iterator[tuple]:
    """Events with people as counts of 0 or at least 11; what organisations did is told exactly."""
    series: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, (_, what, who, _, _) in enumerate(events):
        if not _is_organisation(who, result):
            series[what, who].append(row)
    shown: dict[int, int | str] = {}
    for rows in series.values():
        shown |= zip(rows, safe_counts([events[row][3] for row in rows]), strict=True)
    for row, (month, what, who, count, detail) in enumerate(events):
        yield month, what, who, shown.get(row, count), detail


def _is_organisation(who: str, result: Result) -> bool:
    plan = result.scenario
    named = {*_ORGANISATIONS, *plan.partners, *plan.team, *plan.mechanisms}
    return who in named and who not in _PEOPLE


def _draw(folder: Folder, result: Result, replicate: int) -> None:
    from simulator.reports.charts import Picture, draw_all

    verdict = judge(result)
    picture = Picture(result, verdict.money.tolist(), verdict.impact.tolist(), replicate)
    for name, content in draw_all(picture).items():
        folder.write(f"charts/{name}", content)
