"""The help of the larger commands."""

from simulator.commands.help_page import (
    CLAIMS,
    DONE,
    FAILED,
    MISTAKES,
    MISUSE,
    STOPPED,
    UNEXPECTED,
    Page,
)
from simulator.words.texts import N_

_SIMULATED = {**DONE, **UNEXPECTED, **MISUSE, **MISTAKES, **FAILED, **STOPPED}

RUN = Page(
    (
        N_("Simulate many possible futures of a venture and show the verdict."),
        N_("Name a scenario that comes with sesim or a file; `-` reads standard input."),
    ),
    (
        ("sesim run youth-cafe", ""),
        ("sesim run my-venture.yaml --runs 500 --seed 3", ""),
        ("sesim run youth-cafe --set cafe_sales.price=28000 --set community.people=400", ""),
        ("sesim run youth-cafe --format json > answer.json", ""),
    ),
    (
        N_(
            "Each run makes a new folder in `outputs`: a report, tables, charts, the books of one"
            " future, the scenario and all numbers. `sesim log` lists these folders, `sesim verify`"
            " checks one, and `sesim rerun` runs one again."
        ),
    ),
    {**_SIMULATED, **CLAIMS},
)
RUN_SET = N_(
    "Change one assumption, such as `cafe_sales.price=28000`; `=+10%` raises the value of the file"
    " by a tenth. Can be given several times."
)

COMPARE = Page(
    (
        N_("Compare scenarios future by future, or one scenario before and after a change."),
        N_("Name scenarios that come with sesim, files or a folder; `-` reads standard input."),
    ),
    (
        ("sesim compare youth-cafe --set cafe_sales.price=28000", N_("what if the price rises?")),
        # Translators: what an example of `sesim compare` compares.
        ("sesim compare youth-cafe my-venture.yaml", N_("two ventures")),
        ("sesim compare ventures/ --baseline kiosk --runs 500", N_("all files of a folder")),
        (
            "sesim compare ventures/ --set community.income=-20%",
            N_("the same change for all of them"),
        ),
    ),
    (
        N_(
            "All scenarios get the same random numbers: future 17 of one is compared with future 17"
            " of the other. The seed and the number of futures are those of the first file, and the"
            " longest number of months is used for all. What a plan promises by a month stays due"
            " in that month."
        ),
        N_(
            "Where these futures show no clear change, it says so. A file with mistakes is listed"
            " with them, and the other files are compared."
        ),
        N_(
            "Each comparison makes a new folder in `outputs`: `comparison.json`, `differences.csv`,"
            " `measures.csv`, `portfolio.csv` and charts."
        ),
    ),
    _SIMULATED,
)
COMPARE_SET = N_(
    "Compare a scenario with itself after a change, such as `cafe_sales.price=28000` or `=+10%`."
    " With several scenarios all are changed; `role:largest_payer.pay_after=6` changes in each its"
    " own largest payer (`sesim explain block roles`). Can be given several times."
)
