"""Figures of our own model: in batches, one future at a time, many futures, and phase by phase."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from benchmarks.clock import Times, repeat
from benchmarks.sizes import person_months
from simulator.experiments.batches import batches
from simulator.experiments.ensemble import run_batch, simulate
from simulator.mechanisms.base import Mechanism, Phase
from simulator.model.model import Month
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


def on_every_core(scenario: Scenario, repeats: int) -> Speed:
    """The same on the wall, in as many processes as there are cores (fewer where they do not
    help)."""
    workers = os.cpu_count() or 1
    times = repeat(lambda: simulate(scenario, workers=workers), repeats, perf_counter)
    return Speed(times, scenario.runs * person_months(scenario))


def one_at_a_time(scenario: Scenario, futures: int) -> Speed:
    run_batch(scenario, [0])
    numbers = iter(range(futures))
    return Speed(
        repeat(lambda: run_batch(scenario, [next(numbers)]), futures), person_months(scenario)
    )


@dataclass(frozen=True)
class Part:
    """A phase of the month, or what the model does between phases: ns per person-month of it all,
    and of each of its rules, the dearest first."""

    name: str
    ns: float
    rules: tuple[tuple[str, float], ...] = ()


def by_phase(scenario: Scenario) -> tuple[list[Part], float]:
    """What each phase takes with its rules (their plans, too), what the rest does, and the ns
    per person-month of it all. One batch, as `simulate` would run it."""
    replicates = batches(scenario, range(scenario.runs))[0]
    spent: dict[str, float] = defaultdict(float)
    start = perf_counter()
    model = Month(scenario, replicates, recording=False)
    spent["(making the model)"] = perf_counter() - start
    for rule in model.rules:
        rule.step = _timed(rule.step, rule.name, spent)
        rule.plan = _timed(rule.plan, rule.name, spent)
    for part, name, said in (
        (model.treasury, "settle", "(settling bills)"),
        (model.books, "close", "(the books)"),
        (model.changes, "apply", "(events and policies)"),
        (model.hours, "grant", "(granting hours)"),
        (model.people, "begin_service", "(who is in service)"),
        (model.people, "end_service", "(who is in service)"),
    ):
        setattr(part, name, _timed(getattr(part, name), said, spent))
    for _ in range(scenario.months):
        model.step()
    total = perf_counter() - start
    spent["(the rest of the month)"] = total - sum(spent.values())
    ns = {
        name: seconds / (len(replicates) * person_months(scenario)) * 1e9
        for name, seconds in spent.items()
    }
    parts = [_phase(phase, model.rules, ns) for phase in Phase]
    parts += [Part(name, ns[name]) for name in ns if name.startswith("(")]
    return [part for part in parts if part.ns], sum(ns.values())


def _phase(phase: Phase, rules: Iterable[Mechanism], ns: Mapping[str, float]) -> Part:
    own = {rule.name: ns[rule.name] for rule in rules if rule.phase is phase}
    return Part(
        phase.name.lower(), sum(own.values()), tuple(sorted(own.items(), key=lambda rule: -rule[1]))
    )


def _timed(method: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        start = perf_counter()
        try:
            return method(*args)
        finally:
            spent[name] += perf_counter() - start

    return timed
