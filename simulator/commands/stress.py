"""`sesim stress`: what single shocks do to both chances of one or more ventures."""

import sys
from pathlib import Path

import click

from simulator.commands import keeping, options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode
from simulator.commands.help_stress import STRESS
from simulator.commands.parameters import FOLDER, SCENARIO, argument, option
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.commands.time_limit import time_limit
from simulator.commands.where import study_file
from simulator.words.texts import N_


@click.command(cls=Command, page=STRESS)
@argument("target", metavar=SCENARIO, shell_complete=scenarios)
@option(
    "--stresses",
    type=click.Path(path_type=Path),
    metavar=FOLDER,
    example="my-stresses",
    help=N_("A folder with stresses of your own, in place of those that come with sesim."),
)
@options.sets(N_("Change a number before the stresses."))
@options.runs(N_("Number of futures of each stress (default: as in the file)."))
@options.seed(N_("Random seed, the same for all stresses."))
@options.months
@study_file
@options.out()
@options.form
@options.quiet
@options.workers
@time_limit
@rules
def command(
    target: str,
    stresses: Path | None,
    sets: tuple[str, ...],
    runs: int | None,
    seed: int | None,
    months: int | None,
    study: Path | None,
    resume: bool,
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
    seconds: float | None,
) -> int:
    from simulator.storage.folder import probe
    from simulator.storage.room import LEAST
    from simulator.verbs.stress import run
    from simulator.verbs.stress_plan import Plan

    plan = Plan(target, stresses, set=sets, runs=runs, seed=seed, months=months)
    probe(out, LEAST)
    if not quiet:
        output.note_if(plan.how_long(study, workers))
    found = run(plan, study, workers, seconds, sys.stderr.isatty(), resume, output.note_if)
    screen = Screen(form, quiet)
    if screen.silent:
        for mistake in found.mistakes:
            output.note(mistake)
    screen.show(found.screen(output.width()))
    output.draw_alike()
    path = found.keep(out)
    screen.end(path, found.summary, keeping.of_comparison("stress.csv, stress.json"))
    if found.bad:
        return ExitCode.BAD_SCENARIO
    return ExitCode.DONE if found.complete else ExitCode.FAILED_RUNS
