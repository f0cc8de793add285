"""What is hidden stays hidden from a reader who has every table and can solve equations."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from adversary import read_folder

from simulator.disclosure import account, measures, rounding
from simulator.disclosure.counts import hidden_counts
from simulator.disclosure.measures import safe_summary
from simulator.disclosure.months import CURVES, hidden_pictures
from simulator.experiments import ensemble
from simulator.experiments.ensemble import replay, simulate
from simulator.mechanisms.series import About
from simulator.model.people import People
from simulator.reports import report
from simulator.reports.report import fill_to_share as fill
from simulator.reports.report import median_future
from simulator.results.measures.impact import IMPACT_MEASURES
from simulator.results.measures.registry import MEASURES
from simulator.results.summary import summarise
from simulator.scenario.load import load
from simulator.storage.folder import filled
from simulator.storage.manifest import Request, now
from simulator.vocabulary import LeavingReason
from tests.tiers import first

pytestmark = pytest.mark.usefixtures("few_live_again")

COHORT = Path(__file__).with_name("cohort.yaml")
PEOPLE = 60


@cache
def cohort(runs, **changes):
    changes = {path.replace("__", "."): str(value) for path, value in changes.items()}
    return simulate(load(COHORT, {"runs": str(runs), **changes}))


def kept(parent, result, replicate=None):
    replicate = median_future(result) if replicate is None else replicate
    told = replay(result.scenario, replicate)
    summary = safe_summary(summarise(result, "x"), result)
    return filled(parent, "cohort", lambda f: fill(f, result, summary, told, Request({}, now())))


@pytest.fixture
def without_charts(monkeypatch):
    monkeypatch.setattr(report, "_draw", lambda *_: {})


SIZES = [
    (1, {}),
    (6, {}),
    (12, {}),
    (12, {"team__trainer__caseload": 2, "training__group_size": 2}),
    (40, {}),
    (40, {"community__people": 26}),
    (30, {"dropout__rate": "0.5%"}),
    (30, {"training__strength": "90%"}),
]
QUICK = 4
"""The first of them are solved in a second."""


@pytest.mark.more
@pytest.mark.parametrize(("runs", "changes"), first(2, SIZES[:QUICK]))
def test_no_hidden_cell_can_be_solved_for(tmp_path, without_charts, runs, changes):
    result = cohort(runs, **changes)
    seen = read_folder(kept(tmp_path, result), PEOPLE)
    assert seen.suppressed, "a cohort so small has something to hide"
    assert seen.lost([seen.replayed]) == {}


@pytest.mark.slow
def test_no_hidden_cell_of_any_row_can_be_solved_for(tmp_path, without_charts):
    """Of every fourth row, where there are many: each takes a second to attack."""
    for runs, changes in SIZES:
        seen = read_folder(kept(tmp_path, cohort(runs, **changes)), PEOPLE)
        assert seen.lost(map(str, range(0, runs, 4 if runs > 12 else 1))) == {}


@pytest.mark.slow
@pytest.mark.parametrize("replicate", range(0, 40, 10))
def test_no_hidden_cell_of_any_future_can_be_solved_for(tmp_path, without_charts, replicate):
    for changes in ({}, {"community__people": 26}):
        seen = read_folder(kept(tmp_path, cohort(40, **changes), replicate), PEOPLE)
        assert seen.lost([str(replicate)]) == {}


def exact_means(monkeypatch):
    """Means as they are: the protection off."""
    for module in (account, measures, rounding):
        monkeypatch.setattr(module, "to_step", lambda value, *_, **__: value)


@pytest.mark.more
def test_the_adversary_wins_where_futures_are_told_in_full(tmp_path, without_charts, monkeypatch):
    """The test can fail: with the counts of every future in `runs.csv`, hidden cells are lost."""
    monkeypatch.setattr(report, "safe_runs", lambda table, result: table)
    seen = read_folder(kept(tmp_path, cohort(40)), PEOPLE)
    assert len(seen.lost([seen.replayed])) >= 3


@pytest.mark.slow
def test_the_adversary_wins_where_one_future_alone_is_hidden(tmp_path, without_charts, monkeypatch):
    """The other futures and the mean give it away."""

    def one_hidden(table, result):
        row = median_future(result)
        marks = hidden_counts(result)
        return {
            name: [
                marks[name][i] or v if name in marks and i == row else v
                for i, v in enumerate(column)
            ]
            for name, column in table.items()
        }

    monkeypatch.setattr(report, "safe_runs", one_hidden)
    exact_means(monkeypatch)
    seen = read_folder(kept(tmp_path, cohort(40)), PEOPLE, exact=True)
    assert seen.lost([seen.replayed])


@pytest.mark.more
@pytest.mark.parametrize("replicate", first(2, range(0, 40, 5)))
def test_a_count_hidden_in_the_impact_records_is_hidden_in_its_future(
    tmp_path, without_charts, replicate
):
    folder = kept(tmp_path, cohort(40), replicate)
    with open(folder / "impact.csv", newline="") as file:
        marked = {r["measure"] for r in csv.DictReader(file) if r["amount"] in ("<11", "hidden")}
    with open(folder / "runs.csv", newline="") as file:
        row = next(r for r in csv.DictReader(file) if r["replicate"] == str(replicate))
    assert all(row[m] in ("<11", "hidden") for m in marked & row.keys())


def test_every_measure_of_people_says_so():
    donors = {"donor_retention", "cost_per_donor_won"}
    of_people = {name for name, measure in MEASURES.items() if measure.counts}
    assert {m.name for m in IMPACT_MEASURES} - {"tco2e"} | donors == of_people


@pytest.mark.more
def test_every_series_not_of_the_organisation_is_left_out_of_few_futures(tmp_path, without_charts):
    with open(kept(tmp_path, cohort(6)) / "months.csv", newline="") as file:
        shown = {row["measure"] for row in csv.DictReader(file)}
    known = cohort(6).scenario.series()
    assert shown and not [
        name for name in shown if known[name].about is About.PEOPLE or known[name].per_head
    ]
    assert not shown & {"active", "waiting", "completed", "left", "enrolled", "need_admitted"}


@pytest.mark.more
def test_many_futures_keep_their_statistics():
    result = cohort(40)
    found = safe_summary(summarise(result), result)["measures"]
    assert found["served"]["mean"] == pytest.approx(result.finals["served"].mean(), abs=0.25)
    few = safe_summary(summarise(cohort(6)), cohort(6))["measures"]
    assert few["outcomes"]["mean"] is None and few["served"]["mean"] is not None


def test_in_no_future_is_a_lone_count_hidden():
    """Eleven or none, so that the mean over futures leaves many possibilities."""
    for name, mark in hidden_counts(cohort(40)).items():
        number = np.count_nonzero(mark != "")
        assert number == 0 or number >= 11, name


@pytest.mark.more
def test_money_per_person_tells_how_many_so_what_is_shared_has_no_books(tmp_path, without_charts):
    """The books are exact, and an allowance is paid per person: its amount over its price counts
    heads."""
    steady = cohort(12, inflation__prices=0, inflation__wages=0, inflation__variation=0)
    paid = [t[3] for t in replay(steady.scenario, 0).ledger if t[4] == "allowance"]
    price = 700
    assert paid and all(amount % price == 0 and amount <= 6 * price for amount in paid)
    written = {path.name for path in kept(tmp_path, steady).iterdir()}
    assert not written & {"ledger.csv", "accounts-monthly.csv", "accounts-yearly.csv"}


# -- persons --------------------------------------------------------------------------------------

SECRET = 0.7318290117


def plant(monkeypatch):
    """A need that only one person has, and a word in every person's row."""
    add = People._add_traits

    def with_secret(people):
        add(people)
        people.need[:, 3] = SECRET

    rows = ensemble.person_rows
    monkeypatch.setattr(People, "_add_traits", with_secret)
    monkeypatch.setattr(
        ensemble,
        "person_rows",
        lambda model: [{**row, "note": "KEPTFROMALL"} for row in rows(model)],
    )


