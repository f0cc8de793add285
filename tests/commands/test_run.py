"""`sesim run`: what it asks for, prints, keeps, and how it ends."""

import errno
import json
import re
import signal
import sys
import time
from dataclasses import replace

import pytest

from simulator.commands.main import guarded
from simulator.commands.raised_again import Terminated
from simulator.experiments.time_limit import TimeEnded
from simulator.results.reasons import reason
from simulator.results.result import ALIKE, TIME_LIMIT, Failure
from simulator.scenario.load import load


def folders(place):
    return sorted(p.name for p in (place / "outputs").glob("*"))


@pytest.mark.more
def test_the_screen_and_then_where_the_files_are(stage, tmp_path, capsys):
    assert guarded(["run", "youth-cafe"]) == 0
    printed = capsys.readouterr()
    assert "MONEY    pays for itself by month 48" in printed.out and printed.err == ""
    assert printed.out.splitlines()[-1].startswith("SAVED    outputs/youth-cafe-001: ")
    assert (tmp_path / "outputs/youth-cafe-001/manifest.json").exists()


@pytest.mark.more
def test_each_run_gets_its_own_folder(stage, tmp_path):
    assert [guarded(["run", "youth-cafe"]) for _ in range(2)] == [0, 0]
    assert folders(tmp_path) == ["youth-cafe-001", "youth-cafe-002"]


def test_options_reach_the_scenario_and_the_manifest(stage, tmp_path):
    guarded(
        [
            "run",
            "youth-cafe",
            "--runs",
            "25",
            "--seed",
            "0",
            "--months",
            "60",
            "--set",
            "cafe_sales.price=28000",
            "--set",
            "a.b = x = y",
        ]
    )
    assert stage.changes == {
        "runs": "25",
        "seed": "0",
        "months": "60",
        "cafe_sales.price": "28000",
        "a.b": "x = y",
    }
    manifest = json.loads((tmp_path / "outputs/youth-cafe-001/manifest.json").read_text())
    assert manifest["options"]["set"] == ["cafe_sales.price=28000", "a.b = x = y"]


def test_json_is_exactly_one_object_and_the_same_as_the_file(stage, tmp_path, capsys):
    assert guarded(["run", "youth-cafe", "--format", "json"]) == 0
    printed = capsys.readouterr().out
    assert printed == (tmp_path / "outputs/youth-cafe-001/summary.json").read_text()
    assert json.loads(printed)["output"] == "outputs/youth-cafe-001"


def test_quiet_says_only_where_the_files_are(stage, capsys):
    guarded(["run", "youth-cafe", "--quiet", "--out", "kept/here"])
    assert capsys.readouterr().out == "kept/here/youth-cafe-001\n"


def test_the_future_that_is_replayed(stage, capsys):
    guarded(["run", "youth-cafe", "--replicate", "7"])
    assert stage.replayed == 7
    assert guarded(["run", "youth-cafe", "--replicate", "200"]) == 2
    assert "no future 200. The futures have the numbers 0 to 199" in capsys.readouterr().err


@pytest.mark.more
def test_person_rows_only_on_request(stage, tmp_path):
    guarded(["run", "youth-cafe"])
    guarded(["run", "youth-cafe", "--rows"])
    assert [
        (tmp_path / "outputs" / name / "people.csv").exists() for name in folders(tmp_path)
    ] == [False, True]


def test_failed_futures_end_with_4(stage, capsys):
    stage.result = replace(
        stage.result, planned=26, failures=(Failure(25, reason("error", error="books")),)
    )
    assert guarded(["run", "youth-cafe"]) == 4
    assert "1 of 26 futures could not be simulated" in capsys.readouterr().out


def test_without_a_finished_future_nothing_is_kept(stage, tmp_path, capsys):
    stage.result = replace(
        stage.result,
        replicates=stage.result.replicates[:0],
        failures=(Failure(0, reason("error", error="boom")),),
    )
    assert guarded(["run", "youth-cafe"]) == 4
    assert (
        "Future 0: the simulation stopped with the error `boom`" in capsys.readouterr().err
        and folders(tmp_path) == []
    )


