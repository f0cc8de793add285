"""`sesim mark`: the codes that a class handed in."""

from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.exits import ExitCode
from simulator.commands.help_class import MARK
from simulator.commands.parameters import FILE, argument, option
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.words.texts import N_


@click.command(cls=Command, page=MARK)
@argument(
    "codes",
    metavar=FILE,
    type=click.Path(path_type=Path),
    missing=N_("Say where the codes are, such as `sesim mark codes.txt --page class.html`."),
)
@option(
    "--page",
    "pages",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=FILE,
    example="class.html",
    help=N_("The page that the codes are from (default: the pages beside them)."),
)
@option("--rerun", is_flag=True, help=N_("Simulate each different answer again."))
@options.out()
@options.form
@options.quiet
@options.workers
@rules
def command(
    codes: Path,
    pages: tuple[Path, ...],
    rerun: bool,
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
) -> int:
    import sys

    from simulator.storage.folder import probe
    from simulator.storage.room import LEAST
    from simulator.verbs.mark import mark

    probe(out, LEAST)
    found = mark(codes, pages=pages, rerun=rerun, workers=workers, progress=sys.stderr.isatty())
    screen = Screen(form, quiet)
    screen.show(found.screen(output.width()))
    screen.end(found.keep(out), found.summary, "marks.csv")
    return ExitCode.DONE if found.complete else ExitCode.BAD_SCENARIO
