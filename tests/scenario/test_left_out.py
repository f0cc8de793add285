"""A file whose own list replaces events or policies of its base is told how many are gone."""

import pytest
from planted import GOOD

from simulator.commands.main import guarded
from simulator.scenario.load import load
from simulator.scenario.warnings import remarks

EVENTS = """events:
  - {month: 2025-03, change: team.trainer.salary, by: 10%}
  - {month: 2025-04, change: team.trainer.salary, by: 20%}
"""
POLICIES = """policies:
  - {when: reserve_months < 1, then: freeze_intake}
  - {when: reserve_months < 2, then: freeze_hiring, for: 3}
"""
OTHER_EVENT = "{month: 2025-05, change: team.trainer.salary, by: 5%}"
OTHER_POLICY = "{when: reserve_months < 3, then: freeze_hiring}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = GOOD.read_text("utf-8").replace("events:\n", "XX\n").partition("XX\n")[0]
    (tmp_path / "base.yaml").write_text(text + EVENTS + POLICIES, "utf-8")
    return tmp_path


def left_out(folder, text, base="base", name="child"):
    (folder / f"{name}.yaml").write_text(f"extends: {base}\nname: {name}\n{text}\n", "utf-8")
    found = remarks(load(folder / f"{name}.yaml"))
    return [remark for remark in found if "replaced" in remark]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"events: [{OTHER_EVENT}]",
            "2 events of `base.yaml` are replaced, because `child.yaml` has its own `events`. Copy"
            " them there if they should happen.",
        ),
        (
            f"events: [{OTHER_EVENT}, {{change: team.trainer.salary, month: 2025-04, by: 20%}}]",
            "1 event of `base.yaml` is replaced, because `child.yaml` has its own `events`. Copy it"
            " there if it should happen.",
        ),
        (
            f"policies: [{OTHER_POLICY}]",
            "2 policies of `base.yaml` are replaced, because `child.yaml` has its own `policies`."
            " Copy them there if they should hold.",
        ),
        (
            f"policies: [{OTHER_POLICY}, {{when: reserve_months < 1, then: freeze_intake}}]",
            "1 policy of `base.yaml` is replaced, because `child.yaml` has its own `policies`."
            " Copy it there if it should hold.",
        ),
    ],
)
def test_what_a_list_replaces_is_counted(folder, text, said):
    assert left_out(folder, text) == [said]


@pytest.mark.parametrize("text", ["", "events: null", "events: []", "about: words", EVENTS])
def test_a_list_that_is_kept_or_meant_to_go_is_no_surprise(folder, text):
    assert left_out(folder, text) == []


def test_what_a_file_between_replaces_is_said_too_with_its_name(folder):
    left_out(folder, f"events: [{OTHER_EVENT}]", name="middle")
    (said,) = left_out(folder, "about: words", base="middle")
    assert said.startswith("2 events of `base.yaml` are replaced, because `middle.yaml` has")


@pytest.mark.more
def test_check_and_run_say_it(folder, capsys):
    left_out(folder, f"events: [{OTHER_EVENT}]")
    for command in (["check", "child.yaml"], ["run", "child.yaml", "--runs", "2"]):
        assert guarded(command) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "LOOK 2 events of `base.yaml` are replaced" in printed
