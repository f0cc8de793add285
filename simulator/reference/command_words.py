"""What each command does, for `sesim explain run` and the like."""

from simulator.reference.command_gists import GISTS
from simulator.reference.topic import Word
from simulator.words.texts import N_

COMMANDS = {
    "init": Word(
        "sesim init",
        GISTS["init"],
        (
            N_(
                "Enter means that you do not know: sesim takes what is in brackets. `?`"
                " explains a question, `back` goes back, and Ctrl-C stops. At the end you get a"
                " list of what sesim chose, a first look, and a file that you can change in any"
                " text editor. `sesim init my-venture --yes` asks nothing."
            ),
        ),
        ("list", "check", "run"),
    ),
    "list": Word(
        "sesim list",
        GISTS["list"],
        (N_("`sesim init my-cafe --from youth-cafe` makes a copy that you can change."),),
        ("run", "init"),
    ),
    "run": Word(
        "sesim run",
        GISTS["run"],
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
        GISTS["check"],
        (
            N_("It simulates nothing, so it is quick. `sesim run` makes the same checks first."),
            N_(
                "With `--base-rates` it simulates the futures of the file and compares them with"
                " real organisations. What lies outside is a note. Only a mistake in the file"
                " changes how the command ends."
            ),
        ),
        ("messages", "numbers", "others"),
    ),
    "calibrate": Word(
        "sesim calibrate",
        GISTS["calibrate"],
        (
            N_(
                "Trials find a few points: they compare people with and without a programme. How"
                " many graduates have a job says much less, as many would have found one anyway."
            ),
        ),
        ("outcome.effect", "strength", "deadweight"),
    ),
    "sweep": Word(
        "sesim sweep",
        GISTS["sweep"],
        (
            N_(
                "Every point has the same random numbers. Where the difference of two points may be"
                " chance, they do not clearly differ. That does not show that they are equal."
            ),
            N_(
                "`--part 3/8` lets several machines share the work, and `--on dask` a cluster. The"
                " futures are the same, whichever way."
            ),
        ),
        ("levers", "seed", "future"),
    ),
    "find": Word(
        "sesim find",
        GISTS["find"],
        (
            N_(
                "The answer is a range, as chances of some hundred futures have a counting error."
                " It is rounded to what that leaves. Where the goal is missed again further on, the"
                " screen says so."
            ),
        ),
        ("levers", "claims", "future"),
    ),
    "stress": Word(
        "sesim stress",
        GISTS["stress"],
        (
            N_(
                "A stress is a dated event or several. The same futures are simulated with and"
                " without it. `not exposed` means that the venture has nothing that it could hit."
            ),
            N_(
                "`sesim run --stress` tries them on the futures of a run: STRESS on its screen"
                " names the one by which a chance falls most, and `report.html` shows three. A"
                " stress that contains others is not compared with them."
            ),
        ),
        ("events", "future"),
    ),
    "page": Word(
        "sesim page",
        GISTS["page"],
        (
            N_(
                "Every place of the sliders is a scenario with a few changes, simulated in the same"
                " futures as the plan. So the page says what `sesim compare` says of these"
                " changes."
            ),
        ),
        ("levers", "future", "counting error"),
    ),
    "mark": Word(
        "sesim mark",
        GISTS["mark"],
        (
            N_(
                "A code holds the stops of the sliders and what was expected, and nothing about the"
                " person. Its last four characters check the others."
            ),
        ),
        ("page",),
    ),
    "gather": Word(
        "sesim gather",
        GISTS["gather"],
        (
            N_(
                "Blocks of futures are known by all that decides them, so a block that is in"
                " several parts counts once, and parts of another question are refused."
            ),
        ),
        ("future",),
    ),
    "study": Word(
        "sesim study",
        GISTS["study"],
        (
            N_(
                "The file keeps verdicts and a few measures of each future, in blocks of fifty. It"
                " may be read while another command writes in it."
            ),
        ),
        ("future", "verdict"),
    ),
    "explain": Word(
        "sesim explain",
        GISTS["explain"],
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
        GISTS["compare"],
        (
            N_("`sesim compare youth-cafe --set cafe_sales.price=28000` shows what a change does."),
            N_("`sesim compare youth-cafe my-cafe.yaml` compares two ventures."),
        ),
        ("comparison", "what if", "rank"),
    ),
    "log": Word(
        "sesim log",
        GISTS["log"],
        (
            N_(
                "FOLDER and DATE say where a run is and when it was made. MONEY, IMPACT and BOTH"
                " are shares of futures. CHANGED shows what was changed with `--set`."
            ),
            N_(
                "Below the runs are studies. BLOCKS and SIZE say how much the file of each keeps,"
                " QUESTION what was asked last."
            ),
        ),
        ("files", "rerun", "verify", "study"),
    ),
    "verify": Word("sesim verify", GISTS["verify"], (), ("rerun", "files")),
    "rerun": Word(
        "sesim rerun",
        GISTS["rerun"],
        (),
        ("verify", "log"),
    ),
    "completion": Word(
        "sesim completion",
        GISTS["completion"],
    ),
}
"""By the name of the command. The titles are typed, and the same in every language."""
HELP = N_("`sesim {command} --help` shows all options and examples.")
