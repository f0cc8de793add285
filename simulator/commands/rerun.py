"""`sesim rerun`: run a kept folder again, and say whether the result is the same."""

import sys

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import run_folders
from simulator.commands.exits import ExitCode
from simulator.commands.help_page import MISUSE, STOPPED, UNEXPECTED, Page
from simulator.commands.parameters import FOLDER, argument
from simulator.commands.rules import rules
from simulator.words.texts import N_

_PAGE = Page(
    (
        N_("Run the scenario of a saved folder again and compare the result, file by file."),
        N_(
            "sesim uses the same scenario, random seed, number of futures and options. Nothing is"
            " saved or changed. The same version of sesim on the same computer gives the same"
            " result; another version of sesim or numpy can give another one, and sesim says so."
            " If all numbers are the same and only texts or charts changed, the result is the same."
            " A folder that was made with `--shareable` has no scenario and no seed, so it cannot"
            " be run again."
        ),
    ),
    (
        ("sesim rerun outputs/youth-cafe-001", ""),
        ("sesim rerun outputs/youth-cafe-001 --format json", ""),
        (
            "sesim run outputs/youth-cafe-001/scenario.yaml --set PATH=VALUE",
            N_("run it with a change, and save that"),
        ),
    ),
    ends={
        0: N_("the result is the same"),
        **UNEXPECTED,
        **MISUSE,
        3: N_("the result differs, or the folder was changed or cannot be run again"),
        **STOPPED,
    },
)


@click.command(cls=Command, page=_PAGE)
@argument(
    "folder",
    metavar=FOLDER,
    shell_complete=run_folders,
    missing=N_("Say which folder to run again, such as `sesim rerun outputs/youth-cafe-001`."),
)
@options.form
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
