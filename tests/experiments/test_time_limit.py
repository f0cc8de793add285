"""A time limit that was too short for even one future says what to do."""

from simulator.experiments import pool
from simulator.experiments.ensemble import simulate
from simulator.experiments.work import Broken
from simulator.results.reasons import reason
from simulator.results.result import why_nothing
from simulator.scenario.load import load


def test_a_time_limit_that_keeps_nothing_says_what_to_do(monkeypatch):
    def second_half(scenario, work, processes, attempt):
        """A later batch comes back first; the first futures are not done in time."""
        yield Broken([4, 5], reason("error", error="slow"))

    monkeypatch.setattr(pool, "run_batches", second_half)
    now = iter((0.0, 9.0))
    scenario = load("youth-cafe", {"runs": "6"})
    found = simulate(scenario, seconds=1, clock=lambda: next(now))
    assert why_nothing(found) == (
        "The time limit ended before the first of 6 futures was finished. Allow more time"
        " (`--time-limit`) or ask for fewer futures (`--runs`)."
    )
