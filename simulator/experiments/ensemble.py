"""Hundreds of futures of one scenario: run in batches, gathered into one result."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.experiments import pool
from simulator.results.result import Failure, Result, join
from simulator.scenario.scenario import Scenario

BATCH = 400_000
"""Runs x agents in a batch: large enough to spread the fixed cost of a month's numpy calls (about
3.5 ms), small enough to stay near the processor's cache (measured by `make bench`)."""


def simulate(
    scenario: Scenario,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Run all futures of a scenario and return what they left behind.

    A future that cannot be simulated is recorded with its reason; the others finish. With more than
    one of `workers`, processes are used if the time of the first batch says that they help; the
    result is the same to the last byte.
    """
    first, *rest = batches(scenario, range(scenario.runs))
    began = time.monotonic()
    parts = [run_batch(scenario, first)]
    many = pool.helps(len(rest), time.monotonic() - began, workers)
    others = pool.run_batches(scenario, rest, workers, run_batch) if many else (
        run_batch(scenario, batch) for batch in rest)
    _tell(progress, parts, scenario.runs)
    for part in others:
        parts.append(part)
        _tell(progress, parts, scenario.runs)
    return join(parts, scenario.runs)


def _tell(progress: Callable[[int, int], None] | None, parts: list[Result], planned: int) -> None:
    if progress is not None:
        progress(sum(p.n + len(p.failures) for p in parts), planned)


def batches(scenario: Scenario, replicates: Sequence[int]) -> Iterable[Sequence[int]]:
    """Replicates in groups that fit the processor's cache."""
    size = max(1, BATCH // agents(scenario))
    count = -(-len(replicates) // size)
    even = -(-len(replicates) // count)
    return [replicates[at:at + even] for at in range(0, len(replicates), even)]


def agents(scenario: Scenario) -> int:
    """About how many people and agents of rules one future holds, at the upper end of every range."""
    people, inflow = (max(scenario.community.values[n].numbers) for n in ("people", "inflow"))
    own = sum(block.kind.most_agents(block.values, scenario.months)
              for block in scenario.mechanisms.values())
    return max(1, int(people + inflow * scenario.months + own))


def run_batch(scenario: Scenario, replicates: Sequence[int]) -> Result:
    """Run some replicates side by side. If that fails, halves are tried until the failing future
    stands alone; it is then recorded, and the others kept."""
    try:
        with np.errstate(invalid="raise"):  # no NaN ever reaches whole amounts
            return _run(scenario, replicates)
    except Exception as error:  # noqa: BLE001 - whatever a rule did, the other futures are still good
        if len(replicates) > 1:
            middle = len(replicates) // 2
            parts = [run_batch(scenario, replicates[:middle]), run_batch(scenario, replicates[middle:])]
            return join(parts, len(replicates))
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return Result(scenario, 1, np.empty(0, np.int64), {}, {}, {},
                      (Failure(int(replicates[0]), reason),))


def _run(scenario: Scenario, replicates: Sequence[int]) -> Result:
    from simulator.model.model import VentureModel

    model = VentureModel(scenario, replicates, recording=False)
    for _ in range(scenario.months):
        model.step()
    result = gather(model)
    model.dismantle()
    return result


def gather(model: Any) -> Result:
    """A model's series and totals, frozen."""
    from simulator.model.impact import reach

    books = model.books.series
    finals = {name: total[:, 0] for name, total in {**model.impact.totals, **model.totals}.items()}
    for name in ("outcomes_now", "net_outcomes_now", "caused_now"):
        finals[name] = books[_STOCKS[name]][:, -1]
    followed = model.people.where(model.people.followed)
    finals["service_months_counted"] = followed.total(model.people.served_months(followed))[:, 0]
    finals.update(reach(model.people))
    finals["closed_month"] = model.closed_month[:, 0]
    finals["first_unpaid_month"] = model.treasury.first_unpaid_month[:, 0]
    finals["value_pv"], finals["spending_pv"] = _present_values(model)
    return Result(
        model.venture_scenario, model.runs, model.replicates, books, finals,
        {path: value[:, 0] for path, value in model.inputs.items()})


_STOCKS = {"outcomes_now": "reached_now", "net_outcomes_now": "net_now", "caused_now": "caused_now"}


def _present_values(model: Any) -> tuple[np.ndarray, np.ndarray]:
    """Value created (net person-months of the outcome x its value a month) and money spent (cost
    less unit cost of sales), both discounted monthly by `(1 + r)^(1/12)`."""
    books = model.books.series
    months = np.arange(1, model.venture_scenario.months + 1)
    factor = np.exp(-np.log1p(model.inputs["outcome.discount_rate"]) * months / 12)
    value = books["net_now"] * (model.inputs["outcome.value"] / 12) * factor
    spent = (books["cost"] - books["cost_of_sales"]) * factor
    return value.sum(axis=1), spent.sum(axis=1)


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
    from simulator.model.model import VentureModel

    model = VentureModel(scenario, [replicate], recording=True)
    for _ in range(scenario.months):
        model.step()
    ledger = [(month, source, target, int(amount[0]), reason)
              for month, source, target, amount, reason in model.ledger.entries if amount[0]]
    out = Replay(replicate, ledger, list(model.impact.entries), list(model.event_log),
                 _person_rows(model), gather(model))
    model.dismantle()
    return out


def _person_rows(model: Any) -> list[dict[str, Any]]:
    """One row for each person who was ever served, as they stand at the end."""
    from simulator.model.people import STATES

    people = model.people
    served = people.ever_served()
    reached, caused, net = model.impact.net(served)
    columns = {
        "person": served.slots, "state": served.get(people.state),
        "segment": served.get(people.segment), "quintile": served.get(people.quintile) + 1,
        "need": served.get(people.need), "enrolled": served.get(people.enrolled),
        "served_months": people.served_months(served), "level": people.level(served),
        "level_anyway": served.get(people.natural), "reached": reached,
        "reached_anyway": reached - caused > 0, "net": net,
    }
    names = dict(enumerate(people.segments))
    rows = []
    for i in range(len(served)):
        row = {name: values[i].item() for name, values in columns.items()}
        row["segment"] = names[row["segment"]]
        row["state"] = STATES[row["state"]]
        rows.append(row)
    return rows
