"""`find`: the smallest change of a number with which a goal is reached."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.experiments.batches import agents
from simulator.experiments.study.finding import Found, Goal, find_one
from simulator.experiments.study.lean import USUAL
from simulator.experiments.study.lever_range import quantity_of, range_of
from simulator.experiments.study.points import BLOCK, Point, Structure, Study
from simulator.experiments.study.tally import Estimated, Futures, differs
from simulator.reports.study.find_screen import find_screen
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import Folder, filled
from simulator.storage.manifest import Request, manifest_of_study, now
from simulator.verbs.changes import Changes, Wanted
from simulator.verbs.on_screen import WIDTH, OnScreen
from simulator.verbs.progress import Progress, how_long
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.verbs.study_place import Place, place_for
from simulator.verbs.studying import Session, session

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

_RUNS_OF_A_SEARCH = 9
"""About how many times the futures of a run a search takes."""


class Plan:
    """What is looked for: the number, the range in which it is looked for, and the goal."""

    def __init__(
        self,
        scenario: str | Path | Scenario,
        by: str,
        goal: str,
        *,
        set: Changes | None = None,
        runs: int | None = None,
        seed: int | None = None,
        months: int | None = None,
    ) -> None:
        wanted = Wanted.of(set, runs=runs, seed=seed, months=months)
        load = partial(wanted.load, scenario)
        self.scenario = load({})
        self.claim = _claim(load, goal)
        try:
            self.lever = range_of(by, self.scenario, load)
            ends = [load({self.lever.path: self.lever.text(x)}) for x in self.lever.values]
            self.structure = Structure.of(self.scenario, max(ends, key=agents))
        except ValueError as wrong:
            raise Refused(str(wrong)) from None
        self.request = Request({**wanted.head, "by": by, "goal": goal, "set": wanted.typed}, now())

    @property
    def measures(self) -> tuple[str, ...]:
        """The usual measures, and the one that the goal is about."""
        named = self.claim.of.measure if self.claim.of else self.claim.subject
        return USUAL if named in USUAL or named not in MEASURES else (*USUAL, named)

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
        question = {"verb": "find", "scenario": self.scenario.name, **self.request.options}
        with session(place, question, self.measures) as studying:
            asking = _Asking(self, studying)
            op = self.claim.op
            goal = Goal(self.claim.number, op in (">=", ">"), op in (">", "<"))
            found = find_one(
                asking.at,
                (min(self.lever.values), max(self.lever.values)),
                self.start,
                goal,
                _whole_blocks(self.scenario.runs),
                self.lever.fitting,
                asking.same,
            )
            digest = studying.digest()
        return Find(self, found, digest)


def _whole_blocks(runs: int) -> int:
    """Futures in whole pairs of blocks, so that half of them are whole blocks too."""
    return max(2 * BLOCK, -(-runs // (2 * BLOCK)) * 2 * BLOCK)


class _Asking:
    """Asks the study for the futures of single values."""

    def __init__(self, plan: Plan, studying: Session) -> None:
        self.plan, self.studying = plan, studying
        self._seen: dict[float, Futures] = {}

    def at(self, values: Sequence[float], first: int, number: int) -> list[Estimated]:
        """The left side of the goal at these values, in the futures from `first` on. Raises
        `NothingFinished` where some fail for a reason that may pass."""
        points = [Point(0, {self.plan.lever.path: value}) for value in values]
        study = Study([self.plan.structure], points, first + number)
        found = self.studying.points(study, first // BLOCK)
        if self.studying.left_out:  # fewer futures than all other values have
            raise NothingFinished(self.studying.left_out)
        if not first:
            self._seen.update(zip(values, found, strict=True))
        return [futures.of_claim(self.plan.claim) for futures in found]

    def same(self, one: float, other: float) -> bool:
        """Whether the futures at two values do not clearly differ in what the goal is about."""
        return not differs(self._seen[one], self._seen[other], self.plan.claim)


def _claim(load: Any, goal: str) -> Claim:
    """The goal, read as a claim of a scenario file. Raises `ScenarioError`."""
    changed: Scenario = load({"claims": f"[{_quoted(goal)}]"})
    return replace(changed.claims[0], text=goal.strip())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "") + '"'


def find(
    scenario: str | Path | Scenario,
    by: str,
    goal: str,
    *,
    set: Changes | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    workers: int = 1,
    progress: Progress | bool | None = None,
    study: str | Path | None = None,
) -> "Find":
    """The smallest change of one number with which a goal is reached: as in `find("youth-cafe",
    "cafe_sales.price=20000 to 40000", "P(sustainable) >= 40%")`.

    A goal is written as a claim of a scenario file. Raises `ScenarioError`, `Refused`,
    `StudyUnusable` and `NothingFinished`."""
    plan = Plan(scenario, by, goal, set=set, runs=runs, seed=seed, months=months)
    return plan.run(Place(place_for(plan.scenario, study), workers, progress=progress))


class Find(OnScreen):
    """What a search found: `found` has the curve, the answer with its interval, and the check with
    new futures; `summary` is all of it as one dictionary."""

    def __init__(self, plan: Plan, found: Found, digest: str) -> None:
        self.plan, self.found = plan, found
        self.summary: dict[str, Any] = self._as_dict(digest)

    def screen(self, width: int = WIDTH) -> str:
        """The screen that `sesim find` prints."""
        return find_screen(self.plan.lever, self.plan.claim, self.found, width)

    def to_frame(self) -> "DataFrame":
        """A table with one row for each value that was tried."""
        from pandas import DataFrame

        return DataFrame(self.rows(), columns=self.header())

    def plot(self) -> "Figure":
        """The curve with its ranges, the goal, and the answer."""
        from simulator.reports.study.find_chart import find_chart

        return find_chart(self.plan.lever, self.plan.claim, self.found)

    def header(self) -> list[str]:
        return [self.plan.lever.path, "futures", "value", "low", "high"]

    def rows(self) -> list[list[Any]]:
        tried = sorted(self.found.visits, key=lambda visit: (visit.x, visit.futures))
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
            "answer": number(found.x),
            "low": number(found.low),
            "high": number(found.high),
            "missed_again_at": number(found.missed_beyond),
            "confirmed": None if found.confirmed is None else found.confirmed.plain(),
            "best": number(found.best),
            "not_clearly_worse_than_best": [number(x) for x in found.as_good],
            "study_digest": digest,
            "tried": [dict(zip(self.header(), row, strict=True)) for row in self.rows()],
        }

    def keep(self, parent: str | Path = "outputs") -> Path:
        """Write find.json, tried.csv and the chart into a new folder below `parent`."""
        from simulator.reports.canvas import png

        def write(folder: Folder) -> None:
            folder.write_json("find.json", self.summary)
            folder.write_csv("tried.csv", self.header(), self.rows())
            folder.write("charts/curve.png", png(self.plot()))
            folder.seal(manifest_of_study([self.plan.scenario], self.plan.request))

        return filled(Path(parent), f"{self.plan.scenario.name}-find", write)
