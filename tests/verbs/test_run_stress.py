"""A run with `--stress` shows three stresses: of its own futures, the same each time."""

import json
import re
from dataclasses import replace
from html import unescape
from time import monotonic

import numpy as np
import pytest

from simulator import Refused, load, read_run, simulate, stress
from simulator.commands.main import guarded
from simulator.experiments import ensemble
from simulator.experiments.study import simulate_blocks
from simulator.experiments.study.stressing import AXES, Harm, most_harmful
from simulator.experiments.time_limit import TimeEnded
from simulator.reports.stress_line import worst_in_words
from simulator.reports.stresses import section, stresses_of_run
from simulator.results.paired import paired_shares
from simulator.storage.study_unusable import StudyUnusable
from simulator.verbs import run_stress
from simulator.verbs.run import Run
from simulator.verbs.run_stress import how_long_stresses, try_stresses
from simulator.words.language import speaking
from simulator.words.numbers import percent, percent_range

pytestmark = pytest.mark.slow

SMALL = {"community.people": 60, "targets.sustainable_by": 24}
RUN = ["run", "youth-cafe", "--runs", "60", "--months", "24", "--quick"]
RUN += [part for path, value in SMALL.items() for part in ("--set", f"{path}={value}")]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def small(**how):
    return simulate("youth-cafe", runs=60, months=24, set=SMALL, **how)


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    """A run, and what the verb says of the same venture."""
    place = tmp_path_factory.mktemp("study")
    run = small()
    run.stress(study=place / "run.sesim")
    alone = stress("youth-cafe", runs=60, months=24, set=SMALL, study=place / "own.sesim")
    return run, alone


def text_of(folder):
    page = (folder / "report.html").read_text(encoding="utf-8")
    return " ".join(unescape(re.sub("<[^>]*>", " ", page)).split())


def test_it_says_what_the_verb_says(tried):
    run, alone = tried
    (venture,) = alone.ventures
    found = run.summary["stress"]
    assert found["stresses"] == 9 and found["futures"] == 60
    worst = [harm.stress.name for harm in most_harmful(venture.harms, 3)]
    assert [each["stress"] for each in found["worst"]] == worst and "bad-year" not in worst
    assert [each["stress"] for each in found["contain_others"]] == ["bad-year"]
    harms = {harm.stress.name: harm for harm in venture.harms}
    assert found["not_exposed"] == [name for name in harms if not harms[name].exposed] != []
    for each in found["worst"]:
        for axis in AXES:
            change, there = harms[each["stress"]].changes[axis], each["chances"][axis]
            assert there["without"]["share"] == pytest.approx(change.before)
            assert there["with"]["share"] == pytest.approx(change.after)
            assert there["with"]["low"] <= there["with"]["share"] <= there["with"]["high"]
            assert (there["change"], there["clear"]) == (
                pytest.approx(change.difference),
                not change.tie,
            )
        assert each["chances"]["both"]["without"]["share"] == run.verdict["both"]["share"]


def test_the_futures_without_a_stress_are_those_of_the_run(here, monkeypatch):
    """Their whole blocks are not simulated again, and are the same as if they were."""
    seen = []
    attempt = simulate_blocks.Attempt.__call__

    def noted(self, scenario, batch):
        seen.extend((job.block.point, job.block.number) for job in batch)
        return attempt(self, scenario, batch)

    monkeypatch.setattr(simulate_blocks.Attempt, "__call__", noted)
    venture = try_stresses(small().result, study=here / "run.sesim")
    assert (0, 0) not in seen and (0, 1) in seen and (1, 0) in seen
    (own,) = stress("youth-cafe", runs=60, months=24, set=SMALL, study=here / "own.sesim").ventures
    assert venture.digest == own.digest and (0, 0) in seen
    seen.clear()
    try_stresses(small().result, study=here / "run.sesim")
    assert seen == []


