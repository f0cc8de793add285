"""`sesim run`: simulate one scenario, print its verdict, save everything in a new folder."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.commands import keeping, options, output
from simulator.commands.answer import answer
from simulator.commands.causes import LookInto, with_causes
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode, of_claims
from simulator.commands.help import RUN, RUN_SET
from simulator.commands.parameters import SCENARIO, argument
from simulator.commands.precise import until_precise
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.commands.signals import ignore_signals
from simulator.commands.simulated import simulated
from simulator.commands.time_limit import time_limit
from simulator.words.texts import N_

if TYPE_CHECKING:
    from simulator.verbs.keeping import Keeping
    from simulator.verbs.precise import Aim


@click.command(cls=Command, page=RUN)
@argument(
    "scenario",
    metavar=SCENARIO,
    shell_complete=scenarios,
    missing=N_("Say which scenario to run, such as `sesim run youth-cafe`."),
)
@options.runs()
@until_precise
@options.seed()
@options.months
@options.sets(RUN_SET)
@options.out()
@options.form
@options.quiet
@options.workers
@time_limit
@with_causes
@keeping.kept
@rules
@keeping.strict
def command(
    scenario: str,
    runs: int | None,
    aim: "Aim | None",
    seed: int | None,
    months: int | None,
    sets: tuple[str, ...],
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
    seconds: float | None,
    look: LookInto,
    how: "Keeping",
    strict: bool,
) -> int:
    from simulator.experiments.time_limit import end_of
    from simulator.verbs.planned import planned

    plan = planned(scenario, runs=runs, seed=seed, months=months, set=sets, shareable=how.shareable)
    until, screen = end_of(seconds), Screen(form, quiet)
    run = simulated(plan, aim, look, how, out, workers, seconds, quiet)
    how.check_finished(run.result)
    code = answer(run, look, workers, screen, until)
    output.draw_alike()
    path, summary = run.keep(out, how, done=ignore_signals)
    screen.end(path, summary, keeping.contents(how.shareable))
    return code or (of_claims(summary["claims"]) if strict else ExitCode.DONE)
