"""`-` reads a scenario from standard input, with the caps and mistakes of a file."""

import io
import json
import sys

import pytest
from planted import GOOD

from simulator.commands.main import guarded
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.text.files import LARGEST


@pytest.fixture
def piped(monkeypatch, tmp_path):
    """Puts bytes on standard input, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def put(data):
        data = data.encode() if isinstance(data, str) else data
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def test_it_is_the_scenario_of_the_file(piped):
    piped(GOOD.read_bytes())
    found, filed = load("-"), load(GOOD)
    assert found.digest == filed.digest and found.path.name == "standard input"
    assert load("-", {"runs": "7"}).runs == 7, "it can be loaded again, with other changes"


@pytest.mark.more
def test_it_extends_a_file_of_the_current_folder_or_a_shipped_one(piped, tmp_path):
    piped("extends: base\nname: mine\n")
    (tmp_path / "base.yaml").write_bytes(GOOD.read_bytes())
    assert load("-").title == load(GOOD).title
    piped("extends: youth-cafe\nname: mine\n")
    assert load("-").title == load("youth-cafe").title


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "standard input:1:1: the file is empty"),
        (b"\xff\xfe", "standard input:1:1: the character here is not in the encoding UTF-8"),
        (b"a: !!python/object/apply:os.system [x]", "standard input:1:4: a tag"),
        (b"#" * (LARGEST + 1), "standard input:1:1: the file is larger than 64 kB"),
        (b"[" * 30, "standard input:1:1: values are nested deeper than 20 levels"),
        (b"name: Mine\nmonths: 1\n", "standard input:1:7: name: `Mine` is not a name"),
    ],
)
def test_its_mistakes_are_those_of_a_file(piped, data, said):
    piped(data)
    with pytest.raises(ScenarioError) as refused:
        load("-")
    assert said in str(refused.value)


def test_no_more_is_read_than_a_file_may_have(piped):
    piped(b"#" * 10 * LARGEST)
    with pytest.raises(ScenarioError):
        load("-")
    assert len(sys.stdin.buffer.read()) == 9 * LARGEST - 1


def test_what_is_closed_is_said(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert guarded(["run", "-"]) == 3
    assert capsys.readouterr().err == (
        "sesim: 1 mistake in `standard input`:\n"
        "standard input: it is closed; give a scenario file\n"
    )


def test_commands_take_it_once(piped, capsys):
    piped(GOOD.read_bytes())
    for words in (["check", "-", "-"], ["compare", "-", "youth-cafe", "-"]):
        assert guarded(words) == 2
        assert (
            "standard input, which holds one scenario. Write `-` only once."
            in capsys.readouterr().err
        )
    assert guarded(["check", "-", "youth-cafe", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["files"]
    assert [file["file"] for file in told] == ["standard input", "youth-cafe"]


@pytest.mark.slow
def test_a_piped_scenario_is_run_and_compared(piped, tmp_path, capsys):
    small = "extends: youth-cafe\nname: mine\nruns: 4\nmonths: 12\ntargets: {sustainable_by: 12}\n"
    piped(small + "events: []\n")
    assert guarded(["run", "-"]) == 0
    manifest = json.loads((tmp_path / "outputs/mine-001/manifest.json").read_text())
    assert manifest["file"] == "standard input"
    assert guarded(["compare", "-", "--set", "cafe_sales.price=+10%"]) == 0
    assert "mine" in capsys.readouterr().out
    bad = small.replace("months: 12", "months: 1")
    piped(bad)
    assert guarded(["compare", "-", "youth-cafe", "island-school", "--runs", "2"]) == 3
    assert "standard input:4:9: months:" in capsys.readouterr().out