@pytest.mark.more
def test_a_future_that_fails_in_the_run_fails_in_the_study(here, monkeypatch):
    attempt = ensemble.tried

    def failing(scenario, batch, replicates, *more):
        if 7 in replicates:
            return ensemble.Broken(batch, ensemble.reason("books", error="x"))
        return attempt(scenario, batch, replicates, *more)

    monkeypatch.setattr(ensemble, "tried", failing)
    result = small().result
    assert [failure.replicate for failure in result.failures] == [7]
    venture = try_stresses(result, study=here / "run.sesim")
    assert venture.without.failed == 1 and 7 not in venture.without.places
    assert venture.without.happens("both").sum() == round(
        Run(small().request, scenario=result.scenario, result=result).verdict["both"]["share"] * 59
    )


def test_the_command_shows_keeps_and_runs_it_again(here, capsys):
    assert guarded([*RUN, "--stress"]) == 0
    printed, folder = capsys.readouterr().out, here / "outputs" / "youth-cafe-001"
    assert len(printed.splitlines()) <= 40 and printed.count("STRESS ") == 1
    assert json.loads((folder / "manifest.json").read_text())["options"]["stress"] is True
    found = json.loads((folder / "summary.json").read_text())["stress"]
    report = text_of(folder)
    assert "Each of 6 stresses was tried alone in the same 60 futures" in report
    for each in found["worst"]:
        assert each["title"] in report and each["about"] in report
        for chance in each["chances"].values():
            levels = (chance["without"], chance["with"])
            shown = " ".join(
                f"{percent(x['share'])} {percent_range(x['low'], x['high'])}" for x in levels
            )
            assert shown in report
    assert "not exposed to “The currency falls” and “Repayment falls”" in report
    assert worst_in_words({"stress": found}) in " ".join(printed.split())
    assert (here / "outputs" / "studies" / "youth-cafe.sesim").exists()
    assert guarded(["rerun", "outputs/youth-cafe-001"]) == 0
    assert "STRESS " in repr(read_run(folder))
    capsys.readouterr()
    assert guarded([*RUN, "--stress", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["stress"] == found


def test_without_the_option_nothing_is_said(here, capsys):
    assert guarded(RUN) == 0
    assert "STRESS " not in capsys.readouterr().out
    folder = here / "outputs" / "youth-cafe-001"
    assert "stress" not in json.loads((folder / "summary.json").read_text())
    assert "stress" not in text_of(folder) and not (here / "outputs" / "studies").exists()


@pytest.mark.more
def test_in_a_run_to_share_it_is_left_out_and_said(here, capsys):
    assert guarded([*RUN, "--stress", "--shareable"]) == 0
    said = "a run to share keeps neither its scenario nor its random seed"
    assert said in " ".join(capsys.readouterr().out.split())
    assert said in text_of(here / "outputs" / "youth-cafe-001")
    assert not (here / "outputs" / "studies").exists()


def test_it_takes_long_and_says_so_before(here, capsys, monkeypatch):
    monkeypatch.setattr(run_stress, "LONG", 0)
    scenario = load("youth-cafe", {"runs": "60", "months": "24"})
    one = re.search(r"the stresses, (\S+) more futures", how_long_stresses(scenario, 1))[1]
    assert one == "750"  # 7 of the stresses in 2 blocks each, and the block that the run has not
    monkeypatch.setattr(Run, "stress", lambda *_: None)
    assert guarded([*RUN, "--stress", "--until-precise", "45"]) == 0
    assert "For the stresses, " in " ".join(capsys.readouterr().err.split())
    monkeypatch.setattr(run_stress, "LONG", 1e9)
    assert how_long_stresses(scenario, 1) == ""


def test_where_time_ends_it_is_left_out(monkeypatch):
    run = small()
    with pytest.raises(TimeEnded):
        run.stress(until=monotonic() - 1)
    with pytest.raises(TimeEnded):
        try_stresses(replace(run.result, untried="time limit"))
    assert "stress" not in run.summary

    def ended(*_):
        raise TimeEnded

    monkeypatch.setattr(Run, "stress", ended)
    assert small(stress=True).notes[-1] == "The time limit ended. Stresses are left out."


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (TimeEnded(), 0, "The time limit ended. Stresses are left out."),
        (StudyUnusable("It is in use."), 0, "It is in use. Stresses are left out."),
        (KeyboardInterrupt(), 130, "Saving the run. Stresses are left out."),
    ],
)
def test_what_ends_the_stresses_does_not_end_the_run(here, capsys, monkeypatch, error, code, said):
    def ends(*_):
        raise error

    monkeypatch.setattr(Run, "stress", ends)
    assert guarded([*RUN, "--stress"]) == code
    assert said in " ".join(capsys.readouterr().err.split())
    assert (here / "outputs" / "youth-cafe-001" / "report.html").exists()


