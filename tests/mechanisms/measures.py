"""What a worked example may expect of its three futures, by the words that its file uses:

    balance ACCOUNT         what an account holds now (costs count up, income counts down)
    series NAME [@ MONTH]   a monthly series of the books: of the last month, or of the one named
    count STATE             how many people are `aware`, `active` ..., or `workers`, `partners`
    mean COLUMN of STATE    the mean of what they are like (`level`: the real outcome level)
    impact MEASURE          a total of the impact account, such as `served`
    total NAME              another total of all months, such as `donors_kept` or `left_for_price`
    hours RULE, dose RULE   staff hours granted to a rule this month; their share of what it needed
    NAME                    what the venture is like now: `trust`, `load`, `price_list` ...

A number is written as 0.25, 25% or 1/4. Whole numbers (money, counts) must agree exactly, others to
1e-9 of their size. What people are like is stored in single precision, so that a mean over people
(and a sum of people's chances, `series kept_by_...`) must agree to 1e-6.
"""

from typing import Any

import numpy as np

from simulator.model.model import Month
from simulator.vocabulary import LeavingReason, State

from .world import FUTURES, numbers


def check(model: Month, what: str, expected: Any) -> str | None:
    """What is wrong with a measure, or None where it is as expected."""
    found, tolerance = measured(model, what)
    wanted = numbers(expected)[:, 0]
    found = np.broadcast_to(np.asarray(found, dtype=np.float64).reshape(-1), (FUTURES,))
    if np.allclose(found, wanted, rtol=tolerance, atol=tolerance):
        return None
    return f"{what} is {found.tolist()}, and not {wanted.tolist()}"


def measured(model: Month, what: str) -> tuple[np.ndarray, float]:
    """A measure of the model as it stands, one per future, and how exact it is."""
    kind, _, rest = what.partition(" ")
    if kind == "mean":
        column, _, state = rest.partition(" of ")
        return _mean(model, column, state)
    value = _READERS[kind](model, rest) if rest else _attribute(model, what)
    single = kind == "series" and rest.startswith("kept_by_")
    return value, 0.0 if np.asarray(value).dtype.kind in "iub" else 1e-6 if single else 1e-9


def _series(model: Month, words: str) -> np.ndarray:
    name, _, month = words.partition(" @ ")
    return model.books.series[name][:, int(month or model.month) - 1]


def _count(model: Month, name: str) -> np.ndarray:
    if name == "workers":
        return model.staff.employed.sum(axis=1)
    if name == "partners":
        return model.partners.here.sum(axis=1)
    return model.people.counts[State[name.upper()]]


def _mean(model: Month, column: str, state: str) -> tuple[np.ndarray, float]:
    """The mean over the members of a state (or workers, funders ...) by future, 0 for nobody."""
    others = {population.name: population for population in model.populations[1:]}
    if state in others:
        population = others[state]
        group = population.where(population.employed if state == "workers" else population.here)
        values = group.get(population.columns[column])
    else:
        group = model.people.in_state(State[state.upper()])
        if column in ("support", "attention", "burden", "own_hours", "partner_hours"):
            group = model.people.serving
            values = getattr(group, column)
        elif column == "level":
            values = model.people.level(group)
        else:
            values = group.get(model.people.columns[column])
    exact = 1e-6 if values.dtype == np.float32 else 1e-9
    return group.total(values) / np.maximum(group.count(), 1), exact


def _attribute(model: Month, name: str) -> np.ndarray:
    return getattr(model.staff if name in ("load", "quality") else model.state, name)


def _impact(model: Month, measure: str) -> np.ndarray:
    return model.impact.totals.get(measure, np.zeros((FUTURES, 1)))


def _total(model: Month, name: str) -> np.ndarray:
    reason = name.removeprefix("left_for_")
    if reason != name:
        return model.people.left_for[:, LeavingReason(reason).code]
    return model.totals[name]


_READERS = {
    "balance": lambda model, account: model.ledger.balance(account),
    "series": _series,
    "count": _count,
    "impact": _impact,
    "total": _total,
    "hours": lambda model, rule: model.hours.granted(rule),
    "dose": lambda model, rule: model.hours.dose(rule),
}
