"""`Run`: the futures of a venture and their meaning, to look at, plot, keep and read back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.disclosure.measures import safe_summary
from simulator.experiments import ensemble
from simulator.reports.screen import beginning, screen
from simulator.reports.stresses import left_out_of_shared, stresses_of_run
from simulator.reports.verdict_words import run_in_one_line
from simulator.results.result import Result
from simulator.results.summary import of_second_lives, summarise
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import python_values
from simulator.storage.manifest import Request, roles_in
from simulator.verbs.keeping import Keeping, keep
from simulator.verbs.lives import USUAL, lives
from simulator.verbs.on_screen import WIDTH, OnScreen
from simulator.verbs.progress import Progress, shown
from simulator.verbs.refusals import NotKept, Refused
from simulator.verbs.run_stress import try_stresses
from simulator.verbs.run_views import chart_of, frame_of, months_of
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

    from simulator.experiments.ensemble import Replay


class Run(OnScreen):
    """The simulated futures of one scenario.

    `verdict` and `measures` are the answer in numbers, `summary` is all of it as one dictionary.
    `to_frame`, `months` and `plot` show the futures, `replay` simulates one of them again in full,
    `save` keeps the run in a folder. `result` holds the arrays from which all of these are made.
    Money is in major units of the scenario's currency (rupiah, dollars), except in `result`.
    """

    def __init__(
        self,
        request: Request,
        *,
        scenario: Scenario | None = None,
        result: Result | None = None,
        summary: Mapping[str, Any] | None = None,
        notes: tuple[str, ...] = (),
        folder: Path | None = None,
    ) -> None:
        self.request = request
        self.notes = notes
        """Texts to read before the answer."""
        self.folder = folder
        """Where the run is kept, if it is."""
        self.seconds: float | None = None
        """How long the simulation of its futures took, if it was just now."""
        self._scenario, self._result, self._summary = scenario, result, summary

    # -- the answer ---------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The assumptions."""
        if self._scenario is None:
            raise self._not_kept(
                gettext("`{folder}` does not hold the scenario.", folder=self.folder)
            )
        return self._scenario

    @property
    def result(self) -> Result:
        """The arrays: series by month, totals and drawn inputs of each future."""
        if self._result is None:
            raise self._not_kept(
                gettext("`{folder}` does not hold the series of the futures.", folder=self.folder)
            )
        return self._result

    @property
    def summary(self) -> dict[str, Any]:
        """The whole answer for programs, as in `summary.json`."""
        if self._summary is None:
            found = summarise(self.result)
            shown = safe_summary(found, self.result) if self.shareable else found
            self._summary = python_values(shown | roles_in(self.request))
        return dict(self._summary)

    @property
    def verdict(self) -> dict[str, Any]:
        """The chances on both axes, each with its 95% interval."""
        return self.summary["verdict"]

    @property
    def measures(self) -> dict[str, dict[str, Any]]:
        """Every end measure over the futures: mean, its error, quantiles."""
        return self.summary["measures"]

    @property
    def shareable(self) -> bool:
        """Whether it shows and saves only what may be given to others."""
        return self.request.options.get("shareable") is True

    @property
    def changes(self) -> list[str]:
        """What was changed, as typed after `--set`."""
        return list(self.request.options.get("set") or ())

    def screen(self, width: int = WIDTH, more: bool = False) -> str:
        """The screen that `sesim run` prints; with `more` all that it offers to look for."""
        return screen(self.summary, self.scenario, width, self.changes, more)

    def beginning(self, width: int = WIDTH) -> str:
        """The part of that screen that needs no second lives."""
        return beginning(self.summary, self.scenario, width, self.changes)

    def live_again(
        self,
        causes: str = USUAL,
        workers: int = 1,
        progress: Progress | bool | None = None,
        until: float | None = None,
    ) -> None:
        """Live all futures again with other random numbers, and failing ones without one cause
        (`all`: also those below their impact target). Takes about five times as long, or more.
        Raises `TimeEnded` where this is not finished `until` a moment of `time.monotonic()`.
        Whatever ends it early, the steps that are finished stay."""
        with shown(progress) as bar:
            for now, done in lives(self.result, causes, workers, bar, until):
                again = of_second_lives(now) | ({"plan": None} if self.shareable else {})
                found = python_values(self.summary | again)
                request = Request({**self.request.options, "causes": done}, self.request.started)
                self._summary, self._result, self.request = found, now, request

    def stress(
        self,
        workers: int = 1,
        progress: Progress | bool | None = None,
        until: float | None = None,
        study: str | Path | None = None,
    ) -> None:
        """Try the stresses that come with sesim on the venture: the report then shows the three
        worst. What is simulated is kept in the file of the scenario's studies, or in `study`.
        Raises `TimeEnded` where this is not finished `until` a moment of `time.monotonic()`,
        `Refused` for a scenario without a text, `NothingFinished` where futures fail for a reason
        that may pass, and `StudyUnusable` and `StudyFull` where the file cannot be used. Stresses
        are left out of a run to share."""
        found = left_out_of_shared()
        if not self.shareable:
            place = None if study is None else Path(study)
            tried = try_stresses(self.result, workers, progress, until, place, self.request.options)
            found = stresses_of_run(tried)
        self._summary = python_values(self.summary | {"stress": found})
        self.request = Request({**self.request.options, "stress": True}, self.request.started)

    def __repr__(self) -> str:
        if self._scenario is None:
            return clean(run_in_one_line(self.summary["title"], self.verdict))
        notes = "".join(f"{phrase('NOTE'):<8} {note}\n" for note in self.notes)
        return "\n".join(map(clean, (notes + self.screen()).rstrip("\n").split("\n")))

    # -- the futures --------------------------------------------------------------------------

    def to_frame(self) -> "DataFrame":
        """A table with one row for each future: every end measure, both verdicts, why it failed."""
        return frame_of(self.result)

    def months(self, name: str) -> "DataFrame":
        """One series, such as `cash` or `active`: a row for each month, a column for each
        future."""
        return months_of(self.result, name)

    def plot(self, name: str = "cash") -> "Figure":
        """A chart of the run's folder by its name: `cash`, `people`, `money-in-and-out`,
        `workload` or `both-axes`."""
        return chart_of(self.result, name, shareable=self.shareable)

    def replay(self, replicate: int) -> "Replay":
        """One future simulated again, with its books, its impact records and its events. Raises
        `Refused` for a future that is not finished."""
        if replicate not in self.result.replicates:
            raise Refused(
                gettext("This run has no finished future {number}.", number=int(replicate))
            )
        return ensemble.replay(self.scenario, int(replicate))

    # -- keeping it ---------------------------------------------------------------------------

    def save(
        self,
        parent: str | Path = "outputs",
        *,
        replicate: int | None = None,
        rows: bool = False,
        series: bool = True,
    ) -> Path:
        """Keep the run in a new folder below `parent`, as `sesim run` does, and return its path.

        `replicate` is the future to write in full, `rows` adds one row for each simulated person,
        `series=False` leaves out `series.npz` (`read_run` can then show little more than the
        answer). Raises `Refused`, `OutputRefused`, `WriteFailed` and `NothingFinished`."""
        how = Keeping(replicate, rows, self.shareable, series)
        how.check(self.scenario, Path(parent))
        return self.keep(Path(parent), how)[0]

    def keep(
        self, parent: Path, how: Keeping, done: Callable[[], None] = lambda: None
    ) -> tuple[Path, dict[str, Any]]:
        """`save` to a place that was checked before; also returns the summary in the folder."""
        request = Request({**self.request.options, **how.options()}, self.request.started)
        path, summary = keep(self.result, self.summary, parent, how, request, done)
        if not how.shareable:
            self.folder, self._summary = path, summary
        return path, summary

    def _not_kept(self, said: str) -> NotKept:
        """The error for something that is not there, and why it is not."""
        if self.shareable:
            why = gettext("It was made to share.")
        elif self.request.options.get("series") is False and self._scenario is not None:
            why = gettext("It was written with `--no-series`.")
        else:
            why = gettext("Its scenario was made in Python.")
        return NotKept(f"{said} {why}")
