"""What a run's folder contains: report, summary, tables, the books of one future, charts,
manifest."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.disclosure.account import (
    as_in_reach,
    safe_reach,
    shared_dimensions,
    shared_figures,
    shared_reach,
)
from simulator.disclosure.cells import EVERYONE, impact_marks, safe_impact, safe_series
from simulator.disclosure.counts import hidden_measures
from simulator.disclosure.measures import safe_runs, safe_summary
from simulator.disclosure.months import (
    Figures,
    hidden_pictures,
    month_rows,
    shared_months,
    shared_total,
)
from simulator.mechanisms import series as ids
from simulator.reports import assumptions
from simulator.reports.board import board_report
from simulator.reports.characteristics import Total, total_of
from simulator.reports.statements import write_statements
from simulator.results.columns import header
from simulator.results.impact_account import (
    dimensions,
    reach_rows,
    value_map_rows,
)
from simulator.results.result import Result
from simulator.results.shortages import constraints
from simulator.results.tables import monthly_table, per_run_table
from simulator.results.windows import closing
from simulator.storage.folder import Folder
from simulator.storage.manifest import Request, manifest, manifest_to_share, without_seed
from simulator.vocabulary import Counted, PersonEvent

_SYNTHETIC = "# synthetic agents, not real people; do not join with records"
_ORGANISATIONS = frozenset({"venture", "management", "staff"})
_PEOPLE = frozenset({"people", "donors"})
_PLACED = "placed"
_COUNTED: Mapping[str, str] = {
    PersonEvent.ENROLLED: Counted.SERVED,
    PersonEvent.COMPLETED: Counted.COMPLETED,
    PersonEvent.LEFT_EARLY: Counted.DROPPED_OUT,
    PersonEvent.LOST_THE_UNIT: Counted.DROPPED_OUT,
    PersonEvent.PLACED: _PLACED,
}
"""What people did, by its id, and the measure that counts it (the impact records count all of them
except placements)."""


def median_future(result: Result) -> int:
    """The replicate with the median closing cash (the lower of the two in the middle of an even
    number) of the futures that are open at the end, so that the example is a venture that goes on;
    of all where none is."""
    rows = np.flatnonzero(closing(result) == 0)
    rows = rows if len(rows) else np.arange(result.n)
    order = rows[np.argsort(result.series[ids.CASH][rows, -1], kind="stable")]
    return int(result.replicates[order[(len(rows) - 1) // 2]])


def fill(
    folder: Folder, result: Result, summary: dict[str, Any], replay: Any, request: Request
) -> dict[str, Any]:
    """Write everything about a run and return the summary as written; `replay` is one of its
    futures in full."""
    folder.write_json("summary.json", summary)
    table = per_run_table(result)
    folder.write_csv("runs.csv", list(table), zip(*table.values(), strict=True))
    folder.write_csv("months.csv", header("months.csv"), monthly_table(result))
    folder.write_csv(
        "ledger.csv", header("ledger.csv"), ((replay.replicate, *entry) for entry in replay.ledger)
    )
    write_statements(folder, result, replay)
    folder.write_csv("value-map.csv", header("value-map.csv"), value_map_rows(result))
    pictures = _draw(folder, result, replay.replicate)
    reach = safe_reach(reach_rows(result), result)
    _write_assumptions(folder, result, summary)
    folder.write_json("impact-dimensions.json", as_in_reach(dimensions(result), reach))
    _finish(folder, result, summary, reach, replay, request, pictures)
    folder.seal(manifest(result, replay.replicate, request))
    return summary


def fill_to_share(
    folder: Folder, result: Result, summary: dict[str, Any], replay: Any, request: Request
) -> dict[str, Any]:
    """The same for a folder to share, because a scenario may describe a real, small group. No file
    has a count of 1 to 10 people served or donors, or figures that would reveal one. So there is no
    money of a single future. There is no seed and no digest either: with them, anyone who guesses
    the scenario could run it again in full."""
    shared = safe_summary(summary, result)
    folder.write_json("summary.json", shared)
    table = safe_runs(per_run_table(result), result)
    folder.write_csv("runs.csv", list(table), zip(*table.values(), strict=True))
    months = shared_months(result)
    folder.write_csv("months.csv", header("months.csv"), month_rows(months))
    figures = shared_figures(shared, result)
    folder.write_csv("value-map.csv", header("value-map.csv"), value_map_rows(result, figures))
    pictures = _draw(folder, result, None, hidden_pictures(result), months)
    reach = shared_reach(reach_rows(result), result)
    _write_assumptions(folder, result, shared)
    about = shared_dimensions(dimensions(result, figures), reach, few=bool(hidden_measures(result)))
    folder.write_json("impact-dimensions.json", about)
    _finish(folder, result, shared, reach, replay, without_seed(request), pictures, shared_total)
    folder.seal(manifest_to_share(result, replay.replicate, request))
    return shared


def _write_assumptions(folder: Folder, result: Result, summary: Mapping[str, Any]) -> None:
    rows = assumptions.assumption_rows(result, summary["influence"])
    folder.write_csv("assumptions.csv", header("assumptions.csv"), rows)


def _finish(
    folder: Folder,
    result: Result,
    summary: dict[str, Any],
    reach: list[tuple],
    replay: Any,
    request: Request,
    pictures: dict[str, bytes],
    total: Total = total_of,
) -> None:
    """The files that both kinds of folder have, from figures that may be shown."""
    folder.write_csv("constraints.csv", header("constraints.csv"), constraints(result))
    placed = [
        (month, EVERYONE, _PLACED, count, "placement")
        for month, what, _, count, _ in replay.events
        if what == PersonEvent.PLACED
    ]
    marks = impact_marks([*replay.impact, *placed])
    folder.write_csv("impact.csv", header("impact.csv"), safe_impact(replay.impact, marks))
    folder.write_csv("events.csv", header("events.csv"), _safe_events(result, replay, marks))
    folder.write_csv("reach.csv", header("reach.csv"), reach)
    folder.write(
        "report.html",
        board_report(result, summary, reach, pictures, request.options.get("set", ()), total),
    )


def write_people(folder: Folder, replay: Any) -> None:
    """Person rows, written only when asked for by name."""
    names = list(replay.rows[0]) if replay.rows else ["person"]
    rows = ([row.get(name) for name in names] for row in replay.rows)
    folder.write_csv("people.csv", [_SYNTHETIC], [names, *rows])


def _safe_events(result: Result, replay: Any, marks: dict[tuple[str, str], str]) -> list[tuple]:
    """Rows of events.csv. Events of organisations are shown exactly, month by month. Events of the
    people served are summed over all months, as in the impact records. Other events are summed over
    periods so long that no count is small (`in 3 months` ends with the row's month)."""
    months = result.scenario.months
    rows = [event for event in replay.events if _is_organisation(event[2], result)]
    series: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for month, what, who, count, _ in replay.events:
        if not _is_organisation(who, result):
            series[what, who].append((month, count))
    hidden = {measure: mark for (measure, _), mark in marks.items()}
    for (what, who), counts in series.items():
        mark = hidden.get(_COUNTED.get(what, ""), "")
        rows += [
            (month, what, who, count, f"in {length} months" if length > 1 else "")
            for month, count, length in safe_series(counts, months, mark, whole=who == "people")
        ]
    return sorted(rows, key=lambda row: row[0])


def _is_organisation(who: str, result: Result) -> bool:
    plan = result.scenario
    named = {*_ORGANISATIONS, *plan.partners, *plan.team, *plan.mechanisms}
    return who in named and who not in _PEOPLE


def _draw(
    folder: Folder,
    result: Result,
    replicate: int | None,
    hidden: frozenset[str] = frozenset(),
    shared: dict[str, Figures] | None = None,
) -> dict[str, bytes]:
    """Write the charts that are not `hidden` and return them as PNG by file name. `replicate` is
    the future that is drawn alone. `shared` holds the figures by month, if no others may be
    drawn."""
    from simulator.reports.charts import draw_all
    from simulator.reports.picture import picture_of

    pictures = draw_all(picture_of(result, replicate, shared), hidden)
    for name, content in pictures.items():
        folder.write(f"charts/{name}", content)
    return pictures
