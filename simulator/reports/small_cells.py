"""Counts of people small enough to point at somebody are not shown, nor what gives them away.

No count of 1 to 10 appears in a shared table (CMS cell-size policy; DOMAIN section 6). Agents are
synthetic, but scenarios are calibrated on real, small cohorts, so the rule holds all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

SMALLEST = 11
SMALL, HIDDEN = "<11", "hidden"
"""What stands in a cell that is small, and in one that would give a small one away."""

Entry = tuple[int, str, str, float, str]
"""Month, segment, measure, amount, reason."""

EVERYONE = "all"
_PERIODS = (1, 3, 6, 12, 24)


def safe_impact(entries: Iterable[Entry], months: int) -> list[tuple]:
    """Rows `(month, segment, measure, amount, reason, months)`, of which no amount is small.

    Measures recorded for the same reason are sums and differences of each other, so they share one
    grouping, the finest that has no small cell: by segment or for `all`, by month or by longer
    periods (`months` long, ending in `month`). A measure that is small even over the whole time
    is one row of `<11`; one that differs from another by a small number is one row of `hidden`.
    """
    by_reason: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_reason[entry[4]].append(entry)
    rows = []
    for reason, found in sorted(by_reason.items()):
        marks = _marks(found)
        rows += [(months, EVERYONE, measure, mark, reason, months)
                 for measure, mark in sorted(marks.items())]
        rows += _finest([e for e in found if e[2] not in marks], months)
    return rows


def safe_reach(rows: Iterable[tuple]) -> list[tuple]:
    """Rows `(group, of, served, share, net, share of net)`, without small counts and the shares that
    would give them away. Where one count of a table is small, the next smallest goes with it."""
    tables: dict[str, list[tuple]] = defaultdict(list)
    for row in rows:
        tables[row[1]].append(row)
    out = []
    for table in tables.values():
        served = _column([row[2] for row in table])
        net = _column([row[4] for row in table])
        for row, people, outcomes in zip(table, served, net, strict=True):
            out.append((row[0], row[1], people, row[3] if people == row[2] else None,
                        outcomes, row[5] if outcomes == row[4] else None))
    return out


def _column(counts: list[float]) -> list[float | str]:
    small = {i for i, count in enumerate(counts) if _small(count)}
    others = [i for i in range(len(counts)) if i not in small]
    also = {min(others, key=lambda i: counts[i])} if len(small) == 1 and others else set()
    return [SMALL if i in small else HIDDEN if i in also else count for i, count in enumerate(counts)]


def safe_counts(counts: Sequence[int]) -> list[int | str]:
    """The counts of one series, the small ones marked; a lone small one takes a second with it."""
    shown: list[int | str] = [SMALL if _small(c) else c for c in counts]
    if shown.count(SMALL) == 1:
        others = [(c, i) for i, c in enumerate(counts) if c >= SMALLEST]
        if others:
            shown[min(others)[1]] = HIDDEN
    return shown


def _marks(entries: list[Entry]) -> dict[str, str]:
    """What stands for the measures of one reason that cannot be shown; the largest are kept."""
    total: dict[str, float] = defaultdict(float)
    for _, _, measure, amount, _ in entries:
        total[measure] += amount
    marks: dict[str, str] = {}
    kept: list[float] = []
    for measure in sorted(total, key=lambda m: (-abs(total[m]), m)):
        amount = total[measure]
        if _small(amount):
            marks[measure] = SMALL
        elif any(_small(amount - other) for other in kept):
            marks[measure] = HIDDEN
        else:
            kept.append(amount)
    return marks


def _finest(entries: list[Entry], months: int) -> list[tuple]:
    levels = [(by_segment, p) for p in (*_PERIODS, months) for by_segment in (True, False)]
    for by_segment, period in levels:
        rows = _grouped(entries, by_segment, period, months)
        if not any(_small(row[3]) for row in rows):
            break
    return rows


def _grouped(entries: list[Entry], by_segment: bool, period: int, months: int) -> list[tuple]:
    total: dict[tuple, float] = defaultdict(float)
    for month, segment, measure, amount, reason in entries:
        end = min(-(-month // period) * period, months)
        total[end, segment if by_segment else EVERYONE, measure, reason] += amount
    return [(end, segment, measure, round(amount, 6), reason, (end - 1) % period + 1)
            for (end, segment, measure, reason), amount in sorted(total.items())]


def _small(amount: float) -> bool:
    return 0 < abs(amount) < SMALLEST
