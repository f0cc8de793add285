"""What `sesim init` asks: a dozen questions, each with an example and most with a usual answer."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from simulator.quantities.grammar import Unreadable
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
from simulator.starter.readings import (
    NONE,
    number,
    read_currency_code,
    read_one,
    read_several,
    read_words,
)
from simulator.words.numbers import whole
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase


@dataclass
class Answers:
    """The answers so far: values as the starter needs them; money in minor units."""

    known: Collection[str]
    """Kinds of mechanism that this version has."""
    values: dict[str, Any] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    """Questions that the person answered, rather than took the usual answer."""

    def __getattr__(self, key: str) -> Any:
        try:
            return self.__dict__["values"][key]
        except KeyError:
            raise AttributeError(key) from None


@dataclass(frozen=True)
class Question:
    """A question. `ask` and `example` are marked texts; `default` is the usual answer as text,
    None where only the person knows it; `shown` is the same as the person reads it."""

    key: str
    ask: str
    example: str
    default: Callable[[Answers], str | None]
    read: Callable[[str, Answers], Any]
    """The value of an answer. Raises `Unreadable`, which says what is wrong and what to write."""
    options: tuple[Option, ...] = ()
    asked: Callable[[Answers], bool] = lambda answers: True
    shown: Callable[[Answers], str] | None = None

    def usual(self, answers: Answers) -> str | None:
        """The usual answer in the language in use; None where there is none."""
        text = self.default(answers)
        return text if text is None or self.shown is None else self.shown(answers)


_COUNT = Unit("count", 0, 5_000_000, whole=True, help=N_("a whole number"))


def _count(low: int, high: int) -> Callable[[str, Answers], int]:
    return lambda text, answers: int(number(text, _COUNT, None, low, high))


def _money(low: float, high: float) -> Callable[[str, Answers], float]:
    return lambda text, answers: number(text, MONEY, answers.currency, low, high)


def _places(text: str, answers: Answers) -> int:
    places = int(number(text, _COUNT, None, 1, 20_000))
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
    price = _money(0, 1e8)(text, answers)
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


class _Usual(TypedDict):
    """The usual answer as text and as it is shown."""

    default: Callable[[Answers], str | None]
    shown: Callable[[Answers], str]


def _amount(minor: Callable[[Answers], float]) -> _Usual:
    """A usual amount of money, as text and as it is shown."""
    return {
        "default": lambda answers: money_text(minor(answers), answers.currency),
        "shown": lambda answers: money_shown(minor(answers), answers.currency),
    }


def _several(words: Callable[[Answers], Sequence[str]], options: tuple[Option, ...]) -> _Usual:
    """The usual answers out of a list, as text and as they are shown."""

    def usual(answers: Answers) -> list[Option]:
        known = offered(options, answers.known)
        return [option for option in known if option.id in words(answers)]

    return {
        "default": lambda answers: ", ".join(option.id for option in usual(answers)) or NONE,
        "shown": lambda answers: (
            ", ".join(phrase(option.word) for option in usual(answers)) or phrase(NONE)
        ),
    }


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
            shown=lambda a: phrase(TRADES["train"].option.word),
        ),
        Question(
            "change",
            N_("Which change in a person's life counts?"),
            # Translators: an example of an answer; put your own words between the backticks.
            N_("For example: `a steady job`"),
            lambda a: phrase(TRADES[a.kind].change),
            lambda text, a: read_words(text),
        ),
        Question(
            "people",
            N_("How many people around you need this change?"),
            N_("For example: `800`"),
            lambda a: "800",
            _count(10, 1_000_000),
        ),
        Question(
            "places",
            N_("How many of them do you serve at the same time?"),
            N_("For example: `24`"),
            lambda a: str(min(24, a.people)),
            _places,
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
            _money(20, 1e8),
            shown=lambda a: whole(WAGE[1]),
        ),
        Question(
            "earn",
            N_("How does the venture earn money? You may choose several."),
            N_("For example: `1, 2`, `{word}` or `{none}`"),
            read=lambda text, a: read_several(text, offered(EARNS, a.known)),
            options=EARNS,
            **_several(lambda a: TRADES[a.kind].earns, EARNS),
        ),
        Question(
            "price",
            N_("How much does a buyer pay for one unit that you sell?"),
            N_("For example: `25000` or `12.50`"),
            read=_price,
            asked=lambda a: "sales" in a.earn,
            **_amount(lambda a: _wages(TRADES[a.kind].price)(a)),
        ),
        Question(
            "fee",
            N_("How much does somebody pay for a month who pays the full fee?"),
            N_("For example: `150000` or `20`"),
            read=_money(0, 1e8),
            asked=lambda a: "fees" in a.earn,
            **_amount(_wages(0.03)),
        ),
        Question(
            "give",
            N_("Who gives money? You may choose several."),
            N_("For example: `1, 2`, `{word}` or `{none}`"),
            read=lambda text, a: read_several(text, offered(GIVERS, a.known)),
            options=GIVERS,
            **_several(lambda a: USUAL_GIVERS, GIVERS),
        ),
        Question(
            "cash",
            N_("How much money does the venture have on the first day?"),
            N_("For example: `450 million` or `60 thousand`"),
            read=_money(0, 1e12),
            **_amount(_cash),
        ),
        Question(
            "months",
            N_("How many months should sesim look ahead?"),
            N_("For example: `60`"),
            lambda a: "60",
            lambda text, a: int(number(text, MONTHS, None, 12, 600)),
        ),
    )
