"""`simulate`: from a name, a file or a scenario to a `Run`."""

import json
from dataclasses import dataclass
from pathlib import Path

from simulator.experiments import ensemble
from simulator.scenario.scenario import Scenario
from simulator.scenario.variant import variant
from simulator.storage.manifest import Order, now
from simulator.verbs.changes import Changes, all_changes, as_typed, head_changes
from simulator.verbs.keeping import check_any
from simulator.verbs.progress import Progress, seconds_of, told
from simulator.verbs.run import Run
from simulator.verbs.sharing import to_share


def simulate(
    scenario: str | Path | Scenario,
    *,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    set: Changes | None = None,
    workers: int = 1,
    progress: Progress | bool | None = None,
    time_limit: str | float | None = None,
    shareable: bool = False,
) -> Run:
    """Simulate a venture's futures: of a shipped scenario by name, a file, or a `Scenario`.

    `runs`, `seed` and `months` replace what the file says; `set` changes assumptions by path, as
    in `{"cafe_sales.price": 28000}`, `{"cafe_sales.price": "+10%"}` or, for a range,
    `{"cafe_sales.market": (1500, 3400)}`. With more than one of
    `workers`, as many processes are used as help. `progress=True` tells on the terminal how far
    it is; a function is called with how many futures are done, and of how many. After a
    `time_limit` (seconds, or `"10m"`) the futures that are finished are kept: the first so many.
    `shareable=True` draws a seed of its own, which is kept nowhere; the run's screen, summary and
    folder then hold only what may be handed on.

    Raises `ScenarioError` with every mistake, `Refused` for what cannot be asked.
    """
    plan = planned(scenario, runs=runs, seed=seed, months=months, set=set, shareable=shareable)
    return plan.simulate(workers, progress, seconds_of(time_limit))


@dataclass(frozen=True)
class Plan:
    """What is to be simulated, as it was asked for."""

    scenario: Scenario
    order: Order
    notes: tuple[str, ...]

    def simulate(
        self,
        workers: int = 1,
        progress: Progress | bool | None = None,
        seconds: float | None = None,
    ) -> Run:
        """Simulate all futures, or those that are finished after so many `seconds`. Raises
        `NothingFinished` where not one comes to its end."""
        with told(progress) as show:
            result = ensemble.simulate(
                self.scenario, workers=workers, progress=show, seconds=seconds
            )
        check_any(result)
        return Run(self.order, scenario=result.scenario, result=result, notes=self.notes)


def planned(
    scenario: str | Path | Scenario,
    *,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    set: Changes | None = None,
    shareable: bool = False,
) -> Plan:
    """The scenario with its changes, and what there is to say about them."""
    head, typed = head_changes(runs=runs, seed=seed, months=months), as_typed(set)
    options = {**head, "set": typed}
    order = Order({**options, "shareable": True} if shareable else options, now())
    own = all_changes(typed, head)
    whole = None if months is None else variant(scenario, own)
    plan = variant(scenario, head | own)
    if shareable:
        (plan,) = to_share([plan], head | own)
    return Plan(plan, order, () if whole is None else deadline_notes(whole, plan))


def notes_of(plan: Scenario) -> tuple[str, ...]:
    """What there is to say about a scenario that was read again."""
    content = json.loads(plan.content or "{}")
    if "run_months" not in content:
        return ()
    return deadline_notes(variant(plan, {"months": content["months"]}), plan)


def deadline_notes(whole: Scenario, plan: Scenario) -> tuple[str, ...]:
    """A run shorter than the promise is judged at its end, against targets made for longer."""
    promised = int(whole.targets.values["sustainable_by"].likely)
    if promised <= plan.months:
        return ()
    return (
        f"sustainability is promised for month {promised}, but judged at month {plan.months} here;"
        " the other targets are as they were.",
    )
