"""`Comparison`: scenarios on the same futures, to look at, plot and keep."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.experiments.comparison_result import ComparisonResult
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.contents import as_dict, measure_rows
from simulator.reports.comparison.screen import comparison_screen
from simulator.results.columns import header
from simulator.storage import room
from simulator.storage.folder import Folder, filled, probe, python_values
from simulator.storage.manifest import Request
from simulator.verbs.on_screen import WIDTH, OnScreen
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


class Comparison(OnScreen):
    """Scenarios, each compared with the baseline, future by future.

    `verdict` and `measures` are the differences in numbers, `summary` is all of it as one
    dictionary. `to_frame` and `plot` show them, `save` keeps the comparison in a folder. `result`
    holds the figures of each future, `bad` the files that were left out, with their mistakes.
    """

    def __init__(
        self,
        result: ComparisonResult,
        request: Request,
        *,
        bad: tuple[BadFile, ...] = (),
        typed: str = "",
        shock: tuple[str, ...] = (),
        idle: bool = False,
    ) -> None:
        self.result, self.request, self.bad = result, request, bad
        self.typed = typed
        """The command that makes this comparison, without `--runs`."""
        self.shock = shock
        """Changes in every scenario."""
        self.idle = idle
        """Whether these changes are known to change no number of any scenario."""
        self.folder: Path | None = None
        """Where the comparison is kept, if it is."""
        left_out = [{"file": Path(b.file).name, "mistakes": list(b.base_names)} for b in bad]
        self.summary: dict[str, Any] = python_values(as_dict(result)) | {
            "bad": left_out,
            "output": None,
        }
        """The whole answer for programs, as in `comparison.json`."""

    @property
    def verdict(self) -> dict[str, dict[str, Any]]:
        """How the chances on both axes differ from the baseline, by scenario."""
        return {pair["scenario"]: pair["verdict"] for pair in self.summary["pairs"]}

    @property
    def measures(self) -> dict[str, dict[str, Any]]:
        """How every end measure differs from the baseline, by scenario."""
        return {pair["scenario"]: pair["measures"] for pair in self.summary["pairs"]}

    @property
    def mistakes(self) -> list[str]:
        """Every mistake of the files that were left out."""
        return [mistake for file in self.bad for mistake in file.mistakes]

    @property
    def unfinished(self) -> int:
        """The number of futures that could not be simulated, or were not tried."""
        runs = [found["runs"] for found in self.summary["scenarios"]]
        return sum(found["planned"] - found["finished"] for found in runs)

    def screen(self, width: int = WIDTH, *, stats: bool = False) -> str:
        """The screen that `sesim compare` prints; with `stats` that of `--stats`."""
        return comparison_screen(
            self.result, self.bad, self.typed, width, self.shock, self.idle, stats
        )

    def to_frame(self) -> "DataFrame":
        """A table with one row for each scenario and measure: before, after, the difference and
        its error."""
        from pandas import DataFrame

        return DataFrame(measure_rows(self.summary), columns=list(header("measures.csv")))

    def plot(self, name: str = "both-axes") -> "Figure":
        """A chart of the comparison's folder by its name: `both-axes`, and `cash` where two
        scenarios are compared. Raises `Refused` for another name."""
        from simulator.reports.comparison.charts import charts_of
        from simulator.scenario.mistakes import listed

        charts = charts_of(self.result)
        if name not in charts:
            said = gettext("{name} is not a chart of this comparison", name=quote(str(name)))
            raise Refused(f"{said}; {listed(list(charts))}")
        return charts[name](self.result)

    def save(self, parent: str | Path = "outputs") -> Path:
        """Keep the comparison in a new folder below `parent`, as `sesim compare` does, and return
        its path."""
        scenarios = [found.scenario for found in self.result.scenarios]
        probe(Path(parent), room.of_comparison(scenarios))
        return self.keep(Path(parent))

    def keep(self, parent: Path, done: Callable[[], None] = lambda: None) -> Path:
        """`save` to a place that was checked before. `done` is called when all files are written
        and only the renaming of the folder is left."""
        from simulator.reports.comparison.folder import fill_comparison

        def write(folder: Folder) -> None:
            summary = self.summary | {"output": folder.path.as_posix()}
            fill_comparison(folder, self.result, summary, self.request, self.shock, self.idle)
            done()

        self.folder = filled(parent, f"{self.result.base.scenario.name}-compare", write)
        self.summary["output"] = self.folder.as_posix()
        return self.folder
