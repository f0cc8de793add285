"""The few numbers of the first screen: what each is called, its median and where 9 in 10 lie."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from simulator.reports.verdict_words import Summary
from simulator.scenario.scenario import Scenario
from simulator.words import numbers
from simulator.words.dates import month_of_plan, months
from simulator.words.labels import MEASURES, label
from simulator.words.safe_text import clean
from simulator.words.texts import phrase


@dataclass(frozen=True)
class KeyFigure:
    """A row: its words, its median, and both ends of the range that 9 futures in 10 lie in."""

    words: str
    median: str
    between: str


@dataclass(frozen=True)
class _Kind:
    """How a kind of number is written, alone and as a range."""

    one: Callable[[float], str]
    between: Callable[[float, float], str]


_NUMBER = _Kind(numbers.number, numbers.number_range)
_PERCENT = _Kind(numbers.percent, numbers.percent_range)
_MONTHS = _Kind(
    lambda value: months(value, numbers.number(value)),
    lambda low, high: months(high, numbers.number_range(low, high)),
)
_MONTH = _Kind(
    month_of_plan,
    # Translators: a range of months of the plan, such as month 12 to 39.
    lambda low, high: phrase("month {low} to {high}", low=f"{low:.0f}", high=f"{high:.0f}"),
)


def key_figures(summary: Summary, scenario: Scenario) -> Iterator[KeyFigure]:
    """Every row that has a number; of what is hidden it says so."""
    n = summary["runs"]["finished"]
    for name, words, kind in _rows(summary["measures"], scenario):
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        if name != "break_even_month" and found["n"] < n:
            some = phrase("in {n} of {all} futures", n=found["n"], all=numbers.whole(n))
            words = f"{words} ({some})"
        low, median, high = (found[q] for q in ("q05", "q50", "q95"))
        # Translators: in the place of a number that would show few people.
        hidden = phrase("not shown")
        yield KeyFigure(
            words,
            hidden if median is None else kind.one(median),
            hidden if low is None or high is None else kind.between(low, high),
        )


def _rows(measures: Summary, scenario: Scenario) -> Iterator[tuple[str, str, _Kind]]:
    """What is shown: measure, words, and how its numbers are written."""
    coin = _Kind(
        lambda amount: numbers.money(amount, scenario.currency),
        lambda low, high: numbers.money_range(low, high, scenario.currency),
    )

    def median(name: str) -> float | None:
        found = measures.get(name, {}).get("q50")
        return None if found is None else float(found)

    outcome = clean(str(scenario.outcome.values.get("label", phrase("an outcome"))))[:40]
    yield "served", label(MEASURES, "served"), _NUMBER
    yield "net_outcomes", phrase("Net impact: {outcome}", outcome=outcome), _NUMBER
    yield "cost_per_net_outcome", label(MEASURES, "cost_per_net_outcome"), coin
    one = numbers.money(1, scenario.currency)
    # Translators: such as: Social value per Rp1 spent.
    yield "sroi", phrase("Social value per {coin} spent", coin=one), _NUMBER
    yield "self_sufficiency", label(MEASURES, "self_sufficiency"), _PERCENT
    reached = measures.get("break_even_month", {}).get("reached", {}).get("share")
    share = numbers.percent(reached)
    yield "break_even_month", phrase("Breaks even (in {share} of futures)", share=share), _MONTH
    when = median("lowest_cash_month")
    lowest = label(MEASURES, "lowest_cash")
    yield "lowest_cash", f"{lowest} ({month_of_plan(when)})" if when is not None else lowest, coin
    given = median("given_reserve_months")
    words = (
        label(MEASURES, "months_of_reserve")
        if given is None
        else phrase("Cash reserve ({months} from gifts)", months=_MONTHS.one(given))
    )
    yield "months_of_reserve", words, _MONTHS
