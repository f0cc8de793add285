"""`sesim study`: what the file of a study holds."""

from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.exits import ExitCode
from simulator.commands.help_parts import STUDY
from simulator.commands.parameters import FILE, argument, option
from simulator.words.texts import N_


@click.command(cls=Command, page=STUDY)
@argument("file", metavar=FILE, type=click.Path(path_type=Path))
@option("--digest", is_flag=True, help=N_("Print only the digest of all that is kept."))
@options.form
def command(file: Path, digest: bool, form: str) -> int:
    from simulator.verbs.study_status import status

    found = status(file, digest=digest)
    if digest:
        output.show(f"{found.digest}\n")
    elif form == "json":
        output.show_json(found.as_data())
    else:
        output.show(found.as_text(output.width()))
    return ExitCode.DONE
