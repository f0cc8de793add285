"""How a run is kept, and whether it may be: which future is replayed, who may share what."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import simulator
from simulator.experiments import ensemble
from simulator.reports.report import fill, fill_to_share, median_future, write_people
from simulator.results.result import Result, why_nothing
from simulator.scenario.scenario import Scenario
from simulator.scenario.text.write import as_yaml
from simulator.storage import room
from simulator.storage.folder import Folder, filled, probe
from simulator.storage.manifest import Order
from simulator.storage.read_back import SCENARIO, SERIES
from simulator.storage.series import as_npz
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.verbs.sharing import check_enough
from simulator.words.safe_text import clean

if TYPE_CHECKING:
    from simulator.experiments.ensemble import Replay

_HEADING = """The scenario of this run, after extends and --set; written by sesim {version}.
Run it again:  sesim rerun FOLDER            (the folder that this file stands in)
Change it:     sesim run FOLDER/scenario.yaml --set PATH=VALUE"""


@dataclass(frozen=True)
class Keeping:
    """How a run is to be kept."""

    replicate: int | None = None
    """The future to write out in full; None: the one with median closing cash."""
    rows: bool = False
    """Whether to write one row for each synthetic person."""
    shareable: bool = False
    """Whether the folder is to be handed on."""
    series: bool = True
    """Whether to keep all numbers of all futures, so that the run can be read back."""

    def options(self) -> dict[str, Any]:
        """What the manifest says of it."""
        kept = {"replicate": self.replicate, "rows": self.rows, "shareable": self.shareable}
        return kept if self.series else kept | {"series": False}

    def check(self, scenario: Scenario, parent: Path) -> None:
        """Find out that it can be done, before the work. Raises `Refused` or `OutputRefused`, and
        `ModuleNotFoundError` where a package that reports need is not installed."""
        if self.rows and self.shareable:
            raise Refused(
                "--rows keeps one row per person, which --shareable is there to hold back:"
                " choose one."
            )
        if self.replicate is not None and not 0 <= self.replicate < scenario.runs:
            raise Refused(
                f"there is no future {self.replicate}; {scenario.runs} are simulated, numbered 0"
                f" to {scenario.runs - 1}."
            )
        for name in ("matplotlib", "jinja2"):
            if find_spec(name) is None:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        series = self.series and not self.shareable
        probe(parent, room.of_run(scenario, series=series, rows=self.rows))

    def check_finished(self, result: Result) -> None:
        """Without a finished future there is no verdict; a failed one cannot be replayed; the mean
        of few cannot be shared."""
        check_any(result)
        if self.replicate is not None and self.replicate not in result.replicates:
            reasons = {failure.replicate: failure.reason for failure in result.failures}
            why = clean(reasons.get(self.replicate, result.untried))
            raise NothingFinished(
                f"nothing was kept: future {self.replicate} could not be simulated: {why}"
            )
        if self.shareable:
            check_enough(result.n, result.planned)


def check_any(result: Result) -> None:
    """Without a finished future there is no verdict. Raises `NothingFinished`."""
    if not result.n:
        raise NothingFinished(f"nothing was kept: {clean(why_nothing(result))}")


def keep(
    result: Result,
    summary: dict[str, Any],
    parent: Path,
    how: Keeping,
    order: Order,
    done: Callable[[], None] = lambda: None,
) -> tuple[Path, dict[str, Any]]:
    """Write a run's folder: its path, and the summary as it stands there. `done` is called when
    all is written and only the folder's name is to come."""
    how.check_finished(result)
    chosen = median_future(result) if how.replicate is None else how.replicate
    try:
        future = ensemble.replay(result.scenario, chosen)
    except ensemble.NotReplayed as failed:
        raise NothingFinished(f"nothing was kept: {clean(str(failed))}") from None
    told: dict[str, Any] = {}

    def write(folder: Folder) -> None:
        said = summary | {"output": folder.path.as_posix()}
        told.update(write_all(folder, result, said, how, future, order))
        done()

    return filled(parent, result.scenario.name, write), told


def write_all(
    folder: Folder,
    result: Result,
    summary: dict[str, Any],
    how: Keeping,
    future: "Replay",
    order: Order,
) -> dict[str, Any]:
    """Write everything of a run; returns the summary as it stands in the folder."""
    if how.rows:
        write_people(folder, future)
    text = as_yaml(result.scenario, _HEADING.format(version=simulator.__version__))
    if how.shareable:
        return fill_to_share(folder, result, summary, future, order)
    if text is not None:
        folder.write(SCENARIO, text.encode("utf-8"))
    if text is not None and how.series:
        folder.write(SERIES, as_npz(result))
    return fill(folder, result, summary, future, order)
