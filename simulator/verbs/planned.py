"""What is to be simulated, as the user asked for it: the scenario with its changes, and notes."""

import json
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from simulator.experiments import ensemble
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.storage.manifest import Request, now
from simulator.verbs.changes import Changes, all_changes, as_typed, head_changes
from simulator.verbs.keeping import check_any
from simulator.verbs.progress import Progress, shown
from simulator.verbs.run import Run
from simulator.verbs.sharing import to_share
from simulator.words.texts import gettext


@dataclass(frozen=True)
class Plan:
    """What is to be simulated, as the user asked for it."""

    scenario: Scenario
    request: Request
    notes: tuple[str, ...]

    def simulate(
        self,
        workers: int = 1,
        progress: Progress | bool | None = None,
        seconds: float | None = None,
        begun: Result | None = None,
    ) -> Run:
        """Simulate all futures, or those that are finished after so many `seconds`; `begun` are
        the first ones, where these are there already. Raises `NothingFinished` where none is
        finished."""
        began = monotonic()
        with shown(progress) as show:
            result = ensemble.simulate(
                self.scenario, workers=workers, progress=show, seconds=seconds, begun=begun
            )
        check_any(result)
        run = Run(self.request, scenario=result.scenario, result=result, notes=self.notes)
        run.seconds = monotonic() - began
        return run


def planned(
    scenario: str | Path | Scenario,
    *,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    set: Changes | None = None,
    shareable: bool = False,
) -> Plan:
    """The scenario with its changes, and notes about them. Raises as `simulate` does."""
    head, typed = head_changes(runs=runs, seed=seed, months=months), as_typed(set)
    own = all_changes(typed, head)
    uncut = None if months is None else variant(scenario, own)
    plan = variant(scenario, head | own)
    if shareable:
        (plan,) = to_share([plan], head | own)
    more = {"roles": dict(plan.roles)} if plan.roles else {}
    options = {**head, "set": typed, **more, **({"shareable": True} if shareable else {})}
    request = Request(options, now())
    return Plan(plan, request, () if uncut is None else deadline_notes(uncut, plan))


def notes_of(plan: Scenario) -> tuple[str, ...]:
    """The notes about a scenario that was read back from a folder."""
    uncut = without_cut(plan)
    return () if uncut is None else deadline_notes(uncut, plan)


def without_cut(plan: Scenario) -> Scenario | None:
    """The scenario over all months of its plan, where a run has fewer; else None."""
    content = json.loads(plan.content or "{}")
    return variant(plan, {"months": content["months"]}) if "run_months" in content else None


def later_deadline(uncut: Scenario, plan: Scenario) -> int | None:
    """The month by which the plan is to pay for itself, where the run ends before it."""
    promised = int(uncut.targets.values["sustainable_by"].likely)
    return promised if promised > plan.months else None


def deadline_notes(uncut: Scenario, plan: Scenario) -> tuple[str, ...]:
    """A note where the run is shorter than the time in which the plan is to pay for itself: it is
    then judged at its end, by targets that were made for a longer time."""
    promised = later_deadline(uncut, plan)
    if promised is None:
        return ()
    return (
        gettext(
            "The plan is to pay for itself by month {promised}, but this run ends with month {end}"
            " and is judged there. The other targets stay the same.",
            promised=promised,
            end=plan.months,
        ),
    )
