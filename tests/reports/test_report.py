"""A run's folder holds everything about the run, the same bytes each time, and no person."""

import csv
import json
import sys

import pytest

from simulator.reports import report
from simulator.reports.report import fill, median_future, write_people
from simulator.results.summary import summarise
from simulator.storage.folder import filled
from simulator.storage.manifest import Request, now

FILES = {
    "summary.json",
    "runs.csv",
    "months.csv",
    "assumptions.csv",
    "ledger.csv",
    "impact.csv",
    "events.csv",
    "manifest.json",
    "report.html",
    "accounts-monthly.csv",
    "accounts-yearly.csv",
    "value-map.csv",
    "reach.csv",
    "constraints.csv",
    "impact-dimensions.json",
    "charts/cash.png",
    "charts/people.png",
    "charts/money-in-and-out.png",
    "charts/both-axes.png",
    "charts/workload.png",
}


@pytest.fixture
def without_charts(monkeypatch):
    monkeypatch.setattr(report, "_draw", lambda *_: {})


@pytest.fixture
def replayed(a_replay):
    return a_replay(
        57,
        [(1, "earned:cafe_sales", "venture:cash", 25000, "=sales")],
        [(m, "men", "outcomes", 30.0, "follow-up") for m in (1, 2)],
        [
            (1, "hired", "venture", 1, "trainer"),
            (1, "enrolled", "people", 4, ""),
            (2, "enrolled", "people", 30, ""),
        ],
        [{"slot": 3, "state": "active"}],
    )


def kept(parent, result, replay, options=None):
    request = Request(options or {"runs": "200"}, now())
    summary = summarise(result, "x")
    return filled(parent, "youth-cafe", lambda f: fill(f, result, summary, replay, request))


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.more
def test_every_file_is_there(tmp_path, run, replayed):
    path = kept(tmp_path, run(), replayed)
    assert {p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file()} == FILES
    manifest = json.loads((path / "manifest.json").read_text())
    assert set(manifest["files"]) == FILES - {"manifest.json"}
    assert manifest["replayed"] == 57 and manifest["runs"]["finished"] == 200


@pytest.mark.more
def test_the_same_run_gives_the_same_bytes(tmp_path, run, replayed):
    first, second = (kept(tmp_path, run(n=30), _at(replayed, 3)) for _ in range(2))
    for name in FILES - {"manifest.json"}:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def _at(replay, replicate):
    return type(replay)(replicate, replay.ledger, replay.impact, replay.events, replay.rows)


@pytest.mark.more
def test_nothing_tells_where_on_this_machine_it_was_made(tmp_path, run, replayed, without_charts):
    path = kept(tmp_path, run(), replayed)
    assert str(tmp_path) not in (path / "manifest.json").read_text()


@pytest.mark.more
def test_tables_have_the_promised_columns(tmp_path, run, replayed, without_charts):
    path = kept(tmp_path, run(), replayed)
    assert list(rows(path / "ledger.csv")[0].items()) == [
        ("replicate", "57"),
        ("month", "1"),
        ("source", "earned:cafe_sales"),
        ("target", "venture:cash"),
        ("amount", "25000"),
        ("reason", "'=sales"),
    ]
    assert rows(path / "impact.csv") == [
        {"segment": "men", "measure": "outcomes", "amount": "60.0", "reason": "follow-up"}
    ]
    assert len(rows(path / "runs.csv")) == 200
    assert list(rows(path / "months.csv")[0]) == ["month", "measure", "mean", "q05", "q50", "q95"]
    need = next(r for r in rows(path / "assumptions.csv") if r["path"] == "community.need")
    assert need["sourced"] == "no" and need["given_in"] == "file" and need["money_shape"] == "up"


