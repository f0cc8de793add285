"""`find`: the smallest change of a number with which a goal is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.experiments.study.finding import find_one
from simulator.experiments.study.found import Found
from simulator.experiments.study.lever_range import away, quantity_of, range_of
from simulator.experiments.study.points import BLOCK, Point, Study
from simulator.experiments.study.tally import Estimated, Futures, differs
from simulator.experiments.study.vary import points_of
from simulator.reports.study.find_screen import find_screen
from simulator.results.intervals import z_of
from simulator.scenario.scenario import Scenario
from simulator.verbs.asked import question
from simulator.verbs.changes import Changes
from simulator.verbs.find_several import FindSeveral, SeveralPlan
from simulator.verbs.goal import WithGoal, goal_of, measures_of, whole_blocks
from simulator.verbs.on_screen import WIDTH
from simulator.verbs.progress import Progress, how_long
from simulator.verbs.refusals import Refused
from simulator.verbs.searched import Searched
from simulator.verbs.study_place import Place, place_for
from simulator.verbs.studying import Session, session
from simulator.verbs.typed_after import typed_after
from simulator.verbs.varying import lines_of
from simulator.verbs.weights import Costs
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_RUNS_OF_A_SEARCH = 20
"""A search takes about as long as so many runs: fewer futures, but in small batches."""


class Plan:
    """What is looked for: the number, the range in which it is looked for, and the goal."""

    def __init__(self, wanted: WithGoal, by: str) -> None:
        self.scenario, self.claim = wanted.scenario, wanted.claim
        try:
            with typed_after("--by"):
                self.lever = range_of(by, self.scenario, wanted.load)
            ends = np.array(self.lever.values)[:, None]
            self.structure, _ = points_of([self.lever], ends, self.scenario, wanted.load)
        except ValueError as wrong:
            raise Refused(str(wrong)) from None
        self.request = wanted.request(by=by)

    @property
    def start(self) -> float:
        """The value that the file has, or the likely one."""
        return quantity_of(self.scenario, self.lever.path).likely

    def how_long(self, workers: int) -> str:
        """A text that says how long the search takes; empty where it is a short time."""
        many = replace(self.scenario, runs=_RUNS_OF_A_SEARCH * self.scenario.runs)
        return how_long([many], workers, None, stops=False)

    def run(self, place: Place) -> "Find":
        """Search. Raises as `run_study`."""
        asked = question("find", self.scenario, self.request)
        with session(place, asked, measures_of(self.claim)) as studying:
            asking = _Asking(self, studying)
            found = find_one(
                asking.at,
                (min(self.lever.values), max(self.lever.values)),
                self.start,
                goal_of(self.claim),
                whole_blocks(self.scenario.runs),
                self.lever.fitting,
                lambda x, width: away(self.lever, x, self.start, width),
                asking.differ,
            )
            digest = studying.digest()
        return Find(self, found, digest)


class _Asking:
    """Asks the study for the futures of single values."""

    def __init__(self, plan: Plan, studying: Session) -> None:
        self.plan, self.studying = plan, studying
        self._seen: dict[tuple[int, float], Futures] = {}

    def at(self, values: Sequence[float], first: int, number: int) -> list[Estimated]:
        """The left side of the goal at these values, in the futures from `first` on. Raises as
        `Session.all_points`."""
        points = [Point(0, {self.plan.lever.path: value}) for value in values]
        study = Study([self.plan.structure], points, first + number)
        found = self.studying.all_points(study, first // BLOCK)
        seen = ((first, value) for value in values)
        self._seen.update(zip(seen, found, strict=True))
        return [futures.of_claim(self.plan.claim) for futures in found]

    def differ(self, one: float, other: float, first: int, comparisons: int) -> bool:
        """Whether the futures at two values, asked for already, clearly differ in what the goal is
        about, where so many comparisons are made."""
        seen = self._seen
        return differs(seen[first, one], seen[first, other], self.plan.claim, z_of(comparisons))


def planned(
    scenario: str | Path | Scenario,
    by: str | Sequence[str] | Mapping[str, object],
    goal: str,
    *,
    cost: Costs | None = None,
    set: Changes | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
) -> "Plan | SeveralPlan":
    """The search of one number or of several. Raises as `find` does."""
    wanted = WithGoal(scenario, goal, set=set, runs=runs, seed=seed, months=months)
    lines = lines_of(by)
    if len(lines) > 1:
        return SeveralPlan(wanted, lines, cost)
    if not lines:
        raise Refused(gettext("Say what to change, such as `--by cafe_sales.price`."))
    if cost:
        raise Refused(
            gettext(
                "`--cost` weighs several numbers against each other, and here is one. Leave it out,"
                " or write more than one `--by`."
            )
        )
    return Plan(wanted, lines[0])


def find(
    scenario: str | Path | Scenario,
    by: str | Sequence[str] | Mapping[str, object],
    goal: str,
    *,
    cost: Costs | None = None,
    set: Changes | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    workers: int = 1,
    progress: Progress | bool | None = None,
    study: str | Path | None = None,
) -> "Find | FindSeveral":
    """The smallest change of one number, or the cheapest of several, with which a goal is reached:
    as in `find("youth-cafe", "cafe_sales.price=20000 to 40000", "P(sustainable) >= 40%")`, or with
    a list of two to six numbers.

    A goal is written as a claim of a scenario file. `cost` says how much more a change of a number
    counts than a change of another by the same part, as in `{"cafe_sales.price": 2}`; each counts 1
    otherwise. Raises `ScenarioError`, `Refused`, `StudyUnusable` and `NothingFinished`."""
    plan = planned(scenario, by, goal, cost=cost, set=set, runs=runs, seed=seed, months=months)
    return plan.run(Place(place_for(plan.scenario, study), workers, progress=progress))


class Find(Searched):
    """What a search found: `found` has the curve, the answer with its interval, and the check with
    new futures; `summary` is all of it as one dictionary."""

    chart = "curve"

    def __init__(self, plan: Plan, found: Found, digest: str) -> None:
        super().__init__(plan.scenario, plan.request)
        self.plan, self.found = plan, found
        self.summary = self._as_dict(digest)

    def screen(self, width: int = WIDTH) -> str:
        """The screen that `sesim find` prints."""
        plan = self.plan
        is_range = quantity_of(plan.scenario, plan.lever.path).is_range
        return find_screen(plan.lever, plan.claim, self.found, is_range, width, plan.scenario.runs)

    def plot(self) -> "Figure":
        """The curve with its ranges, the goal, and the answer."""
        from simulator.reports.study.find_chart import find_chart

        return find_chart(self.plan.lever, self.plan.claim, self.found)

    def header(self) -> list[str]:
        return [self.plan.lever.path, "futures", "value", "low", "high"]

    def rows(self) -> list[list[Any]]:
        tried = sorted(self.found.visits, key=lambda visit: visit.x)
        return [
            [float(self.plan.lever.text(visit.x)), visit.futures, *visit.found.plain().values()]
            for visit in tried
        ]

    def _as_dict(self, digest: str) -> dict[str, Any]:
        found, text = self.found, self.plan.lever.text

        def number(x: float | None) -> float | None:
            return None if x is None else float(text(x))

        return {
            "shareable": False,
            "scenario": self.plan.scenario.name,
            "by": self.plan.lever.path,
            "goal": self.plan.claim.text,
            "start": number(found.start),
            "already_reached": found.already,
            "surely_reached": found.surely,
            "answer": number(found.x),
            "low": number(found.low),
            "high": number(found.high),
            "missed_again_at": number(found.missed_beyond),
            "confirmed": None if found.confirmed is None else found.confirmed.plain(),
            "confirmed_now": None if found.confirmed_now is None else found.confirmed_now.plain(),
            "change_helps": None if found.x is None else found.helps,
            "best": number(found.best),
            "not_clearly_worse_than_best": [number(x) for x in found.as_good],
            "study_digest": digest,
            "tried": [dict(zip(self.header(), row, strict=True)) for row in self.rows()],
        }
