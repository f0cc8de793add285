"""What a plan aims at, in sentences for a board."""

from collections.abc import Iterator

from simulator.quantities.currencies import minor_units
from simulator.scenario.scenario import Scenario
from simulator.words.dates import about_months, months
from simulator.words.numbers import as_shown, money, number, percent
from simulator.words.texts import gettext, ngettext


def targets_in_words(scenario: Scenario) -> Iterator[str]:
    """A sentence for each target of the plan that asks for something."""
    likely = {name: value.likely for name, value in scenario.targets.values.items()}
    yield gettext("By month {n}, own income covers the costs of a year.", n=scenario.due)
    if reserve := likely["reserve_months"]:
        yield gettext("There is enough cash for {months}.", months=about_months(reserve))
    if likely["public_share"] < 1:
        yield gettext(
            "At most {share} of income is public money.", share=percent(likely["public_share"])
        )
    yield gettext("No bill is late.")
    people = likely["net_outcomes"]
    cost = likely["cost_per_net_outcome"] / minor_units(scenario.currency)
    yield ngettext(
        "At least {n} person has the outcome because of the venture, at a cost of {cost} or less.",
        "At least {n} people have the outcome because of the venture, at a cost of {cost} or less"
        " for each.",
        as_shown(people),
        n=number(people),
        cost=money(cost, scenario.currency),
    )
    yield _counted(likely["outcome_after"])


def _counted(after: float) -> str:
    """When the outcome is counted: so many months `after` people leave."""
    if not after:
        return gettext(
            "They are counted when they leave, or when they join if the service has no end."
        )
    return gettext(
        "They are counted {months} after they leave, or after they join if the service has no end.",
        months=months(after),
    )


def year_in_words(scenario: Scenario) -> str:
    """Which year the money measures of the report describe."""
    return gettext(
        "Shares of costs and of income are for the 12 months up to month {n}, or up to the month in"
        " which the venture closes, if that is earlier.",
        n=scenario.due,
    )
