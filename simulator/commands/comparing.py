"""Options of `sesim compare` that say how much of a comparison is shown."""

from simulator.commands.parameters import NUMBER, option
from simulator.commands.whole_number import Whole
from simulator.words.texts import N_

statistics = option(
    "--stats",
    "stats",
    is_flag=True,
    help=N_("Show all rows of the tables, and how sure each difference is."),
)
best = option(
    "--best",
    type=Whole(1, 1_000),
    metavar=NUMBER,
    example="3",
    help=N_(
        "How many of three or more ventures count as the best ones (default: a third of them)."
    ),
)
