"""What is to be put under stress: ventures and stresses, as the user asked for them."""

from collections.abc import Sequence
from pathlib import Path

from simulator.experiments.compare import distinct
from simulator.experiments.scenario_set import SUFFIXES, ScenarioSet, read_scenarios
from simulator.experiments.study.in_turn import seconds_needed
from simulator.experiments.study.points import BLOCK
from simulator.experiments.study.stressing import Tried
from simulator.experiments.time_limit import about
from simulator.scenario.mistakes import Mistake, ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.shipped import shipped_stresses
from simulator.scenario.stresses import Stress as Shock
from simulator.scenario.stresses import read_stresses
from simulator.storage.manifest import Request, now
from simulator.verbs.changes import Changes, Wanted
from simulator.verbs.compare_checks import nothing_to_compare, scenario_files
from simulator.verbs.progress import LONG
from simulator.verbs.refusals import Refused
from simulator.verbs.study_place import blocks_missing, place_for
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext


class Plan:
    """What is to be put under stress: a venture or the ventures of a folder, and the stresses."""

    def __init__(
        self,
        scenario: str | Path | Scenario,
        stresses: str | Path | None = None,
        *,
        set: Changes | None = None,
        runs: int | None = None,
        seed: int | None = None,
        months: int | None = None,
    ) -> None:
        wanted = Wanted.of(set, runs=runs, seed=seed, months=months)
        self.shocks = read_stresses(_files_in(stresses))
        target = scenario if isinstance(scenario, Scenario) else str(scenario)
        files = scenario_files([target])
        self.target = str(target)
        self.folder = None if files == [target] else Path(self.target).resolve().name
        if self.folder is None:
            found = wanted.load(target, {})
            self.chosen = ScenarioSet((found,), (found.name,), ())
        else:
            self.chosen = read_scenarios(files, wanted.changes)
            if not self.chosen.scenarios:
                said = gettext("There is nothing to stress: every file has mistakes.")
                raise nothing_to_compare(self.chosen, said)
        try:
            self.tried = _tried(self.chosen.scenarios, self.shocks)
        except ValueError as wrong:  # made in Python, so it has no text to know it by
            raise Refused(str(wrong)) from None
        self.studies = [each.study() for each in self.tried]
        self.labels = distinct(self.chosen.scenarios)
        own = {} if stresses is None else {"stresses": Path(stresses).name}
        self.request = Request({**wanted.head, "set": wanted.typed, **own}, now())

    @property
    def name(self) -> str:
        """What the new folder is named after."""
        return self.chosen.scenarios[0].name if self.folder is None else self.folder

    def how_long(self, study: str | Path | None, workers: int) -> str:
        """A text that says how long the futures take that are missing; empty for a short time."""
        seconds, futures = 0.0, 0
        for place, asked_for in zip(self.places(study), self.studies, strict=True):
            todo = blocks_missing(asked_for, place)
            seconds += seconds_needed(asked_for, todo, workers)
            futures += BLOCK * len(todo)
        if seconds <= LONG:
            return ""
        return ngettext(
            "{n} future is missing, which takes about {time} here. Ctrl-C keeps what is finished;"
            " the same command goes on from there.",
            "{n} futures are missing, which take about {time} here. Ctrl-C keeps what is finished;"
            " the same command goes on from there.",
            futures,
            n=whole(futures),
            time=about(seconds),
        )

    def places(self, study: str | Path | None) -> list[Path]:
        """The file of each venture's futures. By default every venture has a file of its own, also
        in a folder: it is the one that `sweep`, `find` and a later `stress` of this venture alone
        use, so nothing is simulated twice. A file that is named holds the futures of all."""
        return [place_for(plan, study) for plan in self.chosen.scenarios]


def _files_in(stresses: str | Path | None) -> list[Path]:
    """The files of a folder of stresses, or the one file; by default those that come with sesim.
    Raises `Refused` for a folder without any."""
    if stresses is None:
        return shipped_stresses()
    if not isinstance(stresses, str | Path):
        said = gettext("Name the stresses by a folder or a file, such as `my-stresses`.")
        raise Refused(said)
    folder = Path(stresses)
    if not folder.is_dir():
        return [folder]
    found = sorted(
        file
        for file in folder.iterdir()
        if file.suffix in SUFFIXES and not file.name.startswith(".")
    )
    if found:
        return found
    raise Refused(
        gettext(
            "There is no stress in the folder `{folder}`. Stresses are files with names that end"
            " in `.yaml`.",
            folder=clean(str(folder)),
        )
    )


def _tried(scenarios: Sequence[Scenario], shocks: Sequence[Shock]) -> list[Tried]:
    """Every scenario under every stress. Raises `ScenarioError` with each mistake once."""
    found, wrong = list[Tried](), dict[Mistake, None]()
    for scenario in scenarios:
        try:
            found.append(Tried.of(scenario, shocks))
        except ScenarioError as refused:
            wrong |= dict.fromkeys(refused.mistakes)
    if wrong:
        raise ScenarioError(wrong)
    return found
