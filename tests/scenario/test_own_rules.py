"""Rules of one's own come from folders that the user names; a bad one stops the command first."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from simulator.commands.completing import changes, topics
from simulator.commands.group import sesim
from simulator.commands.main import guarded
from simulator.experiments import ensemble, pool
from simulator.mechanisms import kinds
from simulator.mechanisms.own_rules import file_of, using
from simulator.scenario.json_schema import json_schema
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.own_rules import RulesRefused, own_rules, read_rules

pytestmark = pytest.mark.usefixtures("few_live_again")

RULE = """\"\"\"Membership fees: every member pays each month.\"\"\"

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.quantities.units import Count, Money


class Membership(Mechanism):
    \"\"\"`members` people pay `fee` a month.\"\"\"

    phase = Phase.EARN
    income = "earned"
    members: Count = parameter("30 to 50", help="Members.", source="assumption")
    fee: Money = parameter(help="What each pays a month.")

    def step(self, model):
        paid = np.rint(self.members * self.fee).astype(np.int64)
        model.treasury.earn("earned", self.name, paid * model.open, None)
"""
SCENARIO = """
extends: youth-cafe
name: club
title: A club
months: 12
events: []
targets: {sustainable_by: 12}
mechanisms:
  membership: {fee: 25000}
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty current folder with a scenario that uses the rule in `ours/`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SESIM_RULES", raising=False)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/membership.py").write_text(RULE, "utf-8")
    (tmp_path / "club.yaml").write_text(SCENARIO, "utf-8")
    return tmp_path


@pytest.mark.more
def test_a_rule_is_known_only_while_its_folder_is_named(place):
    with using(read_rules([place / "ours"])):
        scenario = load("club.yaml")
        assert "membership" in kinds()
    assert "membership" not in kinds()
    with pytest.raises(ScenarioError, match="`membership` is not a kind of rule"):
        load("club.yaml")
    result = ensemble.simulate(scenario)
    assert result.n and (result.series["income_membership"][:, 0] > 0).all()
    assert [file.kind for file in own_rules(scenario)][0] == "membership"
    assert file_of(scenario.mechanisms["cafe_sales"].kind) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (".astype(np.int64)", "", 19, "BooksError: membership: amounts must be int64"),
        ('earn("earned"', 'earn("eearned"', 19, "income is earned, public or given, not 'eearned'"),
        ("np.rint(", "exit(", 18, "SystemExit"),
        ("self.members *", "self.member *", 18, "has no attribute 'member'"),
    ],
)
def test_a_rule_that_fails_is_named_with_its_line(place, old, new, line, said):
    assert old in RULE
    (place / "ours/membership.py").write_text(RULE.replace(old, new), "utf-8")
    with using(read_rules([place / "ours"])):
        scenario = load("club.yaml", {"runs": "1"})
    (failure,) = ensemble.simulate(scenario).failures
    assert failure.reason.id == "own rule"
    values = dict(failure.reason.values)
    assert values["place"] == f"{place}/ours/membership.py:{line}"
    assert said in values["error"] and "sesim" not in failure.reason.english


@pytest.mark.more
def test_a_rule_that_fails_only_in_the_replay_is_named(place, capsys):
    wrong = RULE.replace("        paid =", "        assert model.runs > 1\n        paid =")
    (place / "ours/membership.py").write_text(wrong, "utf-8")
    assert guarded(["run", "club.yaml", "--rules", "ours", "--runs", "2", "--quiet"]) == 4
    told = capsys.readouterr().err
    assert "Nothing was saved." in told and "ours/membership.py:18" in told
    assert "fault of sesim" not in told


def test_an_empty_name_is_not_the_current_folder(place, monkeypatch, capsys):
    """Every program that stands there would be run."""
    (place / "backup.py").write_text("open('ran', 'w')", "utf-8")
    monkeypatch.setenv("SESIM_RULES", os.pathsep + "ours" + os.pathsep)
    assert guarded(["check", "club.yaml"]) == 0
    assert guarded(["check", "club.yaml", "--rules", ""]) == 2
    assert "name of a folder after `--rules`" in capsys.readouterr().err
    assert not (place / "ran").exists()


