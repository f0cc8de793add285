"""`sesim calibrate`: the techniques of a file have the effect that it states."""

import json
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from simulator.commands.group import sesim
from simulator.experiments.ensemble import simulate
from simulator.scenario.calibration import Calibration, beside
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.variant import variant
from simulator.scenario.warnings import remarks
from simulator.starter.renamed import copied
from simulator.storage.folder import WriteFailed
from simulator.verbs import calibrate as verb
from simulator.verbs.calibrate import calibrate
from simulator.verbs.refusals import Refused

pytestmark = pytest.mark.usefixtures("few_live_again")

SCHOOL = """
name: school
title: Evening school
months: 30
currency: IDR
runs: 60
seed: 5
community:
  people: 400
  income: 1 million
  start_level: 40%
  natural_level: 52%
  natural_spread: 15%
outcome:
  threshold: 60%
  {effect}
venture: {{opening_cash: 2 billion}}
team: {{teacher: {{role: practitioner, posts: 3, salary: 4 million, caseload: 30}}}}
mechanisms:
  gives_up: {{first_year: 0%, later: 0%}}
  lessons: {{kind: education, months: 4, group_size: 30, strength: 60%}}
  outreach: {{hours: 20}}
  circle: {{kind: group_work, months: 4, strength: 20%}}
targets: {{net_outcomes: 10, cost_per_net_outcome: 100 million, outcome_after: 6}}
"""
FEW = 30


