"""Futures laid beside real lenders: what is counted, tried on made-up paths. The lenders' own table
may not be given on, so only what is stored is tried."""

import json
import math

import numpy as np
import pytest

from simulator.mechanisms import series as ids
from simulator.scenario.catalog import shipped
from tests.gates import lenders
from tests.gates.lenders import BANDS, FILE, WANTED, changes, compared, covered, paths
from tests.gates.test_gates import by_year, years


def rows(organisation, values, first=2010, income=100.0):
    return [
        {
            "organisation": organisation,
            "fiscal_year": str(first + n),
            "oss": "" if value is None else str(value),
            "financial_revenue_usd": str(income * 2**n),
        }
        for n, value in enumerate(values)
    ]


def test_a_path_is_of_six_years_in_a_row_and_begins_in_the_third():
    table = rows("1", [0.9, 0.9, 1.0, 1.1, 1.3, 0.8, 5.0])
    table += rows("2", [0.9, None, 1.0, 1.1, 1.3, 0.8, 1.0])  # five in a row
    table += rows("3", [9.0, None, 1, 1, 2, 3, 4, 5])
    found = paths(table, "self-sufficiency")
    assert np.allclose(found, [[0.1, 0.3, -0.2], [1, 2, 3]])
    assert np.allclose(paths(table, "income")[0], np.log([2, 4, 8]))


def test_changes_of_futures_are_those_from_the_second_year_on():
    made = years(by_year(1, 2, 3, 4, 1))
    assert np.allclose(changes(made.result, "self-sufficiency"), [[1, 2, -1]])
    assert np.allclose(changes(made.result, "income"), [np.log([1.5, 2, 0.5])])
    made.result.series[ids.OPEN][0, 50:] = 0
    assert np.isnan(changes(made.result, "income")[0, 2])


def test_a_band_holds_the_share_that_it_says_of_its_own_kind():
    rng = np.random.default_rng(3)
    ours, theirs = (rng.normal(size=(20_000, 3)) + shift for shift in (0, 7))
    for band, share in (("90", 0.9), ("50", 0.5)):
        for found in covered(ours, theirs, band):
            assert found["value"] == pytest.approx(share, abs=0.02)
            assert found["from"] < found["value"] < found["to"]
    assert covered(ours, 3 * theirs, "90")[0]["value"] < 0.5


def test_closed_futures_do_not_count():
    ours = np.array([[0.0], [1.0], [2.0], [np.nan]] * 50)
    assert covered(ours, np.array([[5.0], [5.5], [4.5]]), "50")[0]["value"] == 1


def test_a_table_becomes_its_digest_and_shares(tmp_path, monkeypatch):
    text = "organisation,fiscal_year,oss,financial_revenue_usd\n"
    for who in range(5):
        for year in range(6):
            text += f"{who},{2010 + year},{1 + who * year / 100},{math.exp(who * year / 10)}\n"
    (tmp_path / "lenders.csv").write_text(text)
    monkeypatch.setattr(lenders, "shipped", lambda: {"youth-cafe": None})
    found = compared(tmp_path / "lenders.csv", runs=20)
    assert found["lenders"] == {"self-sufficiency": 5, "income": 5} and found["futures"] == 20
    assert len(found["data"]) == 64 and "2010" not in json.dumps(found["scenarios"])
    assert len(found["scenarios"]["youth-cafe"]["income"]["90"]) == 3


def test_what_is_stored_is_of_every_shipped_scenario():
    stored = json.loads(FILE.read_text("utf-8"))
    assert set(stored["scenarios"]) == set(shipped()) and stored["futures"] == 1000
    for each in stored["scenarios"].values():
        assert set(each) == set(WANTED)
        for bands in each.values():
            assert set(bands) == set(BANDS) and all(len(found) == 3 for found in bands.values())


def test_the_bands_hold_as_many_lenders_as_wanted():
    """Where the 95% interval of a share does not touch what is wanted, the page says `no`."""
    stored = json.loads(FILE.read_text("utf-8"))
    for name, each in stored["scenarios"].items():
        for figure, (low, high) in WANTED.items():
            for found in each[figure]["90"]:
                assert found["from"] <= high and found["to"] >= low, (name, figure)
