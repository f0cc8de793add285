"""How long a run takes, and how far it is, on one line of the terminal while it goes on."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

from simulator.experiments import twins
from simulator.experiments.causes import again_for_all
from simulator.experiments.ensemble import seconds_needed
from simulator.experiments.time_limit import about, read_time_limit
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.verbs.refusals import Refused
from simulator.words.numbers import whole
from simulator.words.texts import gettext, ngettext

Progress = Callable[[int, int], None]
"""Called with the number of finished futures and the number of all futures."""
LONG = 10
"""Seconds above which the time that is needed is announced."""
_CLEAR = "\r\033[K"


def seconds_of(time_limit: str | float | None) -> float | None:
    """A time limit in seconds. Raises `Refused` for what is no time."""
    if time_limit is None or (isinstance(time_limit, int | float) and time_limit >= 0):
        return time_limit
    try:
        return read_time_limit(str(time_limit))
    except ValueError as wrong:
        raise Refused(str(wrong)) from None


def how_long(
    scenarios: Sequence[Scenario], workers: int, seconds: float | None, *, stops: bool = True
) -> str:
    """A text that says about how long all futures take; empty where that is a short time. `stops`:
    whether a time limit may be set."""
    needed = sum(seconds_needed(scenario, workers) for scenario in scenarios)
    if needed <= LONG:
        return ""
    futures = sum(scenario.runs for scenario in scenarios)
    said = ngettext(
        "{n} future takes about {time} here.",
        "{n} futures take about {time} here.",
        futures,
        n=whole(futures),
        time=about(needed),
    )
    if not stops:
        return said
    if seconds is None:
        cure = gettext("`--time-limit 10m` stops earlier and keeps the finished futures.")
        return f"{said} {cure}"
    return f"{said} {gettext('The time limit ends first.')}" if seconds < needed else said


def how_long_for_causes(result: Result, taken: float | None, workers: int) -> str:
    """A text that says how many futures live again for all causes and CHANCE, and about how long
    that takes, judged by the seconds that the result has `taken`; empty where none fails."""
    futures = again_for_all(result)
    if not futures or taken is None:
        return ""
    futures += result.n if result.n >= twins.LEAST else 0
    first, again = (replace(result.scenario, runs=n) for n in (result.n, futures))
    needed = taken * seconds_needed(again, workers) / seconds_needed(first, workers)
    return ngettext(
        "For all causes, about {n} future lives again, which takes about {time} here.",
        "For all causes, about {n} futures live again, which takes about {time} here.",
        futures,
        n=whole(futures),
        time=about(needed),
    )


@contextmanager
def shown(progress: Progress | bool | None) -> Iterator[Progress | None]:
    """The function to call: for `True` one that writes on one line, which is cleared at the end."""
    if progress is not True:
        yield progress or None
        return
    try:
        yield _line()
    finally:
        _write(_CLEAR)


def _write(text: str) -> None:
    """Show it on the terminal, if that is still there."""
    with suppress(OSError):
        print(text, end="", file=sys.stderr, flush=True)


def _line() -> Progress:
    """The time that is left follows from all futures so far, also those of pieces of work that are
    finished: a search has many."""
    began, finished = time.monotonic(), 0

    def show(done: int, planned: int) -> None:
        nonlocal finished
        left = (time.monotonic() - began) * (planned - done) / max(finished + done, 1)
        numbers = {"done": whole(done), "all": whole(planned)}
        if done and left >= 1:
            # Translators: progress on one short line; s stands for seconds.
            said = gettext(
                "{done} of {all} futures, about {left} s left", left=whole(round(left)), **numbers
            )
        else:
            # Translators: progress on one short line.
            said = gettext("{done} of {all} futures", **numbers)
        _write(f"{_CLEAR}{said}")
        finished += planned if done == planned else 0

    return show
