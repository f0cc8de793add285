"""Scenarios as they are simulated for handing on."""

from collections.abc import Iterable

from simulator.disclosure.cells import SMALLEST
from simulator.disclosure.policy import NotShareable, all_to_share
from simulator.scenario.scenario import Scenario
from simulator.verbs.refusals import NothingFinished, Refused


def to_share(scenarios: Iterable[Scenario], set_by_user: Iterable[str]) -> tuple[Scenario, ...]:
    """The scenarios with a seed that is kept nowhere. Raises `Refused` where one may not be
    shared."""
    try:
        return all_to_share(scenarios, set_by_user)
    except NotShareable as refused:
        raise Refused(str(refused)) from None


def check_enough(finished: int, planned: int, whose: str = "") -> None:
    """The mean of few futures cannot be shared. Raises `NothingFinished`."""
    if finished < SMALLEST:
        raise NothingFinished(
            f"nothing was kept: --shareable needs {SMALLEST} finished futures or more, and"
            f" {finished} of {planned} are{whose}."
        )
