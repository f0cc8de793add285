"""Figures of studies: a sweep against an ensemble, what a point costs besides its futures, two
workers against one, and a study with very many blocks."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.clock import Times, repeat
from simulator.experiments.ensemble import simulate
from simulator.experiments.study.lean import USUAL, Record, columns_of
from simulator.experiments.study.points import BLOCK
from simulator.experiments.study.simulate_blocks import Waiting
from simulator.storage.study_open import writing
from simulator.verbs.study_place import LOCAL, Place
from simulator.verbs.study_status import status
from simulator.verbs.studying import Session
from simulator.verbs.sweep import Plan

_VARY = ("cafe_sales.price=20000 to 32000", "allowance.amount=400000 to 800000")
"""Numbers that change no number of people, so that both sides have the same person-months."""


def sweep_plan(points: int, months: int) -> Plan:
    """A sweep over points of Sobol's sequence, with one block of futures each."""
    changes = {"targets.sustainable_by": months} if months >= 12 else {}
    return Plan(
        "youth-cafe", list(_VARY), set=changes, sample=points, runs=BLOCK, months=max(12, months)
    )


def sweep_and_ensemble(points: int, months: int, repeats: int) -> tuple[Times, Times]:
    """Processor time of a whole sweep into a new file, and of an ensemble of as many futures of the
    plan; one after the other, so that both find the machine alike."""
    plan = sweep_plan(points, months)
    ensemble = replace(plan.scenario, runs=points * BLOCK)
    swept, simulated = [], []
    for _ in range(repeats):
        with new_file() as path:
            swept += repeat(lambda path=path: plan.run(Place(path)), 1).seconds  # type: ignore[misc]
        simulated += repeat(lambda: simulate(ensemble), 1).seconds
    return Times(tuple(swept)), Times(tuple(simulated))


def on_workers(points: int, months: int, workers: int, on: str = LOCAL) -> Times:
    """The same sweep on the wall, with so many workers of this machine: its own, or those of a Dask
    cluster that is begun for it."""
    plan = sweep_plan(points, months)
    with new_file() as path:
        return repeat(lambda: plan.run(Place(path, workers, on=on)), 1, time.perf_counter)


def without_futures(points: int, repeats: int) -> Times:
    """A sweep of which every block is ready at once: what is left is keys, batches, the file and
    reading it again."""
    plan = sweep_plan(points, 12)
    drawn = np.random.default_rng(7).random((BLOCK, len(columns_of(USUAL))))

    def at_once(_scenario: Any, work: Waiting, _processes: int, _run: Callable) -> Iterator[Any]:
        while work.waiting:
            yield [(job.block, Record(drawn)) for job in work.waiting.popleft()]

    def run() -> None:
        with new_file() as path, writing(path, USUAL) as file:
            session = Session(file, Place(path), None, None, at_once, {})
            session.points(plan.study)
            session.digest()

    return repeat(run, repeats)


def status_of(blocks: int, repeats: int) -> Times:
    """`sesim study` of a file with so many blocks, on the wall, without starting Python."""
    with new_file() as path:
        with writing(path, USUAL):
            pass
        database = sqlite3.connect(path)
        database.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO blocks SELECT randomblob(32), randomblob(32), randomblob(64), '' FROM n",
            (blocks,),
        )
        database.commit()
        database.close()
        assert status(path).blocks == blocks
        return repeat(lambda: status(path), repeats, time.perf_counter)


@contextmanager
def new_file() -> Iterator[Path]:
    """Where a study may be written; it is removed afterwards."""
    with TemporaryDirectory() as folder:
        yield Path(folder) / "study.sesim"
