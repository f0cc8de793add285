"""`sweep`: both chances at many values of one or more numbers."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.experiments.study.best_point import best_point
from simulator.experiments.study.lean import USUAL
from simulator.experiments.study.lever_range import quantity_of, range_of
from simulator.experiments.study.points import Study
from simulator.experiments.study.tally import EVENTS, Futures
from simulator.experiments.study.vary import MOST_POINTS, grid, points_of, read_lever, sobol
from simulator.reports.layout import noted
from simulator.reports.study.sweep_screen import sweep_screen
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import Folder, filled
from simulator.storage.manifest import Request, manifest_of_study, now
from simulator.verbs.asked import question
from simulator.verbs.changes import Changes, Wanted
from simulator.verbs.on_screen import WIDTH, OnScreen
from simulator.verbs.progress import Progress, seconds_of
from simulator.verbs.refusals import Refused
from simulator.verbs.study_place import Place, estimate_in_words, place_for
from simulator.verbs.studying import Kept, run_part, run_study
from simulator.verbs.typed_after import typed_after
from simulator.verbs.varying import lines_of, refuse_levers_twice
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


class Plan:
    """What is to be swept: the levers, their values at each point, and the study that they make."""

    def __init__(
        self,
        scenario: str | Path | Scenario,
        vary: Sequence[str] | Mapping[str, object],
        *,
        set: Changes | None = None,
        sample: int | None = None,
        runs: int | None = None,
        seed: int | None = None,
        months: int | None = None,
    ) -> None:
        wanted = Wanted.of(set, runs=runs, seed=seed, months=months)
        load = partial(wanted.load, scenario)
        lines = lines_of(vary)
        if not lines:
            raise Refused(
                gettext(
                    "Say what to vary, such as `--vary 'cafe_sales.price=20000 to 32000 by 2000'`."
                )
            )
        if sample is not None and not (type(sample) is int and 2 <= sample <= MOST_POINTS):
            raise Refused(
                gettext(
                    "The number of points to try, `sample`, is a whole number from {least} to"
                    " {most}.",
                    least=whole(2),
                    most=whole(MOST_POINTS),
                )
            )
        self.scenario = load({})
        try:
            with typed_after("--vary"):
                self.levers = [
                    read_lever(line, self.scenario, load)
                    if "=" in line
                    else range_of(line, self.scenario, load).spread()
                    for line in lines
                ]
            refuse_levers_twice(self.levers)
            self.numbers = sobol(self.levers, sample) if sample else grid(self.levers)
            structure, points = points_of(self.levers, self.numbers, self.scenario, load)
        except ValueError as wrong:  # no study, or made in Python without a text to know it by
            raise Refused(str(wrong)) from None
        self.study = Study([structure], points, self.scenario.runs)
        self.now = [quantity_of(self.scenario, lever.path).likely for lever in self.levers]
        options = {**wanted.head, "vary": lines, "set": wanted.typed}
        self.request = Request({**options, **({"sample": sample} if sample else {})}, now())

    @property
    def _question(self) -> dict[str, Any]:
        return question("sweep", self.scenario, self.request)

    def run(self, place: Place) -> "Sweep":
        """Simulate what the study's file lacks. Raises as `run_study`."""
        return Sweep(self, run_study(self.study, place, self._question))

    def run_part(self, place: Place, part: tuple[int, int]) -> tuple[str, bool]:
        """Simulate one part of the study. Returns what was done, in sentences, and whether it is
        all of the part."""
        blocks, missing, left_out = run_part(self.study, place, self._question, part)
        said = ngettext(
            "{n} block is in `{file}`.",
            "{n} blocks are in `{file}`.",
            blocks - missing,
            n=whole(blocks - missing),
            file=clean(str(place.path)),
        )
        if missing:
            more = gettext("{n} more are missing: run the same command again.", n=whole(missing))
            return f"{said} {left_out or more}\n", False
        return f"{said} {gettext('Bring all parts together with `sesim gather`.')}\n", True

    def how_long(self, place: Place, part: tuple[int, int] | None = None) -> str:
        """A text that says how long that takes; empty where it is a short time."""
        return estimate_in_words(self.study, place, USUAL, part)


