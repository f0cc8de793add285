"""How a run is kept, and whether it may be: which future is written in full, what is hidden."""

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
from simulator.storage.manifest import Request
from simulator.storage.read_back import SCENARIO, SERIES
from simulator.storage.series import as_npz
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.verbs.sharing import check_enough
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from simulator.experiments.ensemble import Replay


@dataclass(frozen=True)
class Keeping:
    """How a run is to be kept."""

    replicate: int | None = None
    """The future to write in full; None: of those open at the end, the one with the
    median cash."""
    rows: bool = False
    """Whether to write one row for each simulated person."""
    shareable: bool = False
    """Whether the folder may be given to others."""
    series: bool = True
    """Whether to keep all numbers of all futures, so that the run can be read back."""

    def options(self) -> dict[str, Any]:
        """The options as the manifest records them."""
        kept = {"replicate": self.replicate, "rows": self.rows, "shareable": self.shareable}
        return kept if self.series else kept | {"series": False}

    def check(self, scenario: Scenario, parent: Path) -> None:
        """Check before the simulation that the run can be saved below `parent`. Raises `Refused` or
        `OutputRefused`, and `ModuleNotFoundError` for a missing package that reports need."""
        if self.rows and self.shareable:
            raise Refused(
                gettext(
                    "`--rows` writes one row for each person, and `--shareable` hides such rows."
                    " Choose one of the two."
                )
            )
        if self.replicate is not None and not 0 <= self.replicate < scenario.runs:
            raise Refused(
                gettext(
                    "There is no future {number}. The futures have the numbers 0 to {last}.",
                    number=self.replicate,
                    last=scenario.runs - 1,
                )
            )
        for name in ("matplotlib", "jinja2"):
            if find_spec(name) is None:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        series = self.series and not self.shareable
        probe(parent, room.of_run(scenario, series=series, rows=self.rows))

    def check_finished(self, result: Result) -> None:
        """Check after the simulation that there is something to save. Raises `NothingFinished`
        where no future is finished, where the one to write in full is not, and where there are too
        few for a folder to share."""
        check_any(result)
        if self.replicate is not None and self.replicate not in result.replicates:
            raise NothingFinished(_why_not(result, self.replicate))
        if self.shareable:
            check_enough(result.n, result.planned)


def check_any(result: Result) -> None:
    """Raises `NothingFinished` where no future is finished, so that there is no verdict."""
    if not result.n:
        raise NothingFinished(f"{clean(why_nothing(result))} {gettext('Nothing was saved.')}")


def _why_not(result: Result, replicate: int) -> str:
    """Why a future that was asked for is not finished."""
    reasons = {failure.replicate: failure.reason.shown for failure in result.failures}
    if replicate in reasons:
        return gettext(
            "Nothing was saved: future {number} could not be simulated, because {reason}.",
            number=replicate,
            reason=clean(reasons[replicate]),
        )
    return gettext(
        "Nothing was saved: the time limit ended before future {number} was simulated.",
        number=replicate,
    )


def keep(
    result: Result,
    summary: dict[str, Any],
    parent: Path,
    how: Keeping,
    request: Request,
    done: Callable[[], None] = lambda: None,
) -> tuple[Path, dict[str, Any]]:
    """Write a run's folder; returns its path and the summary in it. `done` is called when all
    files are written and only the renaming of the folder is left."""
    how.check_finished(result)
    chosen = median_future(result) if how.replicate is None else how.replicate
    try:
        future = ensemble.replay(result.scenario, chosen)
    except ensemble.NotReplayed as failed:
        raise NothingFinished(f"{clean(str(failed))} {gettext('Nothing was saved.')}") from None
    written: dict[str, Any] = {}

    def write(folder: Folder) -> None:
        named = summary | {"output": folder.path.as_posix()}
        written.update(write_all(folder, result, named, how, future, request))
        done()

    return filled(parent, result.scenario.name, write), written


def write_all(
    folder: Folder,
    result: Result,
    summary: dict[str, Any],
    how: Keeping,
    future: "Replay",
    request: Request,
) -> dict[str, Any]:
    """Write all files of a run; returns the summary in the folder."""
    if how.rows:
        write_people(folder, future)
    text = as_yaml(result.scenario, _heading())
    if how.shareable:
        return fill_to_share(folder, result, summary, future, request)
    if text is not None:
        folder.write(SCENARIO, text.encode("utf-8"))
    if text is not None and how.series:
        folder.write(SERIES, as_npz(result))
    return fill(folder, result, summary, future, request)


def _heading() -> str:
    """What stands at the top of the scenario file in a run's folder."""
    return "\n".join(
        (
            gettext(
                "The scenario of this run, after `extends` and `--set`, by sesim {version}.",
                version=simulator.__version__,
            ),
            gettext("Run it again: `sesim rerun FOLDER` (the folder of this file)"),
            gettext("Change it: `sesim run FOLDER/scenario.yaml --set PATH=VALUE`"),
        )
    )
