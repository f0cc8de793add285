"""The futures of `sesim run`: what is said of them before, and the progress of them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.commands import output
from simulator.commands.causes import LookInto

if TYPE_CHECKING:
    from simulator.scenario.scenario import Scenario
    from simulator.verbs.keeping import Keeping
    from simulator.verbs.planned import Plan
    from simulator.verbs.precise import Aim
    from simulator.verbs.run import Run


def simulated(
    plan: "Plan",
    aim: "Aim | None",
    look: LookInto,
    how: "Keeping",
    out: Path,
    workers: int,
    seconds: float | None,
    quiet: bool,
) -> "Run":
    """Simulate the futures of a plan, until chances are known as exactly as the `aim` says, if
    there is one. Only notes about the plan are shown where it is to be `quiet`."""
    from simulator.verbs.precise import simulate_until
    from simulator.verbs.progress import how_long
    from simulator.verbs.run_stress import how_long_stresses

    def checked(scenario: "Scenario") -> str:
        """How long stresses take of what may be simulated and saved."""
        how.check(scenario, out)
        wanted = look.stress and not how.shareable
        return how_long_stresses(scenario, workers) if wanted else ""

    stresses = checked(plan.scenario)
    for said in plan.notes:
        output.note_if(said)
    say = _nothing if quiet else output.note_if
    say(how_long([plan.scenario], workers, seconds))
    progress = sys.stderr.isatty()
    if aim is None:
        say(stresses)
        return plan.simulate(workers, progress, seconds)
    return simulate_until(
        plan,
        aim,
        workers=workers,
        progress=progress,
        seconds=seconds,
        say=say,
        say_how_long=say,
        check=lambda scenario: say(checked(scenario)),
    )


def _nothing(text: str) -> None:
    """What is said to nobody."""
