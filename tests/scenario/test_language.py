"""`sesim: 2` says which version of scenario files a file is written for."""

import json
import re
from dataclasses import replace

import pytest

from simulator.commands.main import guarded
from simulator.scenario import warnings
from simulator.scenario.catalog import shipped
from simulator.scenario.changed_defaults import (
    CHANGED,
    ChangedDefault,
    changed_defaults,
    now_ranges,
)
from simulator.scenario.json_schema import json_schema
from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.scenario import LANGUAGE
from simulator.scenario.sections import Community, Post
from simulator.scenario.text.write import as_yaml
from simulator.scenario.warnings import remarks

pytestmark = pytest.mark.usefixtures("few_live_again")

BASE = "extends: youth-cafe\nname: mine\n"
OLD = shipped()["village-solar"].read_text("utf-8").replace("sesim: 2\n", "")


@pytest.mark.parametrize("said", ["2", "'2'"])
def test_this_version_is_accepted(said):
    assert loads(f"sesim: {said}\n{BASE}").language == LANGUAGE == 2


@pytest.mark.parametrize("said", ["1", "3", "2.0", "two", "[2]", "02", "0x2"])
def test_another_is_one_clear_mistake(said):
    with pytest.raises(ScenarioError) as refused:
        loads(f"sesim: {said}\n{BASE}")
    (mistake,) = refused.value.mistakes
    assert (mistake.line, mistake.path) == (1, "sesim")
    assert "is not a version of scenario files that is known here; write `sesim: 2`" in str(mistake)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_shipped_files_say_it(name):
    text = shipped()[name].read_text("utf-8")
    assert "\nsesim: 2\nname: " in text and load(name).language == 2


@pytest.mark.more
def test_files_of_init_say_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert guarded(["init", "mine", "--yes"]) == 0
    assert guarded(["init", "copy", "--from", "youth-cafe", "--yes"]) == 0
    for file in ("mine.yaml", "copy.yaml"):
        assert re.search(r"^sesim: 2\s", (tmp_path / file).read_text("utf-8"), re.MULTILINE)
        assert load(tmp_path / file).language == 2


@pytest.mark.more
def test_it_is_no_part_of_what_a_scenario_says():
    with_it, without = loads(f"sesim: 2\n{OLD}"), loads(OLD)
    assert (with_it.language, without.language) == (2, 0)
    assert with_it.digest == without.digest == load("village-solar").digest
    assert with_it == without


@pytest.mark.more
def test_it_is_kept_with_the_scenario():
    again = loads(as_yaml(load("village-solar")))
    assert again.language == 2 and loads(as_yaml(loads(OLD))).language == 0


def test_editors_know_it():
    assert json_schema()["properties"]["sesim"] == {"enum": [2, "2"]}
    json.dumps(json_schema())


WAGES = ChangedDefault(2, Post, "on_costs", "5%")
NOISE = ChangedDefault(2, Community, "noise", "8%")


def test_a_file_without_it_gets_one_look_for_each_changed_default_that_touches_it(monkeypatch):
    old = loads(OLD)
    posts = [path for path, block in old.blocks() if block.kind is Post]
    silent = [p for p in posts if "on_costs" not in dict(old.blocks())[p].given]
    assert len(silent) > 1
    wages, noise = changed_defaults(old, (WAGES, NOISE))
    assert all(f"`{path}.on_costs`" in wages for path in silent)
    assert wages.endswith(
        " are `10.24%` where the file says nothing; before `sesim: 2` they were `5%`. Write the"
        " number that you mean, or write `sesim: 2` at the top."
    )
    assert noise.startswith("`community.noise` is `{low: 2%, likely: 5%, high: 10%}` where")
    monkeypatch.setattr(warnings, "CHANGED", (WAGES,))
    (ranges,) = now_ranges(old)
    assert remarks(old) == [*remarks(load("village-solar")), wages, ranges]


@pytest.mark.more
def test_a_file_without_it_gets_one_look_for_all_defaults_that_are_ranges_now():
    (look,) = now_ranges(loads(OLD))
    drawn = sum(p.endswith(".noise") or q.shape == "pert" for p, _, q in loads(OLD).inputs())
    assert 50 < int(look.split()[0]) < drawn
    assert look.split(" ", 1)[1] == (
        "numbers that this file leaves out are drawn from ranges since `sesim: 2`, so futures"
        " differ more. `assumptions.csv` lists them."
    )
    assert list(now_ranges(load("youth-cafe"))) == []


def test_a_file_that_says_it_or_sets_the_number_gets_none():
    assert list(changed_defaults(load("youth-cafe"), (WAGES, NOISE))) == []
    told = loads(OLD, {"community.noise": "8%"})
    assert list(changed_defaults(told, (NOISE,))) == []
    later = replace(NOISE, since=3)
    (look,) = changed_defaults(load("youth-cafe"), (later,))
    assert look.endswith("or write `sesim: 3` at the top.")


def test_no_entry_names_what_there_is_not():
    for change in CHANGED:
        assert change.parameter in change.kind.parameters and change.since <= LANGUAGE
