"""Batches of futures in several processes, where that helps; the same bytes as in one.

A worker that dies costs its batch only: the batch is run again, alone, and halved until the future
that kills its worker stands alone and is recorded. Workers watch their parent and die with it.
"""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

import numpy as np

from simulator.results.result import Failure, Result
from simulator.scenario.scenario import Scenario

START_UP = 2.0
"""Seconds until a fresh worker has imported what it needs (measured; an estimate decides with it)."""

Batch = Sequence[int]
Runner = Callable[[Scenario, Batch], Result]


def helps(batches_left: int, seconds_each: float, workers: int) -> bool:
    """Would `workers` processes finish the rest clearly sooner than this process alone?"""
    rounds = -(-batches_left // max(1, workers))
    return workers > 1 and batches_left > 1 and (
        START_UP + rounds * seconds_each < 0.8 * batches_left * seconds_each)


def run_batches(
    scenario: Scenario, batches: Sequence[Batch], workers: int, run: Runner
) -> Iterator[Result]:
    """Results as they come, in `workers` processes at most (never more than there are cores)."""
    workers = max(1, min(workers, os.cpu_count() or 1, len(batches)))
    waiting = deque(batches)
    suspects: deque[Batch] = deque()
    while waiting:
        yield from _in_pool(scenario, waiting, suspects, workers, run)
    while suspects:
        yield from _alone(scenario, suspects.popleft(), run)


def _in_pool(
    scenario: Scenario, waiting: deque[Batch], suspects: deque[Batch], workers: int, run: Runner
) -> Iterator[Result]:
    """Work through `waiting` until done or the pool breaks; what was under way is then suspect."""
    pool = _pool(workers)
    under_way: dict[Future, Batch] = {}
    try:
        while waiting or under_way:
            while waiting and len(under_way) < workers:
                batch = waiting.popleft()
                under_way[pool.submit(run, scenario, batch)] = batch
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
                del under_way[future]
        pool.shutdown()
    except BrokenProcessPool:
        _stop(pool)
        suspects.extend(under_way.values())
    except BaseException:
        _stop(pool)
        raise


def _alone(scenario: Scenario, batch: Batch, run: Runner) -> Iterator[Result]:
    """One batch in a process of its own; halved if it kills it, until one future stands alone."""
    pool = _pool(1)
    try:
        result = pool.submit(run, scenario, batch).result()
        pool.shutdown()
    except BrokenProcessPool:
        _stop(pool)
        if len(batch) == 1:
            died = Failure(int(batch[0]), "its process died twice (killed, or out of memory)")
            yield Result(scenario, 1, np.empty(0, np.int64), {}, {}, {}, (died,))
            return
        middle = len(batch) // 2
        yield from _alone(scenario, batch[:middle], run)
        yield from _alone(scenario, batch[middle:], run)
        return
    except BaseException:
        _stop(pool)
        raise
    yield result


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent) -> None:
    parent.join()
    os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once; nothing they would still return is wanted."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
    deadline = time.monotonic() + 1
    for process in processes:
        process.join(max(0.0, deadline - time.monotonic()))
