"""Counts of people small enough to point at somebody are not shown, nor what gives them away.

No count of 1 to 10 appears in a shared table (CMS cell-size policy; docs/domain.md section 6). Agents are
synthetic, but scenarios are calibrated on real, small cohorts, so the rule holds all the same.

The rule is for counts of people. Money is told exactly, or the books would not tie; where a price is
paid per person (an allowance, a fee, a placement), amount / price tells how many there were in that
month of that synthetic future. Whoever shares the folder of a small real cohort should leave
`ledger.csv` and the accounts out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

SMALLEST = 11
SMALL, HIDDEN = "<11", "hidden"
"""What stands in a cell that is small (1 to 10), and in one that would give a small one away."""

Entry = tuple[int, str, str, float, str]
"""Month, segment, measure, amount, reason."""

EVERYONE = "all"
_PERIODS = (1, 3, 6, 12, 24)

_ONE_COUNT = (frozenset({"net_outcomes", "own_caused", "caused_outcomes"}),
              frozenset({"net_outcomes_now", "caused_now"}))
"""The same people, after a discount that may be known: all of a set are shown, or none."""
_NESTED = (
    frozenset({"followed", "outcomes", "anyway", *_ONE_COUNT[0]}),
    frozenset({"followed_late", "caused_late", "caused_at_first"}),
    frozenset({"reached", "served"}), frozenset({"served", "completed"}), frozenset({"served", "dropped_out"}),
    frozenset({"served", "followed"}), frozenset({"followed", "followed_late"}),
    frozenset({"donors_before", "donors_kept"}), frozenset({"donors_won"}),
    frozenset({"served", "outcomes_now"}), frozenset({"outcomes_now", *_ONE_COUNT[1]}))
"""Measures of which one counts some of the people of another: their difference is people too."""
_WANTED = ("net_outcomes", "own_caused", "caused_outcomes", "served", "net_outcomes_now", "caused_now",
           "caused_late", "caused_at_first")
"""What readers want most is shown first; the rest is shown as far as that allows, largest first."""


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
    return _WANTED.index(measure) if measure in _WANTED else len(_WANTED)


def _related(a: str, b: str) -> bool:
    if any({a, b} <= same for same in _ONE_COUNT):
        return False
    known = frozenset().union(*_NESTED)
    return not {a, b} <= known or any({a, b} <= family for family in _NESTED)


def _close(found: dict[str, np.ndarray], totals: dict[str, np.ndarray]) -> None:
    """Hide what sums would give away: outcomes = anyway + caused; served = completed + dropped out
    + those who are still served."""
    for same in _ONE_COUNT:
        _hide_with(found, same & found.keys(), same)
    if {"outcomes", "anyway", "caused_outcomes"} <= found.keys():
        _hide_with(found, {"outcomes"}, ("anyway",))
        lone = (found["anyway"] != "") & (found["outcomes"] == "") & (found["caused_outcomes"] == "")
        lone |= (found["caused_outcomes"] != "") & (found["outcomes"] == "") & (found["anyway"] == "")
        found["outcomes"] = np.where(lone, HIDDEN, found["outcomes"])
        _hide_with(found, {"outcomes"}, ("anyway",))
    if {"served", "completed", "dropped_out"} <= found.keys():
        left = _small(totals["served"] - totals["completed"] - totals["dropped_out"])
        left |= (found["dropped_out"] != "")
        found["completed"] = np.where(left & (found["completed"] == ""), HIDDEN, found["completed"])


def _hide_with(found: dict[str, np.ndarray], when: Iterable[str], what: Iterable[str]) -> None:
    """Where any of `when` is not shown, `what` is not either."""
    gone = np.logical_or.reduce([found[m] != "" for m in when]) if when else np.zeros(1, dtype=bool)
    for name in what:
        if name in found:
            found[name] = np.where(gone & (found[name] == ""), HIDDEN, found[name])


# -- the impact records of one future -------------------------------------------------------------

def safe_impact(entries: Sequence[Entry], months: int) -> list[tuple]:
    """Rows `(month, segment, measure, amount, reason, months)`, of which no amount is small.

    Measures recorded for the same reason are sums and differences of each other, so they share one
    grouping, the finest that has no small cell: by segment or for `all`, by month or by longer
    periods (`months` long, ending in `month`). A measure that is small even over the whole time
    is one row of `<11`; one that would give a small one away is one row of `hidden`.
    """
    unshown = impact_marks(entries)
    by_reason: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_reason[entry[4]].append(entry)
    rows = []
    for reason, found in sorted(by_reason.items()):
        rows += [(months, EVERYONE, measure, mark, reason, months)
                 for (measure, why), mark in sorted(unshown.items()) if why == reason]
        rows += _finest([e for e in found if (e[2], reason) not in unshown], months)
    return rows


def impact_marks(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """What stands for the measures (and reasons) that cannot be shown even over the whole time."""
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


def _finest(entries: list[Entry], months: int) -> list[tuple]:
    levels = [(by_segment, p) for p in (*_PERIODS, months) for by_segment in (True, False)]
    for by_segment, period in levels:
        rows = _grouped(entries, by_segment, period, months)
        if not _too_fine(rows):
            break
    return rows


def _grouped(entries: list[Entry], by_segment: bool, period: int, months: int) -> list[tuple]:
    total: dict[tuple, float] = defaultdict(float)
    for month, segment, measure, amount, reason in entries:
        end = _end(month, period, months)
        total[end, segment if by_segment else EVERYONE, measure, reason] += amount
    return [(end, segment, measure, round(amount, 6), reason, (end - 1) % period + 1)
            for (end, segment, measure, reason), amount in sorted(total.items())]


def _end(month: int, period: int, months: int) -> int:
    """The last month of the period that a month falls in."""
    return min(-(-month // period) * period, months)


def _too_fine(rows: list[tuple]) -> bool:
    """True where a cell, or the difference of two measures in one, is small."""
    cells = sorted({row[:2] for row in rows})
    at = {cell: i for i, cell in enumerate(cells)}
    table: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(len(cells)))
    for row in rows:
        table[row[2]][at[row[:2]]] += row[3]
    return any((mark != "").any() for mark in marks(dict(table)).values())


# -- what happened, and who was reached -------------------------------------------------------------

def safe_series(counts: Sequence[tuple[int, int]], months: int, mark: str = "") -> list[tuple]:
    """Counts of people by month as rows `(month, count, months)`: by the shortest periods (`months`
    long, ending in `month`) without a small count; one row with a mark where there are none."""
    total = sum(count for _, count in counts)
    mark = mark or (SMALL if _small(total) else "")
    if mark:
        return [(months, mark, months)]
    for period in (*_PERIODS, months):
        sums: dict[int, int] = defaultdict(int)
        for month, count in counts:
            sums[_end(month, period, months)] += count
        if not any(map(_small, sums.values())):
            break
    return [(end, count, (end - 1) % period + 1) for end, count in sorted(sums.items())]


def safe_reach(rows: Iterable[tuple], futures: int) -> list[tuple]:
    """Rows `(group, of, served, share, net, share of net)`, without small counts and the shares that
    would give them away. Where one count of a table is small, others go with it until its size does
    not follow from the total. A table of one group is the total itself, a mean over `futures`."""
    tables: dict[str, list[tuple]] = defaultdict(list)
    for row in rows:
        tables[row[1]].append(row)
    out = []
    for table in tables.values():
        whole = len(table) == 1 and futures >= SMALLEST
        served, net = ([row[at] for row in table] if whole else safe_column([row[at] for row in table])
                       for at in (2, 4))
        for row, people, outcomes in zip(table, served, net, strict=True):
            out.append((row[0], row[1], people, None if isinstance(people, str) else row[3],
                        outcomes, None if isinstance(outcomes, str) else row[5]))
    return out


def as_reach_tells(about: dict[str, dict[str, Any]], reach: Iterable[tuple]) -> dict[str, dict[str, Any]]:
    """The five dimensions of impact, with no share in `who` that the table of reach does not tell."""
    poorest = next((row[3] for row in reach if row[1] == "income fifth"), None)
    who = {name: None if poorest is None else share for name, share in about["who"].items()}
    return {**about, "who": who}


def safe_column(counts: Sequence[float]) -> list[float | str]:
    """The counts of a column whose total is known. Small ones are marked, and the next smallest go
    with them until each may be at least two numbers; if none is left to hide, all are hidden."""
    small = [i for i, count in enumerate(counts) if _small(count)]
    others = sorted((i for i, c in enumerate(counts) if c and i not in small),
                    key=lambda i: (abs(counts[i]), i))
    hidden: list[int] = []
    while small and _follows(counts, small, hidden):
        if not others:
            return [HIDDEN] * len(counts)
        hidden.append(others.pop(0))
    return [SMALL if i in small else HIDDEN if i in hidden else count
            for i, count in enumerate(counts)]


def _follows(counts: Sequence[float], small: list[int], hidden: list[int]) -> bool:
    """True where the sum of the cells not shown leaves only one number for a small one."""
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
