"""What `sesim init` asks, in this order: what people know of their own venture."""

from collections.abc import Callable
from typing import Any

from simulator.quantities.grammar import Unreadable, for_example
from simulator.quantities.months import read_calendar_month
from simulator.scenario.header import MONTHS
from simulator.starter.archetype import Option, offered
from simulator.starter.archetypes import KINDS, TRADES
from simulator.starter.choices import EARNS, GIVERS
from simulator.starter.choosing import NONE, read_one, read_several
from simulator.starter.figures import figure
from simulator.starter.giver_questions import giver_questions
from simulator.starter.money_questions import cash_questions, income_questions
from simulator.starter.question import Answers, Figure, Question, spread
from simulator.starter.readings import (
    number,
    read_change,
    read_currency_code,
    read_place,
)
from simulator.starter.staff_questions import staff_questions
from simulator.words.dates import calendar_month, months
from simulator.words.numbers import span, whole
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, nphrase, phrase


def _people(value: Figure, answers: Answers) -> str:
    said = span(whole(int(value.low)), whole(int(value.high)))
    return nphrase("{n} person", "{n} people", int(value.high), n=said)


def _chosen(options: tuple[Option, ...]) -> Callable[[Any, Answers], str]:
    """The chosen options in words."""

    def show(value: Any, answers: Answers) -> str:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(phrase(o.word) for o in options if o.id in ids) or phrase(NONE)

    return show


def _first(options: tuple[Option, ...]) -> Callable[[Answers], str]:
    """The first answer to choose, as people type it."""
    return lambda answers: phrase(offered(options, answers.known)[0].word)


def _of(
    options: tuple[Option, ...], usual: Callable[[Answers], tuple[str, ...]]
) -> Callable[[Answers], tuple[str, ...]]:
    """The usual answers of those that are offered."""
    return lambda a: tuple(o.id for o in offered(options, a.known) if o.id in usual(a))


def _fewer_than_there_are(text: str, places: Figure, answers: Answers) -> None:
    if places.high > answers.people.high:
        raise Unreadable(
            gettext(
                "{text} is more than the {people} people who need it; write how many you serve at"
                " the same time",
                text=quote(text),
                people=whole(int(answers.people.high)),
            )
        )


def _usual_places(answers: Answers) -> Figure:
    most = answers.people.low
    places = TRADES[answers.kind].places
    return spread(min(round(places * end), most) for end in (0.5, 1, 2))


def questions(today: tuple[int, int]) -> tuple[Question, ...]:
    """All questions. `today`: year and month."""
    return (
        *_venture(),
        *staff_questions(),
        Question(
            "earn",
            N_("How does the venture earn money? You may choose several."),
            N_("Count what it is paid for. Gifts and grants come later."),
            N_("how it earns money"),
            lambda a: "1, 2",
            _of(EARNS, lambda a: TRADES[a.kind].earns),
            lambda text, a: read_several(text, offered(EARNS, a.known)),
            EARNS,
            show=_chosen(EARNS),
        ),
        *income_questions(),
        Question(
            "give",
            N_("Who gives money? You may choose several."),
            N_("Count gifts and grants that nobody gets anything for."),
            N_("who gives money"),
            lambda a: "1, 2",
            lambda a: (),
            lambda text, a: read_several(text, offered(GIVERS, a.known)),
            GIVERS,
            show=_chosen(GIVERS),
        ),
        *giver_questions(),
        *cash_questions(),
        *_time(today),
    )


def _venture() -> tuple[Question, ...]:
    return (
        Question(
            "place",
            N_("Where does it work? Write the town or village."),
            N_("The name is in the description of the venture. No number follows from it."),
            # Translators: the name of an answer, in a list.
            N_("place"),
            # Translators: an example of a place.
            lambda a: phrase("Garut"),
            lambda a: "",
            lambda text, a: read_place(text),
            show=lambda value, a: value or phrase(NONE),
        ),
        Question(
            "kind",
            N_("What does the venture do?"),
            N_("Choose what is most alike. The file starts with the rules of that kind."),
            N_("kind of venture"),
            _first(KINDS),
            lambda a: offered(KINDS, a.known)[0].id,
            lambda text, a: read_one(text, offered(KINDS, a.known)),
            KINDS,
            asked=lambda a: "kind" not in a.values,
            show=_chosen(KINDS),
        ),
        Question(
            "change",
            N_("Which change in a person's life counts?"),
            N_("It is what people have after your help that they did not have before."),
            N_("the change that counts"),
            lambda a: phrase(TRADES[a.kind].change),
            lambda a: phrase(TRADES[a.kind].change),
            lambda text, a: read_change(text, phrase(TRADES[a.kind].change)),
            path=lambda a: "outcome.label",
        ),
        figure(
            "people",
            N_("How many people around you need this change?"),
            N_("Count those whom you could reach, for example in your district."),
            N_("people who need it"),
            lambda a: Figure(800, 800, 800),
            (10, 1_000_000),
            lambda a: 800,
            path="community.people",
            ranges=False,
            measure=_people,
        ),
        figure(
            "places",
            N_("How many of them do you help at the same time?"),
            N_("Count the people in your programme on an ordinary day."),
            N_("people helped at the same time"),
            _usual_places,
            (1, 20_000),
            lambda a: _usual_places(a).likely,
            path=lambda a: f"team.{TRADES[a.kind].worker}.caseload",
            check=_fewer_than_there_are,
            measure=_people,
            note=N_(
                "sesim starts with nobody helped, also where you work already: your places fill"
                " month by month."
            ),
        ),
        Question(
            "currency",
            N_("In which currency do you count? Write its three letters."),
            N_("All amounts of the file are in this currency."),
            # Translators: the name of an answer, in a list.
            N_("currency"),
            lambda a: "USD",
            lambda a: "IDR",
            lambda text, a: read_currency_code(text),
            path=lambda a: "currency",
        ),
    )


def _time(today: tuple[int, int]) -> tuple[Question, ...]:
    return (
        Question(
            "start",
            N_("In which month does it start?"),
            N_("It is the first month that sesim simulates. A month that is over is right too."),
            # Translators: the name of an answer, in a list.
            N_("first month"),
            lambda a: f"{today[0]:04d}-{today[1]:02d}",
            lambda a: today,
            lambda text, a: read_calendar_month(text),
            show=lambda value, a: f"{value[0]:04d}-{value[1]:02d}",
            measure=lambda value, a: calendar_month(*value),
            path=lambda a: "start",
        ),
        Question(
            "months",
            N_("How many months should sesim look ahead?"),
            N_("Five years are 60 months: long enough to see whether it can pay for itself."),
            N_("months to look ahead"),
            lambda a: "60",
            lambda a: 60,
            lambda text, a: int(number(text, MONTHS, None, 12, 600, for_example("60"))),
            measure=lambda value, a: months(value),
            path=lambda a: "months",
        ),
    )
