"""Amounts of money that look like a mistake: written in thousands, or too large for the books."""

from collections.abc import Iterator
from math import prod

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.amounts import MOST
from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import money, number, symbol, whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_LEAST_PAY = {"IDR": 300_000}
"""Monthly pay below this is probably written in thousands (assumption: a sixth of the lowest
minimum wage)."""
_LEAST_AMOUNT = {"IDR": 1000}
"""An amount below this is probably written in thousands (assumption: less than the smallest
banknote)."""
_FAR = 10
"""So many times the usual value is probably a slip, and beyond what was ever measured
(assumption)."""
_CHOKE = "choke"
"""The parameter of a rule that sells: the multiple of the usual price at which nobody buys."""


def given_by_file(scenario: Scenario) -> Iterator[tuple[str, Parameter, Quantity]]:
    """The numbers that the file sets itself."""
    given = {f"{path}.{name}" for path, block in scenario.blocks() for name in block.given}
    return (found for found in scenario.inputs() if found[0] in given)


def thin_pay(scenario: Scenario) -> Iterator[str]:
    least = _LEAST_PAY.get(scenario.currency, 0)
    for name, post in scenario.team.items():
        salary = post.values.get("salary")
        if isinstance(salary, Quantity) and 0 < salary.likely < least and "salary" in post.given:
            yield gettext(
                "{path} is {amount} a month. If it is written in thousands, write it in full.",
                path=f"`team.{name}.salary`",
                amount=quote(salary.text),
            )


def small_amounts(scenario: Scenario) -> Iterator[str]:
    """All amounts except salaries, which have a limit of their own."""
    least = _LEAST_AMOUNT.get(scenario.currency, 0)
    for path, parameter, quantity in given_by_file(scenario):
        if (
            parameter.unit.name == "money"
            and parameter.name != "salary"
            and 0 < quantity.likely < least
        ):
            yield with_help(
                gettext(
                    "{path} is {amount}, less than {least}.",
                    path=f"`{path}`",
                    amount=quote(quantity.text),
                    least=f"{symbol(scenario.currency)}{whole(least)}",
                ),
                parameter,
                gettext("If it is written in thousands, write it in full."),
            )


def beyond_the_books(scenario: Scenario) -> Iterator[str]:
    """Amounts that grow larger than the books can hold, if they are paid every month and for the
    largest count of the block."""
    given = {path for path, _, _ in given_by_file(scenario)}
    holds = f"{symbol(scenario.currency)}{whole(int(MOST / minor_units(scenario.currency)))}"
    for path, block in scenario.blocks():
        booked = path == "venture" or path.startswith("team.") or path in scenario.mechanisms
        found = {k: v for k, v in block.values.items() if isinstance(v, Quantity) and booked}
        about = block.kind.parameters
        counts = [max(v.numbers) for k, v in found.items() if about[k].unit.name == "count"]
        for name, amount in found.items():
            months = 1 if about[name].once else scenario.months
            largest = max(amount.numbers) * max([1.0, *counts]) * months
            if about[name].unit.name == "money" and f"{path}.{name}" in given and largest > MOST:
                yield gettext(
                    "{path} is {amount}. The books cannot hold more than {most}, and futures with"
                    " more money fail. Write a smaller amount.",
                    path=f"`{path}.{name}`",
                    amount=quote(amount.text),
                    most=holds,
                )


def far_from_usual(scenario: Scenario) -> Iterator[str]:
    """Prices, pay and hours far beyond the usual ones, where nothing is known of what happens."""
    for path, block in scenario.blocks():
        for usual in block.kind.parameters.values():
            found = {name: block.values.get(name) for name in (usual.name, *usual.usual_of)}
            numbers = [
                q.likely or block.kind.parameters[name].zero_is
                for name, q in found.items()
                if isinstance(q, Quantity)
            ]
            if not usual.usual_of or len(numbers) < len(found) or numbers[0] <= 0:
                continue
            times = prod(numbers[1:]) / numbers[0]
            names = " x ".join(f"`{path}.{name}`" for name in usual.usual_of)
            choke = block.values.get(_CHOKE)
            if isinstance(choke, Quantity) and times >= choke.likely:
                yield gettext(
                    "{path} is {times} times the usual one, and at {choke} times nobody buys"
                    " (`{limit}`). If it is wrong, write another value.",
                    path=names,
                    times=number(times),
                    choke=number(choke.likely),
                    limit=f"{path}.{_CHOKE}",
                )
            elif times >= _FAR:
                yield gettext(
                    "{path} is {times} times the usual value. So far from it the effects are a"
                    " guess. If it is wrong, write another value.",
                    path=names,
                    times=number(times),
                )


def more_given_than_there_is(scenario: Scenario) -> Iterator[str]:
    """A gift that may be larger than the opening cash it is part of: it counts as all of it."""
    cash, given = (scenario.venture.values[key] for key in ("opening_cash", "opening_cash_given"))
    if max(given.numbers) > min(cash.numbers):
        yield gettext(
            "{given} is {part}, and {cash} is {amount}. In a future where more was given than there"
            " is, all of the cash counts as given. If that is wrong, write at most {least}.",
            given="`venture.opening_cash_given`",
            part=quote(given.text),
            cash="`venture.opening_cash`",
            amount=quote(cash.text),
            least=money(min(cash.numbers) / minor_units(scenario.currency), scenario.currency),
        )


def with_help(remark: str, parameter: Parameter, cure: str) -> str:
    """A remark on a number, what the number means, and what to do."""
    return f"{remark} {gettext(parameter.help)} {cure}"