def test_futures_that_were_not_tried_are_counted_apart(stage, tmp_path, capsys):
    three = tuple(Failure(r, reason("error", error="boom")) for r in range(3))
    stage.result = replace(
        stage.result, replicates=stage.result.replicates[:0], failures=three, untried=ALIKE
    )
    assert guarded(["run", "youth-cafe"]) == 4
    assert capsys.readouterr().err == (
        "sesim: None of the 25 futures could be simulated. The first three stopped for the same"
        " reason, so the others were not tried. Future 0: the simulation stopped with the error"
        " `boom`. Nothing was saved.\n"
    )


def test_a_time_limit_ends_with_4_and_says_how_many_of_how_many(stage, tmp_path, capsys):
    stage.result = replace(stage.result, planned=3000, untried=TIME_LIMIT)
    assert guarded(["run", "youth-cafe", "--time-limit", "90s"]) == 4 and stage.seconds == 90
    assert "after 25 of 3,000 futures" in capsys.readouterr().out
    for name in ("summary.json", "manifest.json"):
        kept = json.loads((tmp_path / "outputs/youth-cafe-001" / name).read_text())
        assert kept["untried"] == "time limit"
        assert kept["runs"] == {"planned": 3000, "finished": 25, "failed": 0}


def test_a_time_limit_that_leaves_out_the_future_to_replay_or_too_few_to_share(stage, capsys):
    stage.result = replace(stage.result, planned=200, untried=TIME_LIMIT)
    assert guarded(["run", "youth-cafe", "--replicate", "30"]) == 4
    assert "the time limit ended before future 30 was simulated" in capsys.readouterr().err
    few = slice(0, 8)
    stage.result = replace(
        stage.result,
        replicates=stage.result.replicates[few],
        series={name: v[few] for name, v in stage.result.series.items()},
        finals={name: v[few] for name, v in stage.result.finals.items()},
        inputs={name: v[few] for name, v in stage.result.inputs.items()},
    )
    assert guarded(["run", "youth-cafe", "--shareable"]) == 4
    assert "needs 11 finished futures or more, and only 8 of 200 are" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["10", "soon", "-1m", "0s"])
def test_a_time_limit_that_is_no_time_is_one_sentence(stage, text, capsys):
    assert guarded(["run", "youth-cafe", "--time-limit", text]) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert f"`{text}` is not a time." in last and "such as `90s`, `10m` or `1h`" in last
    assert stage.simulated == 0


@pytest.mark.more
def test_a_long_run_says_first_how_long_it_takes(stage, capsys):
    stage.needed = 40
    for more, then in (
        ([], " `--time-limit 10m` stops earlier and keeps the finished futures."),
        (["--time-limit", "30s"], " The time limit ends first."),
        (["--time-limit", "1h"], ""),
    ):
        assert guarded(["run", "youth-cafe", "--format", "json", *more]) == 0
        said = capsys.readouterr().err
        assert max(map(len, said.splitlines())) <= 80
        assert " ".join(said.split()) == f"NOTE 200 futures take about 40 seconds here.{then}"
    guarded(["run", "youth-cafe", "--quiet"])
    stage.needed = 9
    guarded(["run", "youth-cafe"])
    assert capsys.readouterr().err == ""


@pytest.mark.more
@pytest.mark.parametrize(("number", "code"), [(0.0, 0), (1.0, 5), (0.8, 6)])
def test_claims_count_when_strict(stage, number, code):
    claim = ("a claim", "P", "sustainable", ">=", number)
    plan = replace(stage.result.scenario, claims=(type_of_claim(*claim),))
    stage.result = replace(stage.result, scenario=plan)
    assert guarded(["run", "youth-cafe", "--strict"]) == code
    assert guarded(["run", "youth-cafe"]) == 0


def type_of_claim(*facts):
    from simulator.scenario.changes.planned import Claim

    return Claim(*facts)


