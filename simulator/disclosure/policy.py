"""What may be shared at all, and the seed that a shared run is made with."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from simulator.disclosure.cells import SMALLEST
from simulator.scenario.scenario import Scenario

SEED_BITS = 63


class NotShareable(Exception):
    """Why something cannot be made fit to share, in a sentence with the cure."""


def all_to_share(scenarios: Iterable[Scenario], set_by_user: Iterable[str]) -> tuple[Scenario, ...]:
    """The scenarios with a seed, the same for all, that nobody has seen and that is written
    nowhere: not the file's own, which whoever has the file could use to make all of it again.

    `set_by_user`: what the user set, by path or option. Raises `NotShareable` where the seed is
    among it, and where the folder would state or show few people whatever is hidden.
    """
    seed, by_user = secrets.randbits(SEED_BITS), set(set_by_user)
    return tuple(replace(_checked(scenario, by_user), seed=seed) for scenario in scenarios)


def _checked(scenario: Scenario, set_by_user: set[str]) -> Scenario:
    if "seed" in set_by_user:
        raise NotShareable(
            "--shareable draws a random seed of its own, which is kept nowhere: whoever knows the"
            " seed and the scenario can make every hidden count again. Leave the seed out."
        )
    if scenario.runs < SMALLEST:
        raise NotShareable(
            f"--shareable needs {SMALLEST} futures or more: amounts of money in the mean of fewer"
            " would show how many people there were. Write --runs 200, or another number from"
            f" {SMALLEST} on."
        )
    for path, parameter, quantity in scenario.inputs():
        stated = quantity.likely if quantity.shape in ("fixed", "pert") else quantity.numbers[-1]
        if parameter.people and 0 < stated < SMALLEST:
            raise NotShareable(
                f"--shareable hides every count of 1 to {SMALLEST - 1} people served or donors, but"
                f" the scenario itself says {quantity.text} for {path}, and the folder lists every"
                f" assumption. {_cure(path)}"
            )
    return scenario


def _cure(path: str) -> str:
    if path == "community.people":
        return "Results of so few people cannot be handed on."
    return f'Write a range that does not show it, such as --set {path}="1 to 12".'
