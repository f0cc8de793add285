"""`sesim gather`: join the parts of a study that several machines made."""

from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.exits import ExitCode
from simulator.commands.help_parts import GATHER
from simulator.commands.parameters import FILE, argument, option
from simulator.words.texts import N_


@click.command(cls=Command, page=GATHER)
@argument("parts", nargs=-1, metavar=FILE, type=click.Path(path_type=Path))
@option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=FILE,
    example="youth-cafe.sesim",
    help=N_("The study that all parts are joined into; it may have some already."),
)
@option(
    "--mixed",
    is_flag=True,
    help=N_("Join parts of computers that get slightly different results."),
)
@options.form
def command(parts: tuple[Path, ...], into: Path, mixed: bool, form: str) -> int:
    from simulator.verbs.gather import gather
    from simulator.words.lines import wrapped

    found = gather(parts, into, mixed=mixed)
    if form == "json":
        output.show_json(found.as_data())
    else:
        output.show("\n".join(wrapped(found.as_text(), output.width(), further="")) + "\n")
    return ExitCode.DONE if found.complete else ExitCode.FAILED_RUNS
