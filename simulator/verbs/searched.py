"""What a search found, to look at and to keep."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from simulator.scenario.scenario import Scenario
from simulator.storage.folder import Folder, filled
from simulator.storage.manifest import Request, manifest_of_study
from simulator.verbs.on_screen import OnScreen

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


class Searched(OnScreen):
    """The parts of every search: a screen, a table of what was tried, a chart, and a folder."""

    chart: ClassVar[str]
    """The name of the chart's file."""
    summary: dict[str, Any]

    def __init__(self, scenario: Scenario, request: Request) -> None:
        self._scenario, self._request = scenario, request

    def plot(self) -> "Figure":
        """The chart that `sesim find` draws."""
        raise NotImplementedError

    def header(self) -> list[str]:
        """The names of the columns of tried.csv."""
        raise NotImplementedError

    def rows(self) -> list[list[Any]]:
        """The rows of tried.csv, money in units that people read."""
        raise NotImplementedError

    def to_frame(self) -> "DataFrame":
        """A table of what was tried, with the columns of tried.csv."""
        from pandas import DataFrame

        return DataFrame(self.rows(), columns=self.header())

    def keep(self, parent: str | Path = "outputs") -> Path:
        """Write find.json, tried.csv and the chart into a new folder below `parent`."""
        from simulator.reports.canvas import png

        def write(folder: Folder) -> None:
            folder.write_json("find.json", self.summary)
            folder.write_csv("tried.csv", self.header(), self.rows())
            folder.write(f"charts/{self.chart}.png", png(self.plot()))
            folder.seal(manifest_of_study([self._scenario], self._request))

        return filled(Path(parent), f"{self._scenario.name}-find", write)
