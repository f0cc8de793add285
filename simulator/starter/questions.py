"""What `sesim init` asks: a dozen plain questions, each with an example and a default."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS, minor_digits
from simulator.quantities.grammar import Unreadable
from simulator.quantities.reading import read_number
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.scenario.extend import NAME
from simulator.scenario.header import DEVICES, MONTHS
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
from simulator.words.safe_text import clean, quote

LONGEST = 120
"""Characters of an answer that is kept as text."""


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


# -- readings -----------------------------------------------------------------------------------


def read_name(text: str) -> str:
    """A file's name from what a person calls the venture: `Café Kita` becomes `cafe-kita`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    name = re.sub(r"[^a-z0-9]+", "-", plain.strip().lower().removesuffix(".yaml")).strip("-")
    if "/" in text or "\\" in text:
        raise Unreadable(
            f"{quote(text)} is a path; write a name such as green-cafe, and the folder after --out"
        )
    if not NAME.fullmatch(name):
        raise Unreadable(
            f"{quote(text)} gives no file name; use up to 63 letters a to z and "
            "digits, such as green-cafe"
        )
    if name in DEVICES:
        raise Unreadable(f"{quote(name)} is a device's name on Windows; choose another")
    if name == "null":
        raise Unreadable("`null` means nothing in a file; choose another name")
    return name


def read_one(text: str, options: list[Option]) -> str:
    """The option that a person means: its number, its word, the beginning of it, or nearly it."""
    word = text.strip().lower().strip(".!`'\"")
    words = [option.word for option in options]
    if word.isdigit() and 1 <= int(word[:3]) <= len(words):
        return words[int(word) - 1]
    begun = [w for w in words if word and (w.startswith(word) or word.startswith(w))]
    said = [o.word for o in options if len(word) > 2 and word in o.says.lower()]
    for found in (
        [w for w in words if w == word],
        begun,
        said,
        get_close_matches(word[:40], words, n=1, cutoff=0.8),
    ):
        if len(set(found)) == 1:
            return found[0]
    raise Unreadable(
        f"{quote(text)} is not among the answers; write {', '.join(words)} "
        "or a number from the list"
    )


_NONE = ("none", "no", "no one", "nobody", "nothing", "0", "-")


def read_several(text: str, options: list[Option]) -> tuple[str, ...]:
    """The options in a list such as `sales, contract`; `none` for none of them."""
    if get_close_matches(text.strip().lower()[:40], _NONE, n=1, cutoff=0.75):
        return ()
    parts = [p for p in re.split(r"\s*[,;+&/]\s*|\s+and\s+|\s+", text.strip()) if p]
    try:
        chosen = {read_one(part, options) for part in parts}
    except Unreadable as error:
        raise Unreadable(f"{error}, several with commas, or none") from None
    return tuple(o.word for o in options if o.word in chosen)


def read_currency_code(text: str) -> str:
    code = text.strip().upper()
    if code in MINOR_UNITS:
        return code
    codes = CURRENCY_WORDS.get(text.strip().lower(), ())
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise Unreadable(f"{quote(text)} may be {', '.join(codes)}; write one of these")
    near = get_close_matches(code[:10], MINOR_UNITS, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "such as IDR, USD, EUR or KES"
    raise Unreadable(f"{quote(text)} is not a currency known here; write its three letters, {hint}")


def number(text: str, unit: Unit, currency: str | None, low: float, high: float) -> float:
    """A number within bounds; money in minor units, its bounds in major ones."""
    if re.search(r"\d\s*%?\s+to\s", text):
        raise Unreadable(
            f"{quote(text)} is a range; one number is enough here, and ranges can be "
            "written into the file later"
        )
    try:
        value = read_number(text, unit, currency)
    except Unreadable as error:
        raise Unreadable(re.sub(r" or [\d.]+%? to .*$", "", str(error))) from None
    scale = 10 ** minor_digits(currency) if unit.name == "money" else 1
    if not low * scale <= value <= high * scale:
        point = " (`.` is the decimal point)" if "." in text else ""
        raise Unreadable(
            f"{quote(text)}{point} is out of range; write a number "
            + f"from {low:,.0f} to {high:,.0f}".replace(",", "_")
        )
    return value


def read_words(text: str) -> str:
    """A few words, without what a terminal or a file could be fooled by."""
    words = " ".join(clean(text).split())
    if not words:
        raise Unreadable("there are no words here; write a few, such as a steady job")
    if len(words) > LONGEST:
        raise Unreadable(f"that is {len(words)} characters long; write at most {LONGEST}")
    return words


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
