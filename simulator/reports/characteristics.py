"""What the board's page says of staff time, innovation and partners."""

from collections.abc import Callable, Iterator

import numpy as np

from simulator.mechanisms import series as ids
from simulator.quantities.currencies import minor_units
from simulator.words.numbers import money, number, percent, percents
from simulator.results.result import Result
from simulator.vocabulary import Ability, Cause, CostClass, Task

Total = Callable[[Result, str], float | None]
"""The mean of a series' sum over all months, where it may be shown."""
TASK_WORDS = {
    Task.ASSESSMENT: "assessment and intervention",
    Task.SUPPORT: "support and counselling",
    Task.ADVOCACY: "advocacy of clients' rights",
    Task.COORDINATION: "coordination with other services and volunteers",
    Task.DOCUMENTATION: "documentation, reporting and office work",
}


def staff_time(result: Result) -> Iterator[tuple[str, str]]:
    """On which tasks of social work staff time is spent, in words and share, most first."""
    spent = {task: total_of(result, ids.hours_of(task)) or 0.0 for task in Task}
    if any(spent.values()):
        shares = percents([hours / sum(spent.values()) for hours in spent.values()])
        for task, share in sorted(
            zip(spent, shares, strict=True), key=lambda told: -spent[told[0]]
        ):
            if spent[task]:
                yield TASK_WORDS[task], share


def innovation(result: Result, total: Total) -> Iterator[str]:
    """What was tried, how often it works, and what experience saves."""
    for name, block in result.scenario.mechanisms.items():
        won = _at_end(result, ids.WON_BY_NOW.of(name))
        if Ability.RUNS_PROJECTS in block.kind.can and won is not None:
            yield f"The project {_plain(name)} works in {percent(won)} of futures by the end."
        if Ability.CHANGES_RULES in block.kind.can and won is not None:
            yield (
                f"The campaign {_plain(name)} changes the rules for everyone in {percent(won)} of"
                " futures."
            )
        if (saved := _at_end(result, ids.LEARNED.of(name))) is not None:
            yield (
                f"Experience has lowered the unit cost of {_plain(name)} by {percent(saved)} at the"
                " end."
            )
    if (spent := total(result, ids.cost_of(CostClass.INNOVATION))) is not None:
        yield f"Projects cost {_coins(spent, result)} in all, on average."


def partners(result: Result, total: Total) -> Iterator[str]:
    """How many there are, what they pay, what their going costs, and what others decide."""
    plan = result.scenario
    if plan.partners and ids.PARTNERS in result.series:
        first, last = (float(result.series[ids.PARTNERS][:, at].mean()) for at in (0, -1))
        yield (
            f"{number(first)} partners after the first month, {number(last)} at the end, on"
            " average."
        )
        if first and last:
            weak, now = (
                float(result.series[ids.TIES][:, at].mean()) / there
                for at, there in ((0, first), (-1, last))
            )
            yield (
                f"Ties have {percent(weak)} of full strength after the first month, {percent(now)}"
                " at the end."
            )
    for name in plan.rules_that(Ability.PARTNERS_PAY):
        if paid := total(result, ids.income_of(name)):
            yield f"Partners pay {_coins(paid, result)} towards the work in all, on average."
    if lost := total(result, ids.shortfall(Cause.PARTNER_EXIT)):
        yield f"What partners no longer brought cost {_coins(lost, result)} in all, on average."
    for name in plan.rules_that(Ability.DECIDED_BY_OTHERS):
        if (share := _at_end(result, ids.IN_FORCE.of(name))) is not None:
            yield (
                f"The change of policy {_plain(name)} has come in {percent(share)} of futures by"
                " the end."
            )


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _at_end(result: Result, series: str) -> float | None:
    """The mean of a series in the last month."""
    found = result.series.get(series)
    return None if found is None else float(found[:, -1].mean())


def total_of(result: Result, series: str) -> float | None:
    """The mean of a series' sum over all months."""
    found = result.series.get(series)
    return None if found is None else float(found.sum(axis=1, dtype=np.float64).mean())


def _coins(minor: float, result: Result) -> str:
    currency = result.scenario.currency
    return money(minor / minor_units(currency), currency)
