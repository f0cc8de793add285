"""`sesim sweep`: both chances at many values of one or more numbers."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from simulator.commands import keeping, options, output
from simulator.commands.command import Command
from simulator.commands.completing import changes, scenarios
from simulator.commands.exits import ExitCode
from simulator.commands.help_studies import SWEEP
from simulator.commands.parameters import CHANGE, NUMBER, SCENARIO, argument, option
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.commands.time_limit import time_limit
from simulator.commands.where import in_parts, study_file
from simulator.commands.whole_number import Whole
from simulator.words.texts import N_

if TYPE_CHECKING:
    from simulator.commands.placing import Typed


@click.command(cls=Command, page=SWEEP)
@argument("target", metavar=SCENARIO, shell_complete=scenarios)
@option(
    "--vary",
    multiple=True,
    metavar=CHANGE,
    example="cafe_sales.price=20000 to 32000 by 2000",
    shell_complete=changes,
    help=N_("A number, and its values: `20 to 40 by 5` or `20, 30, 35`. Several make a grid."),
)
@option(
    "--sample",
    type=Whole(2, 10_000),
    metavar=NUMBER,
    example="256",
    help=N_("Try so many points, spread evenly between the ends, in place of the grid."),
)
@options.sets(N_("Change a number in all points."))
@options.runs(N_("Number of futures of each point (default: as in the file)."))
@options.seed(N_("Random seed, the same for all points."))
@options.months
@study_file
@in_parts
@options.out()
@options.form
@options.quiet
@options.workers
@time_limit
@rules
def command(
    target: str,
    vary: tuple[str, ...],
    sample: int | None,
    sets: tuple[str, ...],
    out: Path,
    form: str,
    quiet: bool,
    **typed: Unpack["Typed"],
) -> int:
    from simulator.commands.placing import head_of, place_of
    from simulator.storage.folder import probe
    from simulator.verbs.sweep import Plan

    plan = Plan(target, vary, set=sets, sample=sample, **head_of(typed))
    probe(out)
    place, part = place_of(plan.scenario, typed), typed.get("part")
    output.note_if("" if quiet else plan.how_long(place, part))
    if part:
        said, complete = plan.run_part(place, part)
        output.show(said)
        return ExitCode.DONE if complete else ExitCode.FAILED_RUNS
    found = plan.run(place)
    (screen := Screen(form, quiet)).show(found.screen(output.width()))
    output.draw_alike()
    screen.end(found.keep(out), found.summary, keeping.of_comparison("points.csv, sweep.json"))
    return ExitCode.DONE if found.kept.complete else ExitCode.FAILED_RUNS
