"""The help of `sesim stress`."""

from simulator.commands.help_page import DONE, FAILED, MISTAKES, MISUSE, STOPPED, UNEXPECTED, Page
from simulator.words.texts import N_

STRESS = Page(
    (
        N_("Show what single shocks do to both chances of a venture."),
        N_(
            "Each stress is a small file with dated events: the largest payer pays late, demand"
            " falls for a year, the main partners leave. It is simulated in the same futures as the"
            " venture without it, so all that differs is the stress. A venture that has nothing"
            " that a stress is about is not exposed. Of a folder of scenario files, the table has a"
            " row for each venture. What is finished is kept: after Ctrl-C the same command goes"
            " on."
        ),
    ),
    (
        ("sesim stress youth-cafe", ""),
        ("sesim stress my-ventures", N_("all scenario files in a folder")),
        ("sesim stress youth-cafe --stresses my-stresses", N_("with stresses of your own")),
    ),
    ends={**DONE, **UNEXPECTED, **MISUSE, **MISTAKES, **FAILED, **STOPPED},
    folders=True,
)