def test_a_place_that_cannot_be_written_is_found_before_the_first_month(stage, tmp_path, capsys):
    (tmp_path / "outputs").write_text("in the way")
    assert guarded(["run", "youth-cafe"]) == 2
    assert "is a file" in capsys.readouterr().err and stage.simulated == 0


def test_a_full_disk_is_said_plainly_and_leaves_nothing(stage, tmp_path, monkeypatch, capsys):
    import errno
    import os

    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert guarded(["run", "youth-cafe"]) == 1
    error = capsys.readouterr().err
    assert re.fullmatch(
        r"sesim: .*could not be written \(the disk is full\)\. "
        r"Nothing of this run was saved\. .*\n",
        error,
    )
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_writing_leaves_nothing(stage, tmp_path, monkeypatch, capsys):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("simulator.reports.charts.draw_all", interrupted)
    assert guarded(["run", "youth-cafe"]) == 130
    assert capsys.readouterr().err == "sesim: Stopped with Ctrl-C. Nothing of this run was saved.\n"
    assert list(tmp_path.iterdir()) == []


CTRL_C, SYSTEM = "Stopped with Ctrl-C. Saving the run.", "Stopped by the system. Saving the run."


@pytest.mark.parametrize(
    ("end", "code", "step", "causes", "said", "done"),
    [
        (
            KeyboardInterrupt,
            130,
            "twins",
            "usual",
            f"{CTRL_C} Causes and CHANCE are left out.",
            None,
        ),
        (Terminated, 143, "causes", "usual", f"{SYSTEM} Causes are left out.", "none"),
        (TimeEnded, 0, "twins", "none", "The time limit ended. CHANCE is left out.", None),
        (
            TimeEnded,
            0,
            "impact",
            "all",
            "The time limit ended. The causes of impact are left out.",
            "all-of-money",
        ),
    ],
)
def test_what_ends_second_lives_does_not_lose_the_run(
    stage, tmp_path, monkeypatch, capsys, end, code, step, causes, said, done
):
    def ended(result, **_):
        raise end

    place = "experiments.twins.live_again" if step == "twins" else f"verbs.lives.look_into_{step}"
    monkeypatch.setattr(f"simulator.{place}", ended)
    assert guarded(["run", "youth-cafe", "--causes", causes]) == code
    printed = capsys.readouterr()
    assert " ".join(printed.err.split()) == f"NOTE {said}"
    assert "SAVED    outputs/youth-cafe-001" in printed.out
    kept = json.loads((tmp_path / "outputs/youth-cafe-001/manifest.json").read_text())
    assert kept["options"].get("causes") == done


