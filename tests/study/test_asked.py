"""A study says how to go on with it: its last question as a command that can be typed."""

import json
import shlex
from pathlib import Path

import pytest

from simulator import find, load, stress, sweep
from simulator.commands.main import guarded
from simulator.storage.study_open import reading
from simulator.verbs.asked import command
from simulator.verbs.gather import gather
from simulator.verbs.study_place import Place
from simulator.verbs.study_status import status
from simulator.verbs.sweep import Plan

PRICE = "cafe_sales.price"
SMALL = {
    "targets.sustainable_by": 12,
    "community.people": 60,
    "community.need": "10 to 20%",
}
HOW = {"set": SMALL, "months": 12, "runs": 50}


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def own_file(place):
    text = load("youth-cafe").path.read_text("utf-8").replace("name: youth-cafe", "name: mine")
    (place / "my ventures").mkdir()
    file = place / "my ventures" / "mine.yaml"
    file.write_text(text, "utf-8")
    return "my ventures/mine.yaml"


def typed(capsys, *arguments):
    code = guarded(list(arguments))
    out, err = capsys.readouterr()
    assert (code, err) == (0, ""), err
    return out


def goes_on(capsys, file):
    """Type the command that a study prints on its last line: nothing is simulated, and the study
    remembers the same question."""
    shown = typed(capsys, "study", file)
    line = shown.splitlines()[-1]
    before = status(file, digest=True)
    assert line == json.loads(typed(capsys, "study", file, "--format", "json"))["command"]
    sesim, *words = shlex.split(line)
    typed(capsys, *words, "--quiet")
    after = status(file, digest=True)
    assert sesim == "sesim" and (after.digest, after.command) == (before.digest, line)
    return line, shown


@pytest.mark.more
def test_a_sweep_is_gone_on_with(place, capsys):
    vary = {PRICE: "20000 to 26000 by 3000", "allowance.amount": "500000, 600000"}
    sweep("youth-cafe", vary, study="big study.sesim", **HOW)
    line, shown = goes_on(capsys, "big study.sesim")
    assert "--vary 'cafe_sales.price=20000 to 26000 by 3000' --vary" in line and len(line) > 80
    assert line.endswith(" --runs 50 --months 12 --study 'big study.sesim'")
    assert "Of its last question, 6 of 6 blocks are finished." in shown


@pytest.mark.slow
@pytest.mark.parametrize("by", [[PRICE], [PRICE, "allowance.amount"]])
def test_a_search_and_a_stress_are_gone_on_with(by, place, capsys):
    cost = {PRICE: 2} if len(by) > 1 else None
    find("youth-cafe", by, "P(delivers) >= 10%", cost=cost, study="a.sesim", **HOW)
    line, shown = goes_on(capsys, "a.sesim")
    assert "--goal 'P(delivers) >= 10%'" in line and "are finished" not in shown
    stress("youth-cafe", study="a.sesim", **HOW)
    line, shown = goes_on(capsys, "a.sesim")
    assert line.startswith("sesim stress youth-cafe --set ") and "are finished" in shown


@pytest.mark.more
def test_a_file_of_ones_own_and_a_part_are_named(place, capsys):
    own = own_file(place)
    plan = Plan(own, {PRICE: [20000, 23000, 26000]}, **HOW)
    file = place / "x-part-2-of-2.sesim"
    plan.run_part(Place(file), (2, 2))
    assert (
        typed(capsys, "study", "x-part-2-of-2.sesim")
        .splitlines()[-1]
        .endswith(" --months 12 --part 2/2 --study x.sesim")
    )
    line, shown = goes_on(capsys, "x-part-2-of-2.sesim")
    assert line.startswith("sesim sweep 'my ventures/mine.yaml' --vary 'cafe_sales.price=20000, ")
    assert "1 of 1 blocks are finished" in shown
    there = Plan("./" + own, {PRICE: [20000, 23000, 26000]}, **HOW)
    there.run_part(Place(place / "x-part-1-of-2.sesim"), (1, 2))
    assert gather([place / "x-part-1-of-2.sesim", file], place / "all.sesim").blocks == 3


@pytest.mark.more
def test_how_much_is_finished_is_that_of_the_last_question(place):
    sweep("youth-cafe", {PRICE: [20000]}, study="a.sesim", **HOW)
    plan = Plan("youth-cafe", {PRICE: [20000, 26000, 30000]}, **HOW | {"runs": 100})
    plan.run_part(Place(place / "a.sesim"), (1, 2))
    assert (status("a.sesim").blocks, status("a.sesim").wanted) == (3, (3, 3))
    with reading(place / "a.sesim") as file:
        assert file.head("wanted") == [3, 0]
    sweep("youth-cafe", {PRICE: [31000]}, study="a.sesim", **HOW)
    assert (status("a.sesim").blocks, status("a.sesim").wanted) == (4, (1, 1))


@pytest.mark.parametrize(
    "asked",
    [{}, {"verb": "ask", "scenario": "youth-cafe"}, {"verb": "sweep", "scenario": ["no"]}],
)
def test_a_question_that_says_too_little_is_no_command(asked, place):
    assert command(asked, place / "a.sesim", None) == ""


def test_a_question_about_a_folder_is_asked_of_the_folder_again():
    asked = {"verb": "stress", "scenario": "mine", "file": "all/mine.yaml", "folder": "all"}
    for own in (Path("outputs", "studies", "mine.sesim"), Path("mine.sesim")):
        assert command(asked, own, None) == "sesim stress all", "each venture has its own file"
    named = asked | {"named": True}
    assert command(named, Path("a.sesim"), None) == "sesim stress all --study a.sesim"


def test_a_question_can_run_nothing_else(place):
    asked = {"verb": "sweep", "scenario": "youth-cafe", "vary": ["$(rm a)\n; rm b", None]}
    line = command(asked, place / "a.sesim", None)
    assert "\n" not in line and shlex.split(line)[:5] == [
        *("sesim", "sweep", "youth-cafe", "--vary", "$(rm a) ; rm b")
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"file": "--rules=evil"},
        {"file": "-"},
        {"file": "\u200b--rules=evil"},
        {"file": "\n--rules=evil"},
        {"scenario": "--rules=evil", "file": "x.yaml", "vary": ["--rules=evil"]},
        {"runs": "--rules=evil"},
        {"set": ["a=1", "--rules=evil"]},
        {"cost": {"--rules": "evil"}},
    ],
)
def test_a_question_adds_no_option_to_the_command(changed, place):
    asked = {"verb": "sweep", "scenario": "youth-cafe", "vary": [f"{PRICE}=20000"]}
    assert command(asked, place / "a.sesim", None)
    assert command(asked | changed, place / "a.sesim", None) == ""
