"""Questions of `sesim init` whose answer is a number, a range, or not known."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from simulator.quantities.answers import is_none
from simulator.quantities.grammar import for_example
from simulator.quantities.units import Unit
from simulator.starter.amounts import MONEY, ends_shown, money_shown, money_text, rounded
from simulator.starter.archetype import Ends
from simulator.starter.question import Answers, Figure, Question, spread
from simulator.starter.readings import number, number_or_range
from simulator.words.numbers import ordinary_spaces, span, symbol, whole
from simulator.words.texts import N_

COUNT = Unit("count", 0, 5_000_000, whole=True, help=N_("a whole number"))
Assumed = Callable[[Answers], Figure | None]


def about(value: Callable[[Answers], float], ends: Ends, least: float = 1) -> Assumed:
    """A wide range around what somebody assumes: `ends` are multiples of a value, in two figures,
    and at least `least`."""

    def assumed(answers: Answers) -> Figure:
        size = value(answers)
        return spread(max(least, rounded(size * end)) for end in ends)

    return assumed


def wages(low: float, likely: float, high: float) -> Assumed:
    """A range in monthly wages."""
    return about(lambda answers: answers.scale, (low, likely, high))


def shown(figure: Figure, answers: Answers) -> str:
    """A figure in the language in use: one number, or both ends."""
    if figure.money:
        low, high = ends_shown(figure.low, figure.high, answers.currency)
    else:
        low, high = whole(int(figure.low)), whole(int(figure.high))
    return span(low, high)


def with_currency(figure: Figure, answers: Answers) -> str:
    """An amount of money or a range of it, with the sign of the currency."""
    return ordinary_spaces(f"{symbol(answers.currency)}{shown(figure, answers)}")


def _typed(number: float, answers: Answers, unit: Unit) -> str:
    """A number as people may type it: without marks that could be read in two ways."""
    if unit is not MONEY:
        return f"{number:.0f}"
    shown = money_shown(number, answers.currency)
    return shown if shown[-1].isalpha() else money_text(number, answers.currency)


def figure(
    key: str,
    ask: str,
    help: str,
    label: str,
    usual: Assumed,
    bounds: tuple[float, float],
    example: Callable[[Answers], float],
    *,
    unit: Unit = COUNT,
    path: str | Callable[[Answers], str] = "",
    asked: Callable[[Answers], bool] = lambda answers: True,
    ranges: bool = True,
    check: Callable[[str, Figure, Answers], None] | None = None,
    measure: Callable[[Figure, Answers], str] | None = None,
    note: str = "",
) -> Question:
    """A question for a number. `usual` is the range for somebody who does not know; `bounds` are
    in major units of money; `example` is in minor ones. `ranges`: whether a range may be answered.
    `check` raises `Unreadable` where the number does not fit to other answers."""

    def example_of(answers: Answers) -> str:
        return _typed(example(answers), answers, unit)

    def read(text: str, answers: Answers) -> Figure:
        said = "0" if is_none(text) else text
        currency = answers.currency if unit is MONEY else None
        such_as = for_example(example_of(answers))
        if ranges:
            low, high = number_or_range(said, unit, currency, *bounds, such_as)
        else:
            low = high = number(said, unit, currency, *bounds, such_as)
        found = Figure(low, (low + high) / 2, high, unit is MONEY)
        if check:
            check(text, found, answers)
        return found

    def assumed(answers: Answers) -> Figure | None:
        found = usual(answers)
        return replace(found, money=unit is MONEY) if found else None

    return Question(
        key,
        ask,
        help,
        label,
        example_of,
        assumed,
        read,
        asked=asked,
        show=shown,
        measure=measure or (with_currency if unit is MONEY else None),
        path=path if callable(path) else lambda answers: path,
        note=note,
    )


money = partial(figure, unit=MONEY)
