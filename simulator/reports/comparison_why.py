"""Why two scenarios differ: which causes of failure grew or shrank, and what else moved with the change."""

from collections.abc import Iterator

from simulator.experiments.compare import Comparison, Contender, Pair
from simulator.reports.comparison_answer import chance
from simulator.reports.screen import tagged
from simulator.reports.wording import money, number, percent
from simulator.results.cause_words import WORDS
from simulator.results.measures import MEASURES
from simulator.units import minor_digits

_BEHIND = {
    "reached": "people who heard of it", "waiting_months": "months of waiting",
    "service_months": "person-months of service", "deadweight": "outcomes that would have come anyway",
    "attribution_others": "partners' part of outcomes", "drop_off": "outcomes lost within a year",
    "earned_income": "own income of a year", "subsidy_dependence": "cost that gifts and grants pay",
    "public_money_share": "public money in income", "largest_source": "largest source of income",
    "donor_retention": "donors who give again", "cost_to_raise_one": "campaign cost per unit given",
}
"""Measures that stand behind the rows of the table."""
_MOST_CAUSES, _MOST_MOVED = 3, 4
_A_POINT = 0.01


def why(comparison: Comparison, pair: Pair, width: int) -> Iterator[str]:
    """Lines of at most `width` columns."""
    old, new = comparison.base, comparison.contenders[pair.contender]
    before, after = _causes(old), _causes(new)
    moved = sorted((cause for cause in {**before, **after} if abs(_change(before, after, cause)) >= _A_POINT),
                   key=lambda cause: -abs(_change(before, after, cause)))
    said = [f"{WORDS[cause]} {_share(before, cause, old)} -> {_share(after, cause, new)}"
            for cause in moved[:_MOST_CAUSES]]
    told = {"WHY": said and f"first cause of failure, of all futures: {'; '.join(said)}",
            "ALSO": "; ".join(list(_also(pair, new))[:_MOST_MOVED])}
    if any(told.values()):
        yield ""
    for tag, text in told.items():
        for line in tagged(tag, text.replace(" %", "\u00a0%"), width) if text else ():
            yield line.replace("\u00a0", " ")


def _causes(found: Contender) -> dict[str, float]:
    """The share of all futures that each first cause has brought down."""
    failed = 1 - float(found.events["sustainable"].mean())
    return {entry["cause"]: entry["share"] * failed for entry in found.summary["causes"]}


def _change(before: dict[str, float], after: dict[str, float], cause: str) -> float:
    return after.get(cause, 0.0) - before.get(cause, 0.0)


def _share(shares: dict[str, float], cause: str, found: Contender) -> str:
    return chance(shares.get(cause, 0.0), len(found.replicates)) if shares.get(cause) else "none"


def _also(pair: Pair, new: Contender) -> Iterator[str]:
    """What moved for certain, the surest first."""
    sure = {name: found for name in _BEHIND if (found := pair.measures.get(name)) and found.n and not found.tie}
    scale = 10 ** minor_digits(new.scenario.currency)
    for name in sorted(sure, key=lambda name: -abs(sure[name].difference) / (sure[name].mcse or 1)):
        measure = MEASURES[name]
        said = [money(value / scale, new.scenario.currency) if measure.money
                else percent(value) if measure.unit == "share" else number(value)
                for value in (sure[name].before, sure[name].after)]
        if said[0] != said[1]:
            yield f"{_BEHIND[name]} {said[0]} -> {said[1]}"
