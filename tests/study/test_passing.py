"""A future that fails for a reason that may pass is not kept as failed, and tried again."""

import os
import signal

import numpy as np
import pytest

from simulator import find, stress, sweep
from simulator.commands.main import guarded
from simulator.experiments import ensemble, pool
from simulator.reports.study.stress_matrix import matrix_screen
from simulator.results.reasons import reason
from simulator.storage.study_open import reading
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.study_place import Place
from simulator.verbs.sweep import Plan

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
PRICE = "cafe_sales.price"
AGAIN = "Run the same command again for 50 futures that are missing because the memory is full"


@pytest.fixture
def failing(monkeypatch):
    """Makes the model fail in one future, in batches with it and alone."""

    def fail(error, replicate):
        whole = ensemble._after_last_month

        def after_last_month(scenario, replicates, **how):
            if replicate in replicates:
                raise error
            return whole(scenario, replicates, **how)

        monkeypatch.setattr(ensemble, "_after_last_month", after_last_month)

    yield fail
    monkeypatch.undo()


def small(folder, **more):
    return sweep("youth-cafe", {PRICE: [20000, 26000]}, set=SMALL, runs=100, study=folder, **more)


def kept(path):
    with reading(path) as file:
        keys = {row[0] for row in file._read("SELECT key FROM blocks", (bytes,))}
        return [file.read(key) for key in keys]


@pytest.mark.slow
def test_futures_for_which_the_memory_was_full_are_tried_again(tmp_path, failing, monkeypatch):
    failing(MemoryError(), 50)
    first = small(tmp_path / "a")
    assert not first.kept.complete and [point.n for point in first.points] == [50, 50]
    assert all(
        not record.reason and np.isfinite(record.values[:, 0]).all()
        for record in kept(tmp_path / "a")
    )
    assert "for 100 futures that are missing because the memory is full" in repr(first).replace(
        "\n         ", " "
    )
    monkeypatch.undo()
    again = small(tmp_path / "a")
    assert again.kept.complete and (again.kept.before, again.kept.blocks) == (2, 4)
    assert "missing" not in repr(again)
    assert again.kept.digest == small(tmp_path / "whole").kept.digest


@pytest.mark.more
def test_failures_of_the_model_are_kept(tmp_path, failing, monkeypatch):
    failing(RuntimeError("of the model"), 73)
    first = small(tmp_path / "a")
    assert first.kept.complete and [point.failed for point in first.points] == [1, 1]
    assert sum("of the model" in record.reason for record in kept(tmp_path / "a")) == 2
    monkeypatch.undo()
    assert small(tmp_path / "a").kept.before == 4


@pytest.mark.more
def test_where_no_point_has_a_future_the_reason_is_said(tmp_path, failing, monkeypatch, capsys):
    failing(MemoryError(), 0)
    monkeypatch.chdir(tmp_path)
    typed = ["sweep", "youth-cafe", "--vary", f"{PRICE}=20000", "--runs", "50", "--months", "12"]
    assert guarded([*typed, "--set", "targets.sustainable_by=12"]) == 4
    assert AGAIN in capsys.readouterr().err
    said, complete = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50).run_part(
        Place(tmp_path / "part"), (1, 1)
    )
    assert not complete and said.startswith("0 blocks are in") and AGAIN in said


@pytest.mark.slow
def test_a_search_ends_and_a_stress_says_what_is_left_out(tmp_path, failing):
    failing(MemoryError(), 150)
    goal = "P(closed) <= 50%"
    with pytest.raises(NothingFinished, match="missing because the memory is full"):
        find("youth-cafe", PRICE, goal, set=SMALL, runs=400, study=tmp_path / "a")
    harmed = stress("youth-cafe", set=SMALL, runs=200, study=tmp_path / "a")
    (venture,) = harmed.ventures
    assert not harmed.complete and venture.left_out and "time limit" not in repr(harmed)
    assert "memory is full" in repr(harmed)
    many = matrix_screen([venture], harmed.plan.shocks, (), (), (), 80)
    assert "memory is full" in many and "Not all futures" not in many


@pytest.mark.slow
def test_a_block_whose_process_is_killed_is_tried_again(tmp_path, monkeypatch):
    whole = ensemble._after_last_month

    def after_last_month(scenario, replicates, **how):
        if 73 in replicates:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(scenario, replicates, **how)

    with monkeypatch.context() as killing:
        killing.setattr(ensemble, "_after_last_month", after_last_month)
        killing.setattr(pool, "processes", lambda seconds, workers: 2)
        first = small(tmp_path / "a", workers=2)
    assert [point.n for point in first.points] == [50, 50]
    assert "its process ended" in first.kept.left_out
    assert small(tmp_path / "a").kept.before == 2


@pytest.mark.parametrize(
    ("found", "passing"),
    [
        (reason("memory full"), True),
        (reason("process ended"), True),
        (reason("own rule", place="a.py", error="_ArrayMemoryError: Unable"), True),
        (reason("own rule", place="a.py", error="ValueError: MemoryError"), False),
        (reason("error", error="RuntimeError"), False),
        (reason("books", error="1 too many"), False),
    ],
)
def test_which_reasons_may_pass(found, passing):
    assert found.passing is passing
