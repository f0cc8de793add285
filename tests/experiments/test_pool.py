"""Several processes give the bytes of one, and a death costs its own batch only."""

import dataclasses
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import numpy as np
import pytest

from simulator.experiments import batches, ensemble, pool
from simulator.experiments.work import Work
from simulator.results.reasons import reason
from simulator.results.result import ALIKE, Failure, Result
from simulator.scenario.load import load

pytestmark = pytest.mark.slow


def small(runs: int):
    return dataclasses.replace(
        load("youth-cafe", {"months": "12", "community.people": "60"}), runs=runs
    )


def dies_on(replicate: int, scenario, batch):
    """Stands for a future that brings its process down."""
    if replicate in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return light(scenario, batch)


def dies_on_3(scenario, batch):
    return dies_on(3, scenario, batch)


def light(scenario, batch):
    numbers = np.array(list(batch))
    return Result(scenario, len(batch), numbers, {}, {"number": numbers * 2}, {})


@pytest.mark.parametrize("fork", [True, False])
def test_workers_give_the_same_bytes(monkeypatch, fork):
    if fork and sys.platform != "linux":
        pytest.skip("only Linux forks")
    scenario = small(12)
    alone = ensemble.simulate(scenario)
    monkeypatch.setattr(batches, "BATCH", 180)
    monkeypatch.setattr(pool, "processes", lambda _, workers: workers)
    monkeypatch.setattr(pool, "_may_fork", lambda: fork)
    for workers in (2, 4):
        many = ensemble.simulate(scenario, workers=workers)
        for kind in ("series", "finals", "inputs"):
            for name, values in getattr(alone, kind).items():
                assert np.array_equal(values, getattr(many, kind)[name]), name


def come_of(scenario, batches, run):
    """The result of some batches in two processes."""
    work = Work(scenario, batches)
    for outcome in pool.run_batches(scenario, work, 2, run):
        work.take(outcome)
        if work.untried:
            break
    return work.result()


DIED = reason("process ended")


def test_a_future_that_kills_its_process_is_recorded_and_the_others_finish():
    found = come_of(small(12), [range(4), range(4, 8), range(8, 12)], dies_on_3)
    assert found.replicates.tolist() == [0, 1, 2, *range(4, 12)]
    assert found.failures == (Failure(3, DIED),)


def always_dies(scenario, batch):
    os.kill(os.getpid(), signal.SIGKILL)


def test_where_every_future_kills_its_process_only_three_are_tried_alone():
    found = come_of(small(12), [range(6), range(6, 12)], always_dies)
    assert found.failures == tuple(Failure(r, DIED) for r in range(3))
    assert found.n == 0 and found.untried == ALIKE


def test_processes_are_used_only_where_they_help(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    monkeypatch.setattr(pool, "_may_fork", lambda: True)
    assert pool.processes(0.4, workers=8) == 1
    assert pool.processes(60, workers=1) == 1
    assert pool.processes(60, workers=4) == 4
    assert pool.processes(1000, workers=64) == 8
    assert pool.processes(2, workers=8) == 6  # none gets less than a third of a second
    monkeypatch.setattr(pool, "_may_fork", lambda: False)
    assert pool.processes(2, workers=8) == 1


@pytest.mark.parametrize(("method", "spawns"), [("spawn", True), ("fork", False), ("", False)])
def test_workers_that_start_anew_can_be_asked_for(monkeypatch, method, spawns):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setenv(pool.START_METHOD, method)
    assert pool.processes(0.1, workers=8) == (2 if spawns else 1)
    found = []
    monkeypatch.setattr(pool, "get_context", lambda name: found.append(name))
    monkeypatch.setattr(pool, "ProcessPoolExecutor", lambda *_: None)
    monkeypatch.setattr(pool.threading, "active_count", lambda: 1)
    pool._pool(2, ())
    assert found == ["spawn" if spawns or sys.platform != "linux" else "fork"]


class Breaks:
    """A pool that does a batch and breaks before the next, or that may start no process at all."""

    def __init__(self, error):
        self.error, self.done = error, 0

    def submit(self, run, scenario, batch):
        if self.error is BlockingIOError or self.done:
            raise self.error
        self.done += 1
        due = Future()
        due.set_result(run(scenario, batch))
        return due

    def shutdown(self, **_):
        pass


@pytest.mark.parametrize("error", [BrokenProcessPool, BlockingIOError])
def test_no_batch_is_lost_where_a_pool_breaks_before_it_gets_one(monkeypatch, error):
    monkeypatch.setattr(pool, "ProcessPoolExecutor", lambda *_: Breaks(error))
    found = come_of(small(6), [range(2), range(2, 4), range(4, 6)], light)
    assert found.replicates.tolist() == list(range(6)) and not found.failures


def test_where_no_process_may_be_started_this_one_does_the_work(monkeypatch):
    def refuse(*_, **__):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(pool, "ProcessPoolExecutor", refuse)
    found = come_of(small(4), [range(2), range(2, 4)], light)
    assert found.replicates.tolist() == [0, 1, 2, 3]


PARENT = """
import sys, time
sys.path.insert(0, {root!r})
from simulator.experiments import pool
from simulator.experiments.work import Work
from tests.experiments.test_pool import small
def slow(scenario, batch):
    time.sleep(60)
if __name__ == "__main__":
    for _ in pool.run_batches(small(4), Work(small(4), [[0], [1]]), 2, slow):
        pass
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_workers_die_with_their_parent(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(root=str(Path(__file__).parents[2])))
    parent = subprocess.Popen([sys.executable, str(script)], start_new_session=True)
    for _ in range(100):
        time.sleep(0.1)
        workers = descendants(parent.pid)
        if len(workers) >= 2:
            break
    assert workers
    parent.kill()
    parent.wait()
    for _ in range(50):
        time.sleep(0.1)
        if not any(Path(f"/proc/{pid}").exists() and not zombie(pid) for pid in workers):
            return
    pytest.fail("workers outlived their parent by five seconds")


def descendants(pid: int) -> list[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = [pid]
    for one in found:  # grows as it is read
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True
