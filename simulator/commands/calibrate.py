"""`sesim calibrate`: let the techniques of a file have the effect that it states."""

import sys

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.help_page import DONE, MISTAKES, MISUSE, STOPPED, UNEXPECTED, Page
from simulator.commands.parameters import NUMBER, SCENARIO, argument, option
from simulator.commands.whole_number import Whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext

_PAGE = Page(
    (
        N_("Let the techniques of a file have the effect that a trial found."),
        N_(
            "Write the effect under `outcome`, in points, such as `effect: 4 to 12 points`, or with"
            " its source: `{range: 4 to 12 points, source: a trial}`. sesim tries how strong the"
            " techniques must be for it, and writes the answer into a file beside yours."
            " Run the command again after you change the techniques, the outcome, the community,"
            " the partners or the placement. `--set` never changes the answer."
        ),
        N_(
            "The effect is that on everybody who was enrolled, `outcome_after` months after they"
            " left, also on those who left early."
        ),
    ),
    (
        ("sesim calibrate my-venture.yaml", ""),
        ("sesim calibrate my-venture.yaml --dry-run", N_("show it and write nothing")),
    ),
    ends={**DONE, **UNEXPECTED, **MISUSE, **MISTAKES, **STOPPED},
)


@click.command(cls=Command, page=_PAGE)
@argument(
    "file",
    metavar=SCENARIO,
    shell_complete=scenarios,
    missing=N_("Say which file to calibrate, such as `sesim calibrate my-venture.yaml`."),
)
@option(
    "--futures",
    type=Whole(20, 10_000),
    default=100,
    metavar=NUMBER,
    example="400",
    help=N_("Futures for each strength that is tried."),
)
@option("--dry-run", is_flag=True, help=N_("Write nothing; only show what would be written."))
@options.form
@options.workers
def command(file: str, futures: int, dry_run: bool, form: str, workers: int) -> None:
    from simulator.verbs.calibrate import calibrate, comes_with_sesim

    if comes_with_sesim(file) and not dry_run:
        raise click.UsageError(
            gettext(
                "`{name}` comes with sesim and has its curve already. Copy it with `sesim init"
                " my-venture --from {name}` and change the copy, or use `--dry-run`.",
                name=file,
            )
        )
    found = calibrate(file, futures=futures, workers=workers, progress=sys.stderr.isatty())
    if not dry_run:
        found.save()
    if form == "json":
        output.show_json(found.as_data())
        return
    saved = gettext("Saved in `{file}`.", file=clean(str(found.file)))
    said = gettext("Nothing was saved.") if dry_run else saved
    output.show(f"{found.as_text(output.width())}\n{said}\n")
