"""`sesim verify`: whether a run's folder is as it was written."""

import click

from simulator.commands import options, output
from simulator.commands.completing import run_folders
from simulator.commands.exits import Command, ExitCode

_HELP = """Compare every file of FOLDER with the digest (SHA-256) in its manifest.json.

Says which files are missing, were changed, or were added since a run or a
comparison wrote the folder. So you know that what you were handed is what
came out, or that a table was edited. The manifest itself could be forged:
`sesim rerun` makes the files again and compares those.

\b
Examples:
  sesim verify outputs/youth-cafe-001
  sesim verify outputs/youth-cafe-001 --format json

\b
Exit codes: 0 all files are as written; 2 wrong usage; 3 some are not, or the
folder is not one that sesim writes.
"""


@click.command(cls=Command, help=_HELP, short_help="Is a run's folder as it was written?")
@click.argument("folder", shell_complete=run_folders)
@options.format()
def command(folder: str, form: str) -> None:
    from simulator.storage.verify import verify

    found = verify(folder)
    if form == "json":
        output.show_json(found.as_data())
    else:
        output.show(f"{found.as_text()}\n")
    if not found.sound:
        raise click.exceptions.Exit(ExitCode.BAD_FOLDER)