def test_statements_say_which_future_and_in_what_unit(tmp_path, run, a_replay, without_charts):
    entries = [
        (0, "finance:opening", "venture:cash", 700, "opening cash"),
        (1, "earned:cafe", "venture:cash", 250, "cafe"),
        (13, "payable:equipment", "asset:oven", 90, "oven"),
        (13, "venture:cash", "payable:equipment", 90, "pay equipment"),
    ]
    path = kept(tmp_path, run(n=5, months=26, currency="USD", scale=0.01), a_replay(3, entries))
    yearly, monthly = (rows(path / f"accounts-{name}.csv") for name in ("yearly", "monthly"))
    assert list(yearly[0]) == [
        "replicate",
        "closed_month",
        "unit",
        "statement",
        "line",
        "opening",
        "year 1",
        "year 2",
        "year 3 (2 months)",
    ]
    assert {(r["replicate"], r["closed_month"], r["unit"]) for r in (*yearly, *monthly)} == {
        ("3", "", "0.01 USD")
    }
    lines = {(r["statement"], r["line"]): list(r.values())[5:] for r in yearly}
    assert lines["balance", "total funds"] == ["700", "950", "950", "950"]
    assert lines["cash flow", "closing cash"] == ["", "950", "860", "860"]
    assert lines["cash flow", "investing: equipment paid"] == ["", "0", "-90", "0"]
    months = {
        name: [int(r["month"]) for r in monthly if r["line"] == name]
        for name in ("surplus", "closing cash", "total funds")
    }
    assert months == {
        "surplus": [*range(1, 27)],
        "closing cash": [*range(1, 27)],
        "total funds": [*range(27)],
    }


def test_statements_end_where_the_venture_closed(tmp_path, run, a_replay, without_charts):
    result = run(n=5, months=26)
    result.finals["closed_month"][3] = 14
    path = kept(tmp_path, result, a_replay(3, [(1, "earned:cafe", "venture:cash", 250, "cafe")]))
    yearly, monthly = (rows(path / f"accounts-{name}.csv") for name in ("yearly", "monthly"))
    assert {r["closed_month"] for r in (*yearly, *monthly)} == {"14"}
    assert list(yearly[0])[-2:] == ["year 1", "year 2 (2 months)"]
    assert max(int(r["month"]) for r in monthly) == 14


@pytest.mark.more
def test_people_appear_only_as_large_counts(tmp_path, run, replayed, without_charts):
    events = rows(kept(tmp_path, run(), replayed) / "events.csv")
    assert [(e["month"], e["count"], e["detail"]) for e in events] == [
        ("1", "1", "trainer"),
        ("60", "34", "in 60 months"),
    ]


def test_person_rows_only_when_asked_for_and_marked_as_synthetic(tmp_path, replayed):
    path = filled(tmp_path, "cafe", lambda folder: write_people(folder, replayed))
    lines = (path / "people.csv").read_text().splitlines()
    assert "synthetic" in lines[0] and lines[1:] == ["slot,state", "3,active"]


def test_the_median_future(run):
    result = run(n=31)
    result.finals["closed_month"][:] = 0
    closing = result.series["cash"][:, -1]
    assert sorted(closing)[15] == closing[median_future(result)]


def test_the_example_is_a_future_that_lasts_to_the_end(run):
    """Most close early, and their cash stands still at 0: none of them is the example."""
    result = run(n=9)
    result.series["cash"][:, -1] = [0, 0, 0, 0, 0, 0, 30, 10, 20]
    result.finals["closed_month"][:] = [3] * 6 + [0] * 3
    assert median_future(result) == 8
    result.finals["closed_month"][:] = 3
    assert result.series["cash"][median_future(result), -1] == 0


@pytest.mark.slow
def test_charts_need_no_window_system(run):
    from simulator.reports.charts import draw_all
    from simulator.reports.picture import Picture
    from simulator.results.verdict import judge

    for result in (run(n=1, months=12), run(currency="USD", scale=0.01)):
        verdict = judge(result)
        for content in draw_all(Picture(result, verdict.money, verdict.impact, 0)).values():
            assert content.startswith(b"\x89PNG") and len(content) < 300_000
    assert "matplotlib.pyplot" not in sys.modules