@pytest.mark.more
def test_a_secret_of_one_person_is_in_no_file(tmp_path, without_charts, monkeypatch):
    plant(monkeypatch)
    for runs in (1, 12):
        result = simulate(load(COHORT, {"runs": str(runs)}))
        folder = kept(tmp_path, result)
        for file in folder.rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            assert b"KEPTFROMALL" not in content and b"731829" not in content, file.name
        assert not (folder / "people.csv").exists()


@pytest.mark.more
def test_a_secret_of_one_person_is_in_nothing_printed(tmp_path, monkeypatch, capfd):
    from simulator.commands.main import main

    plant(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(report, "_draw", lambda *_: {})
    for options in ([], ["--format", "json"], ["--quiet"], ["--replicate", "99"]):
        _run(main, ["run", str(COHORT), "--runs", "3", *options])
    printed = "".join(capfd.readouterr())
    assert "cohort" in printed and "there is no future 99" in printed.lower()
    assert "KEPTFROMALL" not in printed and "731829" not in printed


@pytest.mark.more
def test_persons_leave_only_on_demand(tmp_path, monkeypatch, capfd):
    from simulator.commands.main import main

    plant(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(report, "_draw", lambda *_: {})
    _run(main, ["run", str(COHORT), "--runs", "3", "--rows"])
    (file,) = tmp_path.rglob("people.csv")
    assert "KEPTFROMALL" in file.read_text() and "synthetic" in file.read_text()
    others = [f for f in tmp_path.rglob("*") if f.is_file() and f != file]
    assert others and not [f.name for f in others if b"KEPTFROMALL" in f.read_bytes()]


def _run(main, arguments):
    try:
        return main(arguments)
    except SystemExit as stopped:
        return stopped.code


def test_reasons_are_told_in_all_futures_or_in_none(run):
    """They add up to all who dropped out, and each to its mean: one hidden future would follow."""
    result = run(n=20)
    counts = {f"left_for_{reason}": np.full(20, 0.0) for reason in LeavingReason}
    finals = {
        **result.finals,
        **counts,
        "dropped_out": np.full(20, 60.0),
        "left_for_price": np.full(20, 30.0),
        "left_for_other": np.full(20, 30.0),
    }
    hidden = hidden_counts(replace(result, finals=finals))
    assert all((hidden[name] == "").all() for name in counts)
    finals["left_for_price"] = finals["left_for_price"] + np.where(np.arange(20) == 3, 22, 0)
    finals["left_for_other"] = finals["left_for_other"] - np.where(np.arange(20) == 3, 22, 0)
    hidden = hidden_counts(replace(result, finals=finals))
    assert all((hidden[name] != "").all() for name in counts)


def test_donors_few_enough_to_count_are_not_told(run):
    result = run(n=20)
    few = {
        "donors_won": np.full(20, 4.0),
        "donors_before": np.full(20, 30.0),
        "donors_kept": np.full(20, 22.0),
    }
    hidden = hidden_counts(replace(result, finals={**result.finals, **few}))
    assert all((hidden[name] != "").all() for name in ("cost_per_donor_won", "donor_retention"))
    many = {
        "donors_won": np.full(20, 40.0),
        "donors_before": np.full(20, 50.0),
        "donors_kept": np.full(20, 30.0),
    }
    hidden = hidden_counts(replace(result, finals={**result.finals, **many}))
    assert all((hidden[name] == "").all() for name in ("cost_per_donor_won", "donor_retention"))


def test_pictures_of_few_people_are_not_drawn():
    """A curve of one future, or one on which all agree, is a count."""
    assert "people" in hidden_pictures(cohort(12, community__people=12))
    assert "people" in hidden_pictures(cohort(6))


def test_pictures_of_many_people_are(run):
    result = run(n=200)
    many = {name: count + 1000 * (count > 0) for name, count in result.finals.items()}
    series = {
        **result.series,
        **{name: result.series[name] + np.arange(200)[:, None] + 20 for name in CURVES},
    }
    assert "people" not in hidden_pictures(replace(result, finals=many, series=series))