@pytest.fixture
def ctrl_c_is_heard():
    """Also where the tests run behind a shell that lets them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_a_second_ctrl_c_ends_at_once(stage, tmp_path, monkeypatch, capsys):
    def twice(result, **_):
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("simulator.verbs.lives.look_into_causes", twice)
    assert guarded(["run", "youth-cafe"]) == 130
    assert capsys.readouterr().err == "sesim: Stopped with Ctrl-C. Nothing of this run was saved.\n"
    assert folders(tmp_path) == []


@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_ctrl_c_in_second_lives_is_not_heard_again_while_the_run_is_saved(
    stage, monkeypatch, capsys
):
    def once(result, **_):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("simulator.verbs.lives.look_into_causes", once)
    monkeypatch.setattr("simulator.commands.signals.LATER", 0.05)
    monkeypatch.setattr("simulator.commands.output.draw_alike", lambda: time.sleep(0.1))
    assert guarded(["run", "youth-cafe"]) == 130
    assert "SAVED " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(errno.ENOSPC, "full"), 1, "All of it is in `outputs/youth-cafe-001`.\n"),
        (BrokenPipeError(errno.EPIPE, "closed"), 141, ""),
    ],
)
def test_a_screen_that_cannot_be_printed_is_still_kept(
    stage, tmp_path, monkeypatch, capsys, error, code, said
):
    def fails(text):
        raise error

    monkeypatch.setattr("simulator.commands.output.show", fails)
    assert guarded(["run", "youth-cafe"]) == code
    told = capsys.readouterr().err
    assert told.endswith(said) and told.count("\n") == (1 if said else 0)
    assert folders(tmp_path) == ["youth-cafe-001"]


@pytest.mark.more
def test_what_is_printed_to_share_is_what_is_kept_to_share(stage, tmp_path, capsys):
    """Small counts that the folder hides do not come out of the other door."""
    stage.result.finals["net_outcomes"][:] = 5
    assert guarded(["run", "youth-cafe", "--format", "json"]) == 0
    exact = json.loads(capsys.readouterr().out)
    assert guarded(["run", "youth-cafe", "--format", "json", "--shareable"]) == 0
    printed = capsys.readouterr().out
    folder = tmp_path / "outputs/youth-cafe-002"
    assert printed == (folder / "summary.json").read_text()
    assert json.loads(printed)["measures"]["net_outcomes"] != exact["measures"]["net_outcomes"]
    assert not (folder / "ledger.csv").exists()


@pytest.mark.more
def test_a_run_shorter_than_the_promise_says_so(stage, capsys, monkeypatch):
    monkeypatch.setattr("simulator.scenario.variant.load", load)
    assert guarded(["run", "youth-cafe", "--months", "24", "--quiet"]) == 0
    said = capsys.readouterr().err
    assert said.startswith("NOTE    ") and said.count("\n") == 2
    assert "by month 48, but this run ends with month 24" in " ".join(said.split())
    due = ("--set", "targets.sustainable_by=24")
    assert guarded(["run", "youth-cafe", "--months", "24", "--quiet", *due]) == 0
    assert capsys.readouterr().err == ""


def test_a_few_futures_are_not_shared(capsys):
    """The mean of ten futures' money would tell how many people there were."""
    assert guarded(["run", "youth-cafe", "--runs", "10", "--shareable"]) == 2
    assert "`--shareable` needs 11 futures or more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("community.people", "9", True),
        ("friends.donors", "5", True),
        ("friends.donors", "2 to 10", True),
        ("friends.donors", "1 to 12", False),
        ("friends.donors", "11", False),
    ],
)
def test_small_counts_that_the_scenario_itself_tells_are_not_shared(
    monkeypatch, capsys, path, value, told
):
    class Simulated(Exception):
        """It was not refused."""

    def simulate(*_, **__):
        raise Simulated

    monkeypatch.setattr("simulator.experiments.ensemble.simulate", simulate)
    code = guarded(["run", "youth-cafe", "--shareable", "--set", f"{path}={value}"])
    said = capsys.readouterr().err
    assert (code, f"sets `{path}` to `{value}`" in said) == ((2, True) if told else (1, False))
    assert ("Simulated" in said) != told


@pytest.mark.parametrize("missing", ["jinja2", "matplotlib"])
def test_what_is_not_installed_is_found_before_the_work(stage, monkeypatch, capsys, missing):
    from simulator.verbs import keeping

    monkeypatch.setattr(keeping, "find_spec", lambda name: None if name == missing else name)
    assert guarded(["run", "youth-cafe"]) == 1
    assert f"`{missing}` is not installed" in capsys.readouterr().err and stage.simulated == 0


@pytest.mark.more
def test_all_causes_take_long_and_say_so_before(stage, monkeypatch, capsys):
    monkeypatch.setattr("simulator.verbs.progress.again_for_all", lambda _: 360)
    with monkeypatch.context() as both:
        both.setattr("simulator.commands.output.show", lambda text: print(text, file=sys.stderr))
        assert guarded(["run", "youth-cafe", "--causes", "all"]) == 0
    assert capsys.readouterr().err.startswith("NOTE     For all causes, about 360 futures")
    assert guarded(["run", "youth-cafe", "--quick"]) == 0
    assert capsys.readouterr().err == ""


def test_all_causes_are_not_looked_for_quickly(stage, capsys):
    assert guarded(["run", "youth-cafe", "--causes", "all", "--quick"]) == 2
    assert "Write only one." in capsys.readouterr().err and stage.simulated == 0
