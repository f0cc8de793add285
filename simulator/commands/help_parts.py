"""The help of the commands about files of studies."""

from simulator.commands.help_page import DONE, MISUSE, STOPPED, UNEXPECTED, Page
from simulator.commands.help_studies import ENDS
from simulator.words.texts import N_

GATHER = Page(
    (
        N_("Join the parts of a study that several machines made."),
        N_(
            "Each machine runs the same command with another part, such as `--part 3/8`, and writes"
            " one file. Bring the files together, on a stick if need be, and gather them. Then the"
            " command without `--part` shows the table, and simulates only what is missing."
        ),
    ),
    (
        ("sesim gather *-part-*.sesim --into youth-cafe.sesim", ""),
        (
            "sesim sweep youth-cafe --vary cafe_sales.price --study youth-cafe.sesim",
            N_("then show the table"),
        ),
    ),
    ends=ENDS,
)

STUDY = Page(
    (
        N_("Show what the file of a study holds."),
        N_("Two studies with the same digest hold the same futures, whichever machines made them."),
    ),
    (("sesim study outputs/studies/youth-cafe.sesim", ""),),
    ends={**DONE, **UNEXPECTED, **MISUSE, **STOPPED},
)
