"""`sesim log`: the saved runs, what was changed in each, and their results; and the studies."""

import os
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.command import Command
from simulator.commands.help_page import MISUSE, Page
from simulator.commands.parameters import FOLDER, argument
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext

_PAGE = Page(
    (
        N_(
            "List the runs and comparisons that are saved in a folder (`outputs` if you name none),"
            " oldest first."
        ),
        N_(
            "Each line says when a run was made and in how many of its futures the venture pays for"
            " itself (MONEY), reaches its impact target (IMPACT), or both (BOTH). It also says what"
            " was changed with `--set`, `--runs`, `--seed` or `--months`, and how many futures are"
            " in the run where some are missing. A comparison has no such shares. Other files and"
            " folders are left out."
        ),
        N_(
            "Below them are the studies of `sweep`, `find` and `stress` in this folder and in its"
            " folder `studies`: how many blocks of futures each keeps, how large it is, and what"
            " was asked last."
        ),
    ),
    (("sesim log", ""), ("sesim log my-runs", ""), ("sesim log --format json", "")),
    ends={0: N_("done, also where no run is saved"), **MISUSE},
)


@click.command(cls=Command, page=_PAGE)
@argument("parent", metavar=FOLDER, required=False, type=click.Path(path_type=Path))
@options.form
def command(parent: Path | None, form: str) -> None:
    from simulator.verbs import log_studies
    from simulator.verbs.log import Compared, as_text, saved

    if parent is not None and not os.path.exists(parent):
        said = gettext("There is no folder `{folder}`.", folder=clean(str(parent))[:300])
        raise click.UsageError(said)
    place = parent or Path("outputs")
    entries, studies = saved(place), log_studies.studies(place)
    if form == "json":
        runs = [entry.as_data() for entry in entries if not isinstance(entry, Compared)]
        comparisons = [entry.as_data() for entry in entries if isinstance(entry, Compared)]
        kept = [study.as_data() for study in studies]
        output.show_json({"runs": runs, "comparisons": comparisons, "studies": kept})
    else:
        width = output.width()
        tables = [as_text(entries, place, width)] if entries or not studies else []
        tables += [log_studies.as_text(studies, width)] if studies else []
        output.show("\n\n".join(tables) + "\n")
