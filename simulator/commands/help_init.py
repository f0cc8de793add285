"""The help of `sesim init`."""

from simulator.commands.page import DONE, STOPPED, UNEXPECTED, Page
from simulator.words.texts import N_

INIT = Page(
    (
        N_("Write a scenario file with comments, from which you can start."),
        N_(
            "sesim asks about twelve questions, each with an example and most with a usual answer."
            " Enter takes the usual answer. Ctrl-C stops, and then no file is written. Answers can"
            " also come from standard input, one a line. No file is ever overwritten."
        ),
    ),
    (
        ("sesim init", N_("answer all questions")),
        ("sesim init green-cafe", N_("write `green-cafe.yaml`")),
        ("sesim init green-cafe --yes", N_("take every usual answer")),
        ("sesim init my-cafe --from youth-cafe", N_("copy a scenario under a new name")),
    ),
    (
        N_("At the end sesim simulates a few futures of the new venture and shows a first answer."),
        N_(
            "sesim also writes `sesim.schema.json`. With it an editor can complete and check the"
            " file while you type (in VS Code: with the extension YAML by Red Hat)."
        ),
    ),
    {
        **DONE,
        **UNEXPECTED,
        2: N_("the command or an answer is wrong, or the file cannot be written there"),
        3: N_("the scenario after `--from` has mistakes"),
        **STOPPED,
    },
)
