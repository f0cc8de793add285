"""The help of the commands for a class."""

from simulator.commands.help_page import DONE, FAILED, MISTAKES, MISUSE, STOPPED, UNEXPECTED, Page
from simulator.words.texts import N_

PAGE = Page(
    (
        N_("Make a class page: one HTML file with sliders, for people without sesim."),
        N_(
            "The page opens by double click, from a USB stick or on a phone, and needs no network."
            " All futures of all stops of its sliders are simulated beforehand. People say what"
            " they expect, move the sliders and see both verdicts, charts and reasons, as"
            " `sesim compare` says them. A code holds what somebody did, for `sesim mark`."
        ),
        N_(
            "The first three sliders can be moved together, up to three more one at a time. A"
            " number that moves nothing is replaced by the next one that the file names under"
            " `levers`."
        ),
    ),
    (
        ("sesim page youth-cafe -o class.html", ""),
        (
            "sesim page youth-cafe --levers 'cafe_sales.price=20000 to 32000,allowance.amount'",
            N_("with these numbers, one of them in a range of your own"),
        ),
        (
            "sesim page youth-cafe --levers 'cafe_sales.price=20000, 29000, 32000'",
            # Translators: what an example of a command does.
            N_("with stops of your own; the plan is added to them"),
        ),
        (
            "sesim page youth-cafe village-solar -o kelas.html --lang id",
            # Translators: what an example of a command does: the page speaks Indonesian.
            N_("in Indonesian"),
        ),
    ),
    ends={**DONE, **UNEXPECTED, **MISUSE, **MISTAKES, **FAILED, **STOPPED},
)

MARK = Page(
    (
        N_("Read the codes that a class handed in, and write a table for the teacher."),
        N_(
            "FILE is a text file with a line for each person, `name, code`, or a folder with such"
            " files. What a code means is looked up in the page that it was made with: a file that"
            " ends in `.html` beside the codes, or `--page`. With `--rerun`, each different answer"
            " is simulated again and compared with what the page says."
        ),
        N_(
            "A semicolon or a tab may stand in place of the comma, as spreadsheets save a table. A"
            " comment is a line that begins with `#` and has none of these three and no code."
        ),
    ),
    (
        ("sesim mark codes.txt --page class.html", ""),
        ("sesim mark class-7b", N_("a folder with the page and the codes")),
    ),
    ends={
        0: N_("all codes could be read"),
        **UNEXPECTED,
        **MISUSE,
        3: N_("some codes could not be read, or no page belongs to them"),
        **STOPPED,
    },
)
