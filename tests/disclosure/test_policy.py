"""What may be shared at all: refusals in one sentence each, on either command, before any work."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from simulator.commands.main import guarded
from simulator.disclosure import policy
from simulator.disclosure.months import shared_months
from simulator.disclosure.policy import NotShareable, all_to_share
from simulator.mechanisms import series as ids
from simulator.reports import report
from simulator.scenario.load import load
from simulator.verbs import compare, planned, simulate
from simulator.verbs.refusals import NothingFinished, Refused

SMALL = Path(__file__).parents[1] / "reports"
COHORT = str(SMALL / "cohort.yaml")
RUN = ["run", COHORT, "--shareable"]
COMPARE = ["compare", COHORT, "--set", "allowance.amount=9", "--shareable"]


def fails(*_):
    pytest.fail("it simulated")


@pytest.fixture(autouse=True)
def nothing_is_simulated(monkeypatch):
    monkeypatch.setattr(planned.Plan, "simulate", fails)
    monkeypatch.setattr(compare.Plan, "compare", fails)


@pytest.mark.parametrize("command", [RUN, COMPARE])
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--seed", "5"], "Leave the seed out."),
        (["--set", "seed=5"], "Leave the seed out."),
        (["--runs", "10"], "needs 11 futures or more"),
        (["--set", "community.people=9"], "the scenario sets `community.people` to `9`"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_one_sentence(capsys, command, more, said):
    assert guarded([*command, *more]) == 2
    told = capsys.readouterr()
    assert said in told.err and told.out == "" and "Traceback" not in told.err


def test_the_seed_has_no_second_path(capsys):
    assert guarded([*RUN, "--set", "mechanisms.seed=5"]) == 3
    assert "`mechanisms.seed`" in capsys.readouterr().err


def test_every_scenario_of_a_comparison_is_looked_at(capsys, tmp_path):
    few = tmp_path / "few.yaml"
    few.write_text((SMALL / "cohort.yaml").read_text().replace("people: 60", "people: 8"))
    assert guarded(["compare", COHORT, str(few), "--shareable"]) == 2
    assert "the scenario sets `community.people` to `8`" in capsys.readouterr().err


def test_nothing_is_shared_beside_a_bad_file(capsys, tmp_path):
    """Its mistakes quote it."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("name: bad\n")
    arguments = ["compare", COHORT, str(SMALL / "fee.yaml"), str(bad), "--shareable"]
    assert guarded(arguments) == 3
    assert "leave it out" in capsys.readouterr().err


def test_the_files_own_seed_is_not_used():
    plan = load(COHORT)
    drawn = all_to_share([plan, replace(plan, name="other")], ())
    assert drawn[0].seed == drawn[1].seed != plan.seed, "one for all that are compared"
    assert replace(drawn[0], seed=plan.seed) == plan


def test_a_count_of_people_is_known_by_its_declaration():
    """Not by its name."""
    plan = load(str(SMALL / "donors.yaml"), {"friends.donors": "10"})
    with pytest.raises(NotShareable, match="sets `friends.donors` to `10`"):
        all_to_share([plan], ())
    stated = {path for path, parameter, _ in plan.inputs() if parameter.people}
    assert stated == {"community.people", "friends.donors"}


@pytest.mark.more
@pytest.mark.parametrize("format", [[], ["--format", "json"]])
def test_what_is_printed_is_what_is_shared(tmp_path, capsys, monkeypatch, format):
    """The screen and the JSON show what the folder does, and say that the seed is kept nowhere."""
    monkeypatch.undo()
    monkeypatch.setattr(report, "_draw", lambda *_: {})
    monkeypatch.setattr(policy.secrets, "randbits", lambda bits: 7)
    few = ["--set", "community.people=11", "--runs", "30", "--out", str(tmp_path)]
    assert guarded([*RUN, *few, *format]) == 0
    printed = capsys.readouterr().out
    (folder,) = tmp_path.iterdir()
    found = json.loads((folder / "summary.json").read_text())["measures"]
    assert found["net_outcomes"]["mean"] is None
    if format:
        assert json.loads(printed)["measures"] == found
    else:
        (line,) = [line for line in printed.splitlines() if line.startswith("Net impact: ")]
        assert "not shown" in line
        assert "random seed not recorded" in printed and "seed 7" not in printed


@pytest.mark.more
def test_a_run_to_share_plots_what_it_may(monkeypatch):
    """The same charts in Python as in its folder: no dot for each future, no exact curve."""
    monkeypatch.undo()
    shared = simulate.simulate(COHORT, runs=30, shareable=True)
    with pytest.raises(Refused, match="`both-axes` would"):
        shared.plot("both-axes")
    (middle,) = [line for line in shared.plot("cash").axes[0].lines if line.get_linewidth() == 3.6]
    shown = shared_months(shared.result)[ids.FREE].quantiles[1] / 100
    np.testing.assert_array_equal(middle.get_ydata(), shown)


def test_a_comparison_of_few_finished_futures_is_not_shared(monkeypatch):
    monkeypatch.undo()
    with pytest.raises(NothingFinished, match="11 finished futures or more, and only 2 of 20"):
        few = result_of(2, 20)
        monkeypatch.setattr(compare.experiment, "compare", lambda *_, **__: few)
        compare.compare(COHORT, set={"allowance.amount": 9}, runs=20, shareable=True)


def result_of(finished, planned):
    one = SimpleNamespace(replicates=range(finished), planned=planned, label="cohort")
    return SimpleNamespace(scenarios=(one,))
