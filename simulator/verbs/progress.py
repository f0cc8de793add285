"""How long a run takes, and how far it is, told on one line of the terminal while it goes on."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from simulator.experiments.ensemble import seconds_needed
from simulator.experiments.time_limit import about, read_time_limit
from simulator.scenario.scenario import Scenario
from simulator.verbs.refusals import Refused

Progress = Callable[[int, int], None]
"""Called with how many futures are done, and how many there will be."""
_LONG = 10
"""Seconds above which somebody who waits wants to know how long."""
_CLEAR = "\r\033[K"


def seconds_of(time_limit: str | float | None) -> float | None:
    """A time limit in seconds; raises `Refused` for what is none."""
    if not isinstance(time_limit, str):
        return time_limit
    try:
        return read_time_limit(time_limit)
    except ValueError as wrong:
        raise Refused(str(wrong)) from None


def how_long(scenarios: Sequence[Scenario], workers: int, seconds: float | None) -> str:
    """About how long all futures take, in a sentence; nothing where that is short."""
    needed = sum(seconds_needed(scenario, workers) for scenario in scenarios)
    if needed <= _LONG:
        return ""
    futures = sum(scenario.runs for scenario in scenarios)
    if seconds is None:
        then = "; --time-limit 10m would keep what is finished by then"
    else:
        then = "; the time limit comes first" if seconds < needed else ""
    return f"{futures:,} futures take about {about(needed)} here{then}."


@contextmanager
def told(progress: Progress | bool | None) -> Iterator[Progress | None]:
    """The function to call: for `True`, one that writes over one line, which is cleared after."""
    if progress is not True:
        yield progress or None
        return
    try:
        yield _line()
    finally:
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _line() -> Progress:
    began = time.monotonic()

    def show(done: int, planned: int) -> None:
        left = (time.monotonic() - began) * (planned - done) / max(done, 1)
        time_left = f", about {left:.0f} s left" if done and left >= 1 else ""
        said = f"{_CLEAR}{done:,} of {planned:,} futures{time_left}"
        print(said, end="", file=sys.stderr, flush=True)

    return show
