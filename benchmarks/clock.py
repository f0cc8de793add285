"""Time of one core, and how fast this machine is at the two things that the figures depend on."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Times:
    """Seconds of some repeats."""

    seconds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return median(self.seconds)


def repeat(
    action: Callable[[], Any], repeats: int, clock: Callable[[], float] = time.process_time
) -> Times:
    """Processor time of an action (or that of another clock), several times over. Time that
    other programs take is not in it, but a busy machine is still slower: compare figures of one
    run only."""
    seconds = []
    for _ in range(repeats):
        start = clock()
        action()
        seconds.append(clock() - start)
    return Times(tuple(seconds))


def hash_ns() -> float:
    """ns per 64-bit hash of the draws, in blocks that fit the cache: what numpy does here."""
    from simulator.model.draws import mix

    keys = np.arange(16_384, dtype=np.uint64)

    def hashed() -> None:
        for _ in range(200):
            mix(keys)  # not kept: to find room for results would cost more than the hash

    times = repeat(hashed, 5)
    return times.best / 200 / len(keys) * 1e9


def loop_ns() -> float:
    """ns per turn of a plain Python loop that adds a number: what the interpreter does here."""
    times = repeat(_count_to_a_million, 5)
    return times.best / 1e6 * 1e9


def _count_to_a_million() -> float:
    total = 0.0
    for number in range(1_000_000):
        total += number * 0.5
    return total
