"""The table of contents of `sesim`: every command in a line, and how the program ends."""

from simulator.commands.help_page import (
    CLAIMS,
    DONE,
    FAILED,
    MISUSE,
    STOPPED,
    UNEXPECTED,
    Page,
)
from simulator.reference.command_gists import GISTS
from simulator.words.texts import N_

GROUPS = {
    N_("Start here:"): ("init", "list", "run"),
    N_("Look closer:"): ("check", "calibrate", "explain", "compare"),
    N_("Ask what if:"): ("sweep", "find", "stress", "gather", "study"),
    N_("Teach:"): ("page", "mark"),
    N_("Keep track:"): ("log", "verify", "rerun"),
    N_("Work faster:"): ("completion",),
}
"""Every command, in the order in which a newcomer meets them."""

COMMANDS = {name: GISTS[name] for group in GROUPS.values() for name in group}
"""What each command does, by its name."""

CONTENTS = Page(
    (
        N_("Will this social enterprise pay for itself, and will it change lives?"),
        N_(
            "Write what you assume in a scenario file. sesim simulates hundreds of possible"
            " futures. It shows in how many of them the venture pays for itself, and in how many it"
            " reaches its impact target."
        ),
    ),
    (
        ("sesim run youth-cafe", N_("simulate a scenario that comes with sesim")),
        (
            "sesim run youth-cafe --set cafe_sales.price=28000",
            N_("simulate it with another price"),
        ),
        ("sesim init", N_("start a scenario of your own")),
    ),
    ends={
        **DONE,
        **UNEXPECTED,
        **MISUSE,
        3: N_("a scenario or a folder has mistakes"),
        **FAILED,
        **CLAIMS,
        **STOPPED,
    },
    # Translators: above two or three commands to try, in help.
    heading=N_("Try first:"),
)
