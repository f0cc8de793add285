"""`sesim verify`: whether a run's folder is as it was written."""

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import run_folders
from simulator.commands.exits import ExitCode
from simulator.commands.help_page import MISUSE, Page
from simulator.commands.parameters import FOLDER, argument
from simulator.words.texts import N_

_PAGE = Page(
    (
        N_("Check that every file of a saved folder is still as sesim wrote it."),
        N_(
            "sesim compares the files with their digests (SHA-256) in `manifest.json` and lists"
            " those that are missing, changed or new. Somebody could also change the manifest:"
            " `sesim rerun` makes all files again and compares those."
        ),
    ),
    (
        ("sesim verify outputs/youth-cafe-001", ""),
        ("sesim verify outputs/youth-cafe-001 --format json", ""),
    ),
    ends={
        0: N_("all files are as they were written"),
        **MISUSE,
        3: N_("some files are not, or sesim did not write this folder"),
    },
)


@click.command(cls=Command, page=_PAGE)
@argument(
    "folder",
    metavar=FOLDER,
    shell_complete=run_folders,
    missing=N_("Say which folder to check, such as `sesim verify outputs/youth-cafe-001`."),
)
@options.form
def command(folder: str, form: str) -> None:
    from simulator.storage.verify import verify

    found = verify(folder)
    if form == "json":
        output.show_json(found.as_data())
    else:
        output.show(f"{found.as_text()}\n")
    if not found.sound:
        raise click.exceptions.Exit(ExitCode.BAD_FOLDER)
