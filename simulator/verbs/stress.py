"""`stress`: what single shocks do to both chances of a venture, or of each venture in a folder."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import warn

from simulator.experiments.study.points import Study
from simulator.experiments.study.stressing import Tried, Venture
from simulator.reports.study.stress_matrix import matrix_screen
from simulator.reports.study.stress_screen import stress_screen
from simulator.reports.study.stress_tables import HEADER, stress_rows, stress_summary
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import Folder, filled
from simulator.storage.manifest import manifest_of_study
from simulator.verbs.asked import ALL, NAMED, question
from simulator.verbs.changes import Changes
from simulator.verbs.on_screen import WIDTH, OnScreen
from simulator.verbs.progress import Progress, seconds_of
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.stress_plan import Plan
from simulator.verbs.study_place import Place, keeps_some, place_for
from simulator.verbs.studying import session

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


def stress(
    scenario: str | Path | Scenario,
    stresses: str | Path | None = None,
    *,
    set: Changes | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    workers: int = 1,
    progress: Progress | bool | None = None,
    time_limit: str | float | None = None,
    study: str | Path | None = None,
) -> "Stress":
    """What single shocks do to both chances of a venture: as in `stress("youth-cafe")`, or of each
    venture in a folder.

    Every stress is simulated in the same futures as the venture without it. `stresses` is a folder
    of stress files, or one of them, in place of those that come with sesim. What is finished is
    kept in the file `study` (of each venture if none is named) and never simulated again.

    Raises `ScenarioError` for mistakes in a scenario or a stress, `Refused`, `StudyUnusable` for a
    file that is no study, and `NothingFinished`."""
    plan = Plan(scenario, stresses, set=set, runs=runs, seed=seed, months=months)
    return run(plan, study, workers, seconds_of(time_limit), progress)


def run(
    plan: Plan,
    study: str | Path | None = None,
    workers: int = 1,
    seconds: float | None = None,
    progress: Progress | bool | None = None,
    resume: bool = False,
    say: Callable[[str], None] = warn,
) -> "Stress":
    """Simulate what is missing. A time limit is one for all ventures together. With `resume`, some
    block of some venture must be there. `say` is that of `Place`. Raises as `run_study`,
    `NothingFinished` only where no venture has any future."""
    end = None if seconds is None else time.monotonic() + seconds
    ventures: list[Venture] = []
    last: NothingFinished | None = None
    paths = plan.places(study)
    new = resume and not any(map(keeps_some, plan.studies, paths))
    for path, tried, points, label in zip(
        paths, plan.tried, plan.studies, plan.labels, strict=True
    ):
        left = None if end is None else max(end - time.monotonic(), 0.0)
        place = Place(path, workers, left, progress, resume=new, say=say)
        try:
            ventures.append(replace(under_stress(plan, tried, points, place), label=label))
        except NothingFinished as nothing:
            last = nothing
    if not ventures and last is not None:
        raise last
    return Stress(plan, ventures)


def under_stress(
    plan: Plan, tried: Tried, study: Study, place: Place, known: Result | None = None
) -> Venture:
    """What the stresses do to one venture. `known`: all of its futures without any, where these
    have been simulated."""
    asked = question("stress", tried.scenario, plan.request)
    if plan.folder is not None:
        asked |= {ALL: plan.target, NAMED: place.path != place_for(tried.scenario, None)}
    with session(place, asked) as running:
        if known is not None:
            running.take(study, 0, known)
        points = running.points(study)
        return Venture(
            tried.scenario,
            points[0],
            tuple(tried.results(points)),
            not running.missing,
            place.path.name,
            running.digest(),
            running.left_out,
        )


class Stress(OnScreen):
    """What stresses do to ventures: `ventures` has the paired changes of each, `bad` the files that
    were left out, `summary` is all of it as one dictionary. `to_frame` and `plot` show them, `keep`
    writes them into a folder."""

    def __init__(self, plan: Plan, ventures: Sequence[Venture]) -> None:
        self.plan, self.ventures, self.bad = plan, tuple(ventures), plan.chosen.bad
        self.summary: dict[str, Any] = stress_summary(ventures, plan.shocks, self.bad)
        self.summary["complete"] = self.complete

    @property
    def mistakes(self) -> list[str]:
        """What is wrong with the files that were left out, a line each."""
        return [mistake for file in self.bad for mistake in file.mistakes]

    @property
    def complete(self) -> bool:
        """Whether nothing was left out."""
        every = len(self.ventures) == len(self.plan.tried)
        return every and all(venture.complete for venture in self.ventures)

    def screen(self, width: int = WIDTH) -> str:
        """The screen that `sesim stress` prints."""
        if self.plan.folder is None:
            return stress_screen(self.ventures[0], width)
        spared = [self.plan.labels[at] for at in self.plan.chosen.spared]
        finished = {venture.name for venture in self.ventures}
        left = [label for label in self.plan.labels if label not in finished]
        return matrix_screen(self.ventures, self.plan.shocks, self.bad, spared, left, width)

    def _finished(self) -> list[Scenario]:
        return [venture.scenario for venture in self.ventures]

    def to_frame(self) -> "DataFrame":
        """A table with one row for each venture and stress."""
        from pandas import DataFrame

        return DataFrame(stress_rows(self.ventures), columns=list(HEADER))

    def plot(self) -> "Figure":
        """What each stress changes in both chances; of a folder, how many ventures it harms."""
        from simulator.reports.study.stress_chart import changes_chart, ventures_chart

        if self.plan.folder is None:
            return changes_chart(self.ventures[0])
        return ventures_chart(self.ventures, self.plan.shocks)

    def keep(self, parent: str | Path = "outputs") -> Path:
        """Write stress.csv, stress.json and the chart into a new folder below `parent`."""
        from simulator.reports.canvas import png

        def write(folder: Folder) -> None:
            folder.write_json("stress.json", self.summary)
            folder.write_csv("stress.csv", HEADER, stress_rows(self.ventures))
            folder.write("charts/stress.png", png(self.plot()))
            several = self.plan.folder is not None
            folder.seal(manifest_of_study(self._finished(), self.plan.request, several=several))

        return filled(Path(parent), f"{self.plan.name}-stress", write)
