"""The help of `sesim init`."""

from simulator.commands.help_page import DONE, STOPPED, UNEXPECTED, Page
from simulator.words.texts import N_

INIT = Page(
    (
        N_("Write a scenario file with comments, from which you can start."),
        N_(
            "sesim asks about 25 short questions on what you know: what you sell, for how much, how"
            " many a month, who works there, and the rent. Enter or `don't know` is an answer too:"
            " sesim then takes a wide range. `?` explains a question, and `back` goes back."
        ),
        N_(
            "Ctrl-C stops, and then no file is written. Answers can also come from standard input,"
            " one a line. No file is ever overwritten."
        ),
    ),
    (
        ("sesim init", N_("answer all questions")),
        ("sesim init green-cafe", N_("write `green-cafe.yaml`")),
        ("sesim init green-cafe --yes", N_("answer nothing; sesim chooses wide ranges")),
        ("sesim init --archetype", N_("list the kinds of venture")),
        ("sesim init my-bank --archetype waste", N_("start with a kind of venture")),
        ("sesim init my-cafe --from youth-cafe", N_("copy a scenario under a new name")),
    ),
    (
        N_(
            "At the end sesim lists what it chose for you. Then it shows your plan in numbers, and"
            " a first answer, with the numbers of `sesim run`. Each of your answers changes it."
        ),
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
