"""How many futures of a scenario are simulated together, in one batch."""

from collections.abc import Sequence

from simulator.scenario.scenario import Scenario

BATCH = 400_000
"""Futures x agents in a batch: large enough to spread the fixed cost of a month's numpy calls
(about 3.5 ms), small enough for the processor's cache (measured by `make bench`)."""


NS = 55
"""Estimate of nanoseconds per agent (as `agents` counts them) and month, with all that a batch of
usual size costs: measured in the scenarios that come with sesim, on one core."""


LEAST = 0.15
"""Seconds of work. A smaller batch is not cut, because its fixed cost would be too large a part."""


def estimate(scenario: Scenario) -> float:
    """Estimate of the seconds that all futures of a scenario take in one process."""
    return agents(scenario) * scenario.runs * scenario.months * NS * 1e-9


def batches(
    scenario: Scenario, replicates: Sequence[int], processes: int = 1, seconds: float | None = None
) -> Sequence[Sequence[int]]:
    """Replicates in batches that fit the processor's cache, about the same number for each of the
    `processes`. With `seconds`, no batch takes much longer than that."""
    size = max(1, BATCH // agents(scenario))
    if seconds is not None:
        each = estimate(scenario) / scenario.runs
        size = max(1, min(size, int(max(seconds, LEAST) / each)))
    rounds = -(-len(replicates) // (size * processes))
    even = -(-len(replicates) // (rounds * processes))
    return [replicates[at : at + even] for at in range(0, len(replicates), even)]


def agents(scenario: Scenario) -> int:
    """Estimate of people and agents in one future, with every range at its upper end."""
    people, inflow = (max(scenario.community.values[n].numbers) for n in ("people", "inflow"))
    own = sum(
        block.kind.most_agents(block.values, scenario.months)
        for block in scenario.mechanisms.values()
    )
    return max(1, int(people + inflow * scenario.months + own))
