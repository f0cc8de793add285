"""What `sesim init` asks: a dozen questions, each with an example and most with a usual answer."""

from collections.abc import Callable, Sequence
from typing import Any

from simulator.quantities.grammar import Unreadable, for_example
from simulator.quantities.units import Unit
from simulator.scenario.header import MONTHS
from simulator.starter.amounts import MONEY, money_shown, money_text, rounded
from simulator.starter.archetypes import (
    EARNS,
    GIVERS,
    KINDS,
    TRADES,
    USUAL_GIVERS,
    WAGE,
    Option,
    offered,
)
from simulator.starter.question import Answers, Question
from simulator.starter.readings import (
    NONE,
    number,
    read_change,
    read_currency_code,
    read_one,
    read_several,
)
from simulator.words.dates import months
from simulator.words.numbers import ordinary_spaces, symbol, whole
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, nphrase, phrase

_COUNT = Unit("count", 0, 5_000_000, whole=True, help=N_("a whole number"))


def _count(low: int, high: int, such_as: str) -> Callable[[str, Answers], int]:
    return lambda text, answers: int(number(text, _COUNT, None, low, high, for_example(such_as)))


def _money(low: float, high: float, such_as: str) -> Callable[[str, Answers], float]:
    """`such_as`: a marked phrase."""
    return lambda text, answers: number(text, MONEY, answers.currency, low, high, phrase(such_as))


def _people(value: int, answers: Answers) -> str:
    return nphrase("{n} person", "{n} people", value, n=whole(value))


def _amount(value: float, answers: Answers) -> str:
    return money_shown(value, answers.currency)


def _with_currency(value: float, answers: Answers) -> str:
    return ordinary_spaces(f"{symbol(answers.currency)}{_amount(value, answers)}")


def _chosen(options: tuple[Option, ...]) -> Callable[[Any, Answers], str]:
    """The chosen options in words."""

    def show(value: Any, answers: Answers) -> str:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(phrase(o.word) for o in options if o.id in ids) or phrase(NONE)

    return show


def _places(text: str, answers: Answers) -> int:
    places = _count(1, 20_000, "24")(text, answers)
    if places > answers.people:
        raise Unreadable(
            gettext(
                "{text} is more than the {people} people who need it; write how many you serve at"
                " the same time",
                text=quote(text),
                people=whole(answers.people),
            )
        )
    return places


def _price(text: str, answers: Answers) -> float:
    price = _money(0, 1e8, N_("for example `25000` or `12.50`"))(text, answers)
    if price < 4:
        raise Unreadable(
            gettext(
                "{text} is too small a price to have a cost and a profit in it; write the price of"
                " one unit, or of a dozen",
                text=quote(text),
            )
        )
    return price


def _wages(share: float) -> Callable[[Answers], float]:
    return lambda answers: rounded(share * answers.wage)


def _text(minor: Callable[[Answers], float]) -> Callable[[Answers], str]:
    """A usual amount of money, as text."""
    return lambda answers: money_text(minor(answers), answers.currency)


def _several(
    words: Callable[[Answers], Sequence[str]], options: tuple[Option, ...]
) -> Callable[[Answers], str]:
    """The usual answers out of a list, as text."""

    def usual(answers: Answers) -> str:
        known = offered(options, answers.known)
        return ", ".join(o.id for o in known if o.id in words(answers)) or NONE

    return usual


def _wage(answers: Answers) -> str | None:
    currency, wage, _ = WAGE
    return str(wage) if answers.currency == currency else None


def _cash(answers: Answers) -> float:
    wages = 60 if "sales" in answers.earn else 130
    return rounded(wages * max(answers.places / 24, 0.4) * answers.wage)


def questions() -> tuple[Question, ...]:
    """All questions, in the order in which they are asked."""
    return (
        Question(
            "kind",
            N_("What does the venture do?"),
            N_("For example: `1` or `{word}`"),
            lambda a: "train",
            lambda text, a: read_one(text, offered(KINDS, a.known)),
            KINDS,
            show=_chosen(KINDS),
        ),
        Question(
            "change",
            N_("Which change in a person's life counts?"),
            # Translators: an example of an answer; put your own words between the backticks.
            N_("For example: `a steady job`"),
            lambda a: phrase(TRADES[a.kind].change),
            lambda text, a: read_change(text, phrase(TRADES[a.kind].change)),
        ),
        Question(
            "people",
            N_("How many people around you need this change?"),
            N_("For example: `800`"),
            lambda a: "800",
            _count(10, 1_000_000, "800"),
            measure=_people,
        ),
        Question(
            "places",
            N_("How many of them do you serve at the same time?"),
            N_("For example: `24`"),
            lambda a: str(min(24, a.people)),
            _places,
            measure=_people,
        ),
        Question(
            "currency",
            N_("In which currency do you count? Write its three letters."),
            N_("For example: `IDR`, `USD` or `KES`"),
            lambda a: "IDR",
            lambda text, a: read_currency_code(text),
        ),
        Question(
            "wage",
            N_("How much does one of your workers earn in a month, before tax?"),
            # Translators: an example of an answer; `4,5 juta` and the like are understood too.
            N_("For example: `4.5 million` or `2500`"),
            _wage,
            _money(20, 1e8, N_("for example `4.5 million` or `2500`")),
            show=_amount,
            measure=_with_currency,
        ),
        Question(
            "earn",
            N_("How does the venture earn money? You may choose several."),
            N_("For example: `1, 2`, `{word}` or `{none}`"),
            _several(lambda a: TRADES[a.kind].earns, EARNS),
            lambda text, a: read_several(text, offered(EARNS, a.known)),
            EARNS,
            show=_chosen(EARNS),
        ),
        Question(
            "price",
            N_("How much does a buyer pay for one unit that you sell?"),
            N_("For example: `25000` or `12.50`"),
            _text(lambda a: _wages(TRADES[a.kind].price)(a)),
            _price,
            asked=lambda a: "sales" in a.earn,
            show=_amount,
            measure=_with_currency,
        ),
        Question(
            "fee",
            N_("How much does somebody pay for a month who pays the full fee?"),
            N_("For example: `150000` or `20`"),
            _text(_wages(0.03)),
            _money(0, 1e8, N_("for example `150000` or `20`")),
            asked=lambda a: "fees" in a.earn,
            show=_amount,
            measure=_with_currency,
        ),
        Question(
            "give",
            N_("Who gives money? You may choose several."),
            N_("For example: `1, 2`, `{word}` or `{none}`"),
            _several(lambda a: USUAL_GIVERS, GIVERS),
            lambda text, a: read_several(text, offered(GIVERS, a.known)),
            GIVERS,
            show=_chosen(GIVERS),
        ),
        Question(
            "cash",
            N_("How much money does the venture have on the first day?"),
            N_("For example: `450 million` or `60 thousand`"),
            _text(_cash),
            _money(0, 1e12, N_("for example `450 million` or `60 thousand`")),
            show=_amount,
            measure=_with_currency,
        ),
        Question(
            "months",
            N_("How many months should sesim look ahead?"),
            N_("For example: `60`"),
            lambda a: "60",
            lambda text, a: int(number(text, MONTHS, None, 12, 600, for_example("60"))),
            measure=lambda value, a: months(value),
        ),
    )
