"""`sesim log`: the runs that are kept, what was changed in each, and what came out."""

import os
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.exits import Command

_HELP = """List the runs that are kept in DIR (default: outputs), the oldest first.

Each line says when a run was made, in how many of its futures the venture is
sustainable (MONEY), delivers its impact (IMPACT), and BOTH, and what was
changed with --set, --runs, --seed or --months. Where not all futures are in
it, such as after --time-limit, it says how many are. What is not a run's
folder is passed over.

\b
Examples:
  sesim log
  sesim log my-runs
  sesim log --format json

\b
Exit codes: 0 done, also where no run is kept; 2 wrong usage.
"""


@click.command(cls=Command, help=_HELP, short_help="List the runs that are kept.")
@click.argument("parent", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@options.format()
def command(parent: Path | None, form: str) -> None:
    from simulator.verbs.log import as_text, log

    if parent is not None and not os.path.exists(parent):
        raise click.UsageError(f"there is no folder {str(parent)[:300]}.")
    place = parent or Path("outputs")
    entries = log(place)
    if form == "json":
        output.show_json({"runs": [entry.as_data() for entry in entries]})
    else:
        output.show(f"{as_text(entries, place, output.width())}\n")
