"""`sesim page`: a class in one file."""

from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode
from simulator.commands.help_class import PAGE
from simulator.commands.parameters import CHANGE, FILE, SCENARIO, argument, option
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.words.texts import N_, phrase


@click.command(cls=Command, page=PAGE)
@argument("targets", nargs=-1, required=True, metavar=SCENARIO, shell_complete=scenarios)
@option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    metavar=FILE,
    example="class.html",
    help=N_("The file to write (default: the scenario's name and `.html`)."),
)
@option(
    "--levers",
    multiple=True,
    metavar=CHANGE,
    example="cafe_sales.price,allowance.amount",
    help=N_("The numbers that the sliders move, such as `a.b,c.d` (default: as in the file)."),
)
@option("--force", is_flag=True, help=N_("Replace a file that exists."))
@option("--shareable", is_flag=True, help=N_("Hide small counts, so that it may be shared."))
@options.sets(N_("Change a number of every venture on the page."))
@options.runs(N_("Number of futures of each stop (default: as in the file)."))
@options.seed()
@options.months
@options.quiet
@options.workers
@rules
def command(
    targets: tuple[str, ...],
    out: Path | None,
    levers: tuple[str, ...],
    force: bool,
    shareable: bool,
    sets: tuple[str, ...],
    runs: int | None,
    seed: int | None,
    months: int | None,
    quiet: bool,
    workers: int,
) -> int:
    import sys

    from simulator.verbs.class_page import size_in_words
    from simulator.verbs.page import Plan
    from simulator.verbs.page_venture import lines_of

    head = {"runs": runs, "seed": seed, "months": months}
    lines = [line for several in levers for line in lines_of(several)]
    plan = Plan(targets, levers=lines, shareable=shareable, set=sets, **head)
    file = out or plan.file
    plan.check_file(file, force)
    if not quiet:
        output.note_if(plan.how_long(workers))
    made = plan.make(workers, sys.stderr.isatty())
    new = not file.parent.exists()
    made.save(file, force=force)
    for said in () if quiet else made.remarks():
        output.note_if(said)
    size = size_in_words(file)
    # Translators: the size of a file, and where it is.
    what = phrase("{size}, in a new folder", size=size) if new else size
    Screen("text", quiet).end(file, None, what)
    return ExitCode.DONE
