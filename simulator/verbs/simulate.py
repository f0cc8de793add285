"""`simulate`: from a name, a file or a scenario to a `Run`."""

from pathlib import Path
from typing import Any

from simulator.experiments.time_limit import TimeEnded, end_of
from simulator.scenario.scenario import Scenario
from simulator.storage.study_unusable import StudyFull, StudyUnusable
from simulator.verbs.changes import Changes
from simulator.verbs.lives import NONE, left_out, out_of_time
from simulator.verbs.planned import planned
from simulator.verbs.precise import AT_MOST, Aim, read_points, simulate_until
from simulator.verbs.progress import Progress, seconds_of
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.run import Run
from simulator.verbs.run_stress import how_long_stresses


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
    causes: str = NONE,
    until_precise: str | float | None = None,
    at_most: int = AT_MOST,
    stress: bool = False,
) -> Run:
    """Simulate the futures of a venture: a shipped scenario by name, a file, or a `Scenario`.

    `runs`, `seed` and `months` replace the values of the file; `set` changes assumptions by path,
    as in `{"cafe_sales.price": 28000}`, `{"cafe_sales.price": "+10%"}` or, for a range,
    `{"cafe_sales.market": (1500, 3400)}`. `workers` is the largest number of processes; fewer are
    used where more would not be faster. `progress=True` shows on the terminal how far the run is;
    a function is called with the number of finished futures and of all futures. After a
    `time_limit` (seconds, or a text such as `"10m"`) the run ends with the futures that are
    finished, the first ones without a gap. `shareable=True` draws a new random seed that is not
    kept; the screen, summary and folder of the run then hold only what may be given to others.
    `causes="usual"` also finds out why futures fail and what is chance (see `Run.live_again`), as
    far as the `time_limit` allows.

    With `until_precise=3`, futures are added until each chance that the claims are about is known
    to within 3 percentage points (half of its 95% interval), but `at_most` so many futures in all.
    `stress=True` also tries the stresses that come with sesim (see `Run.stress`).

    Raises `ScenarioError` with every mistake, `Refused` for what cannot be done, and
    `NothingFinished` where no future could be simulated.
    """
    plan = planned(scenario, runs=runs, seed=seed, months=months, set=set, shareable=shareable)
    if stress and not shareable:
        how_long_stresses(plan.scenario, workers)  # refuses what cannot be stressed
    seconds = seconds_of(time_limit)
    until = end_of(seconds)
    if until_precise is None:
        run = plan.simulate(workers, progress, seconds)
    else:
        aim, said = Aim(read_points(until_precise, "until_precise"), at_most), list[str]()
        how: Any = {"workers": workers, "progress": progress, "seconds": seconds}
        run = simulate_until(plan, aim, **how, say=said.append)
        run.notes += tuple(said)
    try:
        if causes != NONE:
            run.live_again(causes, workers, progress, until)
        if stress:
            run.stress(workers, progress, until)
    except TimeEnded:
        asked = None if causes == NONE else causes
        run.notes += (out_of_time(asked, run.request, stress=stress),)
    except (NothingFinished, StudyFull, StudyUnusable) as error:  # the run is there
        run.notes += (f"{error} {left_out(None, run.request, stress=stress)}",)
    return run
