"""Amounts of money that look like a mistake: written in thousands, or too large for the books."""

from collections.abc import Iterator

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.amounts import MOST
from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import symbol, whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_LEAST_PAY = {"IDR": 300_000}
"""Monthly pay below this is probably written in thousands (assumption: a sixth of the lowest
minimum wage)."""
_LEAST_AMOUNT = {"IDR": 1000}
"""An amount below this is probably written in thousands (assumption: less than the smallest
banknote)."""


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


def with_help(remark: str, parameter: Parameter, cure: str) -> str:
    """A remark on a number, what the number means, and what to do."""
    return f"{remark} {gettext(parameter.help)} {cure}"
