"""`sesim run`: simulate one scenario, print its verdict, save everything in a new folder."""

import sys
from pathlib import Path

import click

from simulator.commands import keeping, options, output
from simulator.commands.answer import answer
from simulator.commands.causes import with_causes
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode, of_claims
from simulator.commands.help import RUN, RUN_SET
from simulator.commands.parameters import SCENARIO, argument
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.commands.signals import ignore_signals
from simulator.commands.time_limit import time_limit
from simulator.words.texts import N_


@click.command(cls=Command, page=RUN)
@argument(
    "scenario",
    metavar=SCENARIO,
    shell_complete=scenarios,
    missing=N_("Say which scenario to run, such as `sesim run youth-cafe`."),
)
@options.runs()
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
    seed: int | None,
    months: int | None,
    sets: tuple[str, ...],
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
    seconds: float | None,
    causes: str | None,
    more: bool,
    replicate: int | None,
    rows: bool,
    shareable: bool,
    no_series: bool,
    strict: bool,
) -> int:
    from simulator.experiments.time_limit import end_of
    from simulator.verbs.keeping import Keeping
    from simulator.verbs.progress import how_long
    from simulator.verbs.simulate import planned

    how = Keeping(replicate, rows, shareable, series=not no_series)
    plan = planned(scenario, runs=runs, seed=seed, months=months, set=sets, shareable=shareable)
    how.check(plan.scenario, out)
    notes = plan.notes if quiet else (*plan.notes, how_long([plan.scenario], workers, seconds))
    for said in notes:
        output.note_if(said)
    until, screen = end_of(seconds), Screen(form, quiet)
    run = plan.simulate(workers, sys.stderr.isatty(), seconds)
    how.check_finished(run.result)
    code = answer(run, causes, workers, screen, until, more)
    output.draw_alike()
    path, summary = run.keep(out, how, done=ignore_signals)
    screen.end(path, summary, keeping.contents(shareable))
    return code or (of_claims(summary["claims"]) if strict else ExitCode.DONE)
