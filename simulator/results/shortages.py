"""What a future ran short of first, compared with the plan. A shortage goes along with failure; it
is a suspect, and `causes.py` says what caused it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.mechanisms import series as ids
from simulator.mechanisms.series import shortfall
from simulator.results.result import Result
from simulator.results.verdict import MONEY, Verdict, judge
from simulator.results.windows import closing, deadline, months, trailing, year_to
from simulator.vocabulary import Cause

ALL = (*(cause.value for cause in Cause), "plan")
"""What a diagnosis may name, as ids (labels: `words.labels.CAUSES`): the causes that rules report,
and `plan` where no shortage was large enough and the future failed nevertheless."""

BINDS = 0.05
"""A shortage counts from this share of cost on. A smaller one is ordinary (assumption)."""
_QUARTER = 3
_CASH_ONLY = [ALL.index(c) for c in ("grant end", "giving", "late payer")]
"""Causes that take cash but not own income: gifts are not earned, and income counts when it is
earned, not when it is paid."""


@dataclass(frozen=True)
class Diagnosis:
    """Per future, shape `(n,)`: whether it failed, when, what caused it and from which month.

    `cause` is an index into `ALL`, -1 where the future did not fail; months are then 0. `then`, of
    shape `(causes, n)`, holds from which month on each of `ALL` was short too, where that began in
    the cause's month or later and before the failure; 0 elsewhere, and for the cause itself.
    """

    failed: np.ndarray
    failure_month: np.ndarray
    cause: np.ndarray
    cause_month: np.ndarray
    then: np.ndarray


def diagnose(result: Result, verdict: Verdict) -> Diagnosis:
    """Cause and month of every future that is not sustainable."""
    failed = verdict.money != MONEY[0]
    end = np.where(closing(result) > 0, closing(result), deadline(result))
    crunch = _crunch(result, end)
    shorts = _shorts(result, verdict)
    sums = np.array([year_to(short, crunch) for short in shorts], dtype=float)
    biggest = sums.argmax(axis=0)
    amount = sums.max(axis=0)
    binds = (amount > 0) & (amount >= BINDS * year_to(result.series[ids.COST], crunch))
    otherwise = np.where(verdict.money == MONEY[3], ALL.index(Cause.GAVE_UP), ALL.index("plan"))
    cause = np.where(binds, biggest, otherwise)
    chosen = np.stack(shorts)[cause, np.arange(result.n)]
    since = _since(chosen, result.series[ids.COST], crunch)
    nothing = np.zeros_like(end)
    return Diagnosis(
        failed,
        np.where(failed, end, nothing),
        np.where(failed, cause, -1),
        np.where(failed, since, nothing),
        _then(result, shorts, cause, since, np.where(failed, end, 0)),
    )


def _then(
    result: Result, shorts: list[np.ndarray], cause: np.ndarray, since: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """From which month on other shortages counted that began in the cause's month or later, up to
    the `end`; what was short before is no consequence. Shape `(causes, n)`."""
    month = np.arange(1, months(result) + 1)
    within = (month >= since[:, None]) & (month <= end[:, None])
    then = np.zeros((len(ALL), result.n), dtype=np.int64)
    for index, short in enumerate(shorts):
        binds = _binds(short, result.series[ids.COST])
        before = np.hstack([np.zeros((result.n, 1), dtype=bool), binds[:, :-1]])
        begins = (
            binds & ~before & within & ((cause != index) & (cause != ALL.index("plan")))[:, None]
        )
        then[index] = np.where(begins.any(axis=1), begins.argmax(axis=1) + 1, 0)
    return then


def chains(diagnosis: Diagnosis) -> list[str | None]:
    """How each future failed, as ids with months in order: `demand 14 > staff 20 > failed 33`;
    `None` where it did not fail."""
    found: list[str | None] = []
    for at, cause in enumerate(diagnosis.cause.tolist()):
        if cause < 0:
            found.append(None)
            continue
        later = sorted(
            (month, index) for index, month in enumerate(diagnosis.then[:, at].tolist()) if month
        )
        steps = [
            (diagnosis.cause_month[at], ALL[cause]),
            *((m, ALL[index]) for m, index in later),
            (diagnosis.failure_month[at], "failed"),
        ]
        found.append(" > ".join(f"{name} {month}" for month, name in steps))
    return found


def _lacks_money(result: Result, verdict: Verdict) -> np.ndarray:
    """Where more money of any kind would have helped: the venture closed with unpaid bills, had
    some, or its reserve was too small. Elsewhere only its own income is too low. Shape `(n,)`."""
    unmet = verdict.missing
    return (verdict.money == MONEY[2]) | unmet["reserve"] | unmet["bills paid"]


def _shorts(result: Result, verdict: Verdict) -> list[np.ndarray]:
    """What each of `ALL` cost in each future and month, each `(n, months)`; causes that take cash
    only count where any money was missing."""
    shorts = [_short(result, cause) for cause in ALL]
    lacks_money = _lacks_money(result, verdict)[:, None]
    return [short * lacks_money if at in _CASH_ONLY else short for at, short in enumerate(shorts)]


def _short(result: Result, cause: str) -> np.ndarray:
    """What `cause` cost the venture each month compared with its plan; 0 where no rule records
    it."""
    found = result.series.get(shortfall(cause))
    return np.zeros_like(result.series[ids.COST]) if found is None else found


def _crunch(result: Result, end: np.ndarray) -> np.ndarray:
    """The month from which money was missing for good: that of the first unpaid bill, in the last
    unbroken row of months with overdue bills up to `end`; `end` where no bill is overdue then."""
    unpaid = result.finals[ids.FIRST_UNPAID_MONTH].astype(np.int64)
    month = np.arange(1, months(result) + 1)
    last_seen = np.where(closing(result) > 0, end - 1, end)
    clear = (result.series[ids.OVERDUE] == 0) & (month <= last_seen[:, None])
    last_clear = np.where(clear, month, 0).max(axis=1)
    bound = (unpaid > 0) & (unpaid <= end)
    return np.where(bound, np.minimum(np.maximum(unpaid, last_clear), end), end)


def _since(short: np.ndarray, cost: np.ndarray, crunch: np.ndarray) -> np.ndarray:
    """From which month on the shortage counted, measured over quarters: the first of the unbroken
    row of such months that lasts to `crunch`, else the first such month before it, else
    `crunch`."""
    month = np.arange(1, short.shape[1] + 1)
    before = month <= crunch[:, None]
    binds = _binds(short, cost) & before
    last_free = np.where(~binds & before, month, 0).max(axis=1)
    first = np.where(binds.any(axis=1), binds.argmax(axis=1) + 1, crunch)
    return np.where(last_free < crunch, last_free + 1, first)


def _binds(short: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """The months in which a shortage counts, measured over the quarter up to each."""
    lost = trailing(short, _QUARTER)
    return (lost > 0) & (lost >= BINDS * trailing(cost, _QUARTER))


def constraints(result: Result) -> Iterator[tuple[int, int, str]]:
    """The largest shortage that counts, for each future and month while the venture is open, as
    `(replicate, month, cause)`. It is measured over the quarter up to that month. The cause is
    `cash` if bills are overdue and no shortage counts."""
    cost = result.series[ids.COST]
    shorts = _shorts(result, judge(result))
    size = np.stack(
        [np.where(_binds(short, cost), trailing(short, _QUARTER), 0) for short in shorts]
    )
    bound, unpaid = size.max(axis=0) > 0, result.series[ids.OVERDUE] > 0
    largest, open_ = size.argmax(axis=0), result.series[ids.OPEN] > 0
    for row, month in zip(*np.nonzero((bound | unpaid) & open_), strict=True):
        yield (
            int(result.replicates[row]),
            int(month) + 1,
            ALL[largest[row, month]] if bound[row, month] else "cash",
        )


def onsets(result: Result) -> dict[Cause, np.ndarray]:
    """From which month on each shortage counted before money was missing for good, `(n,)`; 0 where
    it did not count before the failure. Only causes of which some rule keeps a record."""
    end = np.where(closing(result) > 0, closing(result), deadline(result))
    crunch, cost = _crunch(result, end), result.series[ids.COST]
    month = np.arange(1, months(result) + 1) <= crunch[:, None]
    found = {}
    for cause in Cause:
        if shortfall(cause) in result.series:
            short = _short(result, cause)
            counts = (_binds(short, cost) & month).any(axis=1)
            found[cause] = np.where(counts, _since(short, cost, crunch), 0)
    return found


def shortages(result: Result) -> list[dict]:
    """The first shortages, most frequent first: share of the failed futures, median month."""
    return tally(diagnose(result, judge(result)))


def tally(diagnosis: Diagnosis) -> list[dict]:
    """The causes of failure in a diagnosis, most frequent first; ties in the order of `ALL`."""
    failed = int(np.count_nonzero(diagnosis.failed))
    found = []
    for index, cause in enumerate(ALL):
        month = diagnosis.cause_month[diagnosis.cause == index]
        if len(month):
            median = int(np.quantile(month, 0.5, method="lower"))
            found.append({"cause": cause, "share": len(month) / failed, "median_month": median})
    return sorted(found, key=lambda entry: -entry["share"])
