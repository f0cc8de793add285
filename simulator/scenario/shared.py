"""Remarks on rules that share what is scarce: who gets it is said, and how to change it."""

from collections import defaultdict
from collections.abc import Iterator

from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Ability
from simulator.words.numbers import all_of
from simulator.words.texts import gettext


def shared_sellers(scenario: Scenario) -> Iterator[str]:
    """Sales rules with the same priority share the hours of sellers."""
    by_priority: dict[int, list[str]] = defaultdict(list)
    for name in scenario.rules_that(Ability.SELLS_UNITS):
        values = scenario.mechanisms[name].values
        if "seller_units" in values and values["seller_units"].likely:
            by_priority[values["priority"]].append(f"`{name}`")
    if not any(post.values["role"] == "seller" for post in scenario.team.values()):
        return
    for names in by_priority.values():
        if len(names) > 1:
            yield gettext(
                "{rules} share the sellers' hours: if there are too few, each gets the same part of"
                " what it needs. Write a smaller `priority` for the one that comes first.",
                rules=all_of(names),
            )
