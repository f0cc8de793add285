"""What `sesim init` asks: a dozen plain questions, each with an example and a default."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from simulator.quantities.grammar import Unreadable
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.scenario.header import MONTHS
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
    number,
    read_currency_code,
    read_one,
    read_several,
    read_words,
)
from simulator.words.safe_text import quote


@dataclass
class Answers:
    """What was answered so far: values as the starter needs them; money in minor units."""

    known: Collection[str]
    """Kinds of mechanism that this version has."""
    values: dict[str, Any] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    """Questions that the person answered, rather than took the default."""

    def __getattr__(self, key: str) -> Any:
        try:
            return self.__dict__["values"][key]
        except KeyError:
            raise AttributeError(key) from None


@dataclass(frozen=True)
class Question:
    """`default` is what an empty answer stands for, as text; None where only the person knows."""

    key: str
    ask: str
    example: str
    default: Callable[[Answers], str | None]
    read: Callable[[str, Answers], Any]
    """The value of an answer; raises `Unreadable` with what is wrong and what to write."""
    options: tuple[Option, ...] = ()
    asked: Callable[[Answers], bool] = lambda answers: True


_COUNT = Unit("count", 0, 5_000_000, whole=True, help="a whole number")
_MONEY = Unit("money", 0, 1e15, whole=True, help="an amount of money")


def _count(low: int, high: int) -> Callable[[str, Answers], int]:
    return lambda text, answers: int(number(text, _COUNT, None, low, high))


def _money(low: float, high: float) -> Callable[[str, Answers], float]:
    return lambda text, answers: number(text, _MONEY, answers.currency, low, high)


def _places(text: str, answers: Answers) -> int:
    places = int(number(text, _COUNT, None, 1, 20_000))
    if places > answers.people:
        raise Unreadable(
            f"{quote(text)} is more than the {answers.people} people who need it; "
            "write how many you serve at the same time"
        )
    return places


def _price(text: str, answers: Answers) -> float:
    price = _money(0, 1e8)(text, answers)
    if price < 4:
        raise Unreadable(
            f"{quote(text)} is too small a price to split into cost and margin; write "
            "the price of one unit, or of a dozen"
        )
    return price


def in_wages(answers: Answers, share: float) -> str:
    """So many monthly wages as a round amount of money, as a scenario may hold it."""
    return money_text(answers, rounded(share * answers.wage))


def money_text(answers: Answers, minor: float) -> str:
    """An amount in minor units as a scenario may hold it: `270 million` rather than nine digits."""
    plain = write_number(float(minor), _MONEY, answers.currency)
    for scale, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if plain.isdigit() and int(plain) >= 10 * scale and int(plain) % (scale // 10) == 0:
            return f"{int(plain) / scale:.1f}".removesuffix(".0") + f" {word}"
    return plain


def rounded(amount: float) -> int:
    """Two figures are enough for what nobody has counted; at least 1."""
    if amount < 1:
        return 1
    return round(float(f"{amount:.1e}"))


def _usual(words: Sequence[str], options: tuple[Option, ...], answers: Answers) -> str:
    """Those of the usual answers that can be given."""
    there = {option.word for option in offered(options, answers.known)}
    return ", ".join(word for word in words if word in there) or "none"


def questions() -> tuple[Question, ...]:
    """All of them, in the order in which they are asked."""
    return (
        Question(
            "kind",
            "What does the venture do?",
            "train",
            lambda a: "train",
            lambda text, a: read_one(text, offered(KINDS, a.known)),
            KINDS,
        ),
        Question(
            "change",
            "Which change in one person's life counts?",
            "a steady job",
            lambda a: TRADES[a.kind].change,
            lambda text, a: read_words(text),
        ),
        Question(
            "people",
            "How many people around you need that change?",
            "800",
            lambda a: "800",
            _count(10, 1_000_000),
        ),
        Question(
            "places",
            "How many of them do you serve at the same time?",
            "24",
            lambda a: str(min(24, a.people)),
            _places,
        ),
        Question(
            "currency",
            "In which currency do you count? (three letters)",
            "IDR, USD, KES",
            lambda a: "IDR",
            lambda text, a: read_currency_code(text),
        ),
        Question(
            "wage",
            "What does a worker of yours earn a month, before tax?",
            "4.5 million, 2500",
            lambda a: WAGE[1] if a.currency == WAGE[0] else None,
            _money(20, 1e8),
        ),
        Question(
            "earn",
            "How does it earn money? (several: with commas)",
            "sales, contract",
            lambda a: _usual(TRADES[a.kind].earns, EARNS, a),
            lambda text, a: read_several(text, offered(EARNS, a.known)),
            EARNS,
        ),
        Question(
            "price",
            "What does one unit that you sell cost the buyer?",
            "25000, 12.50",
            lambda a: in_wages(a, TRADES[a.kind].price),
            _price,
            asked=lambda a: "sales" in a.earn,
        ),
        Question(
            "fee",
            "What does a month cost somebody who pays the full fee?",
            "150000, 20",
            lambda a: in_wages(a, 0.03),
            _money(0, 1e8),
            asked=lambda a: "fees" in a.earn,
        ),
        Question(
            "give",
            "Who gives money? (several: with commas, or none)",
            "donors, grant",
            lambda a: _usual(USUAL_GIVERS, GIVERS, a),
            lambda text, a: read_several(text, offered(GIVERS, a.known)),
            GIVERS,
        ),
        Question(
            "cash",
            "How much money is there on the first day?",
            "450 million, 60 thousand",
            lambda a: in_wages(a, (60 if "sales" in a.earn else 130) * max(a.places / 24, 0.4)),
            _money(0, 1e12),
        ),
        Question(
            "months",
            "How many months ahead shall we look?",
            "60",
            lambda a: "60",
            lambda text, a: int(number(text, MONTHS, None, 12, 600)),
        ),
    )
