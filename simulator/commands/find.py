"""`sesim find`: the smallest change of a number, or the cheapest of several, for a goal."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from simulator.commands import keeping, options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode
from simulator.commands.finding import looked_for
from simulator.commands.help_studies import FIND
from simulator.commands.parameters import SCENARIO, argument
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.commands.where import study_file, where
from simulator.words.texts import N_

if TYPE_CHECKING:
    from simulator.commands.placing import Typed


@click.command(cls=Command, page=FIND)
@argument("target", metavar=SCENARIO, shell_complete=scenarios)
@looked_for
@options.sets(N_("Change another number before the search."))
@options.runs(
    N_("Number of futures of each value, in hundreds: at least 100 (default: as in the file).")
)
@options.seed()
@options.months
@study_file
@where
@options.out()
@options.form
@options.quiet
@options.workers
@rules
def command(
    target: str,
    by: tuple[str, ...],
    goal: str,
    cost: tuple[str, ...],
    sets: tuple[str, ...],
    out: Path,
    form: str,
    quiet: bool,
    **typed: Unpack["Typed"],
) -> int:
    from simulator.commands.placing import head_of, place_of
    from simulator.storage.folder import probe
    from simulator.storage.room import LEAST
    from simulator.verbs.find import planned

    plan = planned(target, by, goal, cost=cost, set=sets, **head_of(typed))
    probe(out, LEAST)
    place = place_of(plan.scenario, typed)
    if not quiet:
        output.note_if(plan.how_long(place.workers))
    found = plan.run(place)
    screen = Screen(form, quiet)
    screen.show(found.screen(output.width()))
    output.draw_alike()
    screen.end(found.keep(out), found.summary, keeping.of_comparison("tried.csv, find.json"))
    return ExitCode.DONE
