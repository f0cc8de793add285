"""Run a scenario's futures: all, some, or one again; one that fails is recorded, the rest
finish."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.experiments import pool
from simulator.experiments.batches import batches, seconds
from simulator.results.collect import gather, person_rows
from simulator.results.result import Failure, Result, join
from simulator.scenario.scenario import Scenario


def simulate(
    scenario: Scenario,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Run all futures of a scenario and return what they left behind.

    A future that cannot be simulated is recorded with its reason; the others finish. With more than
    one of `workers`, as many processes are used as help; the result is the same to the last byte.
    """
    processes = pool.processes(seconds(scenario), workers)
    work = batches(scenario, range(scenario.runs), processes)
    parts: list[Result] = []
    _tell(progress, parts, scenario.runs)
    for part in pool.run_batches(scenario, work, processes, run_batch):
        parts.append(part)
        _tell(progress, parts, scenario.runs)
    return join(parts, scenario.runs)


def _tell(progress: Callable[[int, int], None] | None, parts: list[Result], planned: int) -> None:
    if progress is not None:
        progress(sum(p.n + len(p.failures) for p in parts), planned)


def run_batch(scenario: Scenario, replicates: Sequence[int]) -> Result:
    """Run some replicates side by side. If that fails, halves are tried until the failing future
    stands alone; it is then recorded, and the others kept."""
    try:
        with np.errstate(invalid="raise"):  # no NaN ever reaches whole amounts
            return _run(scenario, replicates)
    except Exception as error:  # noqa: BLE001 - whatever a rule did, the other futures are still good
        if len(replicates) > 1:
            middle = len(replicates) // 2
            parts = [
                run_batch(scenario, replicates[:middle]),
                run_batch(scenario, replicates[middle:]),
            ]
            return join(parts, len(replicates))
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        if isinstance(error, FloatingPointError):
            reason = "a number is too large to reckon with; is every number right in the scenario?"
        return Result(
            scenario, 1, np.empty(0, np.int64), {}, {}, {}, (Failure(int(replicates[0]), reason),)
        )


def _run(scenario: Scenario, replicates: Sequence[int]) -> Result:
    model = _lived(scenario, replicates, recording=False)
    result = gather(model)
    return result


def _lived(scenario: Scenario, replicates: Sequence[int], recording: bool) -> Any:
    """The model of some futures after their last month."""
    from simulator.model.model import Month

    model = Month(scenario, replicates, recording=recording)
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


def replay(scenario: Scenario, replicate: int) -> Replay:
    """Run one future alone, with its full ledger and event log. It is the same future, to the last
    bit, as in a batch."""
    model = _lived(scenario, [replicate], recording=True)
    ledger = [
        (month, source, target, int(amount[0]), reason)
        for month, source, target, amount, reason in model.ledger.entries
        if amount[0]
    ]
    out = Replay(
        replicate,
        ledger,
        list(model.impact.entries),
        list(model.event_log),
        person_rows(model),
        gather(model),
    )
    return out
