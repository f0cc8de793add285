"""Sweeps and searches as a user asks for them, in parts, on a cluster, and with mistakes."""

import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from simulator import ScenarioError, find, stress, sweep
from simulator.commands.main import guarded
from simulator.experiments.study.lean import USUAL, Record, columns_of
from simulator.experiments.study.no_cluster import NoCluster
from simulator.storage.place import OutputRefused
from simulator.storage.study_open import reading, writing
from simulator.verbs import progress, studying
from simulator.verbs.find import planned as search
from simulator.verbs.gather import gather
from simulator.verbs.goal import whole_blocks
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.verbs.study_place import DASK, Place
from simulator.verbs.study_status import status
from simulator.verbs.sweep import Plan

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
PRICE = "cafe_sales.price"


def small_sweep(folder, prices=(20000, 26000), name="a.sesim", **more):
    return sweep(
        "youth-cafe",
        {PRICE: list(prices)},
        **({"set": SMALL, "runs": 100, "study": folder / name} | more),
    )


@pytest.mark.more
def test_what_was_simulated_is_never_simulated_again(tmp_path):
    first = small_sweep(tmp_path)
    assert (first.kept.blocks, first.kept.before) == (4, 0)
    again = small_sweep(tmp_path)
    assert again.kept.before == 4 and again.summary == first.summary
    wider = small_sweep(tmp_path, (20000, 26000, 30000))
    assert (wider.kept.blocks, wider.kept.before) == (6, 4)
    longer = small_sweep(tmp_path, runs=200)
    assert (longer.kept.blocks, longer.kept.before) == (8, 4)
    changed = small_sweep(tmp_path, set=SMALL | {"allowance.amount": 500000})
    assert changed.kept.before == 0


def test_a_sweep_shows_and_keeps_what_it_found(tmp_path):
    found = small_sweep(tmp_path, (20000, 26000, 32000))
    frame = found.to_frame()
    assert list(frame[PRICE]) == [20000, 26000, 32000] and (frame["futures"] == 100).all()
    assert (frame["sustainable_low"] <= frame["sustainable"]).all()
    folder = found.keep(tmp_path / "out")
    kept = json.loads((folder / "sweep.json").read_text("utf-8"))
    for there, here in zip(kept["points"], found.summary["points"], strict=True):
        assert there == pytest.approx(here, rel=1e-11)
    assert {file.name for file in folder.iterdir()} >= {"points.csv", "charts", "manifest.json"}
    assert "3 points, 100 futures each" in repr(found) and found.plot() is not None
    assert found.plan.now == [26000.0]


@pytest.mark.more
def test_a_sweep_of_two_numbers_is_a_grid_or_a_sample(tmp_path):
    usual = Plan("youth-cafe", [PRICE], set=SMALL).levers[0].values
    assert usual == (13000, 22750, 32500, 42250, 52000), "from half to twice, without values"
    vary = {PRICE: "20000 to 30000 by 5000", "allowance.amount": "400000, 600000"}
    grid = Plan("youth-cafe", vary, set=SMALL)
    assert grid.numbers.tolist() == [
        [price, pay] for price in (20000, 25000, 30000) for pay in (400000, 600000)
    ]
    sample = Plan("youth-cafe", vary, set=SMALL, sample=16).numbers
    assert sample.shape == (16, 2) and len(np.unique(sample[:, 0])) == 16
    for at, (low, high) in enumerate(((20000, 30000), (400000, 600000))):
        quarters = np.histogram(sample[:, at], bins=4, range=(low, high))[0]
        assert (quarters == 4).all(), "Sobol's points fill each axis evenly"


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ([], "Say what to vary"),
        (["=20000"], "does not say what to vary"),
        ([f"{PRICE}=30000 to 20000"], "Write the smaller one first"),
        ([f"{PRICE}=20000 to 30000 by 0"], "The step in"),
        ([f"{PRICE}=20000 to 30000 by 20000"], "leads beyond its end"),
        ([f"{PRICE}=20000, 30000 by 5000"], "has a step and no range"),
        ([f"{PRICE}=1 to 1000000 by 1"], "10,000 at most"),
        ([f"{PRICE}=20000, cheap"], "`cheap` is not"),
        ([f"{PRICE}=20000", f"{PRICE}=30000"], "is varied twice"),
        (["volatility=calm, rough"], "is no number"),
        (["months=12, 24"], "is the same for all points. Set it with `--months`."),
        (["seed"], "is the same for all points. Set it with `--seed`."),
        (None, "Say what to vary"),
        (5, "Name numbers as texts"),
        ([5], "Name numbers as texts"),
    ],
)
def test_what_cannot_be_swept_is_refused(vary, said):
    with pytest.raises(Refused, match=said):
        Plan("youth-cafe", vary, set=SMALL)


