"""`compare`: what is set against what, and on which futures."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.disclosure.comparisons import keep, shared_comparison
from simulator.experiments import compare as experiment
from simulator.experiments.compare import SHARED, distinct
from simulator.experiments.scenario_set import (
    Field,
    Target,
    files_of,
    name_of,
    read_field,
    what_if,
)
from simulator.scenario.mistakes import Mistake, ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.storage.manifest import Order, now
from simulator.verbs.changes import Changes, all_changes, as_typed, head_changes
from simulator.verbs.comparison import Comparison
from simulator.verbs.progress import Progress, seconds_of, told
from simulator.verbs.refusals import NothingFinished, Refused, refuse_twice
from simulator.verbs.sharing import check_enough, to_share
from simulator.words.safe_text import clean

EXAMPLE = "sesim compare youth-cafe --set cafe_sales.price=28000"


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
) -> Comparison:
    """Set scenarios against a baseline, future by future: shipped names, files, folders of files
    or `Scenario`s; or one of them against itself with the changes of `set`, as in
    `compare("youth-cafe", set={"cafe_sales.price": 28000})`.

    Of several scenarios all are changed by `set`. The first one's seed and runs hold for all, and
    the longest months. The other arguments are those of `simulate`; `baseline` names one of them.

    Raises `ScenarioError` where mistakes leave nothing to compare, `Refused` for what cannot be
    asked.
    """
    plan = planned(
        scenarios,
        set=set,
        baseline=baseline,
        runs=runs,
        seed=seed,
        months=months,
        shareable=shareable,
    )
    return plan.compare(workers, progress, seconds_of(time_limit))


@dataclass(frozen=True)
class Plan:
    """What is to be compared, as it was asked for."""

    field: Field
    labels: tuple[str, ...]
    baseline: int
    order: Order
    typed: str
    shock: tuple[str, ...]
    shareable: bool = False

    def compare(
        self,
        workers: int = 1,
        progress: Progress | bool | None = None,
        seconds: float | None = None,
    ) -> Comparison:
        """Simulate every scenario and pair their futures. Raises `NothingFinished`."""
        try:
            with told(progress) as show:
                result = experiment.compare(
                    self.field.scenarios,
                    self.baseline,
                    labels=self.labels,
                    workers=workers,
                    progress=show,
                    seconds=seconds,
                    keep=keep if self.shareable else None,
                )
        except experiment.NothingFinished as nothing:
            raise NothingFinished(f"nothing was kept. {clean(str(nothing))}") from None
        if self.shareable:
            for one in result.scenarios:
                check_enough(len(one.replicates), one.planned, f" of {one.label}")
            result = shared_comparison(result)
        return Comparison(
            result, self.order, bad=self.field.bad, typed=self.typed, shock=self.shock
        )


def planned(
    scenarios: Sequence[str | Path | Scenario],
    *,
    set: Changes | None = None,
    baseline: str | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    shareable: bool = False,
) -> Plan:
    """Every scenario with its changes; a bad file stops no other."""
    head, typed = head_changes(runs=runs, seed=seed, months=months), as_typed(set)
    options = {**head, "set": typed, "baseline": baseline}
    order = Order({**options, "shareable": True} if shareable else options, now())
    targets = [s if isinstance(s, Scenario) else str(s) for s in scenarios]
    changes = all_changes(typed, head)
    refuse_twice(targets)
    files = _files(targets)
    alone = bool(typed) and len(files) == 1
    _check(files, changes, alone, baseline)
    field = what_if(files[0], head, changes) if alone else read_field(files, {**head, **changes})
    if len(field.scenarios) < 2:
        sound = len(field.scenarios) or "none"
        raise _left(
            field,
            f"Of {len(files)} files, {sound} is a sound scenario, so there is nothing to compare.",
        )
    if shareable:
        field = _to_share(field, {*head, *changes})
    labels = (field.scenarios[0].name, "changed") if alone else distinct(field.scenarios)
    return Plan(
        field,
        labels,
        _number(field, labels, baseline),
        order,
        _command(targets, typed, baseline, head, shareable),
        () if alone else tuple(typed),
        shareable,
    )


def _to_share(field: Field, set_by_user: Iterable[str]) -> Field:
    """The scenarios as they are simulated for handing on; none may be left out."""
    if field.bad:
        raise _left(field, "Nothing is shared beside a bad file: mend it, or leave it out.")
    return replace(field, scenarios=to_share(field.scenarios, set_by_user))


def _files(targets: Sequence[Target]) -> list[Target]:
    try:
        return files_of(targets)
    except FileNotFoundError as empty:
        raise Refused(str(empty)) from None
    except PermissionError as closed:
        raise Refused(f"the folder {closed.filename} may not be read.") from None


def _check(
    files: Sequence[Target], changes: dict[str, str], alone: bool, baseline: str | None
) -> None:
    """What is asked for is a comparison."""
    if changes and changes.keys() <= {*SHARED}:
        raise Refused(
            "seed, runs and months hold for both sides, so that nothing would differ: write them"
            " as options, such as --months 36, and what to change as --set."
        )
    if alone and baseline is not None:
        raise Refused(
            "--set compares one file with itself changed: leave --baseline out, such as"
            f" `{EXAMPLE}`."
        )
    if not changes and len(files) < 2:
        raise Refused(
            "Name two scenarios or a folder of them, or one and what to change in it, such as"
            f" `{EXAMPLE}`."
        )


def _number(field: Field, labels: Sequence[str], name: str | None) -> int:
    """Which of the scenarios is the baseline."""
    if name is None:
        return 0
    number = field.number(name, labels)
    if number is None and field.names_bad(name):
        raise _left(field, "The baseline is not sound, so there is nothing to compare with.")
    if number is None:
        raise Refused(f"`{name[:60]}` is none of them; choose from: {', '.join(labels)}.")
    return number


class NothingToCompare(ScenarioError):
    """Too few scenarios are sound; every mistake, and what follows from them."""

    def __init__(self, lines: Sequence[str], why: str) -> None:
        super().__init__([Mistake(line, 0, 0, "", "") for line in lines])
        self.lines, self.why = tuple(lines), why

    def __str__(self) -> str:
        return "\n".join([*self.lines, self.why])

    def typed(self) -> str:
        return str(self)

    def __reduce__(self) -> tuple:
        return type(self), (self.lines, self.why)


def _left(field: Field, why: str) -> NothingToCompare:
    return NothingToCompare([line for bad in field.bad for line in bad.mistakes], why)


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