def written(folder, effect="effect: 6 to 14 points", name="school.yaml"):
    file = folder / name
    file.write_text(SCHOOL.format(effect=effect), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def curve_of(tmp_path_factory):
    """The curve of the file, made once."""
    found = calibrate(written(tmp_path_factory.mktemp("first")), futures=FEW)
    found.save()
    return found


@pytest.fixture
def made(tmp_path, curve_of):
    """A file whose curve was written beside it."""
    file = written(tmp_path)
    beside(file).write_bytes(curve_of.file.read_bytes())
    return file


def refused(call, *parts):
    with pytest.raises(ScenarioError) as error:
        call()
    said = "\n".join(map(str, error.value.mistakes))
    assert all(part in said for part in parts), said


def effect_in(result):
    return result.finals["caused_outcomes"].sum() / result.finals["followed"].sum()


@pytest.mark.more
def test_the_effect_that_is_stated_comes_out(made):
    result = simulate(load(made, {"runs": "120"}))
    wanted = result.inputs["outcome.effect"]
    assert 0.08 < wanted.mean() < 0.12
    assert effect_in(result) == pytest.approx(wanted.mean(), abs=0.02)
    large = wanted > np.median(wanted)
    caused, followed = (result.finals[name] for name in ("caused_outcomes", "followed"))
    assert caused[large].sum() / followed[large].sum() > effect_in(result)


@pytest.mark.more
def test_a_larger_effect_needs_stronger_techniques_and_only_the_named_ones(tmp_path, curve_of):
    curve = curve_of.curve
    assert curve.strengths[0] == 0 and np.all(np.diff(curve.strengths) > 0)
    assert np.all(np.diff(curve.effects) > 0) and curve.effects[0] == pytest.approx(0, abs=0.01)
    alone = written(tmp_path, "effect: 10 points\n  effect_of: circle", "alone.yaml")
    text = alone.read_text("utf-8")
    alone.write_text(text.replace("strength: 60%", "strength: 5%"), encoding="utf-8")
    calibrate(alone, futures=FEW).save()
    plan = load(alone)
    assert plan.outcome.values["effect_of"] == ("circle",)
    assert plan.calibration.reach[0] > 0.02  # lessons are as strong as the file says
    assert effect_in(simulate(plan)) == pytest.approx(0.1, abs=0.03)


def test_a_file_that_states_an_effect_needs_its_curve(tmp_path):
    refused(lambda: load(written(tmp_path)), "outcome.effect", "school.yaml`, and again")
    assert load(written(tmp_path, "needs_job: no")).calibration is None


@pytest.mark.more
@pytest.mark.parametrize(
    "effect, said",
    [
        ("effect: 99 points", "out of reach"),
        ("effect: 10 points\n  effect_of: [lesson]", "did you mean `lessons`"),
        ("effect: 10 points\n  effect_of: [payroll]", "is not a technique of this file"),
        ("effect: 10 poinks", "difference of two shares"),
        ("effect: 300 points", "above 100%"),
    ],
)
def test_a_bad_effect_is_one_mistake_with_its_cure(made, effect, said):
    text = SCHOOL.format(effect=effect)
    curve = json.loads(beside(made).read_text("utf-8"))
    refused(lambda: loads(f"{text}\ncalibration: {json.dumps(curve)}"), said)


def test_an_effect_without_any_technique(tmp_path):
    text = "\n".join(
        line
        for line in SCHOOL.format(effect="effect: 5 points").splitlines()
        if "kind: education" not in line and "kind: group_work" not in line
    )
    refused(lambda: loads(text), "no technique in this file can have an effect")


@pytest.mark.more
@pytest.mark.parametrize(
    "curve",
    [
        "5",
        "",
        "{",
        "{strengths: [0, 1], effects: [0.1, 0.1]}",
        "{strengths: [0, x], effects: [0, 1]}",
        "{strengths: [0, 1, 2], effects: [0, 1]}",
        "{strengths: [0, 1], effects: [0, nan]}",
    ],
)
def test_a_broken_curve_is_said_once(made, curve):
    beside(made).write_text(curve, encoding="utf-8")
    refused(lambda: load(made), "not a curve that `sesim calibrate` writes")


def test_an_old_curve_is_said_but_not_for_changes_of_the_command_line(made):
    def said(plan):
        return any("calibrated" in remark for remark in remarks(plan))

    assert not said(load(made))
    assert not said(load(made, {"community.people": "300"}))
    assert not said(variant(load(made, {"lessons.strength": "10%"}), {"circle.months": "3"}))
    for old, new in (("people: 400", "people: 410"), ("strength: 20%", "strength: 30%")):
        made.write_text(made.read_text("utf-8").replace(old, new), encoding="utf-8")
        assert said(load(made))
        made.write_text(made.read_text("utf-8").replace(new, old), encoding="utf-8")
    other = made.read_text("utf-8").replace("salary: 4 million", "salary: 5 million")
    made.write_text(other.replace("6 to 14 points", "6 to 12 points"), encoding="utf-8")
    assert not said(load(made))


def test_what_extends_or_copies_a_file_has_its_curve(made):
    child = made.with_name("child.yaml")
    child.write_text("extends: school\nname: child\ntitle: A child\n", encoding="utf-8")
    assert load(child).calibration == load(made).calibration
    files = copied(str(child), "copy")
    assert set(files) == {"copy.yaml", "school.yaml", "school.effect.json"}
    assert set(copied(str(made), "copy")) == {"copy.yaml", "copy.effect.json"}


def test_a_shipped_file_that_was_copied_by_hand_has_its_curve(tmp_path):
    copy, text = tmp_path / "mine.yaml", shipped()["youth-cafe"].read_text("utf-8")
    copy.write_text(text.replace("opening_cash: {value: 600", "opening_cash: {value: 700"), "utf-8")
    assert load(copy).calibration == load("youth-cafe").calibration
    copy.write_text(text.replace("  people: 800", "  people: 801"), encoding="utf-8")
    refused(lambda: load(copy), "outcome.effect", "mine.yaml`, and again")


@pytest.mark.more
def test_a_changed_effect_uses_the_same_curve(made):
    small, large = (
        effect_in(simulate(load(made, {"outcome.effect": points})))
        for points in ("4 points", "14 points")
    )
    assert small == pytest.approx(0.04, abs=0.02) and large == pytest.approx(0.14, abs=0.03)


@pytest.mark.more
def test_what_cannot_be_calibrated_is_refused(tmp_path, monkeypatch, curve_of):
    plain = written(tmp_path, "needs_job: no")
    with pytest.raises(Refused, match="states no effect"):
        calibrate(plain)
    much = written(tmp_path, "effect: 95 points")
    with pytest.raises(Refused, match="out of reach: with no strength at all"):
        calibrate(much, futures=20)
    found = replace(curve_of, file=beside(tmp_path / "school.yaml"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(verb, "write", full)
    with pytest.raises(WriteFailed, match="Nothing was saved"):
        found.save()
    assert not found.file.exists()


@pytest.mark.more
def test_the_command_shows_the_curve_and_saves_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path)
    call = CliRunner().invoke
    dry = call(sesim, ["calibrate", "school.yaml", "--dry-run", "--futures", "20"])
    assert dry.exit_code == 0 and "Nothing was saved" in dry.output, dry.output
    assert "6 to 14 points" in dry.output and not beside(tmp_path / "school.yaml").exists()
    wet = call(sesim, ["calibrate", "school.yaml", "--futures", "20", "--format", "json"])
    data = json.loads(wet.output)
    assert data == json.loads((tmp_path / "school.effect.json").read_text("utf-8"))
    assert load("school.yaml").calibration == Calibration(
        tuple(data["strengths"]), tuple(data["effects"])
    )
    run = call(sesim, ["run", "school.yaml", "--runs", "30", "--quick"])
    assert run.exit_code == 0, run.output
    shipped = call(sesim, ["calibrate", "youth-cafe"])
    assert shipped.exit_code == 2 and "comes with sesim" in shipped.output
