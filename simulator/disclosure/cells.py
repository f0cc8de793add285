"""Counts of people that are small enough to identify somebody are not shown, nor numbers that would
reveal them.

No count of 1 to 10 appears in a shared table (CMS cell-size policy; docs/domain.md section 6).
Agents are synthetic, but scenarios are calibrated on real, small groups of people, so the rule
applies here too.

The rule is for people served and donors. Counts of staff are shown exactly, and so is money in the
books, which would not add up otherwise; where a price is paid per person (an allowance, a fee, a
placement), amount / price is the number of people. A folder to share has neither books nor money
of one future (`measures.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

SMALLEST = 11
SMALL, HIDDEN = "<11", "hidden"
"""What files have in place of a count that is small (1 to 10), and of one that would reveal a small
one: ids, whose labels are in `words.labels.FEW_PEOPLE`."""

Row = tuple[Any, ...]
Entry = tuple[int, str, str, float, str]
"""Month, segment, measure, amount, reason."""
EVERYONE = "all"
_PERIODS = (1, 3, 6, 12, 24)

_ONE_COUNT = (
    frozenset({"net_outcomes", "own_caused", "caused_outcomes"}),
    frozenset({"net_outcomes_now", "caused_now"}),
)
"""Counts of the same people, after a discount that may be known: all of a set are shown, or
none."""
_NESTED = (
    frozenset({"followed", "outcomes", "anyway", *_ONE_COUNT[0]}),
    frozenset({"followed_late", "caused_late", "caused_at_first"}),
    frozenset({"reached", "served"}),
    frozenset({"served", "completed", "placed"}),
    frozenset({"served", "dropped_out"}),
    frozenset({"served", "followed"}),
    frozenset({"followed", "followed_late"}),
    frozenset({"caused_outcomes", "caused_at_first"}),
    frozenset({"donors_before", "donors_kept"}),
    frozenset({"donors_won"}),
    frozenset({"served", "outcomes_now"}),
    frozenset({"outcomes_now", *_ONE_COUNT[1]}),
)
"""Sets of measures that count the same people, or some of them: a difference of two is a count of
people too."""
_WANTED = (
    "net_outcomes",
    "own_caused",
    "caused_outcomes",
    "served",
    "net_outcomes_now",
    "caused_now",
    "caused_late",
    "caused_at_first",
)
"""Measures that readers want most are shown first; the others as far as that allows, the largest
first."""
_LAST = ("placed",)
"""Only in the events: no number that is also in `runs.csv` is hidden because of it."""


# -- which counts of one future may be shown ------------------------------------------------------


def marks(totals: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """For each measure, `""`, `<11` or `hidden` for each of its amounts, so that no shown amount,
    and no difference between two that count the same people, is small."""
    found: dict[str, np.ndarray] = {}
    for name in sorted(totals, key=lambda m: (_rank(m), -float(np.abs(totals[m]).sum()), m)):
        small = _small(totals[name])
        near = np.zeros(len(small), dtype=bool)
        for other, mark in found.items():
            if _related(name, other):
                near |= _small(totals[name] - totals[other]) & (mark == "")
        found[name] = np.where(small, SMALL, np.where(near, HIDDEN, ""))
    _close(found, totals)
    return found


def _rank(measure: str) -> int:
    if measure in _LAST:
        return len(_WANTED) + 1
    return _WANTED.index(measure) if measure in _WANTED else len(_WANTED)


def _related(a: str, b: str) -> bool:
    if any({a, b} <= same for same in _ONE_COUNT):
        return False
    known = frozenset().union(*_NESTED)
    return not {a, b} <= known or any({a, b} <= family for family in _NESTED)


def _close(found: dict[str, np.ndarray], totals: dict[str, np.ndarray]) -> None:
    """Hide counts that sums would reveal: outcomes = anyway + caused; served = completed + left
    early + still served; completed + left early = followed + not followed yet."""
    for same in _ONE_COUNT:
        _hide_with(found, same & found.keys(), same)
    if {"outcomes", "anyway", "caused_outcomes"} <= found.keys():
        _hide_with(found, {"outcomes"}, ("anyway",))
        lone = (
            (found["anyway"] != "") & (found["outcomes"] == "") & (found["caused_outcomes"] == "")
        )
        lone |= (
            (found["caused_outcomes"] != "") & (found["outcomes"] == "") & (found["anyway"] == "")
        )
        found["outcomes"] = np.where(lone, HIDDEN, found["outcomes"])
        _hide_with(found, {"outcomes"}, ("anyway",))
    if {"served", "completed", "dropped_out"} <= found.keys():
        left = _small(totals["served"] - totals["completed"] - totals["dropped_out"])
        left |= found["dropped_out"] != ""
        if "followed" in found:
            left |= _small(totals["completed"] + totals["dropped_out"] - totals["followed"])
        found["completed"] = np.where(left & (found["completed"] == ""), HIDDEN, found["completed"])


def _hide_with(found: dict[str, np.ndarray], when: Iterable[str], what: Iterable[str]) -> None:
    """Where any of `when` is not shown, hide `what` too."""
    gone = np.logical_or.reduce([found[m] != "" for m in when]) if when else np.zeros(1, dtype=bool)
    for name in what:
        if name in found:
            found[name] = np.where(gone & (found[name] == ""), HIDDEN, found[name])


# -- the impact records of one future -------------------------------------------------------------


def safe_impact(entries: Sequence[Entry], hidden: dict[tuple[str, str], str]) -> list[Row]:
    """Rows `(segment, measure, amount, reason)` without any small amount.

    Amounts are over the whole time. Amounts by period would reveal more: anyone who knows how long
    a course lasts and when people are followed up could subtract later counts from earlier ones,
    and get how many of one intake left early. Rows are by segment where no cell is small then, or
    else for `all`. A measure in `hidden` has one row: `<11` where it is small itself, `hidden`
    where it would reveal a small one.
    """
    marked = [
        (EVERYONE, measure, hidden[measure, reason], reason)
        for measure, reason in {(e[2], e[4]) for e in entries} & hidden.keys()
    ]
    shown = [e for e in entries if (e[2], e[4]) not in hidden]
    rows = _summed(shown, by_segment=True)
    if _too_fine(rows):
        rows = _summed(shown, by_segment=False)
    return sorted(marked + rows, key=lambda row: (row[3], row[0], row[1]))


def impact_marks(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """The marks of measures (and reasons) that cannot be shown even over the whole time."""
    totals: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for _, _, measure, amount, reason in entries:
        totals[measure][reason] += amount
    whole = marks({m: np.array([sum(parts.values())]) for m, parts in totals.items()})
    out = {}
    for measure, parts in totals.items():
        mark = str(whole[measure][0])
        shown = safe_column(list(parts.values()))
        if mark == SMALL and len(parts) > 1:
            mark = HIDDEN
        for reason, cell in zip(parts, shown, strict=True):
            if mark or isinstance(cell, str):
                out[measure, reason] = mark or str(cell)
    return out


def _summed(entries: list[Entry], by_segment: bool) -> list[Row]:
    total: dict[tuple[Any, ...], float] = defaultdict(float)
    for _, segment, measure, amount, reason in entries:
        total[segment if by_segment else EVERYONE, measure, reason] += amount
    return [
        (segment, measure, round(amount, 6), reason)
        for (segment, measure, reason), amount in total.items()
    ]


def _too_fine(rows: list[Row]) -> bool:
    """True where a cell, or the difference of two measures in one, is small."""
    at = {segment: i for i, segment in enumerate(sorted({row[0] for row in rows}))}
    table: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(len(at)))
    for segment, measure, amount, _ in rows:
        table[measure][at[segment]] += amount
    return any(_small(row[2]) for row in rows) or any(
        (mark != "").any() for mark in marks(dict(table)).values()
    )


# -- what happened -------------------------------------------------------------------------------


def safe_series(
    counts: Sequence[tuple[int, int]], months: int, mark: str = "", whole: bool = False
) -> list[Row]:
    """Counts of people by month as rows `(month, count, months)`: over the `whole` time, or by the
    shortest periods (`months` long, ending in `month`) that have no small count; one row with a
    mark where there is no such period."""
    total = sum(count for _, count in counts)
    mark = mark or (SMALL if _small(total) else "")
    if mark:
        return [(months, mark, months)]
    for period in (months,) if whole else (*_PERIODS, months):
        sums: dict[int, int] = defaultdict(int)
        for month, count in counts:
            sums[min(-(-month // period) * period, months)] += count
        if not any(map(_small, sums.values())):
            break
    return [(end, count, (end - 1) % period + 1) for end, count in sorted(sums.items())]


def safe_column(counts: Sequence[float]) -> list[float | str]:
    """The counts of a column whose total is known. Small ones are marked, and the next smallest are
    hidden too until each small one may be at least two numbers; if none is left to hide, all are
    hidden."""
    small = [i for i, count in enumerate(counts) if _small(count)]
    others = sorted(
        (i for i, c in enumerate(counts) if c and i not in small), key=lambda i: (abs(counts[i]), i)
    )
    hidden: list[int] = []
    while small and _follows(counts, small, hidden):
        if not others:
            return [HIDDEN] * len(counts)
        hidden.append(others.pop(0))
    return [
        SMALL if i in small else HIDDEN if i in hidden else count for i, count in enumerate(counts)
    ]


def _follows(counts: Sequence[float], small: list[int], hidden: list[int]) -> bool:
    """Whether the sum of the cells that are not shown allows only one number for a small one."""
    if len(small) + len(hidden) == 1:
        return len(counts) > 1
    most = SMALLEST - 1
    total = sum(abs(counts[i]) for i in (*small, *hidden))
    least_others = len(small) - 1 + SMALLEST * len(hidden)
    highest = min(most, total - least_others)
    lowest = 1.0 if hidden else max(1, total - most * (len(small) - 1))
    return highest - lowest < 1


def _small(amount: np.ndarray | float) -> np.ndarray:
    return (np.abs(amount) > 0) & (np.abs(amount) < SMALLEST)
