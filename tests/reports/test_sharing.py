"""What `--shareable` leaves out: single intakes, money over its price, and how to run it again."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from adversary import intakes, read_folder, table

from simulator.disclosure.account import safe_reach
from simulator.disclosure.cells import HIDDEN, SMALL, safe_series
from simulator.disclosure.counts import hidden_counts, hidden_measures
from simulator.disclosure.measures import safe_summary
from simulator.disclosure.months import hidden_pictures, month_rows, shared_months
from simulator.experiments.ensemble import replay, simulate
from simulator.reports import report
from simulator.reports.charts import cash_fan
from simulator.reports.picture import Picture
from simulator.reports.report import fill, fill_to_share
from simulator.results.measures.registry import MEASURES
from simulator.results.summary import summarise
from simulator.scenario.load import load
from simulator.storage.folder import filled
from simulator.storage.manifest import Request, now
from tests.tiers import first

pytestmark = pytest.mark.usefixtures("few_live_again")

SCENARIO = Path(__file__).with_name("placed.yaml")
PEOPLE, COURSE, FEE = 400, 6, 5000
SEED = 729_183_645_001


@cache
def placed(vacancies=2):
    """Two dozen at a time, most of whom complete and, where there are vacancies, are placed."""
    return simulate(
        load(
            SCENARIO,
            {
                "runs": "12",
                "months": "36",
                "community.people": str(PEOPLE),
                "team.trainer.caseload": "24",
                "training.group_size": "24",
                "training.months": str(COURSE),
                "training.strength": "95%",
                "dropout.rate": "4%",
                "partners.employers.vacancies": str(vacancies),
            },
        )
    )


def kept(parent, result, replicate=3, request=None, write=fill_to_share):
    told = replay(result.scenario, replicate)
    request = request or Request({}, now())
    return filled(parent, "placed", lambda f: write(f, result, summarise(result), told, request))


@pytest.fixture(autouse=True)
def without_charts(monkeypatch):
    monkeypatch.setattr(report, "_draw", lambda *_: {})


def lost(folder):
    seen = read_folder(folder, PEOPLE, FEE)
    return {name for _, name in seen.lost([seen.replayed])}


def few(folder):
    return [count for count in intakes(folder, COURSE) if 0 < count < 11]


@pytest.mark.more
@pytest.mark.parametrize(("vacancies", "replicate"), first(1, [(2, 3), (2, 0), (2, 6), (0.5, 3)]))
def test_nothing_can_be_solved_for_from_intakes_and_fees(tmp_path, vacancies, replicate):
    folder = kept(tmp_path, placed(vacancies), replicate)
    assert lost(folder) == set() and few(folder) == []


@pytest.mark.more
@pytest.mark.parametrize("write", [fill, fill_to_share])
def test_what_people_did_is_told_over_the_whole_time(tmp_path, write):
    folder = kept(tmp_path, placed(), write=write)
    assert few(folder) == []
    assert {row["month"] for row in table(folder, "events.csv") if row["who"] == "people"} == {"36"}
    assert list(table(folder, "impact.csv")[0]) == ["segment", "measure", "amount", "reason"]


@pytest.mark.more
def test_the_adversary_wins_where_people_are_told_by_periods(tmp_path, monkeypatch):
    monkeypatch.setattr(
        report,
        "safe_series",
        lambda counts, months, mark="", whole=False: safe_series(counts, months, mark),
    )
    result = placed()
    assert any(few(kept(tmp_path, result, future)) for future in range(result.n))


@pytest.mark.slow
def test_the_adversary_wins_where_money_of_a_future_is_told(tmp_path, monkeypatch):
    whole = report.safe_runs
    monkeypatch.setattr(
        report,
        "safe_runs",
        lambda table, result: {**whole(table, result), "earned_income": table["earned_income"]},
    )
    assert "paid for" in lost(kept(tmp_path, placed(0.5)))


@pytest.mark.slow
def test_the_adversary_wins_where_who_was_placed_is_no_part_of_those_who_completed(
    tmp_path, monkeypatch
):
    monkeypatch.delitem(report._COUNTED, "placed in a job")
    assert "completed - placed" in lost(kept(tmp_path, placed()))


@pytest.mark.more
def test_no_money_of_a_single_future_is_told(tmp_path):
    told = table(kept(tmp_path, placed()), "runs.csv")[0].keys() & MEASURES.keys()
    money = {"sroi", "mean_load", "largest_source", *(m for m in MEASURES if m.startswith("cost_"))}
    assert {MEASURES[name].unit for name in told} <= {
        "people",
        "outcomes",
        "share",
        "month",
        "months",
    }
    assert not told & money and not [name for name in told if MEASURES[name].money]
    assert not told & {
        "self_sufficiency",
        "subsidy_dependence",
        "public_money_share",
        "months_of_reserve",
    }


def test_months_of_service_are_told_where_all_who_were_served_are(run):
    """Of a course of six months, 120 x 6 less the months of service are what those who left
    missed."""
    people = {"served": 120.0, "completed": 100.0, "dropped_out": 20.0, "followed": 90.0}
    finals = {name: np.full(20, count) for name, count in people.items()}
    result = run(n=20)
    result.finals.update(finals)
    assert (hidden_counts(result)["service_months"] == "").all()
    result.finals["dropped_out"] = np.full(20, 5.0)
    assert (hidden_counts(result)["service_months"] != "").all()


def test_weak_links_tell_no_future_and_no_exact_count(run):
    """Five of eleven who apply and get a place would read 0.4545: told in whole per cents, of
    eleven futures or more."""
    result = run(n=40)
    result.finals["net_outcomes"] = np.where(np.arange(40) < 15, 11, 30)
    result.inputs["targets.net_outcomes"] = np.full(40, 20.0)
    entry = {"link": "places given", "here": 5 / 11, "there": 10 / 11}
    links = [entry | {"share": 12 / 15}, entry | {"share": 3 / 15}]
    summary = summarise(result, "x") | {
        "weak_links": {"examples": 25, "examples_deliver": True, "links": links}
    }
    told = safe_summary(summary, result)["weak_links"]["links"]
    assert [(link["here"], link["there"]) for link in told] == [(0.45, 0.91), (None, None)]
    summary["weak_links"]["examples"] = 10
    told = safe_summary(summary, result)["weak_links"]["links"]
    assert all(link["here"] is link["there"] is None for link in told)


@pytest.mark.more
@pytest.mark.parametrize("n", [12, 14, 21, 40])
def test_no_quantile_tells_a_small_count(run, n):
    """Whoever knows how quantiles are made, and every other future, cannot tell which of 1 to 10
    the smallest is."""
    told: dict = {}
    for smallest in range(1, 11):
        result = run(n=n)
        result.finals["caused_outcomes"] = np.r_[smallest, 43 + np.arange(n - 1.0)]
        entry = safe_summary(summarise(result, "x"), result)["measures"]["caused_outcomes"]
        told.setdefault(tuple(entry[q] for q in ("q05", "q50", "q95", "mcse")), []).append(smallest)
        assert entry["mean"] is not None and all(
            q is None or q % 5 == 0 and q > 11 for q in (entry["q05"], entry["q50"])
        )
    assert min(map(len, told.values())) > 1, told


def test_a_month_is_not_told_where_few_futures_have_anybody(run):
    """All but one have closed: the mean over eleven times eleven is the count of that one."""
    result = run(n=11)
    months = result.series["active"].shape[1]
    result.series["active"] = np.full((11, months), 40.0)
    result.series["active"][1:, 5:] = 0
    told = {
        month: values
        for month, name, *values in month_rows(shared_months(result))
        if name == "active"
    }
    assert told[7] == [HIDDEN] * 4
    result.series["active"] = 40.0 + np.arange(11.0)[:, None] + np.zeros(months)
    told = {
        month: values
        for month, name, *values in month_rows(shared_months(result))
        if name == "active"
    }
    assert told[7] == [45.0, 40.0, 45.0, 50.0]


def test_what_is_small_in_nearly_all_futures_is_not_told(run):
    result = run(n=40)
    result.finals["served"] = np.r_[np.full(20, 5.0), np.full(20, 7.0)]
    assert "served" in hidden_measures(result)


def test_no_chart_shows_the_money_of_a_single_future(run):
    result = run(n=30)
    assert "both-axes" in hidden_pictures(result)
    words = ["money"] * 30
    keys = [cash_fan(Picture(result, words, words, one)).legends[0] for one in (3, None)]
    labels = [[text.get_text() for text in key.get_texts()] for key in keys]
    assert labels[0] == [*labels[1], "example: future 3"] and len(labels[1]) == 3


@pytest.mark.more
@pytest.mark.parametrize(
    "options",
    [
        {"seed": str(SEED), "set": []},
        {"set": [f"seed={SEED}", f"mechanisms.seed={SEED}", "dropout.rate=6%"]},
    ],
)
def test_nothing_tells_how_to_run_it_again(tmp_path, options):
    result = simulate(load(SCENARIO, {"runs": "12", "seed": str(SEED)}))
    folder = kept(tmp_path, result, request=Request(options, now()))
    for file in folder.rglob("*.*"):
        said = file.read_text()
        assert (
            str(SEED) not in said and f"{SEED:,}" not in said and result.scenario.digest not in said
        ), file
    label = json.loads((folder / "manifest.json").read_text())
    assert not {"seed", "digest"} & label.keys() and "seed" not in label["options"]
    assert label["options"]["set"] == [change for change in options["set"] if "seed" not in change]


def test_a_mean_of_few_people_over_many_futures_is_told_unless_all_agree(run):
    result = run(n=40)
    rows = [("women", "segment", 4.2, 0.1, 2.0, 0.1), ("men", "segment", 38.0, 0.9, 18.0, 0.9)]
    spread = np.arange(40.0)
    counts = {
        f"{count} segment {who}": spread for count in ("served", "net") for who in ("women", "men")
    }
    result.finals.update(counts)
    assert safe_reach(rows, result) == rows
    result.finals["served segment women"] = np.full(40, 4.2)
    assert [row[2:4] for row in safe_reach(rows, result)] == [(SMALL, None), (HIDDEN, None)]


def test_the_mean_of_few_futures_is_a_count(run):
    rows = [("everyone", "segment", 4.2, 1.0, 2.0, 1.0)]
    assert safe_reach(rows, run(n=10))[0][2] == SMALL
