"""Run the futures of a scenario: all, some, or one again. A future that fails is recorded, and the
others finish."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from simulator.experiments import pool
from simulator.experiments.batches import batches, estimate
from simulator.experiments.work import Broken, Work
from simulator.mechanisms.own_rules import RuleFile, place_in
from simulator.quantities.amounts import MOST
from simulator.results.collect import gather, person_rows
from simulator.results.reasons import Reason, reason
from simulator.results.result import Result
from simulator.scenario.changes.planned import Event
from simulator.scenario.own_rules import own_rules
from simulator.scenario.scenario import Scenario
from simulator.words.texts import gettext


def simulate(
    scenario: Scenario,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    seconds: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    begun: Result | None = None,
) -> Result:
    """Run all futures of a scenario and return their numbers.

    A future that cannot be simulated is recorded with its reason; the others finish. With several
    `workers`, more processes are used if that is faster; the result is the same to the last byte.

    After about this number of `seconds` by the `clock`, no other futures are begun. Of those that
    are finished, the first are kept, without a gap. They are the same, to the last bit, as a run of
    that number of futures.

    `begun` are the first futures of this scenario, all of them tried: they are not run again, and
    `progress` counts the others.
    """
    end = None if seconds is None else clock() + seconds
    left = range(0 if begun is None else begun.planned, scenario.runs)
    processes = pool.processes(estimate(scenario) * len(left) / scenario.runs, workers)
    most = None if seconds is None else seconds / BATCHES_IN_LIMIT
    work = Work(scenario, batches(scenario, left, processes, most), begun)
    _show(progress, work)
    with closing(pool.run_batches(scenario, work, processes, attempt)) as outcomes:
        for outcome in outcomes:
            work.take(outcome)
            _show(progress, work)
            if end is not None and clock() >= end:
                work.begin_no_more()
            if work.untried:
                break
    if end is not None:
        work.stop()
    return work.result()


def seconds_needed(scenario: Scenario, workers: int) -> float:
    """Estimate of the seconds that `simulate` takes."""
    alone = estimate(scenario)
    return alone / pool.processes(alone, workers)


BATCHES_IN_LIMIT = 20
"""A time limit is exceeded by about a tenth at most, because a batch that has begun is finished:
also on a machine that is half as fast as estimated."""


def _show(progress: Callable[[int, int], None] | None, work: Work) -> None:
    if progress is not None:
        progress(work.done - work.before, work.scenario.runs - work.before)


def run_batch(scenario: Scenario, replicates: Sequence[int]) -> Result:
    """Run some replicates in this process. Those that fail are found and recorded, and the others
    are kept."""
    work = Work(scenario, [replicates])
    while work.waiting:
        work.take(attempt(scenario, work.waiting.popleft()))
    return work.result()


def attempt(scenario: Scenario, replicates: Sequence[int]) -> Result | Broken:
    """Run some replicates together. If one fails, there is no result of any of them."""
    return tried(scenario, replicates, replicates)


def tried(
    scenario: Scenario,
    batch: Sequence[int],
    replicates: Sequence[int],
    design: Mapping[str, np.ndarray] | None = None,
    without: Mapping[Event, np.ndarray] | None = None,
) -> Result | Broken:
    """Run some futures together and call them by the numbers in `batch`. They have the random
    numbers of `replicates`, and the inputs of the `design`, one row each; some go `without` an
    event (see `Month`)."""
    try:
        with np.errstate(invalid="raise"):  # no NaN ever reaches whole amounts
            model = _after_last_month(
                scenario, replicates, recording=False, design=design, without=without
            )
            found = gather(model)
    except (Exception, SystemExit, GeneratorExit) as error:  # noqa: BLE001 - rules may raise anything
        return Broken(batch, _reason(error, own_rules(scenario)))
    return found if design is None else replace(found, replicates=np.array(batch, dtype=np.int64))


def _reason(error: BaseException, own: Sequence[RuleFile]) -> Reason:
    """Why a future could not be simulated."""
    from simulator.model.ledger import AmountTooLarge, BooksError

    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, AmountTooLarge):
        return reason("amount too large", what=error.what, most=f"{MOST:.0e}")
    if place := place_in(error, own):
        return reason("own rule", place=place, error=said)
    if isinstance(error, BooksError):
        return reason("books", error=str(error))
    if isinstance(error, FloatingPointError):
        return reason("number too large")
    if isinstance(error, MemoryError) or _is_unmapped(error):
        return reason("memory full")
    return reason("error", error=said)


def _is_unmapped(error: BaseException) -> bool:
    """Whether there was no memory to load a compiled module. Python has no error of its own for
    this: the text is that of the system's loader."""
    return isinstance(error, ImportError) and "failed to map segment" in str(error)


def _after_last_month(
    scenario: Scenario,
    replicates: Sequence[int],
    **how: Any,
) -> Any:
    """The model of some futures after their last month; `how`: see `Month`."""
    from simulator.model.model import Month

    model = Month(scenario, replicates, **how)
    for _ in range(scenario.months):
        model.step()
    return model


@dataclass(frozen=True)
class Replay:
    """One future, month by month: every transfer, impact record and event."""

    replicate: int
    ledger: list[tuple[int, str, str, int, str]]
    impact: list[tuple[int, str, str, float, str]]
    events: list[tuple[int, str, str, int, str]]
    rows: list[dict[str, Any]]
    result: Result


class NotReplayed(RuntimeError):
    """A future that fails when it is run again alone; the message is one whole sentence."""

    def __init__(self, replicate: int, reason: Reason) -> None:
        super().__init__(replicate, reason)
        self.replicate, self.reason = replicate, reason

    def __str__(self) -> str:
        return gettext(
            "Future {number} failed when it was run again alone: {reason}.",
            number=self.replicate,
            reason=self.reason.shown,
        )


def replay(scenario: Scenario, replicate: int) -> Replay:
    """Run one future alone, with its full ledger and event log. It is the same future, to the last
    bit, as in a batch. Raises `NotReplayed` if it fails."""
    try:
        model = _after_last_month(scenario, [replicate], recording=True)
    except (Exception, SystemExit, GeneratorExit) as error:
        raise NotReplayed(replicate, _reason(error, own_rules(scenario))) from error
    ledger = [
        (month, source, target, int(amount[0]), reason)
        for month, source, target, amount, reason in model.ledger.entries
        if amount[0]
    ]
    return Replay(
        replicate,
        ledger,
        list(model.impact.entries),
        list(model.event_log),
        person_rows(model),
        gather(model),
    )