def test_a_venture_without_a_text_is_refused_before_the_run(monkeypatch):
    monkeypatch.setattr(ensemble, "attempt", None)
    with pytest.raises(Refused):
        simulate(replace(load("youth-cafe"), seed=3), runs=12, stress=True)


# -- what is told ---------------------------------------------------------------------------------


def harm(tried, before, after):
    """A stress with made-up futures."""
    template = next(h for h in tried[1].ventures[0].harms if h.exposed)
    change = paired_shares(before, after)
    return replace(template, changes=dict.fromkeys(AXES, change), both=change)


def told(tried, *harms):
    venture = replace(tried[1].ventures[0], harms=harms)
    return {"stress": stresses_of_run(venture)}


def test_only_what_harms_is_told(tried):
    good, half = np.ones(60, dtype=bool), np.arange(60) % 2 == 0
    bad, same, better = (harm(tried, *pair) for pair in ((good, half), (half, half), (half, good)))
    slightly = harm(tried, half, half & (np.arange(60) > 1))
    assert most_harmful([same, slightly, better, bad], 3) == [bad, slightly]
    one = told(tried, same, bad, better)
    assert "This one lowers a chance" in section(one).above and section(one).below == []
    assert [row.change for row in section(one).stresses[0].rows] == [("-50", "-62 to -35")] * 3
    said = "(points: MONEY -50 (-62 to -35), IMPACT -50 (-62 to -35)). Stresses compared: 3."
    first = worst_in_words(one)
    assert first.startswith("Largest clear fall of MONEY") and said in first
    assert "(-50 points each)" in worst_in_words(told(tried, bad, bad))
    none = told(tried, same, better)
    assert (
        worst_in_words(none)
        == section(none).above
        == ("No single stress lowers a chance. Stresses compared: 2.")
    )

    unsure = told(tried, slightly)
    assert worst_in_words(unsure) == (
        "No single stress clearly lowers a chance. Stresses compared: 1."
    )
    assert section(unsure).below[0].startswith("unclear: with so few futures")
    mixed = replace(bad, changes={**bad.changes, "delivers": same.changes["delivers"]})
    rows = section(told(tried, mixed)).stresses[0].rows
    assert rows[1].change == ("same in all", "")


def test_titles_are_in_the_language_in_use_and_kept_where_unknown(tried):
    summary = {"stress": tried[0].summary["stress"]}
    english = section(summary).stresses[0].title
    with speaking("id"):
        assert section(summary).stresses[0].title != english
    own = {**summary["stress"]["worst"][0], "stress": "gone", "title": "Mine", "about": "mine"}
    changed = {"worst": [own], "falls_most": {"sustainable": [own]}, "not_exposed": ["mine"]}
    gone = {"stress": summary["stress"] | changed}
    assert (section(gone).stresses[0].title, section(gone).stresses[0].about) == ("Mine", "mine")
    assert "“mine”" in section(gone).below[-1] and "Mine" in worst_in_words(gone)


def test_a_stress_that_is_not_met_has_no_numbers(tried):
    spared = next(h for h in tried[1].ventures[0].harms if not h.exposed)
    assert isinstance(spared, Harm) and spared.both is None
    assert most_harmful([spared], 3) == []
