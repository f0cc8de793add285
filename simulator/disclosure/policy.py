"""What may be shared at all, and the seed of a run that is made to share."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from simulator.disclosure.cells import SMALLEST
from simulator.scenario.scenario import Scenario
from simulator.words.texts import gettext

SEED_BITS = 63


class NotShareable(Exception):
    """A run that cannot be shared: whole sentences, with what to do."""


def all_to_share(scenarios: Iterable[Scenario], set_by_user: Iterable[str]) -> tuple[Scenario, ...]:
    """The scenarios with a new random seed, the same for all, which no file shows. The seed of the
    scenario is not used: with it, anyone who has the scenario could make all numbers again.

    `set_by_user`: what the user set, by path or option. Raises `NotShareable` if the seed is
    among it, or if the folder would show few people whatever is hidden.
    """
    seed, by_user = secrets.randbits(SEED_BITS), set(set_by_user)
    return tuple(replace(_checked(scenario, by_user), seed=seed) for scenario in scenarios)


def _checked(scenario: Scenario, set_by_user: set[str]) -> Scenario:
    if "seed" in set_by_user:
        raise NotShareable(
            gettext(
                "`--shareable` draws its own random seed and does not save it: with the seed and"
                " the scenario, every hidden number could be made again. Leave the seed out."
            )
        )
    if scenario.runs < SMALLEST:
        raise NotShareable(
            gettext(
                "`--shareable` needs {fewest} futures or more, because means of fewer futures would"
                " show how many people there were. Write `--runs 200`, or another number from"
                " {fewest} on.",
                fewest=SMALLEST,
            )
        )
    for path, parameter, quantity in scenario.inputs():
        stated = quantity.likely if quantity.shape in ("fixed", "pert") else quantity.numbers[-1]
        if parameter.people and 0 < stated < SMALLEST:
            raise NotShareable(f"{_states_few(path, quantity.text)} {_cure(path)}")
    return scenario


def _states_few(path: str, text: str) -> str:
    return gettext(
        "`--shareable` hides every count of 1 to {most} people served or donors. But the"
        " scenario sets `{path}` to `{value}`, and the folder lists every assumption.",
        most=SMALLEST - 1,
        path=path,
        value=text,
    )


def _cure(path: str) -> str:
    if path == "community.people":
        return gettext("Results about so few people cannot be shared.")
    return gettext(
        'Write a range that does not show the number, such as `--set {path}="1 to 12"`.', path=path
    )
