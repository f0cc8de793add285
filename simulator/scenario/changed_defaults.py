"""Defaults that have changed since earlier versions of scenario files. A file that may have meant
an old default gets one remark for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.mechanisms.economy.demand_shock import DemandShock
from simulator.mechanisms.giving.individual_giving import IndividualGiving
from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.staff.burnout import Burnout
from simulator.mechanisms.staff.supervision import Supervision
from simulator.mechanisms.staff.turnover import Turnover
from simulator.scenario.community import Outcome
from simulator.scenario.scenario import Scenario
from simulator.scenario.values.defaults import written
from simulator.words.numbers import all_of, whole
from simulator.words.texts import ngettext


@dataclass(frozen=True)
class ChangedDefault:
    """A parameter whose default changed with version `since` of scenario files."""

    since: int
    kind: type[Settings]
    parameter: str
    before: str
    """The old default, as a file would write it."""


CHANGED: tuple[ChangedDefault, ...] = (
    ChangedDefault(2, Outcome, "discount_rate", "3.5%"),
    ChangedDefault(2, Outcome, "displacement", "{low: 0%, likely: 0%, high: 25%}"),
    ChangedDefault(2, DemandShock, "spread", "{low: 5%, likely: 15%, high: 30%}"),
    ChangedDefault(2, Supervision, "effect", "{low: 5%, likely: 15%, high: 30%}"),
    ChangedDefault(2, Burnout, "rate", "{low: 5%, likely: 10%, high: 20%}"),
    ChangedDefault(2, Turnover, "burnout_effect", "{low: 1, likely: 2, high: 3}"),
    ChangedDefault(2, IndividualGiving, "reactivation", "0%"),
)
"""Every change, the oldest first. Old defaults are never used."""


def changed_defaults(scenario: Scenario, changed: Sequence[ChangedDefault]) -> Iterator[str]:
    """A sentence for each changed default that holds in a scenario written for an earlier
    version."""
    for change in changed:
        if change.since <= scenario.language:
            continue
        paths = [
            f"{path}.{change.parameter}"
            for path, block in scenario.blocks()
            if block.kind is change.kind and change.parameter not in block.given
        ]
        if paths:
            now = written(change.kind.parameters[change.parameter].default)
            yield ngettext(
                "{paths} is {now} where the file says nothing; before `sesim: {version}` it was"
                " {before}. Write the number that you mean, or write `sesim: {version}` at the"
                " top.",
                "{paths} are {now} where the file says nothing; before `sesim: {version}` they were"
                " {before}. Write the number that you mean, or write `sesim: {version}` at the"
                " top.",
                len(paths),
                paths=all_of([f"`{path}`" for path in paths]),
                now=f"`{now}`",
                before=f"`{change.before}`",
                version=change.since,
            )


RANGES = 2
"""Since this version of scenario files, defaults about people, payers and the world are ranges."""


def now_ranges(scenario: Scenario) -> Iterator[str]:
    """A sentence for a scenario written for an earlier version, which counts the defaults that are
    drawn from a range now: their likely values are the old numbers."""
    if scenario.language >= RANGES:
        return
    drawn = [
        name
        for _, block in scenario.blocks()
        for name, parameter in block.kind.parameters.items()
        if name not in block.given
        and isinstance(parameter.default, dict)
        and "likely" in parameter.default
    ]
    if drawn:
        yield ngettext(
            "{n} number that this file leaves out is drawn from a range since `sesim: {version}`,"
            " so futures differ more. `assumptions.csv` lists it.",
            "{n} numbers that this file leaves out are drawn from ranges since `sesim: {version}`,"
            " so futures differ more. `assumptions.csv` lists them.",
            len(drawn),
            n=whole(len(drawn)),
            version=RANGES,
        )
