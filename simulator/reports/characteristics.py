"""What the board report says about staff time, innovation and partners."""

from collections.abc import Callable, Iterator

import numpy as np

from simulator.mechanisms import series as ids
from simulator.quantities.currencies import minor_units
from simulator.results.result import Result
from simulator.vocabulary import Ability, Cause, CostClass, Task
from simulator.words.dates import months
from simulator.words.labels import TASKS, label
from simulator.words.numbers import money, number, percent, percents
from simulator.words.texts import gettext

Total = Callable[[Result, str], float | None]
"""The mean over the futures of a series' sum over all months; None where it may not be shown."""


def staff_time(result: Result) -> Iterator[tuple[str, str]]:
    """The tasks that staff spend hours on, and their shares, the largest first."""
    spent = {task: total_of(result, ids.hours_of(task)) or 0.0 for task in Task}
    if any(spent.values()):
        shares = percents([hours / sum(spent.values()) for hours in spent.values()])
        for task, share in sorted(
            zip(spent, shares, strict=True), key=lambda entry: -spent[entry[0]]
        ):
            if spent[task]:
                yield label(TASKS, task), share


def innovation(result: Result, total: Total) -> Iterator[str]:
    """What was tried, how often it works, and what experience saves."""
    scenario = result.scenario
    for name, block in scenario.mechanisms.items():
        won = _at_end(result, ids.WON_BY_NOW.of(name))
        if Ability.RUNS_PROJECTS in block.kind.can and won is not None:
            yield gettext(
                "{name}: the project works in {share} of the futures by the end.",
                name=scenario.named(name),
                share=percent(won),
            )
        if Ability.CHANGES_RULES in block.kind.can and won is not None:
            yield gettext(
                "{name}: the campaign changes the rules for everyone in {share} of the futures.",
                name=scenario.named(name),
                share=percent(won),
            )
        if (saved := _at_end(result, ids.LEARNED.of(name))) is not None:
            yield gettext(
                "{name}: by the end, experience has lowered the cost of one unit by {share}.",
                name=scenario.named(name),
                share=percent(saved),
            )
    if (spent := total(result, ids.cost_of(CostClass.INNOVATION))) is not None:
        yield gettext(
            "On average, projects cost {amount} over all months.", amount=_coins(spent, result)
        )


def partners(result: Result, total: Total) -> Iterator[str]:
    """How many partners there are, what they pay, what their leaving costs, and what people
    outside the venture decide."""
    plan = result.scenario
    if plan.partners and ids.PARTNERS in result.series:
        yield from _relationships(result)
    for name in plan.rules_that(Ability.PARTNERS_PAY):
        if paid := total(result, ids.income_of(name)):
            yield gettext(
                "On average, partners pay {amount} towards the work over all months.",
                amount=_coins(paid, result),
            )
    if lost := total(result, ids.shortfall(Cause.PARTNER_EXIT)):
        yield gettext(
            "Partners who left cost about {amount} in {months}.",
            amount=_coins(lost, result),
            months=months(plan.months),
        )
    for name in plan.rules_that(Ability.DECIDED_BY_OTHERS):
        if (share := _at_end(result, ids.IN_FORCE.of(name))) is not None:
            yield gettext(
                "{name}: this change of policy has come in {share} of the futures by the end.",
                name=plan.named(name),
                share=percent(share),
            )


def _relationships(result: Result) -> Iterator[str]:
    """How many partners there are at the beginning and the end, and how strong the relationships
    with them are."""
    first, last = (float(result.series[ids.PARTNERS][:, at].mean()) for at in (0, -1))
    yield gettext(
        "On average there are {first} partners after the first month and {last} at the end.",
        first=number(first),
        last=number(last),
    )
    if first and last:
        weak, now = (
            float(result.series[ids.TIES][:, at].mean()) / there
            for at, there in ((0, first), (-1, last))
        )
        yield gettext(
            "Relationships with partners have {first} of their full strength after the first month"
            " and {last} at the end.",
            first=percent(weak),
            last=percent(now),
        )


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