def sweep(
    scenario: str | Path | Scenario,
    vary: Sequence[str] | Mapping[str, object],
    *,
    set: Changes | None = None,
    sample: int | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    workers: int = 1,
    progress: Progress | bool | None = None,
    time_limit: str | float | None = None,
    study: str | Path | None = None,
) -> "Sweep":
    """Simulate a scenario at many values of its numbers, each point in the same futures: as in
    `sweep("youth-cafe", {"cafe_sales.price": [24000, 26000, 28000]})`.

    `vary` says the values of each path; several paths make a grid, or with `sample` so many points
    of Sobol's sequence between the ends. What is finished is kept in the file `study` (of the
    scenario if none is named) and never simulated again.

    Raises `ScenarioError`, `Refused` for what cannot be varied, `StudyUnusable` for a file that is
    no study, and `NothingFinished`."""
    plan = Plan(scenario, vary, set=set, sample=sample, runs=runs, seed=seed, months=months)
    place = Place(place_for(plan.scenario, study), workers, seconds_of(time_limit), progress)
    return plan.run(place)


class Sweep(OnScreen):
    """The points of a sweep and what their futures show.

    `points` are the futures of each point, `summary` is all of it as one dictionary; `to_frame` and
    `plot` show them, `keep` writes them into a folder."""

    def __init__(self, plan: Plan, kept: Kept) -> None:
        self.plan, self.kept = plan, kept
        self.points: tuple[Futures, ...] = kept.points
        self._header, self._rows = self._table()
        self.summary: dict[str, Any] = self._as_dict()

    def screen(self, width: int = WIDTH) -> str:
        """The screen that `sesim sweep` prints."""
        plan = self.plan
        shown = sweep_screen(plan.levers, plan.numbers, self.points, width, plan.now)
        return shown + noted(self.kept.left_out, width)

    def to_frame(self) -> "DataFrame":
        """A table with one row for each point: its numbers, the chances and their ranges."""
        from pandas import DataFrame

        return DataFrame(self._rows, columns=self._header)

    def plot(self, event: str = "") -> "Figure":
        """Both chances along one lever, or a map of one chance over two. Raises `Refused` for more
        levers."""
        from simulator.reports.study.sweep_charts import chances_chart

        if len(self.plan.levers) > 2:
            said = gettext("A chart shows one or two numbers that are varied; `to_frame` has all.")
            raise Refused(said)
        return chances_chart(self.plan.levers, self.plan.numbers, self.points, event)

    def _table(self) -> tuple[list[str], list[list[Any]]]:
        """The names of the columns of points.csv, and a row for each point, money in units that
        people read."""
        names = [f"{event}{end}" for event in EVENTS for end in ("", "_low", "_high")]
        found = []
        for values, point in zip(self.plan.numbers, self.points, strict=True):
            texts = [lever.text(x) for lever, x in zip(self.plan.levers, values, strict=True)]
            chances = [x for event in EVENTS for x in point.chance(event).plain().values()]
            found.append([*map(float, texts), point.n, *chances])
        return [*(lever.path for lever in self.plan.levers), "futures", *names], found

    def _as_dict(self) -> dict[str, Any]:
        best = {}
        for event in EVENTS[:3]:
            found = best_point(self.points, event, self.plan.numbers, self.plan.now)
            best[event] = {"point": found.point, "not_clearly_worse": list(found.equal)}
        return {
            "shareable": False,
            "scenario": self.plan.scenario.name,
            "seed": self.plan.scenario.seed,
            "months": self.plan.scenario.months,
            "runs": self.plan.study.runs,
            "complete": self.kept.complete,
            "study": {"file": self.kept.path.name, "digest": self.kept.digest},
            "points": [dict(zip(self._header, row, strict=True)) for row in self._rows],
            "best": best,
        }

    def keep(self, parent: str | Path = "outputs") -> Path:
        """Write points.csv, sweep.json and the charts into a new folder below `parent`."""
        from simulator.reports.canvas import png

        def write(folder: Folder) -> None:
            folder.write_json("sweep.json", self.summary)
            folder.write_csv("points.csv", self._header, self._rows)
            events = EVENTS[:2] if len(self.plan.levers) == 2 else EVENTS[:1]
            for event in events if len(self.plan.levers) <= 2 else ():
                folder.write(f"charts/{event}.png", png(self.plot(event)))
            folder.seal(manifest_of_study([self.plan.scenario], self.plan.request))

        return filled(Path(parent), f"{self.plan.scenario.name}-sweep", write)
