"""Figures of our own model: in batches, one future at a time, many futures, and rule by rule."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from benchmarks.clock import Times, repeat
from benchmarks.sizes import person_months
from simulator.experiments.batches import batches
from simulator.experiments.ensemble import run_batch, simulate
from simulator.model.model import VentureModel
from simulator.scenario.scenario import Scenario


@dataclass(frozen=True)
class Speed:
    """Times of some futures, and how many person-months they hold."""

    times: Times
    person_months: float

    @property
    def best(self) -> float:
        """ns per person-month."""
        return self.times.best / self.person_months * 1e9

    @property
    def median(self) -> float:
        return self.times.median / self.person_months * 1e9


def in_batches(scenario: Scenario, repeats: int) -> Speed:
    """All runs as `simulate` does them, with making the models and gathering the result."""
    times = repeat(lambda: simulate(scenario), repeats)
    return Speed(times, scenario.runs * person_months(scenario))


def one_at_a_time(scenario: Scenario, futures: int) -> Speed:
    run_batch(scenario, [0])
    numbers = iter(range(futures))
    return Speed(repeat(lambda: run_batch(scenario, [next(numbers)]), futures),
                 person_months(scenario))


def by_rule(scenario: Scenario) -> tuple[dict[str, float], float]:
    """Seconds of each rule (its plan and its step), of making the model and of settling and closing
    a month; and the seconds of it all. One batch, as `simulate` would run it."""
    replicates = next(iter(batches(scenario, range(scenario.runs))))
    spent: dict[str, float] = defaultdict(float)
    start = perf_counter()
    model = VentureModel(scenario, replicates, recording=False)
    spent["(making the model)"] = perf_counter() - start
    for rule in model.rules:
        rule.step = _timed(rule.step, rule.name, spent)
        rule.plan = _timed(rule.plan, rule.name, spent)
    for part, name, said in (
            (model.treasury, "settle", "(settling bills)"), (model.books, "close", "(the books)"),
            (model.changes, "apply", "(events and policies)"),
            (model.impact, "net", "(impact of those served)"),
            (model.people, "begin_service", "(who is in service)")):
        setattr(part, name, _timed(getattr(part, name), said, spent))
    for _ in range(scenario.months):
        model.step()
    total = perf_counter() - start
    spent["(the rest of the month)"] = total - sum(spent.values())
    model.dismantle()
    people = len(replicates) * person_months(scenario)
    return {name: seconds / people * 1e9 for name, seconds in spent.items()}, total / people * 1e9


def _timed(method: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        start = perf_counter()
        try:
            return method(*args)
        finally:
            spent[name] += perf_counter() - start

    return timed
