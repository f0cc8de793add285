"""What is told of single intakes, of those placed, and of groups over many futures."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from adversary import intakes, read_folder, table

from simulator.experiments.ensemble import replay, simulate
from simulator.reports import report
from simulator.reports.folder import filled
from simulator.reports.manifest import Order, now
from simulator.reports.report import fill, fill_to_share
from simulator.reports.small_cells import HIDDEN, SMALL, safe_series
from simulator.reports.small_futures import safe_reach
from simulator.results.summary import summarise
from simulator.scenario.load import load

SCENARIO = Path(__file__).with_name("placed.yaml")
PEOPLE, COURSE = 400, 6


@cache
def placed(vacancies=2):
    """Two dozen at a time, most of whom complete and, where there are vacancies, are placed."""
    return simulate(load(SCENARIO, {
        "runs": "12", "months": "36", "community.people": str(PEOPLE), "team.trainer.caseload": "24",
        "training.group_size": "24", "training.months": str(COURSE), "training.strength": "95%",
        "dropout.rate": "4%", "partners.employers.vacancies": str(vacancies)}))


def kept(parent, result, replicate=3, write=fill_to_share):
    told = replay(result.scenario, replicate)
    return filled(parent, "placed", lambda f: write(f, result, summarise(result), told, Order({}, now())))


@pytest.fixture(autouse=True)
def without_charts(monkeypatch):
    monkeypatch.setattr(report, "_draw", lambda *_: {})


def lost(folder):
    seen = read_folder(folder, PEOPLE)
    return {name for _, name in seen.lost([seen.replayed])}


def few(folder):
    return [count for count in intakes(folder, COURSE) if 0 < count < 11]


@pytest.mark.parametrize(("vacancies", "replicate"), [(2, 0), (2, 3), (2, 6), (0.5, 3)])
def test_nothing_can_be_solved_for_from_intakes(tmp_path, vacancies, replicate):
    folder = kept(tmp_path, placed(vacancies), replicate)
    assert lost(folder) == set() and few(folder) == []


@pytest.mark.parametrize("write", [fill, fill_to_share])
def test_what_people_did_is_told_over_the_whole_time(tmp_path, write):
    folder = kept(tmp_path, placed(), write=write)
    assert few(folder) == []
    assert {row["month"] for row in table(folder, "events.csv") if row["who"] == "people"} == {"36"}
    assert list(table(folder, "impact.csv")[0]) == ["segment", "measure", "amount", "reason"]


def test_the_adversary_wins_where_people_are_told_by_periods(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "safe_series", lambda counts, months, mark="", whole=False: safe_series(
        counts, months, mark))
    assert few(kept(tmp_path, placed()))


def test_the_adversary_wins_where_who_was_placed_is_no_part_of_those_who_completed(tmp_path, monkeypatch):
    monkeypatch.delitem(report._COUNTED, "placed in a job")
    assert "completed - placed" in lost(kept(tmp_path, placed()))


def test_a_mean_of_few_people_over_many_futures_is_told_unless_all_agree(run):
    result = run(n=40)
    rows = [("women", "segment", 4.2, 0.1, 2.0, 0.1), ("men", "segment", 38.0, 0.9, 18.0, 0.9)]
    spread = np.arange(40.0)
    counts = {f"{count} segment {who}": spread for count in ("served", "net") for who in ("women", "men")}
    result.finals.update(counts)
    assert safe_reach(rows, result) == rows
    result.finals["served segment women"] = np.full(40, 4.2)
    assert [row[2:4] for row in safe_reach(rows, result)] == [(SMALL, None), (HIDDEN, None)]


def test_the_mean_of_few_futures_is_a_count(run):
    rows = [("everyone", "segment", 4.2, 1.0, 2.0, 1.0)]
    assert safe_reach(rows, run(n=10))[0][2] == SMALL