@pytest.mark.parametrize(
    ("vary", "said"),
    [("cafe_sales.pice=1, 2", "cafe_sales.price"), (f"{PRICE}=-5, 20000", "-5")],
)
def test_what_the_file_cannot_hold_is_a_mistake_of_it(vary, said):
    with pytest.raises(ScenarioError, match=said):
        Plan("youth-cafe", [vary], set=SMALL)


@pytest.mark.more
def test_a_time_limit_keeps_whole_rounds_or_says_that_there_is_none(tmp_path):
    with pytest.raises(NothingFinished, match="run the same command again"):
        small_sweep(tmp_path, time_limit=1e-9)
    assert small_sweep(tmp_path).kept.complete


@pytest.mark.more
def test_parts_that_are_gathered_are_the_study_of_one_machine(tmp_path):
    plan = Plan("youth-cafe", {PRICE: [20000, 26000, 32000]}, set=SMALL, runs=100)
    files = [tmp_path / f"part-{number}" for number in (1, 2, 3)]
    for number, file in enumerate(files, 1):
        assert "gather" in plan.run_part(Place(file), (number, 3))[0]
    some = gather(files[:2], tmp_path / "all.sesim")
    assert some.missing == (3,) and "Missing: part 3 of 3" in some.as_text()
    whole = gather(files, tmp_path / "all.sesim")
    alone = small_sweep(tmp_path, (20000, 26000, 32000), "alone.sesim")
    assert whole.digest == alone.kept.digest and not whole.missing and whole.twice == 4
    assert small_sweep(tmp_path, (20000, 26000, 32000), "all.sesim").kept.before == 6
    assert status(files[0], digest=True).part == (1, 3)


def part(path, number, of, there, wanted):
    """A part with these blocks, `wanted` in all."""
    rows = np.zeros((50, len(columns_of(USUAL))))
    with writing(path, USUAL) as file:
        file.note("part", [number, of])
        file.note("wanted", [wanted, 0])
        file.keep([(bytes([at]) * 32, Record(rows)) for at in there])
    return path


def test_damaged_blocks_of_parts_are_left_out_and_good_ones_take_their_places(tmp_path):
    one = part(tmp_path / "1.sesim", 1, 2, [0, 2], 2)
    other = part(tmp_path / "2.sesim", 2, 2, [1, 3], 2)
    good = tmp_path / "good.sesim"
    digest = gather([one, other], good).digest
    bad = tmp_path / "bad.sesim"
    bad.write_bytes(one.read_bytes())
    with closing(sqlite3.connect(bad)) as database, database:
        database.execute("UPDATE blocks SET data = zeroblob(9) WHERE key = ?", [bytes([2]) * 32])
    found = gather([bad, other], tmp_path / "all.sesim")
    assert (found.blocks, found.damaged, found.lost) == (3, {bad: 1}, 1) and not found.complete
    assert "`" + str(bad) + "` is damaged and was left out. 1 of them is in no" in found.as_text()
    mended = gather([bad, one], tmp_path / "all.sesim")
    assert (mended.digest, mended.lost) == (digest, 0)
    into = gather([one, other], bad)
    assert into.digest == digest and into.damaged == {bad: 1} and into.complete
    assert gather([bad], tmp_path / "again.sesim").digest == digest


def test_parts_that_lack_blocks_are_not_all_of_a_study(tmp_path, capsys):
    full = part(tmp_path / "1.sesim", 1, 2, [0, 2], 2)
    empty = part(tmp_path / "2.sesim", 2, 2, [], 2)
    into = tmp_path / "all.sesim"
    found = gather([full, empty], into)
    assert found.missing == () and found.unfinished == 2 and not found.complete
    assert "2 blocks of these parts are not simulated yet." in found.as_text()
    assert guarded(["gather", str(full), str(empty), "--into", str(into)]) == 4
    done = part(tmp_path / "done.sesim", 2, 2, [1, 3], 2)
    gather([done], tmp_path / "some.sesim")
    assert gather([full, empty], tmp_path / "some.sesim").complete, "it has what they lack"
    part(empty, 2, 2, [1], 2)
    assert "1 block of these parts is not simulated yet." in gather([full, empty], into).as_text()


