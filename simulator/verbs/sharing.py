"""What is needed before results may be given to others."""

from collections.abc import Iterable

from simulator.disclosure.cells import SMALLEST
from simulator.disclosure.policy import NotShareable, all_to_share
from simulator.scenario.scenario import Scenario
from simulator.verbs.refusals import NothingFinished, Refused
from simulator.words.numbers import whole
from simulator.words.texts import gettext


def to_share(scenarios: Iterable[Scenario], set_by_user: Iterable[str]) -> tuple[Scenario, ...]:
    """The scenarios with a new random seed that is not kept. Raises `Refused` where one may not be
    shared."""
    try:
        return all_to_share(scenarios, set_by_user)
    except NotShareable as refused:
        raise Refused(str(refused)) from None


def check_enough(finished: int, planned: int, scenario: str = "") -> None:
    """Raises `NothingFinished` where so few futures are finished that their mean could reveal
    people. `scenario`: which of several scenarios that is."""
    if finished >= SMALLEST:
        return
    numbers = {"least": SMALLEST, "done": whole(finished), "all": whole(planned)}
    if scenario:
        raise NothingFinished(
            gettext(
                "Nothing was saved. `--shareable` needs {least} finished futures or more, and only"
                " {done} of {all} futures of `{scenario}` are finished.",
                scenario=scenario,
                **numbers,
            )
        )
    raise NothingFinished(
        gettext(
            "Nothing was saved. `--shareable` needs {least} finished futures or more, and only"
            " {done} of {all} are finished.",
            **numbers,
        )
    )
