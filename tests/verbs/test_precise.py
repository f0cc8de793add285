"""A run until chances are known well enough is the run of that many futures, to the byte."""

import json
import re
from dataclasses import replace
from math import ceil

import numpy as np
import pytest

from simulator import Refused, load, simulate
from simulator.commands.main import guarded
from simulator.experiments import batches, ensemble
from simulator.experiments.ensemble import simulate as in_one_go
from simulator.experiments.work import Broken, Work
from simulator.results.precision import chances_asked, futures_needed, known_to_within
from simulator.results.reasons import reason
from simulator.results.result import TIME_LIMIT, Result
from simulator.verbs import precise, progress
from simulator.verbs.precise import read_points

SMALL = {"community.people": 30, "targets.sustainable_by": 12}
TYPED = {path: str(value) for path, value in SMALL.items()}
RUN = ["run", "youth-cafe", "--months", "12", "--quick", "--set", "community.people=30"]
BEGIN = ["--runs", "40", "--until-precise"]


def small(**how):
    return simulate("youth-cafe", months=12, set=SMALL | how.pop("set", {}), **how)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content(folder):
    """Every file of a run but its manifest; of that all but the times."""
    files = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    label = json.loads(files.pop("manifest.json"))
    summary = json.loads(files.pop("summary.json"))
    del label["started"], label["finished"], label["files"]["summary.json"], summary["output"]
    return files, list(label.items()), list(label["options"].items()), summary


@pytest.mark.slow
@pytest.mark.parametrize("more", [[], ["--shareable"]])
def test_it_is_the_run_of_that_many_futures(here, capsys, monkeypatch, more):
    monkeypatch.setattr("simulator.disclosure.policy.secrets.randbits", lambda bits: 7)
    assert guarded([*RUN, *more, *BEGIN, "9"]) == 0
    shown, notes = capsys.readouterr()
    first = here / "outputs" / "youth-cafe-001"
    runs = json.loads((first / "manifest.json").read_text())["runs"]["planned"]
    assert runs > 40 and f"{runs} futures: {runs - 40} more follow" in notes.replace(
        "\n" + " " * 9, " "
    )
    assert guarded([*RUN, *more, "--runs", str(runs)]) == 0
    again, _ = capsys.readouterr()
    assert shown.replace("-001", "-002") == again
    assert content(first) == content(here / "outputs" / "youth-cafe-002")


@pytest.mark.slow
def test_it_can_be_run_again(here, capsys):
    assert guarded([*RUN, "--set", "runs=40", "--until-precise", "9", "--quiet"]) == 0
    assert capsys.readouterr().out == "outputs/youth-cafe-001\n"
    options = json.loads((here / "outputs/youth-cafe-001/manifest.json").read_text())["options"]
    assert int(options["runs"]) > 40 and options["set"] == ["community.people=30"]
    assert guarded(["rerun", "outputs/youth-cafe-001"]) == 0


def test_the_first_futures_are_not_run_again(monkeypatch):
    tried = []
    attempt = ensemble.attempt

    def noted(scenario, replicates):
        tried.extend(replicates)
        return attempt(scenario, replicates)

    monkeypatch.setattr(ensemble, "attempt", noted)
    seen = []
    run = small(runs=40, until_precise="9 points", progress=lambda *found: seen.append(found))
    assert sorted(tried) == list(range(run.result.n)) and run.result.n > 40
    assert seen[-1] == (run.result.n - 40,) * 2 and (40, 40) in seen
    assert known_to_within(chances_asked(run.result)) <= 0.09
    (said,) = [note for note in run.notes if note.startswith("With")]
    assert said.startswith(f"With {run.result.n} futures, the chances in the claims are known to ")
    assert said.endswith("(aim: 9).")


def test_where_the_first_futures_are_enough_none_follow():
    run = small(runs=40, until_precise=49.5)
    assert run.result.n == 40
    (said,) = run.notes
    assert said.startswith("With 40 futures")


@pytest.mark.slow
def test_what_is_known_does_not_decide_when_to_stop():
    """The number follows from the first futures alone, whatever the claims say of them."""
    claims = [f'"P(sustainable) {op} 40%"' for op in (">=", "<")]
    numbers = {
        small(runs=40, until_precise=9, set={"claims": f"[{claim}]"}).result.n for claim in claims
    }
    assert len(numbers) == 1


def test_claims_decide_which_chances_are_meant():
    claims = '["P(closed) >= 10%", "P(served >= 5) >= 50%", "mean(served) >= 5"]'
    plan = load("youth-cafe", {"claims": claims, "runs": "12", "months": "12"})
    found = in_one_go(plan)
    closed, served = chances_asked(found)
    assert closed.tolist() == (found.finals["closed_month"] > 0).tolist()
    assert served.tolist() == (found.finals["served"] >= 5).tolist()
    money, impact, both = chances_asked(
        replace(found, scenario=load("youth-cafe", {"claims": "[]"}))
    )
    assert both.tolist() == (money & impact).tolist()