def test_parts_of_two_and_of_three_are_refused(tmp_path):
    one = part(tmp_path / "1.sesim", 1, 2, [0, 2], 2)
    other = part(tmp_path / "3.sesim", 3, 3, [2], 1)
    with pytest.raises(Refused, match="is one of 2 parts, and .* is one of 3. Gather parts"):
        gather([one, other], tmp_path / "all.sesim")


def test_a_part_that_a_time_limit_ends_is_not_done(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    typed = ["sweep", "youth-cafe", "--vary", f"{PRICE}=20000", "--runs", "50", "--months", "12"]
    typed += ["--set", "targets.sustainable_by=12", "--part", "1/1", "--time-limit", "1s"]
    monkeypatch.setattr(studying, "end_of", lambda seconds: 0.0)
    assert guarded(typed) == 4
    assert "1 more are missing" in capsys.readouterr().out


@pytest.mark.more
def test_a_damaged_block_is_simulated_again_and_said(tmp_path):
    first = small_sweep(tmp_path, runs=50)
    with closing(sqlite3.connect(tmp_path / "a.sesim")) as database, database:
        database.execute(
            "UPDATE blocks SET data = zeroblob(9) WHERE key = (SELECT max(key) FROM blocks)"
        )
    with pytest.warns(UserWarning, match="1 block of `.*a.sesim` was damaged. It was left out"):
        again = small_sweep(tmp_path, runs=50)
    assert (again.kept.blocks, again.kept.before) == (2, 1)
    assert again.kept.digest == first.kept.digest and again.summary == first.summary


@pytest.mark.more
def test_a_study_that_is_removed_while_it_runs_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.sesim"
    gone = "was removed or replaced while sesim wrote in it"
    with pytest.warns(UserWarning, match=gone):
        small_sweep(tmp_path, (20000,), runs=50, progress=lambda *_: file.unlink())
    plan = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
    place = Place(file, progress=lambda *_: file.rename("b"), say=lambda text: None)
    said, complete = plan.run_part(place, (1, 1))
    assert not complete and said.startswith("0 blocks")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_line", lambda: lambda *_: file.unlink(missing_ok=True))
    typed = ["sweep", "youth-cafe", "--vary", f"{PRICE}=20000", "--runs", "50", "--months", "12"]
    typed += ["--set", "targets.sustainable_by=12", "--quiet", "--study", "a.sesim"]
    assert guarded(typed) == 0
    assert "NOTE     `a.sesim` was removed" in capsys.readouterr().err


@pytest.mark.more
def test_parts_of_other_studies_and_machines_are_refused(tmp_path):
    one = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
    other = Plan("youth-cafe", {PRICE: [26000]}, set=SMALL, runs=50)
    one.run_part(Place(tmp_path / "1"), (1, 2))
    other.run_part(Place(tmp_path / "2"), (2, 2))
    with pytest.raises(Refused, match="different studies"):
        gather([tmp_path / "1", tmp_path / "2"], tmp_path / "all")
    one.run_part(Place(tmp_path / "3"), (2, 2))
    with writing(tmp_path / "3", status(tmp_path / "3").measures) as file:
        file.note("probe", "of another machine")
    with pytest.raises(Refused, match="--mixed"):
        gather([tmp_path / "1", tmp_path / "3"], tmp_path / "all")
    assert gather([tmp_path / "1", tmp_path / "3"], tmp_path / "all", mixed=True).mixed
    assert status(tmp_path / "all").mixed


@pytest.mark.more
def test_find_says_what_it_takes(tmp_path):
    found = find(
        "youth-cafe",
        f"{PRICE}=15000 to 45000",
        "median(closing_cash) >= 250 million",
        set=SMALL,
        runs=100,
        study=tmp_path / "a.sesim",
    )
    answer = found.summary["answer"]
    assert answer is None or 15000 <= answer <= 45000
    assert found.summary["goal"] in repr(found)
    again = find(
        "youth-cafe",
        f"{PRICE}=15000 to 45000",
        "median(closing_cash) >= 250 million",
        set=SMALL,
        runs=100,
        study=tmp_path / "a.sesim",
    )
    assert again.summary == found.summary
    folder = found.keep(tmp_path / "out")
    assert (folder / "charts" / "curve.png").is_file() and (folder / "tried.csv").is_file()


def test_a_search_says_that_it_takes_futures_in_hundreds(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert guarded(["find", "--help"]) == 0
    assert "in hundreds: at least 100 (default" in " ".join(capsys.readouterr().out.split())
    assert [whole_blocks(runs) for runs in (20, 100, 150)] == [100, 100, 200]


@pytest.mark.parametrize(
    ("by", "goal", "error", "said"),
    [
        (PRICE, "P(sustainble) >= 50%", ScenarioError, "did you mean `sustainable`"),
        (PRICE, "P(solvent) >= 50%", ScenarioError, "means not `closed`"),
        (PRICE, "more money", ScenarioError, "is not a comparison"),
        ("cafe_sales.pice", "P(closed) <= 50%", ScenarioError, "cafe_sales.price"),
        (f"{PRICE}=20000", "P(closed) <= 50%", Refused, "is one value"),
        ("volatility", "P(closed) <= 50%", (Refused, ScenarioError), "volatility"),
        ("venture.credit", "P(closed) <= 50%", Refused, "no range to look in"),
    ],
)
def test_what_cannot_be_found_is_refused(by, goal, error, said):
    with pytest.raises(error, match=said):
        search("youth-cafe", by, goal, set=SMALL)


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as found:
        yield found


def on_cluster(tmp_path, found, name):
    plan = Plan("youth-cafe", {PRICE: [20000, 26000, 32000]}, set=SMALL, runs=200)
    address = found.scheduler_address
    return plan, Place(tmp_path / name, 2, None, None, DASK, address)


@pytest.mark.slow
def test_a_cluster_makes_the_same_study(tmp_path, cluster):
    plan, place = on_cluster(tmp_path, cluster, "dask")
    there = plan.run(place)
    here = plan.run(Place(tmp_path / "here"))
    assert there.kept.digest == here.kept.digest and there.kept.complete


@pytest.fixture
def block_by_block(monkeypatch):
    """Batches of one block each, so that there is work left when something ends."""
    monkeypatch.setattr("simulator.experiments.study.in_turn.BATCH", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("block_by_block")
def test_a_worker_that_is_killed_costs_no_block(tmp_path, cluster):
    plan, place = on_cluster(tmp_path, cluster, "killed")
    killed = []

    def kill(done, planned):
        if not killed:
            worker = next(iter(cluster.workers.values()))
            killed.append(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)

    found = plan.run(Place(place.path, 2, None, kill, DASK, place.address))
    here = plan.run(Place(tmp_path / "here"))
    assert killed and found.kept.digest == here.kept.digest


@pytest.mark.slow
@pytest.mark.usefixtures("block_by_block")
def test_a_scheduler_that_is_lost_loses_nothing_that_was_kept(tmp_path):
    distributed = pytest.importorskip("distributed")
    own = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    )
    plan, place = on_cluster(tmp_path, own, "lost")
    try:
        with pytest.raises(NoCluster, match="What is finished is kept"):
            plan.run(
                Place(place.path, 1, None, lambda done, planned: own.close(), DASK, place.address)
            )
    finally:
        own.close()
    with reading(place.path) as file:
        assert file.number >= 1
    assert plan.run(Place(place.path)).kept.complete


@pytest.mark.more
@pytest.mark.parametrize(
    ("address", "said"),
    [("tcp://10.1.2.3:8786", "--trust-network"), ("tcp://127.0.0.1:9", "No Dask scheduler")],
)
def test_an_address_that_cannot_be_used_says_why(tmp_path, address, said):
    pytest.importorskip("distributed")
    plan = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
    with pytest.raises(NoCluster, match=said):
        plan.run(Place(Path(tmp_path / "a"), 1, None, None, DASK, address))


TOGETHER = [f"{PRICE}=15000 to 45000", "outreach.hours"]
CASH = "median(closing_cash) >= 650 million"


@pytest.mark.more
def test_find_of_several_numbers_keeps_what_it_found(tmp_path):
    how = {"set": SMALL, "runs": 100}
    found = find("youth-cafe", TOGETHER, CASH, study=tmp_path / "a.sesim", **how)
    by = [PRICE, "outreach.hours"]
    frame = found.to_frame()
    assert list(frame.columns[:2]) == by and len(frame) > 60
    assert (frame["first_future"] == 0).sum() >= 64 and set(frame["futures"]) == {50, 100}
    again = find("youth-cafe", TOGETHER, CASH, study=tmp_path / "b.sesim", workers=2, **how)
    assert again.summary == found.summary
    folder = found.keep(tmp_path / "out")
    kept = json.loads((folder / "find.json").read_text("utf-8"))
    assert kept["by"] == by and len(kept["tried"]) == len(frame)
    assert (folder / "charts" / "trade-off.png").is_file()
    best = found.summary["best"]["values"]
    assert set(best) == set(by) and 15000 <= best[PRICE] <= 45000
    assert found.summary["goal"] in repr(found)


def test_one_number_in_a_list_is_a_search_of_one():
    one = search("youth-cafe", [f"{PRICE}=15000 to 45000"], CASH, set=SMALL)
    assert one.lever.path == PRICE


@pytest.mark.parametrize(
    ("by", "cost", "error", "said"),
    [
        ([], None, Refused, "Say what to change"),
        ([PRICE, f"mechanisms.{PRICE}"], None, Refused, "is searched twice"),
        ([PRICE] * 7, None, Refused, "At most 6"),
        ([PRICE, "cafe_sales.pice"], None, ScenarioError, "cafe_sales.price"),
        ([PRICE, "volatility"], None, Refused, "is no number"),
        ([PRICE, "outreach.hours=-5 to 8"], None, ScenarioError, "outreach.hours"),
        ([PRICE, "outreach.hours"], ["allowance.amount=2"], Refused, "is not searched"),
        ([PRICE, "outreach.hours"], [f"{PRICE}=0"], Refused, "no number above 0"),
        ([PRICE, "outreach.hours"], {PRICE: "nan"}, Refused, "no number above 0"),
        ([PRICE, "outreach.hours"], [f"{PRICE}=1e308"], Refused, "may count 1,000,000 times"),
        ([PRICE, "outreach.hours"], [f"{PRICE}=1", f"{PRICE}=2"], Refused, "twice"),
        ([PRICE], [f"{PRICE}=2"], Refused, "here is one"),
    ],
)
def test_what_cannot_be_found_together_is_refused(by, cost, error, said):
    with pytest.raises(error, match=said):
        search("youth-cafe", by, CASH, cost=cost, set=SMALL)


CASH_NOW, GIVEN = "venture.opening_cash=100 million to 600 million", "venture.opening_cash_given"


@pytest.mark.more
@pytest.mark.parametrize("plan", ["sweep", "find"])
def test_numbers_that_need_each_other_are_named_before_anything_is_simulated(plan):
    """Each is allowed alone: more was given than there is only where the one is small and the other
    large."""
    ranges = [PRICE, CASH_NOW, "outreach.hours", f"{GIVEN}=1 to 500 million", "allowance.amount"]
    with pytest.raises(Refused) as refused:
        if plan == "sweep":
            Plan("youth-cafe", ranges, set=SMALL, sample=8)
        else:
            search("youth-cafe", ranges, CASH, set=SMALL)
    said = str(refused.value)
    assert said.startswith("`youth-cafe` cannot hold `venture.opening_cash=1")
    assert f"and `{GIVEN}=" in said and "more was given than there is; write at most" in said
    assert PRICE not in said and "outreach" not in said and "allowance" not in said


@pytest.mark.more
def test_the_ends_of_several_ranges_are_loaded_and_not_only_points_between_them():
    """The points that are drawn lie between 30 and 420 million."""
    by = ["venture.opening_cash=421 million to 600 million", f"{GIVEN}=1 to 423 million"]
    with pytest.raises(Refused, match="opening_cash=421000000` and `.*given=423000000`"):
        search("youth-cafe", by, CASH, set=SMALL)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: sweep("youth-cafe", [PRICE], sample=1), "whole number from 2 to 10,000"),
        (lambda: sweep("youth-cafe", [PRICE], sample=0), "whole number from 2 to 10,000"),
        (lambda: sweep("youth-cafe", [PRICE], sample=2.5), "whole number from 2 to 10,000"),
        (lambda: sweep("youth-cafe", [PRICE], study=5), "Name the study by a file"),
        (lambda: sweep("youth-cafe", [PRICE], time_limit=float("nan")), "`nan` is not a time"),
        (lambda: sweep("youth-cafe", [PRICE], time_limit=-1), "`-1` is not a time"),
        (lambda: find("youth-cafe", PRICE, None), "Write the goal as a text"),
        (lambda: find("youth-cafe", 5, CASH), "Name numbers as texts"),
        (lambda: stress("youth-cafe", 5), "Name the stresses by a folder"),
    ],
)
def test_values_of_other_kinds_are_refused_in_python(ask, said):
    with pytest.raises(Refused, match=said):
        ask()


def test_a_study_cannot_have_a_name_that_no_file_has(tmp_path):
    for name in ("a\0b", "a" * 250):
        with pytest.raises(OutputRefused, match="The name of this file"):
            sweep("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50, study=tmp_path / name)
