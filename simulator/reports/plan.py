"""The lines of the first screen that give the plan in numbers."""

from simulator.reports.verdict_words import Summary
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import money, money_range, number
from simulator.words.texts import gettext, phrase


def plan_in_numbers(summary: Summary, scenario: Scenario) -> str:
    """What is left of a unit, what must be paid, how much is sold, and the money to find, in
    sentences; empty where no future is finished or the numbers may not be shown."""
    plan = summary["plan"]
    if plan is None:
        return ""
    currency = summary["currency"]
    # Translators: before a sentence with numbers of these 12 months.
    year = phrase("Year to month {month}:", month=scenario.due)
    said = (year, units_and_costs(plan, currency, scenario), to_find(plan, currency))
    return " ".join(filter(None, said))


def to_find(plan: Summary, currency: str) -> str:
    """The range of what must be found; only its lower end where the futures are too few for the
    other one, or ventures close and were not lived again with more money. Empty where nothing
    is."""
    if not plan["to_find"]:
        return ""
    low, high = plan["to_find_low"], plan["to_find_high"]
    if low and high is not None:
        return gettext(
            "With {amount} more, 9 in 10 pay all bills.",
            amount=money_range(low, high, currency),
        )
    if high is not None:
        return gettext(
            "With up to {amount} more, 9 in 10 pay all bills.",
            amount=money(high, currency),
        )
    if not low and plan["to_find_at_least"]:
        return gettext("Too many close to say how much money pays all bills in 9 of 10 futures.")
    if not low:
        return gettext("So few futures don't say how much money pays all bills in 9 of 10 of them.")
    if plan["to_find_at_least"]:
        return gettext(
            "It takes at least {amount} more until 9 in 10 pay all bills.",
            amount=money(low, currency),
        )
    return gettext(
        "With {amount} more (at least {least}) 9 in 10 pay all bills.",
        amount=money(plan["to_find"], currency),
        least=money(low, currency),
    )


def units_and_costs(plan: Summary, currency: str, scenario: Scenario) -> str:
    """What is left of a unit, what must be paid in a month, and how much is sold, in a sentence or
    two."""

    def amount(name: str) -> str:
        return money(plan[name], currency)

    if plan["sold"] is None:
        return gettext(
            "A month costs {costs}; own income: {income}.",
            costs=amount("must_be_paid"),
            income=amount("own_income"),
        )
    product = scenario.named(plan["product"])
    if not plan["sold"]:
        return gettext(
            "In a typical month no unit of {product} is sold, {costs} must be paid, and other own"
            " income is {other}.",
            product=product,
            costs=amount("must_be_paid"),
            other=amount("other_income"),
        )
    if plan["left_per_unit"] is None or plan["needed"] is None:
        return gettext(
            "Nothing is left of a unit of {product} after what it costs. In a month {costs} more"
            " must be paid; other own income is {other}.",
            product=product,
            costs=amount("must_be_paid"),
            other=amount("other_income"),
        )
    return gettext(
        "{left} is left of a unit of {product}. A month's other costs ({costs}) less other own"
        " income ({other}) need {needed} units; a typical month sells {sold}.",
        left=amount("left_per_unit"),
        product=product,
        costs=amount("must_be_paid"),
        other=amount("other_income"),
        needed=number(plan["needed"]),
        sold=number(plan["sold"]),
    )
