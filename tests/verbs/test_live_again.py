"""What a run knows of chance once its futures have lived again, and that a rerun repeats it."""

import pytest

from simulator import read_run, simulate
from simulator.experiments import twins
from simulator.verbs.lives import ALL, NONE, USUAL
from simulator.verbs.progress import how_long_for_causes
from simulator.verbs.rerun import rerun

SMALL = {"community.people": 60}


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(twins, "LEAST", 1)
    return simulate("youth-cafe", runs=12, months=48, set=SMALL)


@pytest.mark.more
def test_chance_is_said_only_after_futures_have_lived_again(run):
    assert run.summary["chance"] is None and "CHANCE" not in run.screen()
    assert run.to_frame()["money_again"].isna().all()
    run.live_again(NONE)
    found = run.summary["chance"]
    assert found["pairs"] == 12 and "CHANCE   " in run.screen()
    again = run.to_frame()
    same = (again["money"] == "sustainable") == (again["money_again"] == "sustainable")
    assert found["same"] == pytest.approx(same.mean())
    assert run.request.options["causes"] == NONE and run.screen().startswith(run.beginning())


@pytest.mark.more
def test_causes_of_impact_are_only_for_those_who_ask_for_all(run, monkeypatch):
    asked = []
    monkeypatch.setattr("simulator.verbs.lives.look_into_causes", lambda result, **_: result)
    monkeypatch.setattr(
        "simulator.verbs.lives.look_into_impact", lambda result, **_: asked.append(1) or result
    )
    run.live_again(USUAL)
    assert not asked and "impact_causes" not in run.summary
    run.live_again(ALL)
    assert asked


def test_a_time_limit_holds_for_second_lives_too(monkeypatch):
    monkeypatch.setattr(twins, "LEAST", 1)
    monkeypatch.setattr("simulator.verbs.simulate.end_of", lambda seconds: 0.0)
    found = simulate("youth-cafe", runs=4, months=12, set=SMALL, time_limit="1h", causes=USUAL)
    assert found.notes[-1] == "The time limit ended. Causes and CHANCE are left out."
    assert found.result.n == 4 and "causes" not in found.request.options


@pytest.mark.more
def test_it_is_said_before_how_long_all_causes_take(run, monkeypatch):
    """As long for each future as the run took."""
    monkeypatch.setattr("simulator.verbs.progress.seconds_needed", lambda plan, _: plan.runs)
    monkeypatch.setattr("simulator.verbs.progress.again_for_all", lambda _: 7 * run.result.n)
    said = how_long_for_causes(run.result, 10, 1)
    assert "about 96 futures live again, which takes about 80 seconds here." in said
    assert how_long_for_causes(run.result, None, 1) == "" and run.seconds > 0


@pytest.mark.more
def test_a_kept_run_shows_it_and_a_rerun_repeats_it(run, tmp_path):
    run.live_again(NONE)
    path = run.save(tmp_path)
    kept = read_run(path)
    assert kept.summary["chance"] == run.summary["chance"] and kept.screen() == run.screen()
    assert "lived twice" in (path / "report.html").read_text("utf-8")
    found = rerun(path)
    assert not found.different and "summary.json" in found.same
