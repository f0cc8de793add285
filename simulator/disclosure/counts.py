"""Which counts of people may be shown, future by future and over all futures.

A future is one of hundreds of a made-up community, and each is a row of `runs.csv`. The future that
is replayed in full is one of them: a count that is hidden in its impact records must not be in its
row, nor follow from the other rows and the mean. So where a count of a column is small in any
future, it is hidden in at least eleven. A mean over eleven futures or more counts no real people,
unless nearly all futures agree, or few have any.

No name decides here: each measure declares the totals of people that it is made of, and a measure
that declares nothing is treated as a count of people.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from simulator.disclosure.cells import HIDDEN, SMALLEST, marks
from simulator.mechanisms import series as ids
from simulator.results.measures.measure import Measure
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.vocabulary import Counted

_RECORDED = (*(c for c in Counted if c is not Counted.GAIN_AT_COUNT), ids.CAUSED_NOW_TOTAL)
"""Counts of the impact records, including those that no measure uses."""
_TOGETHER = (
    (Counted.NET_OUTCOMES, Counted.OWN_CAUSED, Counted.CAUSED_OUTCOMES),
    (ids.NET_OUTCOMES_NOW, ids.CAUSED_NOW_TOTAL),
    (Counted.OUTCOMES, Counted.ANYWAY),
    (Counted.CAUSED_AT_FIRST, Counted.CAUSED_LATE),
)
"""Sets of counts: if one is known, all others follow."""


def count_marks(result: Result) -> dict[str, np.ndarray]:
    """For each total of people, `""`, `<11` or `hidden` for each future; each of shape `(n,)`."""
    totals = {name: result.finals[name].astype(float) for name in _names(result)}
    for measure in MEASURES.values():
        if measure.made_of is None and measure.name not in totals:
            totals[measure.name] = np.nan_to_num(measure.per_run(result))
    found = marks(totals)
    for name in found:
        _in_many(found, name, totals)
    return found


def _names(result: Result) -> list[str]:
    """The totals of people that a result has, for measures and in the impact records."""
    named = [str(part) for measure in MEASURES.values() for part in measure.counts]
    return [n for n in dict.fromkeys([*named, *map(str, _RECORDED)]) if n in result.finals]


def hidden_counts(result: Result) -> dict[str, np.ndarray]:
    """For each measure that is made of counts of people, the mark in place of its value in each
    future, or `""`; each of shape `(n,)`."""
    found = count_marks(result)
    return {
        name: _marks_of(measure, found, result)
        for name, measure in MEASURES.items()
        if measure.counts
    }


def _marks_of(measure: Measure, found: dict[str, np.ndarray], result: Result) -> np.ndarray:
    known = [found[part] for part in measure.counts if part in found]
    if measure.is_count and known:
        return known[0]
    gone = np.zeros(result.n, dtype=bool)
    for mark in known:
        gone |= mark != ""
    if measure.adds_up_with:  # they add up, here and in the mean
        gone |= any_small(np.stack([result.finals[name] for name in measure.adds_up_with]))
    return np.where(gone, HIDDEN, "")


def any_small(counts: np.ndarray) -> bool:
    """Whether any of the counts is 1 to 10."""
    return bool(((counts > 0) & (counts < SMALLEST)).any())


def _in_many(found: dict[str, np.ndarray], name: str, totals: dict[str, np.ndarray]) -> None:
    """Where a count is hidden in some futures, it is hidden in the eleven smallest."""
    mark = found[name]
    few = np.count_nonzero(mark != "")
    if not 0 < few < SMALLEST:
        return
    size = np.where(mark == "", np.abs(totals[name]), np.inf)
    also = np.argsort(size, kind="stable")[: SMALLEST - few]
    for member in next((group for group in _TOGETHER if name in group), (name,)):
        if member in found:
            more = found[member].copy()
            more[also] = np.where(more[also] == "", HIDDEN, more[also])
            found[member] = more


def hidden_measures(result: Result) -> frozenset[str]:
    """Measures whose statistics over all futures would reveal the small counts of one."""
    few = result.n < SMALLEST
    return frozenset(
        name
        for name, mark in hidden_counts(result).items()
        if (mark != "").any() and (few or agree_on_few(result, MEASURES[name].counts))
    )


def agree_on_few(result: Result, parts: Iterable[str]) -> bool:
    """Whether nearly all futures have the same number of one of the parts, or a small one above
    0."""
    ends = [
        np.quantile(_total(result, part), (0.05, 0.95))
        for part in parts
        if _total(result, part).any()
    ]
    return any(low == high or 0 < high < SMALLEST for low, high in ends)


def _total(result: Result, part: str) -> np.ndarray:
    """A total by its name, or the measure of that name; `(n,)`."""
    if part in result.finals:
        return np.asarray(result.finals[part])
    if part in MEASURES:
        return np.asarray(np.nan_to_num(MEASURES[part].per_run(result)))
    return np.zeros(result.n)


def eleven_heads(result: Result, measure: Measure, mean: float) -> float:
    """How much eleven people more or fewer, in all futures together, change the mean of a measure
    that is made of counts of people."""
    if measure.is_count:
        return SMALLEST / max(result.n, 1)
    sums = [float(np.abs(_total(result, part)).sum()) for part in measure.counts]
    share = SMALLEST / min((total for total in sums if total), default=np.inf)
    change = abs(mean) * share
    if measure.divisor is not None and not measure.per_head:  # one count over another
        below = float(np.nansum(measure.divisor(result)))
        change = max(change, SMALLEST / below if below > 0 else 0.0)
    return change


def clear_quantiles(
    result: Result, measure: Measure, values: np.ndarray, shares: Sequence[float]
) -> list[bool]:
    """For each quantile of a measure: whether no count that it is made of is small in the two
    futures between which it lies."""
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return [False] * len(shares)
    small = np.zeros(result.n, dtype=bool)
    for part in measure.counts:
        total = np.abs(_total(result, part))
        small |= (total > 0) & (total < SMALLEST)
    order = known[np.argsort(values[known], kind="stable")]
    places = [share * (len(order) - 1) for share in shares]
    return [not small[order[[int(np.floor(at)), int(np.ceil(at))]]].any() for at in places]
