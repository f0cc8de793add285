"""`sesim check` and `sesim list`: what they print and how they end."""

import json

import pytest
from click.testing import CliRunner
from planted import GOOD

from simulator.commands import check
from simulator.commands import list as listing
from simulator.scenario.catalog import shipped


@pytest.fixture
def bad(tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text(GOOD.read_text("utf-8").replace("runs: 50", 'runs: "5\\e[31m0"'), "utf-8")
    return str(file)


def run(command, *arguments):
    return CliRunner().invoke(command, arguments)


def test_a_good_file_is_summed_up():
    answer = run(check.command, str(GOOD))
    assert answer.exit_code == 0
    assert "Kopi Kita, a small training café: 48 months, 50 futures" in answer.output
    assert "have no source yet" in answer.output
    assert max(map(len, answer.output.splitlines()[1:])) <= 80


def test_a_good_file_beside_a_bad_one_is_still_served(bad):
    answer = run(check.command, bad, str(GOOD), "nowhere.yaml")
    assert answer.exit_code == 3
    count, first, *_, last = answer.output.splitlines()
    assert count == f"2 mistakes in `{bad}`:" and first.startswith(f"{bad}:9:7: ")
    assert f"{GOOD}: No mistakes found." in answer.output
    assert last.startswith("nowhere.yaml: there is no file")
    assert "\x1b" not in answer.output
    assert "Traceback" not in answer.output


def test_machines_get_one_object(bad):
    answer = run(check.command, bad, str(GOOD), "--format", "json")
    assert answer.exit_code == 3
    said = json.loads(answer.output)
    assert said["ok"] is False
    assert {tuple(sorted(error)) for error in said["errors"]} == {
        ("column", "file", "hint", "line", "message", "path", "role")
    }
    assert json.loads(run(check.command, str(GOOD), "--format", "json").output)["errors"] == []


@pytest.mark.more
def test_futures_are_compared_with_real_organisations_as_notes(bad):
    answer = run(check.command, str(GOOD), "--base-rates", "--workers", "1")
    assert answer.exit_code == 0
    assert "No mistakes found." in answer.output and "of 50 futures" in answer.output
    assert "OUTSIDE is a note" in " ".join(answer.output.split())
    assert max(map(len, answer.output.splitlines()[1:])) <= 80
    both = run(check.command, bad, str(GOOD), "--base-rates", "--format", "json")
    assert both.exit_code == 3
    of_bad, of_good = json.loads(both.output)["files"]
    assert "base_rates" not in of_bad and len(of_good["base_rates"]["figures"]) == 20
    assert of_good["base_rates"]["compare_with"] == "hybrid"


def test_the_schema_is_no_file_to_compare():
    assert run(check.command, "--schema", "--base-rates").exit_code == 2


def test_without_a_file_it_says_how():
    answer = run(check.command)
    assert answer.exit_code == 2
    assert "sesim check my-venture.yaml" in answer.output


def test_a_file_beside_schema_is_not_ignored():
    answer = run(check.command, "--schema", "missing.yaml")
    assert answer.exit_code == 2 and answer.stdout == ""
    assert "Leave out the file, or `--schema`" in answer.output


def test_the_schema_names_every_section_and_rule():
    from simulator.mechanisms import kinds
    from simulator.scenario.load import KEYS

    schema = json.loads(run(check.command, "--schema").output)
    assert list(schema["properties"]) == list(KEYS)
    assert set(kinds()) <= set(schema["properties"]["mechanisms"]["properties"])
    references = list(_references(schema))
    assert references
    for reference in references:
        place = schema
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def _references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from [value] if key == "$ref" else _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def test_the_schema_describes_each_parameter():
    from simulator.scenario.sections import Community

    block = json.loads(run(check.command, "--schema").output)["$defs"]["community"]["properties"]
    assert set(block) == set(Community.parameters)
    assert block["need"]["default"] == {"low": "35%", "likely": "50%", "high": "65%"}
    assert block["need"]["x-unit"] == "share"
    assert block["people"]["description"].startswith("Required. People who live there")


@pytest.mark.more
def test_the_shipped_scenarios_are_listed_and_good():
    said = json.loads(run(listing.command, "--format", "json").output)["scenarios"]
    assert [entry["name"] for entry in said] == sorted(shipped())
    text = run(listing.command)
    assert text.exit_code == 0
    for name in shipped():
        assert name in text.output
        assert run(check.command, name).exit_code == 0, run(check.command, name).output
