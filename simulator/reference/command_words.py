"""What each command does, for `sesim explain run` and the like."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

COMMANDS = {
    "init": Word(
        "sesim init",
        N_("Answer about twelve questions and get a scenario file of your own."),
        (
            N_(
                "Enter takes the answer in brackets, and Ctrl-C stops. At the end you get a first"
                " look, and a file that you can change in any text editor. `sesim init my-venture"
                " --yes` asks nothing."
            ),
        ),
        ("list", "check", "run"),
    ),
    "list": Word(
        "sesim list",
        N_("Show the scenarios that come with sesim."),
        (N_("`sesim init my-cafe --from youth-cafe` makes a copy that you can change."),),
        ("run", "init"),
    ),
    "run": Word(
        "sesim run",
        N_("Simulate many futures of a venture and show the verdict."),
        (
            N_(
                "`sesim run youth-cafe` simulates a scenario, shows the answer, and saves all files"
                " in a new folder. `--set cafe_sales.price=28000` tries another price, and `--runs`"
                " says how many futures."
            ),
        ),
        ("screen", "files", "compare"),
    ),
    "check": Word(
        "sesim check",
        N_("Find mistakes in scenario files and say how to fix them."),
        (N_("It simulates nothing, so it is quick. `sesim run` makes the same checks first."),),
        ("messages", "numbers"),
    ),
    "explain": Word(
        "sesim explain",
        N_("Explain a word, with its formula and its source."),
        (
            N_(
                "It knows the words of screens, reports and files, the names in scenario files, and"
                " Indonesian words. `sesim explain` shows the most important words, `sesim explain"
                " --all` shows all pages."
            ),
            N_(
                "A page can have these parts. FORMULA: how the number is calculated. PARAMETERS:"
                " the numbers that you can set, each with its unit, its default and its source. SEE"
                " ALSO: other pages."
            ),
        ),
        ("parameters", "numbers"),
    ),
    "compare": Word(
        "sesim compare",
        N_("Compare ventures, or a venture before and after a change."),
        (
            N_("`sesim compare youth-cafe --set cafe_sales.price=28000` shows what a change does."),
            N_("`sesim compare youth-cafe my-cafe.yaml` compares two ventures."),
        ),
        ("comparison", "what if", "rank"),
    ),
    "log": Word(
        "sesim log",
        N_("List the runs that you have saved, and what was changed in each."),
        (
            N_(
                "FOLDER and DATE say where a run is and when it was made. MONEY, IMPACT and BOTH"
                " are shares of futures. CHANGED shows what was changed with `--set`."
            ),
        ),
        ("files", "rerun", "verify"),
    ),
    "verify": Word(
        "sesim verify", N_("Check that no file of a run was changed later."), (), ("rerun", "files")
    ),
    "rerun": Word(
        "sesim rerun",
        N_("Run a saved folder again and check that the result is the same."),
        (),
        ("verify", "log"),
    ),
    "completion": Word(
        "sesim completion",
        N_("Let the Tab key complete commands, scenarios and parameters."),
    ),
}
"""By the name of the command. The titles are typed, and the same in every language."""
HELP = N_("`sesim {command} --help` shows all options and examples.")
