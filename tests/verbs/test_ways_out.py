"""Where a folder is not what was meant, the message names the one that is, or what to write."""

import json
import shutil

import pytest

from simulator import (
    FolderUnreadable,
    OutputRefused,
    Refused,
    ScenarioError,
    load,
    read_run,
    simulate,
)
from simulator.commands.main import guarded
from simulator.mechanisms.own_rules import using
from simulator.scenario.own_rules import read_rules
from simulator.verbs.check import check
from simulator.verbs.log import as_text, log
from simulator.verbs.rerun import rerun

RULE = '''"""Membership fees: nobody pays any."""

from simulator.mechanisms.base import Mechanism, Phase


class Membership(Mechanism):
    """Nobody pays."""

    phase = Phase.EARN

    def step(self, model):
        pass
'''


@pytest.fixture
def place(kept, tmp_path, monkeypatch):
    """A current folder where the kept run stands in `outputs`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SESIM_RULES", raising=False)
    shutil.copytree(kept[1], tmp_path / "outputs" / "youth-cafe-001")
    return tmp_path


def said(capsys, *arguments):
    """The exit code and all words that a command says."""
    code = guarded(list(arguments))
    printed = capsys.readouterr()
    return code, " ".join((printed.out + printed.err).split())


@pytest.mark.more
@pytest.mark.parametrize("command", ["verify", "rerun"])
def test_a_name_that_log_prints_leads_to_its_folder(place, capsys, command):
    code, told = said(capsys, command, "youth-cafe-001")
    assert code == 3 and told.endswith("Did you mean `outputs/youth-cafe-001`?")
    assert "Did you mean" not in said(capsys, command, "youth-cafe-002")[1]
    with pytest.raises(FolderUnreadable, match="Did you mean `outputs/youth-cafe-001`"):
        read_run("youth-cafe-001")


def test_log_says_how_many_futures_are_in_a_run_that_was_cut(place):
    file = place / "outputs" / "youth-cafe-001" / "summary.json"
    summary = json.loads(file.read_text("utf-8"))
    summary["runs"] = {"planned": 5000, "finished": 34, "failed": 0}
    assert "of" not in as_text(log(), "outputs").split()
    file.write_text(json.dumps(summary), "utf-8")
    assert as_text(log(), "outputs").endswith("cafe_sales.price=28000, 34 of 5,000 futures")
    assert log()[0].as_data()["runs"] == {"planned": 5000, "finished": 34}


def test_log_of_a_run_or_of_a_file_says_what_it_is(place, capsys):
    code, told = said(capsys, "log", "outputs/youth-cafe-001")
    assert code == 0 and "`outputs/youth-cafe-001` is itself a folder that sesim wrote" in told
    assert "`sesim verify outputs/youth-cafe-001`" in told
    (place / "notes.md").write_text("mine")
    code, told = said(capsys, "log", "notes.md")
    assert code == 2 and "`notes.md` is a file" in told


def test_a_run_folder_for_a_scenario_names_the_file_in_it(place):
    with pytest.raises(ScenarioError, match="outputs/youth-cafe-001/scenario.yaml"):
        load("outputs/youth-cafe-001")
    with pytest.raises(ScenarioError, match="this is a folder; give a scenario file"):
        load("outputs")


def test_no_folder_to_compare_and_a_file_for_rules_come_with_a_cure(place, capsys):
    code, told = said(capsys, "compare", "mine/")
    assert code == 2 and "There is no folder `mine/`. Write the path of a folder" in told
    (place / "ours").mkdir()
    (place / "ours" / "rule.py").write_text("")
    code, told = said(capsys, "check", "youth-cafe", "--rules", "ours/rule.py")
    assert code == 3 and told.endswith("Name the folder that it is in: `--rules ours`.")


@pytest.mark.more
def test_rules_of_ones_own_are_asked_for_and_told_where_they_changed(place):
    (place / "ours").mkdir()
    (place / "ours" / "membership.py").write_text(RULE, "utf-8")
    (place / "club.yaml").write_text("extends: youth-cafe\nmechanisms: {membership: {}}\n")
    with using(read_rules([place / "ours"])):
        folder = simulate("club.yaml", runs=2, months=12).save()
        assert not rerun(folder).versions
    with pytest.raises(
        FolderUnreadable, match=r"own rules \(`membership.py`\). Write `--rules FOLDER`"
    ):
        rerun(folder)
    (place / "ours" / "membership.py").write_text(RULE + "# changed", "utf-8")
    with using(read_rules([place / "ours"])):
        again = rerun(folder)
    assert again.all_same and list(again.versions) == ["membership.py"]


@pytest.mark.more
def test_lines_fit_on_the_terminal(place, capsys):
    lines = check(["youth-cafe"]).as_text(50).splitlines()
    assert len(lines) > 1 and max(map(len, lines)) <= 50
    assert max(map(len, check(["youth-cafe"]).as_text().splitlines())) <= 80
    (place / "bad.yaml").write_text("name: x\nmonth: 3\n")
    count, *mistakes = check(["bad.yaml"]).as_text().splitlines()  # one line each, for editors
    assert count == f"{len(mistakes)} mistakes in `bad.yaml`:"
    assert all(line.startswith("bad.yaml:") for line in mistakes)
    assert guarded(["rerun", "--help"]) == 0
    example = "  sesim run outputs/youth-cafe-001/scenario.yaml --set PATH=VALUE\n"
    assert example in capsys.readouterr().out


@pytest.mark.more
def test_in_python_no_message_speaks_of_options(place, capsys):
    with pytest.raises(ScenarioError, match="^runs: "):
        simulate("youth-cafe", runs=-5)
    typed = said(capsys, "run", "youth-cafe", "--set", "runs=-5")[1]
    assert typed.startswith("sesim: 1 mistake in `--set`: --set: runs: ")
    (place / "notes.md").write_text("mine")
    with pytest.raises(
        OutputRefused, match="^`notes.md` is a file, so no folder can be made in it"
    ):
        read_run("outputs/youth-cafe-001").save("notes.md")
    with pytest.raises(Refused, match="`runs` is set twice, to `3` and to `4`."):
        simulate("youth-cafe", runs=4, set={"runs": 3})