def test_a_claim_without_points_is_left_as_it_is():
    run = small(runs=30, until_precise=40, set={"claims": '["mean(served) >= 5"]'})
    assert any(note.startswith("1 claim is about a mean") for note in run.notes)
    several = '["mean(served) >= 5", "q05(served) >= 5", "P(both) >= 5%"]'
    run = small(runs=30, until_precise=40, set={"claims": several})
    assert any(note.startswith("2 claims are about a mean") for note in run.notes)


def test_the_limit_is_said_before_and_what_it_came_to_after():
    run = small(runs=30, until_precise=1, at_most=31)
    before, after = run.notes[-2:]
    assert run.result.n == 31 and "The limit is 31 futures" in before
    came_to = 100 * known_to_within(chances_asked(run.result))
    (said,) = re.findall(r"With 31 futures, .* known to within (.*) points \(aim: 1\)", after)
    assert 0 <= float(said) - came_to < 0.1 + 1e-9


@pytest.mark.parametrize("at_most", [29, 10_001])
def test_a_limit_that_cannot_be_kept_is_refused_before_anything_is_simulated(at_most, monkeypatch):
    monkeypatch.setattr(ensemble, "attempt", None)
    with pytest.raises(Refused, match="begins with 30 futures"):
        small(runs=30, until_precise=3, at_most=at_most)


@pytest.mark.parametrize(
    ("typed", "points"),
    [(3, 3), (0.5, 0.5), ("3", 3), ("3%", 3), ("3 points", 3), ("2,5", 2.5), ("50 poin", 50)]
    + [("1.7 percent", 1.7), (np.float64(2.5), 2.5)],
)
def test_points_are_read_as_elsewhere(typed, points):
    assert read_points(typed, "until_precise") == points


@pytest.mark.parametrize(
    "typed", ["", "0.4", "51", "-3", "three", "3 hours", "2 to 3", "nan", 0.03]
)
def test_what_are_no_points_is_refused(typed):
    with pytest.raises(Refused, match=r"`--until-precise` takes percentage points from 0.5 to 50"):
        read_points(typed, "--until-precise")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--until-precise", "x"], "takes percentage points"),
        (["--at-most", "300"], "is the limit of `--until-precise`"),
        (["--at-most", "300", "--until-precise", "3", "--runs", "400"], "begins with 400"),
    ],
)
def test_what_is_typed_wrongly_costs_a_sentence(here, capsys, typed, said):
    assert guarded([*RUN, *typed]) == 2
    assert said in capsys.readouterr().err and not (here / "outputs").exists()


@pytest.mark.slow
def test_a_long_second_stage_says_how_long(here, capsys, monkeypatch):
    monkeypatch.setattr(progress, "LONG", 0)
    assert guarded([*RUN, *BEGIN, "9"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    more = re.search(r"(\d+) more follow", said)[1]
    assert said.index("40 futures take") < said.index(f"NOTE {more} future")


@pytest.mark.slow
def test_a_time_limit_ends_it(monkeypatch):
    """In the first part there is no second one; in the second the first futures are kept."""
    monkeypatch.setattr(batches, "BATCH", 400)  # of a few futures each
    run = small(runs=40, until_precise=3, time_limit=1e-9)
    assert run.result.untried == TIME_LIMIT and run.result.planned == 40
    assert 0 < run.result.n < 40 and run.notes[0].startswith(f"With {run.result.n} futures")

    monkeypatch.setattr(precise, "end_of", lambda seconds: 0.0)
    run = small(runs=40, until_precise=3, time_limit=1e9)
    assert run.result.untried == TIME_LIMIT and run.result.planned > 100
    assert 40 < run.result.n < run.result.planned
    assert run.result.replicates.tolist() == list(range(run.result.n))


@pytest.mark.slow
def test_futures_that_fail_are_made_up_for(monkeypatch):
    attempt, bad = ensemble.attempt, {1, 45}

    def failing(scenario, replicates):
        broken = ensemble.Broken(replicates, reason("books", error="x"))
        return broken if bad & {*replicates} else attempt(scenario, replicates)

    monkeypatch.setattr(ensemble, "attempt", failing)
    found = small(runs=40, until_precise=8).result
    assert {failure.replicate for failure in found.failures} == bad
    first = in_one_go(load("youth-cafe", {"months": "12", "runs": "40"} | TYPED))
    assert found.planned == ceil(futures_needed(chances_asked(first), 0.08) * 40 / 39)


def test_three_alike_that_fail_later_do_not_end_it():
    """Whether a rule fails in every future is judged by the first three of all."""
    bad = {5, 6, 7}
    begun = Result(None, 5, np.arange(5), {}, {}, {})
    work = Work(None, [range(5, 9)], begun)
    broken = reason("books", error="x")
    while work.waiting:
        batch = work.waiting.popleft()
        numbers = np.array(list(batch))
        good = not bad & {*batch}
        work.take(Result(None, len(batch), numbers, {}, {}, {}) if good else Broken(batch, broken))
    found = work.result()
    assert not found.untried and found.planned == 9 and work.before == 5
    assert sorted([*found.replicates, *(f.replicate for f in found.failures)]) == list(range(9))
