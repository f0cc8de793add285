"""A run that goes on until chances are known well enough, in two stages (`results.precision`)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil
from time import monotonic

from simulator.experiments.time_limit import end_of
from simulator.quantities.grammar import Unreadable, Wanted
from simulator.quantities.reading import read_number
from simulator.quantities.take_apart import take_apart
from simulator.quantities.units import Unit
from simulator.results.precision import (
    chances_asked,
    expected_within,
    futures_needed,
    known_to_within,
)
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.storage.manifest import Request
from simulator.verbs.changes import change
from simulator.verbs.planned import Plan
from simulator.verbs.progress import Progress, how_long
from simulator.verbs.refusals import Refused
from simulator.verbs.run import Run
from simulator.words.numbers import in_full, whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, ngettext, nphrase

AT_MOST = 10_000
_LEAST, _MOST = 0.5, 50.0
_POINTS = Unit("share", 0, 1, points=True)


@dataclass(frozen=True)
class Aim:
    """What a run is to show: each chance to within so many percentage `points` (half of its 95%
    interval), with `at_most` so many futures."""

    points: float
    at_most: int = AT_MOST


def read_points(typed: str | float, option: str) -> float:
    """Percentage points, as in `3`, `3%`, `2.5` or `3 points`. `option` is where they were typed.
    Raises `Refused`."""
    text = str(typed)
    try:
        parts = take_apart(text, Wanted(_POINTS, None, ""))
        found = 100 * read_number(text if parts.percent else f"{text}%", _POINTS, None)
    except Unreadable:
        found = 0.0
    if _LEAST <= round(found, 9) <= _MOST:
        return round(found, 9)
    raise Refused(
        gettext(
            "`{option}` takes percentage points from {low} to {high}, such as `3`; {value} is not"
            " such a number.",
            option=option,
            low=in_full(_LEAST),
            high=in_full(_MOST),
            value=quote(text),
        )
    )


def simulate_until(
    plan: Plan,
    aim: Aim,
    *,
    workers: int = 1,
    progress: Progress | bool | None = None,
    seconds: float | None = None,
    say: Callable[[str], None],
    say_how_long: Callable[[str], None] = lambda text: None,
    check: Callable[[Scenario], None] = lambda scenario: None,
) -> Run:
    """Simulate both stages. `say` is given what is to be known before the second one and at the
    end, `say_how_long` the time that it takes, if that is long, and `check` the scenario with all
    of its futures. Raises as `Plan.simulate`, and `Refused` for a limit that cannot be kept."""
    _check_limit(plan, aim)
    until = end_of(seconds)
    first = plan.simulate(workers, progress, seconds)
    second = Second(plan, first, aim)
    check(second.plan.scenario)
    for text in second.before():
        say(text)
    left = None if until is None else max(until - monotonic(), 0.0)
    if second.more:
        say_how_long(how_long([replace(plan.scenario, runs=second.more)], workers, left))
    run = second.simulate(workers, progress, left)
    say(reached(run.result, aim))
    return run


def _check_limit(plan: Plan, aim: Aim) -> None:
    """Raises `Refused` where the limit is below the number of futures with which a run begins, or
    above what a scenario may have."""
    if plan.scenario.runs <= aim.at_most <= AT_MOST:
        return
    raise Refused(
        gettext(
            "This run begins with {runs} futures, and {most} are allowed at most. Choose a limit"
            " from {runs} to {highest}, or begin with fewer futures (`--runs`).",
            runs=whole(plan.scenario.runs),
            most=whole(aim.at_most),
            highest=whole(AT_MOST),
        )
    )


class Second:
    """The second stage of a run: as many futures more as its `first` stage shows to be needed.

    How many follows from the first stage alone, and they are run in one go, so that chance does not
    decide when to stop. The whole run is the same, to the last bit, as one of that many futures.
    """

    def __init__(self, plan: Plan, first: Run, aim: Aim) -> None:
        self._first, self._aim = first, aim
        found = first.result
        self._chances = chances_asked(found)
        finished = futures_needed(self._chances, aim.points / 100)
        self._needed = ceil(finished * found.planned / found.n)
        runs = max(plan.scenario.runs, min(self._needed, aim.at_most))
        self.plan = plan if found.untried else _with_runs(plan, runs)
        """The run as a whole."""

    @property
    def more(self) -> int:
        """How many futures it adds."""
        return self.plan.scenario.runs - self._first.result.planned

    def before(self) -> list[str]:
        """What is to be known before it begins."""
        said = list(map(_left_as_they_are, filter(None, [self._without_points()])))
        points = _points(self._aim.points)
        if self._needed > self._aim.at_most and not self._first.result.untried:
            near = 100 * expected_within(self._chances, self._aim.at_most)
            said.append(
                gettext(
                    "To know the chances to within {points} takes about {needed} futures. The limit"
                    " is {most} futures, which show them to within about {near}.",
                    points=points,
                    needed=whole(self._needed),
                    most=whole(self._aim.at_most),
                    near=_points(_tenths_up(near)),
                )
            )
        elif self.more:
            said.append(
                ngettext(
                    "To know the chances to within {points} takes about {all} futures: {n} more"
                    " follows.",
                    "To know the chances to within {points} takes about {all} futures: {n} more"
                    " follow.",
                    self.more,
                    points=points,
                    all=whole(self.plan.scenario.runs),
                    n=whole(self.more),
                )
            )
        return said

    def _without_points(self) -> int:
        return sum(claim.statistic != "P" for claim in self.plan.scenario.claims)

    def simulate(
        self,
        workers: int = 1,
        progress: Progress | bool | None = None,
        seconds: float | None = None,
    ) -> Run:
        """Run the futures that are missing, as `Plan.simulate` does; the first stage itself where
        there are none."""
        if not self.more:
            return self._first
        run = self.plan.simulate(workers, progress, seconds, self._first.result)
        run.seconds = (run.seconds or 0.0) + (self._first.seconds or 0.0)
        return run


def reached(result: Result, aim: Aim) -> str:
    """What the futures of a run came to, as a sentence."""
    known = 100 * known_to_within(chances_asked(result))
    values = {
        "n": whole(result.n),
        "points": _points(_tenths_up(known)),
        "aim": in_full(aim.points),
    }
    if any(claim.statistic == "P" for claim in result.scenario.claims):
        return ngettext(
            "With {n} future, the chances in the claims are known to within {points} (aim: {aim}).",
            "With {n} futures, the chances in the claims are known to within {points} (aim:"
            " {aim}).",
            result.n,
            **values,
        )
    return ngettext(
        "With {n} future, MONEY, IMPACT and BOTH are known to within {points} (aim: {aim}).",
        "With {n} futures, MONEY, IMPACT and BOTH are known to within {points} (aim: {aim}).",
        result.n,
        **values,
    )


def _left_as_they_are(claims: int) -> str:
    return ngettext(
        "{n} claim is about a mean, a median or a quantile. It has no percentage points, and the"
        " number of futures does not follow from it.",
        "{n} claims are about a mean, a median or a quantile. They have no percentage points, and"
        " the number of futures does not follow from them.",
        claims,
        n=whole(claims),
    )


def _points(points: float) -> str:
    return nphrase("{n} point", "{n} points", points, n=in_full(points))


def _tenths_up(points: float) -> float:
    """In tenths; never less than it is."""
    return ceil(10 * points - 1e-9) / 10


def _with_runs(plan: Plan, runs: int) -> Plan:
    """The same plan with another number of futures, as if that had been typed."""
    if runs == plan.scenario.runs:
        return plan
    asked = plan.request.options
    changes = [typed for typed in asked["set"] if change(typed)[0] != "runs"]
    options = {"runs": str(runs), **asked, "set": changes} | {"runs": str(runs)}
    grown = variant(plan.scenario, {"runs": str(runs)})
    return Plan(grown, Request(options, plan.request.started), plan.notes)
