"""`sesim rerun`: run what a folder holds again, and say whether the same bytes come out."""

import sys

import click

from simulator.commands import options, output
from simulator.commands.completing import run_folders
from simulator.commands.exits import Command, ExitCode
from simulator.commands.rules import rules

_HELP = """Run the scenario in FOLDER again and compare what comes out with what came
out then, file by file.

The same scenario.yaml, seed, number of futures and options are used; nothing
is kept or changed. The same version of sesim on the same machine gives the
same bytes. Another version of it or of numpy may not: then that is said. A
folder written with --shareable holds neither scenario nor seed, and is
refused.

\b
Examples:
  sesim rerun outputs/youth-cafe-001
  sesim rerun outputs/youth-cafe-001 --format json

\b
To run it again with a change:
  sesim run outputs/youth-cafe-001/scenario.yaml --set PATH=VALUE

\b
Exit codes: 0 the same came out; 1 unexpected failure; 2 wrong usage; 3 other
files came out, the folder was changed since it was written, or it cannot be
run again; 130 interrupted.
"""


@click.command(cls=Command, help=_HELP, short_help="Does the same come out again?")
@click.argument("folder", shell_complete=run_folders)
@options.format()
@options.workers
@rules
def command(folder: str, form: str, workers: int) -> None:
    from simulator.verbs.rerun import rerun

    output.draw_alike()
    again = rerun(folder, workers=workers, progress=sys.stderr.isatty())
    if form == "json":
        output.show_json(again.as_data())
    else:
        output.show(f"{again.as_text(output.width())}\n")
    if not again.well:
        raise click.exceptions.Exit(ExitCode.BAD_FOLDER)