def test_reading_it_leaves_nothing_in_the_folder(place):
    read_rules([place / "ours"])
    assert [p.name for p in (place / "ours").iterdir()] == ["membership.py"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("fee: Money =", "fee =", 15, "`fee` has no kind of value; write one, as in"),
        ("fee: Money =", "fee: int =", 9, "a parameter here has no kind of value"),
        ('"30 to 50"', '"many"', 14, "`members`: its default `many` cannot be read; `many` is not"),
        ('help="Members."', 'help=""', 14, "`members`: it needs a sentence of `help`"),
        ("fee: Money", "order: Money", 15, "`order`: every rule has something with this name"),
        (
            "(help=",
            "(low=5, high=2, help=",
            15,
            "`fee`: the lower bound 5 is above the upper bound 2",
        ),
        ("    phase = Phase.EARN\n", "", 9, "it needs a phase, as in `phase = Phase.EARN`"),
        ("def step", "def steps", 9, "it needs a method `step`"),
        ('"earned"\n', '"sales"\n', 9, "`income` must be `earned`, `public` or `given`"),
        ("import numpy", "import nompy", 3, "No module named 'nompy'"),
        ("income = ", "income = = ", 13, "this is not Python"),
        (
            "class Membership",
            "1 / 0\n\n\nclass Membership",
            9,
            "cannot be imported (`ZeroDivisionError",
        ),
        (
            "class Membership",
            "raise SystemExit\nclass Membership",
            9,
            "cannot be imported (`SystemExit",
        ),
        ("(Mechanism)", "", 1, "this one holds none"),
        (
            "class Membership(Mechanism)",
            "class Membership:\n    x = 1\nclass B",
            1,
            "this one holds none",
        ),
        (
            "class Membership",
            "class Other(Mechanism):\n    pass\n\n\nclass Membership",
            1,
            "this one holds `Other` and `Membership`",
        ),
        ("import numpy", "\0", 1, "null bytes"),
    ],
)
def test_a_file_that_is_no_sound_rule_is_told_with_its_line(place, old, new, line, said, capsys):
    text = RULE.replace(old, new, 1)
    assert text != RULE
    (place / "ours/membership.py").write_text(text, "utf-8")
    assert guarded(["run", "club.yaml", "--rules", "ours"]) == 3
    told = capsys.readouterr().err
    assert f"ours/membership.py:{line}: " in told and said in told
    assert not (place / "outputs").exists()


def test_all_faults_are_told_at_once_and_names_that_are_taken(place):
    (place / "ours/grant.py").write_text(RULE, "utf-8")
    (place / "ours/Big Name.py").write_text(RULE, "utf-8")
    (place / "more").mkdir()
    (place / "more/membership.py").write_text(RULE, "utf-8")
    with pytest.raises(RulesRefused) as refused:
        read_rules([place / "ours", place / "more"])
    assert [line.partition(":1: ")[2] for line in str(refused.value).splitlines()] == [
        "`Big Name` cannot be the name of a rule; use small letters, digits and `_`, as in"
        " `membership.py`",
        "a rule of sesim has the name `grant` already; give the file another name",
        f"the rule in {place / 'ours/membership.py'} has the name `membership` already; give the"
        " file another name",
    ]


def test_a_folder_that_cannot_be_used_is_one_sentence(place, capsys):
    (place / "none").mkdir()
    for folder, said in (
        ("none", "--rules none: there is no rule in this folder, such as `membership.py`"),
        (
            "nowhere",
            "--rules nowhere: this folder cannot be read (there is no such file or folder); write"
            " the name of a folder with rules",
        ),
        (
            "club.yaml",
            "--rules club.yaml: this folder cannot be read (a part of the path is not a folder);"
            " write the name of a folder with rules",
        ),
    ):
        assert guarded(["check", "club.yaml", "--rules", folder]) == 3
        assert capsys.readouterr().err == f"sesim: {said}\n"


