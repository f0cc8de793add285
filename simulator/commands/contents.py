"""The table of contents of `sesim`: every command in a line, and how the program ends."""

from simulator.commands.page import (
    CLAIMS,
    DONE,
    FAILED,
    MISUSE,
    STOPPED,
    UNEXPECTED,
    Page,
)
from simulator.words.texts import N_

GROUPS = {
    N_("Start here:"): {
        "init": N_("Answer about twelve questions and get a scenario file of your own."),
        "list": N_("Show the scenarios that come with sesim."),
        "run": N_("Simulate many futures of a venture and show the verdict."),
    },
    N_("Look closer:"): {
        "check": N_("Find mistakes in scenario files and say how to fix them."),
        "explain": N_("Explain a word, with its formula and its source."),
        "compare": N_("Compare ventures, or a venture before and after a change."),
    },
    N_("Keep track:"): {
        "log": N_("List the runs that you have saved, and what was changed in each."),
        "verify": N_("Check that no file of a run was changed later."),
        "rerun": N_("Run a saved folder again and check that the result is the same."),
    },
    N_("Work faster:"): {
        "completion": N_("Let the Tab key complete commands, scenarios and parameters."),
    },
}
"""Every command, in the order in which a newcomer meets them."""

COMMANDS = {name: says for group in GROUPS.values() for name, says in group.items()}

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
    heading=N_("Try first:"),
)
