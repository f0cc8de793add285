"""Pages show numbers of the newest run as an example, and never fail where there is none."""

import json
import os

import pytest

from simulator.reference.last_run import with_example
from simulator.reference.topics import find
from simulator.storage.manifest import SCHEMA

LEAF = {"share": 0.51, "low": 0.44, "high": 0.58}
SUMMARY = {
    "scenario": "cafe",
    "title": "Cafe",
    "months": 60,
    "runs": {"planned": 200, "finished": 200, "failed": 0},
    "verdict": {"money": {"sustainable": LEAF}},
    "measures": {"served": {"n": 200, "q05": 25.0, "q50": 220.0, "q95": 298.0}},
    "shortages": [],
    "influence": {"money": {"parts": [{"path": "sales.market", "share": 0.19}]}},
}


def kept(folder, age=0, shareable=False, **changed):
    folder.mkdir(parents=True)
    manifest = {
        "tool": "sesim",
        "version": "0",
        "schema": SCHEMA,
        "options": {"shareable": shareable},
        "files": {},
        "sha256": {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "summary.json").write_text(json.dumps({**SUMMARY, **changed}))
    os.utime(folder / "manifest.json", (10**9 - age, 10**9 - age))


def example(word, outputs):
    plain = find(word)[0]
    shown = with_example(plain, outputs)
    return " ".join(shown.text[len(plain.text) :])


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("DOUBT", "`sales.market` 19%"),
        ("median", "fewer than 220 people"),
        ("9 futures in 10", "25 to 298"),
        ("chance", "51% of 200 futures"),
        ("counting error", "44-58%"),
    ],
)
def test_the_newest_run_gives_the_example(word, says, tmp_path):
    kept(tmp_path / "cafe-001", age=9)
    kept(tmp_path / "cafe-002")
    said = example(word, tmp_path)
    assert says in said and "`cafe-002`" in said


def test_a_folder_to_share_gives_no_example(tmp_path):
    kept(tmp_path / "shared", shareable=True)
    assert example("chance", tmp_path) == ""
    kept(tmp_path / "own", age=9)
    assert "`own`" in example("chance", tmp_path)


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": {}},
        {"verdict": None},
        {"measures": {"served": {"n": 200, "q05": None, "q50": 220.0, "q95": None}}},
        {"measures": {"served": {"n": 5, "q05": 1.0, "q50": 2.0, "q95": 3.0}}},
        {"influence": {"money": {"parts": []}}},
        {"influence": {"money": {"parts": [{"path": 3, "share": "much"}]}}},
        {"influence": 3},
        {"runs": "many"},
    ],
)
def test_a_run_without_these_numbers_never_fails(changed, tmp_path):
    kept(tmp_path / "run", **changed)
    for word in ("DOUBT", "median", "chance"):
        example(word, tmp_path)
    assert any(example(word, tmp_path) == "" for word in ("DOUBT", "median", "chance"))


def test_without_a_run_the_page_is_as_it_is(tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{")
    assert example("DOUBT", tmp_path) == example("DOUBT", tmp_path / "none") == ""
    assert example("product_sales", tmp_path) == ""
