"""A scenario that is written as a file again is the same scenario: same text, same digest."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from simulator.scenario.catalog import shipped
from simulator.scenario.load import ScenarioError, load, loads
from simulator.scenario.text.write import as_yaml

HERE = Path(__file__).parent
FILES = [*shipped().values(), HERE / "good.yaml", HERE.parent / "reports" / "cohort.yaml"]
CHANGES = (
    {},
    {"months": "24"},
    {"months": "90", "runs": "3", "seed": "5"},
    {"run_months": "30"},
    {"community.need": "{low: 20%, likely: 30%, high: 40%}"},
    {"community.people": "+10%"},
    {"community.need": "antara 20 dan 40 persen"},
    {"community.need": "20 - 40%", "start": "Januari 2025"},
)


def differing(one, other):
    names = [field.name for field in fields(one) if field.name != "path"]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


@pytest.mark.more
@pytest.mark.parametrize("changes", CHANGES, ids=str)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_written_is_read_as_the_same_scenario(file, changes):
    scenario = load(file, changes)
    text = as_yaml(scenario, "a heading\nof two lines")
    assert re.match("# a heading\n# of two lines\n(sesim: 2\n)?name: ", text)
    again = loads(text)
    assert differing(scenario, again) == [] and as_yaml(again) == as_yaml(scenario)


@pytest.mark.more
def test_odd_texts_and_what_it_extends_are_written_too(tmp_path):
    good = (HERE / "good.yaml").read_text("utf-8")
    (tmp_path / "good.yaml").write_text(good, "utf-8")
    odd = (
        '"  a: b # c, [d] {e}"',
        "'null'",
        '"- \\"quoted\\" \\\\ 1,5: %"',
        '">"',
        "|\n    two\n    lines",
    )
    for number, title in enumerate(odd):
        file = tmp_path / f"child{number}.yaml"
        file.write_text(f"extends: good\ntitle: {title}\nseed: 9\n", "utf-8")
        scenario = load(file)
        assert differing(scenario, loads(as_yaml(scenario))) == []
        assert "extends" not in as_yaml(scenario)


@pytest.mark.more
def test_a_relative_change_is_the_value_that_it_comes_to():
    by, to = (
        load("youth-cafe", {"cafe_sales.price": value}) for value in ("+10%", "{value: 28600}")
    )
    assert (by.digest, by.content) == (to.digest, to.content)
    assert by.digest != load("youth-cafe").digest


def test_a_scenario_that_was_changed_in_python_has_no_text():
    assert as_yaml(replace(load("youth-cafe"), runs=3)) is None


@pytest.mark.more
def test_run_months_leave_out_what_is_planned_for_later():
    text = as_yaml(load("youth-cafe", {"months": "24"}))
    assert "\nmonths: 60\n" in text and "\nrun_months: 24\n" in text
    assert loads(text).months == 24 and loads(text, {"months": "36"}).months == 36
    with pytest.raises(ScenarioError, match="after the last month"):
        loads(text.replace("months: 60", "months: 24").replace("run_months: 24\n", ""))
    with pytest.raises(ScenarioError, match="from 12 to 600"):
        loads(text.replace("run_months: 24", "run_months: 3"))


def test_a_text_has_the_same_caps_and_places_as_a_file(tmp_path, monkeypatch):
    with pytest.raises(ScenarioError, match=r"scenario\.yaml:1:1: the file is larger than 64 kB"):
        loads("#" * 70_000)
    with pytest.raises(ScenarioError, match=r"mine\.yaml:2:1: titel"):
        loads("name: x\ntitel: y\n", path="mine.yaml")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text((HERE / "good.yaml").read_text("utf-8"), "utf-8")
    assert loads("extends: good\nseed: 77\n").seed == 77
