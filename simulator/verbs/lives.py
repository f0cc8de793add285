"""Second lives of a run's futures, step by step, and what is left out where they end early."""

from collections.abc import Callable, Iterator
from typing import Any

from simulator.experiments import twins
from simulator.experiments.causes import look_into_causes, look_into_impact
from simulator.experiments.money_to_find import look_for_money
from simulator.results.result import Result
from simulator.storage.manifest import Request
from simulator.words.texts import gettext

USUAL, ALL, NONE = "usual", "all", "none"
"""How thoroughly causes are looked for."""
ALL_OF_MONEY = "all-of-money"
"""`ALL` without the causes of impact, which come last."""
HOW = (NONE, USUAL, ALL_OF_MONEY, ALL)


def lives(
    result: Result,
    causes: str,
    workers: int,
    progress: Callable[[int, int], None] | None,
    until: float | None,
) -> Iterator[tuple[Result, str]]:
    """The result after each step, with how thoroughly causes were looked for by then: after twins,
    after the money to find and causes, after causes of impact. Raises `TimeEnded` where a step is
    not finished `until` this moment of `time.monotonic()`."""
    how: Any = {"workers": workers, "progress": progress, "until": until}
    result = twins.live_again(result, **how)
    yield result, NONE
    if causes != NONE:
        result = look_into_causes(look_for_money(result, **how), everything=causes != USUAL, **how)
        yield result, USUAL if causes == USUAL else ALL_OF_MONEY
    if causes == ALL:
        yield look_into_impact(result, **how), ALL


def left_out(causes: str | None, request: Request, *, stress: bool = False) -> str:
    """What is missing where `causes` and a `stress` test were asked for, and `request` records what
    was done."""
    said = []
    if causes is not None and request.options.get("causes") != causes:
        said.append(_of_lives(causes, request.options.get("causes")))
    if stress and "stress" not in request.options:
        said.append(gettext("Stresses are left out."))
    return " ".join(said)


def _of_lives(causes: str, done: str | None) -> str:
    if done == ALL_OF_MONEY:
        return gettext("The causes of impact are left out.")
    if done is not None:
        return gettext("Causes are left out.")
    # Translators: CHANCE is the tag of a part of the screen.
    chance = gettext("CHANCE is left out.")
    return chance if causes == NONE else gettext("Causes and CHANCE are left out.")


def out_of_time(causes: str | None, request: Request, *, stress: bool = False) -> str:
    """The same where the time limit ended."""
    return f"{gettext('The time limit ended.')} {left_out(causes, request, stress=stress)}"
