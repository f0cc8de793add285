"""`compare`: scenarios, or one before and after a change, on the same futures."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from simulator.disclosure.comparisons import keep, shared_comparison
from simulator.experiments import compare as experiment
from simulator.experiments.compare import distinct
from simulator.experiments.comparison_result import ComparisonResult
from simulator.experiments.no_effect import no_effect
from simulator.experiments.scenario_set import (
    ScenarioSet,
    Target,
    name_of,
    read_scenarios,
    what_if,
)
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.storage.manifest import Request, now
from simulator.verbs.changes import Changes, all_changes, as_typed, head_changes
from simulator.verbs.compare_checks import (
    baseline_number,
    check_best,
    check_comparison,
    nothing_to_compare,
    scenario_files,
    too_few,
)
from simulator.verbs.comparison import Comparison
from simulator.verbs.planned import later_deadline, without_cut
from simulator.verbs.progress import Progress, seconds_of, shown
from simulator.verbs.refusals import NothingFinished, refuse_twice
from simulator.verbs.sharing import check_enough, to_share
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


def compare(
    *scenarios: str | Path | Scenario,
    set: Changes | None = None,
    baseline: str | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    workers: int = 1,
    progress: Progress | bool | None = None,
    time_limit: str | float | None = None,
    shareable: bool = False,
    best: int | None = None,
) -> Comparison:
    """Compare scenarios with a baseline, future by future: shipped names, files, folders of files
    or `Scenario`s. One scenario is compared with itself after the changes of `set`, as in
    `compare("youth-cafe", set={"cafe_sales.price": 28000})`.

    With several scenarios `set` changes all of them. The seed and the runs are those of the first,
    the months are the longest of all. The other arguments are those of `simulate`; `baseline` is
    the name of one of the scenarios, the first if it is not given. `best` is how many of several
    scenarios count as the best ones, a third of them if it is not given.

    Raises `ScenarioError` where mistakes leave nothing to compare, `Refused` for what cannot be
    done.
    """
    plan = planned(
        scenarios,
        set=set,
        baseline=baseline,
        runs=runs,
        seed=seed,
        months=months,
        shareable=shareable,
        best=best,
    )
    return plan.compare(workers, progress, seconds_of(time_limit))


@dataclass(frozen=True)
class Plan:
    """What is to be compared, as the user asked for it."""

    chosen: ScenarioSet
    labels: tuple[str, ...]
    baseline: int
    request: Request
    typed: str
    shock: tuple[str, ...]
    """Changes in every scenario."""
    targets: tuple[Target, ...]
    """What each scenario was read from."""
    head: Mapping[str, str]
    """The seed, runs and months that the user asked for."""
    shareable: bool = False
    best: int | None = None
    promised: Mapping[int, int] = field(default_factory=dict)
    """As in `ComparisonResult`."""

    def compare(
        self,
        workers: int = 1,
        progress: Progress | bool | None = None,
        seconds: float | None = None,
    ) -> Comparison:
        """Simulate every scenario and pair their futures. Raises `NothingFinished`."""
        try:
            with shown(progress) as show:
                result = experiment.compare(
                    self.chosen.scenarios,
                    self.baseline,
                    labels=self.labels,
                    workers=workers,
                    progress=show,
                    seconds=seconds,
                    keep=keep if self.shareable else None,
                    best=self.best,
                )
        except experiment.NothingFinished as nothing:
            said = gettext("Nothing was saved.")
            raise NothingFinished(f"{said} {clean(str(nothing))}") from None
        idle = seconds is None and not self.shareable and self._is_idle(result, workers)
        if self.shareable:
            for one in result.scenarios:
                check_enough(len(one.replicates), one.planned, one.label)
            result = shared_comparison(result)
        return Comparison(
            replace(
                result,
                spared=self.chosen.spared,
                bases=self.chosen.bases,
                promised=self.promised,
            ),
            self.request,
            bad=self.chosen.bad,
            typed=self.typed,
            shock=self.shock,
            idle=idle,
        )

    def _is_idle(self, result: ComparisonResult, workers: int) -> bool:
        """Whether the changes in every scenario change no number."""
        if not self.shock:
            return False
        try:
            return no_effect(
                result.scenarios, lambda i: variant(self.targets[i], self.head), workers
            )
        except ScenarioError:  # without the changes, a scenario has mistakes
            return False


def planned(
    scenarios: Sequence[str | Path | Scenario],
    *,
    set: Changes | None = None,
    baseline: str | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    shareable: bool = False,
    best: int | None = None,
) -> Plan:
    """Every scenario with its changes; a file with mistakes does not stop the others. Raises as
    `compare` does."""
    head, typed = head_changes(runs=runs, seed=seed, months=months), as_typed(set)
    options = {**head, "set": typed, "baseline": baseline, **({"best": best} if best else {})}
    request = Request({**options, "shareable": True} if shareable else options, now())
    targets = [s if isinstance(s, Scenario) else str(s) for s in scenarios]
    changes = all_changes(typed, head)
    refuse_twice(targets)
    files = scenario_files(targets)
    alone = bool(typed) and len(files) == 1
    check_comparison(targets, files, changes, alone, baseline)
    chosen = (
        what_if(files[0], head, changes) if alone else read_scenarios(files, {**head, **changes})
    )
    if len(chosen.scenarios) < 2:
        raise nothing_to_compare(chosen, too_few(len(files), len(chosen.scenarios)))
    check_best(best, len(chosen.scenarios))
    promised = {} if months is None else _promised(chosen.scenarios)
    if shareable:
        chosen = _to_share(chosen, {*head, *changes})
    labels = (chosen.scenarios[0].name, "changed") if alone else distinct(chosen.scenarios)
    return Plan(
        chosen,
        labels,
        baseline_number(chosen, labels, baseline),
        request,
        _command(targets, typed, baseline, head, shareable),
        () if alone else tuple(typed),
        tuple(file for file in files if name_of(file) in chosen.files),
        head,
        shareable,
        best,
        promised,
    )


def _promised(scenarios: Sequence[Scenario]) -> dict[int, int]:
    """By scenario, the month by which it is to pay for itself, where its months are cut before."""
    uncut = ((i, plan, without_cut(plan)) for i, plan in enumerate(scenarios))
    found = {i: later_deadline(whole, plan) for i, plan, whole in uncut if whole is not None}
    return {i: month for i, month in found.items() if month is not None}


def _to_share(chosen: ScenarioSet, set_by_user: Iterable[str]) -> ScenarioSet:
    """The scenarios with a new random seed; none may be left out."""
    if chosen.bad:
        said = gettext("`--shareable` needs files without mistakes. Fix this one or leave it out.")
        raise nothing_to_compare(chosen, said)
    return replace(chosen, scenarios=to_share(chosen.scenarios, set_by_user))


def _command(
    targets: Sequence[Target],
    typed: Sequence[str],
    baseline: str | None,
    head: dict[str, str],
    shareable: bool,
) -> str:
    """What to type for this comparison, without `--runs`."""
    return shlex.join(
        [
            "sesim",
            "compare",
            *map(name_of, targets),
            *(word for one in typed for word in ("--set", one)),
            *(["--baseline", baseline] if baseline else []),
            *(["--shareable"] if shareable else []),
            *(word for n, value in head.items() if n != "runs" for word in (f"--{n}", value)),
        ]
    )
