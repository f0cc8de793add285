"""What a plan aims at, in words for a board."""

from simulator.quantities.currencies import minor_units
from simulator.words.numbers import money, number, percent
from simulator.scenario.scenario import Scenario


def targets_in_words(scenario: Scenario) -> str:
    """What the plan aims at, in a few sentences."""
    told = {name: value.likely for name, value in scenario.targets.values.items()}
    scale = minor_units(scenario.currency)
    return (
        f"By month {scenario.due} own income covers the cost of a year,"
        f" {number(told['reserve_months'])} months of spending are in reserve, at most"
        f" {percent(told['public_share'])} of income is public money and no bill is overdue."
        f" {number(told['net_outcomes'])} outcomes are caused, at no more than"
        f" {money(told['cost_per_net_outcome'] / scale, scenario.currency)} each, counted"
        f" {told['outcome_after']:.0f} months after people leave (or join, where the service has no"
        " end)."
    )


def year_in_words(scenario: Scenario) -> str:
    """Over which months the measures of money of the board's page are."""
    return (
        f"the 12 months up to month {scenario.due}, or up to the month of closing where that is"
        " earlier"
    )
