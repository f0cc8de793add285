"""The options of `sesim run` that say how it is to be kept."""

from collections.abc import Callable
from functools import wraps

from simulator.commands.parameters import NUMBER, R, option, with_options
from simulator.commands.whole_number import Whole
from simulator.words.texts import N_, phrase

shareable = option(
    "--shareable",
    is_flag=True,
    help=N_(
        "Make a folder that you may give to others: it hides counts of 1 to 10 people or donors,"
        " and what would reveal them. The random seed is new and is not kept."
    ),
)
strict = option(
    "--strict",
    is_flag=True,
    help=N_("End with exit code 5 or 6 where a claim is false or too close to say."),
)
_OPTIONS = (
    option(
        "--replicate",
        type=Whole(0, 9_999),
        metavar=NUMBER,
        example="7",
        help=N_(
            "The future whose books are written in full (default: of those open at the end, the one"
            " with the median cash)."
        ),
    ),
    option(
        "--rows",
        is_flag=True,
        help=N_("Also write `people.csv`, one row for each simulated person."),
    ),
    shareable,
    option(
        "--no-series",
        is_flag=True,
        help=N_("Leave out `series.npz`, all numbers of all futures (about 2 MB for 200)."),
    ),
)


def kept(command: Callable[..., R]) -> Callable[..., R]:
    """How a run is to be kept: which future is written in full, and what is left out or hidden. The
    command is given all of it as `how`."""

    @wraps(command)
    def with_how(
        *args: object,
        replicate: int | None,
        rows: bool,
        shareable: bool,
        no_series: bool,
        **given: object,
    ) -> R:
        from simulator.verbs.keeping import Keeping

        how = Keeping(replicate, rows, shareable, series=not no_series)
        return command(*args, how=how, **given)

    return with_options(with_how, _OPTIONS)


def contents(shareable: bool) -> str:
    """What the folder of a run holds, in a few words."""
    if shareable:
        return phrase("{file}, tables, charts", file="report.html")
    return phrase("{file}, tables, books, charts", file="report.html")


def of_comparison(files: str = "report.html, measures.csv") -> str:
    """What the folder of a comparison or a study holds, in a few words."""
    return phrase("charts, {files}", files=files)
