"""Batches of futures in several processes, where that helps; the same bytes as in one.

A worker that dies costs only its batch: the batch is run again in a process of its own, and if
that dies too, it is recorded like any other failure. Workers watch their parent and end with it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from simulator.experiments.batches import LEAST
from simulator.experiments.work import Batch, Broken, Work
from simulator.mechanisms.own_rules import RuleFile, rule_of
from simulator.results.reasons import reason
from simulator.results.result import Result
from simulator.scenario.own_rules import own_rules
from simulator.scenario.scenario import Scenario

FORK, START_UP = 0.1, 2.0
"""Seconds until a worker is at work: forked from this process, which has the model in memory, or
started anew (measured; an estimate decides with them)."""
_ENDS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}

Outcome = Result | Broken
Runner = Callable[[Scenario, Batch], Outcome]


START_METHOD = "SESIM_START_METHOD"
"""Set to `spawn` in the environment, workers are used even where they do not help, and start anew
as they do outside Linux: a way to try on one machine what happens on another."""


def processes(seconds: float, workers: int) -> int:
    """How many processes finish about `seconds` of work clearly sooner than this process alone: at
    most `workers` and one per core, 1 where none do."""
    if _must_spawn():
        return max(2, min(workers, os.cpu_count() or 1))
    most = min(workers, os.cpu_count() or 1, int(seconds / LEAST))
    start = FORK if _may_fork() else START_UP
    return most if most > 1 and start + seconds / most < 0.8 * seconds else 1


def _may_fork() -> bool:
    """Forking is quick, and safe where there are no threads that may hold a lock meanwhile."""
    return sys.platform == "linux" and threading.active_count() == 1 and not _must_spawn()


def _must_spawn() -> bool:
    return os.environ.get(START_METHOD) == "spawn"


def run_batches(
    scenario: Scenario, work: Work, workers: int, run: Runner
) -> Generator[Outcome, None, None]:
    """The outcome of each batch of the work, as it is ready, from `workers` processes; from this
    process alone for one worker, or where the system lets no others start. Whoever takes an
    outcome may add batches that wait."""
    workers = min(workers, len(work.waiting))
    rules = own_rules(scenario)
    while work.waiting or work.suspects:
        pool = _pool(workers, rules) if work.waiting and workers > 1 else None
        if pool is not None:
            try:
                yield from _in_pool(pool, scenario, work, workers, run)
            except OSError:  # no more processes: the rest is done in this one
                workers = 1
        elif work.waiting:
            yield run(scenario, work.waiting.popleft())
        else:
            yield _alone(scenario, work.suspects.popleft(), run)


def _in_pool(
    pool: ProcessPoolExecutor, scenario: Scenario, work: Work, workers: int, run: Runner
) -> Iterator[Outcome]:
    """Run the batches that wait until all are done or the pool breaks; batches that were being run
    are then suspects."""
    under_way: dict[Future, Batch] = {}
    waiting = work.waiting
    try:
        while waiting or under_way:
            with _signals_held():
                while waiting and len(under_way) < workers:
                    due = pool.submit(run, scenario, waiting[0])  # may find the pool broken
                    under_way[due] = waiting.popleft()
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
                del under_way[future]
        pool.shutdown()
    except BrokenProcessPool:
        _stop(pool)
        work.suspects.extend(under_way.values())
    except OSError:
        _stop(pool)
        waiting.extend(under_way.values())
        raise
    except BaseException:
        _stop(pool)
        raise


def _alone(scenario: Scenario, batch: Batch, run: Runner) -> Outcome:
    """The outcome of one batch in a process of its own."""
    pool = _pool(1, own_rules(scenario))
    if pool is None:
        return run(scenario, batch)
    try:
        with _signals_held():
            due = pool.submit(run, scenario, batch)
        outcome = due.result()
        pool.shutdown()
    except (BrokenProcessPool, OSError):
        _stop(pool)
        return Broken(batch, reason("process ended"), deadly=True)
    except BaseException:
        _stop(pool)
        raise
    return outcome


def _pool(workers: int, rules: Sequence[RuleFile]) -> ProcessPoolExecutor | None:
    """A pool of workers; None where the system has no means for one (no semaphores)."""
    method = "spawn"
    if _may_fork():
        import simulator.model.model  # noqa: F401 - once for all workers, and for what comes after

        method = "fork"
    try:
        return ProcessPoolExecutor(workers, get_context(method), _begin_worker, (rules,))
    except (OSError, ImportError, NotImplementedError):
        return None


@contextmanager
def _signals_held() -> Iterator[None]:
    """Ctrl-C and other ends wait while workers are started; workers inherit that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker(rules: Sequence[RuleFile]) -> None:
    """Leave Ctrl-C to the parent, end when the parent does, and load the user's own rules."""
    for file in rules:
        rule_of(file)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _ENDS - {signal.SIGINT}:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent) -> None:
    parent.join()
    os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once, and the thread that looks after them: their results are not
    needed."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    manager = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
    deadline = time.monotonic() + 1
    for one in (*processes, *([manager] if manager else [])):
        one.join(max(0.0, deadline - time.monotonic()))
