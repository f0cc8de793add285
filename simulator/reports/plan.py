"""The lines of the first screen that give the plan in numbers."""

from collections.abc import Iterator

from simulator.reports.verdict_words import Summary
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import money, number
from simulator.words.texts import gettext


def plan_in_numbers(summary: Summary, scenario: Scenario) -> str:
    """What is left of a unit, what must be paid, how much is sold, and the money to find, in
    sentences; empty where no future is finished or the numbers may not be shown."""
    plan = summary["plan"]
    if plan is None:
        return ""
    said = list(_units(plan, summary, scenario))
    if plan["to_find"]:
        said.append(_to_find(plan, money(plan["to_find"], summary["currency"])))
    return " ".join(said)


def _to_find(plan: Summary, amount: str) -> str:
    """What must be found; more where futures close and were not lived again with more money."""
    if plan["to_find_at_least"]:
        return gettext(
            "To find, so that cash lasts in 9 of 10 futures: at least {amount}.", amount=amount
        )
    return gettext("To find, so that cash lasts in 9 of 10 futures: {amount}.", amount=amount)


def _units(plan: Summary, summary: Summary, scenario: Scenario) -> Iterator[str]:
    def amount(name: str) -> str:
        return money(plan[name], summary["currency"])

    if plan["sold"] is None:
        yield gettext(
            "In a month {costs} must be paid, and own income is {income}.",
            costs=amount("must_be_paid"),
            income=amount("own_income"),
        )
        return
    product = scenario.named(plan["product"])
    if not plan["sold"]:
        yield gettext(
            "In a typical month no unit of {product} is sold, {costs} must be paid, and other own"
            " income is {other}.",
            product=product,
            costs=amount("must_be_paid"),
            other=amount("other_income"),
        )
        return
    if plan["left_per_unit"] is None or plan["needed"] is None:
        yield gettext(
            "Nothing is left of a unit of {product} after what it costs. In a month {costs} more"
            " must be paid; other own income is {other}.",
            product=product,
            costs=amount("must_be_paid"),
            other=amount("other_income"),
        )
        return
    yield gettext(
        "{left} is left of a unit of {product}. A month's other costs ({costs}) less other own"
        " income ({other}) need {needed} units; a typical month sells {sold}.",
        left=amount("left_per_unit"),
        product=product,
        costs=amount("must_be_paid"),
        other=amount("other_income"),
        needed=number(plan["needed"]),
        sold=number(plan["sold"]),
    )