@pytest.mark.more
def test_commands_know_them_and_the_environment_names_folders_too(place, capsys, monkeypatch):
    assert guarded(["check", "club.yaml"]) == 3
    assert guarded(["check", "club.yaml", "--rules", "ours"]) == 0
    assert guarded(["explain", "membership.fee", "--rules", "ours"]) == 0
    assert "What each pays a month" in capsys.readouterr().out
    (place / "more").mkdir()
    (place / "more/raffle.py").write_text(RULE.replace("Membership(", "Raffle("), "utf-8")
    monkeypatch.setenv("SESIM_RULES", "ours:more")
    assert guarded(["check", "club.yaml"]) == 0
    assert guarded(["explain", "raffle"]) == 0
    assert guarded(["check", "--schema"]) == 0
    assert "mechanism.raffle" in capsys.readouterr().out
    assert "mechanism.raffle" not in json.dumps(json_schema())


def test_completion_knows_them(place):
    for words in (["run", "club.yaml", "--rules", "ours"], ["explain", "--rules", "ours"]):
        with sesim.make_context("sesim", words, resilient_parsing=True) as above:
            name, command, rest = sesim.resolve_command(above, words)
            with command.make_context(name, rest, parent=above, resilient_parsing=True) as ctx:
                pass
        if name == "run":
            found = {item.value for item in changes(ctx, None, "membership.")}
            assert found == {"membership.fee=", "membership.members="}
        else:
            assert topics(ctx, None, "membersh")[0].value == "membership"
    assert "membership" not in kinds()


@pytest.mark.parametrize("fork", [True, False])
@pytest.mark.slow
def test_workers_know_them(place, monkeypatch, fork):
    with using(read_rules([place / "ours"])):
        scenario = load("club.yaml", {"runs": "4", "community.people": "60"})
    alone = ensemble.simulate(scenario)
    monkeypatch.setattr(pool, "processes", lambda *_: 2)
    monkeypatch.setattr(pool, "_may_fork", lambda: fork)
    many = ensemble.simulate(scenario, workers=2)
    assert many.n == alone.n == 4
    assert np.array_equal(alone.series["income_membership"], many.series["income_membership"])


@pytest.mark.slow
def test_the_manifest_has_their_digests_but_one_to_share_has_none(place):
    digest = {"membership.py": sha256(RULE.encode()).hexdigest()}
    asked = ["run", "club.yaml", "--runs", "12", "--quiet", "--rules", "ours"]
    for more, kept in (([], digest), (["--shareable"], None)):
        assert guarded([*asked, *more]) == 0
        newest = max(place.glob("outputs/club-0*"))
        assert json.loads((newest / "manifest.json").read_text()).get("rules") == kept
    change = ["compare", "club.yaml", "--set", "membership.fee=+10%", "--runs", "4", "-q"]
    assert guarded([*change, "--rules", "ours"]) == 0
    manifest = json.loads((place / "outputs/club-compare-001/manifest.json").read_text())
    assert manifest["rules"] == digest


CANARY = "import pathlib\npathlib.Path('ran').touch()\n" + RULE


@pytest.mark.more
def test_a_scenario_never_names_rules(place):
    """X1: only the command line and the environment name a folder; a file is data."""
    (place / "ours/membership.py").write_text(CANARY, "utf-8")
    for line in (
        "rules: ours",
        "rules: [./ours]",
        "mechanisms: {membership: {kind: ours/membership}}",
    ):
        (place / "bad.yaml").write_text(SCENARIO.split("mechanisms")[0] + line + "\n", "utf-8")
        done = subprocess.run(
            [sys.executable, Path(__file__).parents[2] / "cli.py", "check", "bad.yaml"],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 3 and "is not a" in done.stdout
        assert not (place / "ran").exists()
    assert guarded(["check", "club.yaml", "--rules", "ours"]) == 0
    assert (place / "ran").exists(), "the canary does sing where a person asks for it"
