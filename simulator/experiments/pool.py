"""Batches of futures in several processes, if that is faster. The result has the same bytes as from
one process.

If a worker dies, only its batch is lost: it is run again in a process of its own. If that dies too,
the batch is recorded like any other failure. Workers watch their parent and end with it.
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

from simulator.experiments.work import Batch, Broken, Work
from simulator.mechanisms.own_rules import RuleFile, rule_of
from simulator.results.reasons import reason
from simulator.results.result import Result
from simulator.scenario.own_rules import own_rules
from simulator.scenario.scenario import Scenario

FORK, START_UP = 0.1, 2.0
"""Seconds until a worker begins: forked from this process, which has the model in memory, or
started anew. They are measured, and used to decide whether workers help."""
_EACH = 0.3
"""Seconds of work that each process gets at least."""
_ENDS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}

Outcome = Result | Broken
Runner = Callable[[Scenario, Batch], Outcome]


START_METHOD = "SESIM_START_METHOD"
"""With `spawn` in this environment variable, workers are always used, and start anew as they do
outside Linux. So one machine can show what happens on another."""


def processes(seconds: float, workers: int) -> int:
    """The number of processes for about `seconds` of work: at most `workers` and one per core. It
    is 1 if several processes are not clearly faster."""
    if _must_spawn():
        return max(2, min(workers, os.cpu_count() or 1))
    most = min(workers, os.cpu_count() or 1, int(seconds / _EACH))
    start = FORK if _may_fork() else START_UP
    return most if most > 1 and start + seconds / most < 0.8 * seconds else 1


def _may_fork() -> bool:
    """Forking is quick. It is safe if no other thread can hold a lock at that moment."""
    return sys.platform == "linux" and threading.active_count() == 1 and not _must_spawn()


def _must_spawn() -> bool:
    return os.environ.get(START_METHOD) == "spawn"


def run_batches(
    scenario: Scenario, work: Work, workers: int, run: Runner
) -> Generator[Outcome, None, None]:
    """The outcome of each batch of the work, as soon as it is ready. `workers` processes are used,
    or this process alone if the system starts no others. The caller may add waiting batches after
    each outcome."""
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
    """Run the waiting batches until all are done or the pool breaks. If it breaks, the batches that
    were being run are suspects."""
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
    """A pool of workers; None if the system cannot make one (it has no semaphores)."""
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
    """Hold back Ctrl-C and other signals to end while workers start. Workers inherit that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker(rules: Sequence[RuleFile]) -> None:
    """Leave Ctrl-C to the parent process, end with it, and load the user's own rules."""
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
    """End the workers at once, and the thread that manages them. Their results are not needed."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    manager = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
    deadline = time.monotonic() + 1
    for ending in (*processes, *([manager] if manager else [])):
        ending.join(max(0.0, deadline - time.monotonic()))
