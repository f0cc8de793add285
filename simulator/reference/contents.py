"""What `sesim explain` shows without a word: the twelve words that matter, or all pages."""

from simulator.mechanisms import kinds
from simulator.reference import rule_words
from simulator.reference.command_words import COMMANDS
from simulator.reference.result_pages import causes, measures, verdict, weak_link
from simulator.reference.rules import gist, month
from simulator.reference.sections import numbers, section_gist
from simulator.reference.terms import TERMS
from simulator.reference.topic import Topic
from simulator.scenario.load import KEYS
from simulator.words.labels import CAUSES, CONDITIONS, HEADS, TAGS, VERDICTS, label
from simulator.words.texts import N_, gettext, phrase

TWELVE = (
    (N_("future"), N_("One possible way in which the next years may go.")),
    (VERDICTS["sustainable"], N_("Own income covers all costs, with a cash reserve.")),
    (CONDITIONS["net outcomes"], N_("Changes in lives that happen because of the venture.")),
    (N_("without the venture"), N_("What would have happened anyway does not count as impact.")),
    (N_("median"), N_("Half of the futures lie below this number, half above.")),
    (N_("9 futures in 10"), N_("How uncertain the next years are.")),
    (N_("counting error"), N_("How exactly a share of the futures is known.")),
    (CONDITIONS["own income"], N_("Sales, fees and public contracts; no gifts, no grants.")),
    (CONDITIONS["reserve"], N_("How many months the cash would last without income.")),
    (HEADS["WHY IT FAILS"], N_("The first shortage of money in the futures that fail.")),
    (TAGS["DOUBT"], N_("Numbers without a source that change the answer most.")),
    (N_("numbers"), N_("How to write numbers, ranges and sources in a scenario file.")),
)
"""The words that a newcomer needs first, as the screens show them, each in one line."""


def start() -> Topic:
    """The twelve words that matter most, and how to see the rest."""
    more = (
        ("sesim explain --all", gettext("all pages: rules, numbers, measures, causes, words")),
        ("sesim explain product_sales", gettext("a rule, with its formula and its sources")),
        ("sesim explain cafe_sales.price", gettext("a number of a scenario")),
        ("sesim explain month", gettext("what happens in a month, in order")),
    )
    return Topic(
        "contents",
        "contents",
        phrase("Twelve words that matter most"),
        (gettext("`sesim explain WORD` says more about each, and about most words on a screen."),),
        lists=(
            # Translators: the head of a list on a page of `sesim explain`, in capital letters.
            (phrase("WORDS"), tuple((phrase(word), gettext(said)) for word, said in TWELVE)),
            # Translators: the head of a list on a page of `sesim explain`, in capital letters.
            (phrase("MORE"), more),
        ),
    )


def contents() -> Topic:
    """The table of all pages."""
    whole = (verdict(), causes(), weak_link(), month(), numbers())
    tables = (
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        (N_("START HERE"), [(topic.name, topic.gist) for topic in whole]),
        (N_("WORDS OF SCREENS AND FILES"), [(n, gettext(w.gist)) for n, w in TERMS.items()]),
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        (N_("COMMANDS"), [(n, gettext(w.gist)) for n, w in COMMANDS.items()]),
        (N_("SECTIONS OF A SCENARIO FILE"), [(key, section_gist(key)) for key in KEYS]),
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        (N_("RULES"), [(name, gist(kind)) for name, kind in kinds().items()]),
        (
            N_("TECHNIQUES OF SOCIAL WORK"),
            [(str(name), gettext(said)) for name, said in rule_words.TECHNIQUES.items()],
        ),
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        (N_("MEASURES"), [(name, gettext(found.help)) for name, found in measures().items()]),
        (N_("CAUSES OF FAILURE"), [(id, label(CAUSES, id)) for id in CAUSES]),
    )
    said = gettext(
        "Write one of these words after `sesim explain`, or the path of a parameter, such as"
        " `product_sales.price` or `community.need`."
    )
    return Topic(
        "contents",
        "contents",
        phrase("What sesim can explain"),
        (said,),
        lists=tuple((phrase(heading), tuple(rows)) for heading, rows in tables),
    )
