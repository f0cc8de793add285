"""The few numbers of the first screen: the label of each, its median and the range of 9 futures in
10."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.disclosure.cells import HIDDEN
from simulator.reports.figures import kind_of
from simulator.reports.verdict_words import Summary
from simulator.scenario.scenario import Scenario
from simulator.words import numbers
from simulator.words.dates import month_of_plan
from simulator.words.labels import FEW_PEOPLE, MEASURES, label
from simulator.words.safe_text import clean
from simulator.words.texts import phrase

_LONGEST_OUTCOME = 40
"""Characters of the outcome's label that a row shows."""


@dataclass(frozen=True)
class KeyFigure:
    """A row in words: what it is, its median, and the range that 9 futures in 10 lie in."""

    words: str
    median: str
    between: str


def key_figures(summary: Summary, scenario: Scenario) -> Iterator[KeyFigure]:
    """Every row that has a number. If the number is hidden, the row says so."""
    n = summary["runs"]["finished"]
    for name, words in _rows(summary["measures"], n, scenario):
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        if name != "break_even_month" and found["n"] < n:
            words = _in_some(words, found["n"], n)
        low, median, high = (found[q] for q in ("q05", "q50", "q95"))
        kind = kind_of(name, found["unit"], scenario.currency)
        hidden = label(FEW_PEOPLE, HIDDEN)
        yield KeyFigure(
            words,
            hidden if median is None else kind.one(median),
            hidden if low is None or high is None else kind.between(low, high),
        )


def _in_some(words: str, n: int, all_of_them: int) -> str:
    # Translators: a row of numbers that exist in some futures only, such as: Cost per net impact
    # (in 3 of 200 futures).
    return phrase(
        "{row} (in {n} of {all} futures)",
        row=words,
        n=numbers.whole(n),
        all=numbers.whole(all_of_them),
    )


def _rows(measures: Summary, finished: int, scenario: Scenario) -> Iterator[tuple[str, str]]:
    """The measures that the screen shows, and their labels."""
    outcome = clean(scenario.outcome_label)
    yield "served", label(MEASURES, "served")
    yield "net_outcomes", phrase("Net impact: {outcome}", outcome=outcome[:_LONGEST_OUTCOME])
    yield "cost_per_net_outcome", label(MEASURES, "cost_per_net_outcome")
    one = numbers.money(1, scenario.currency)
    # Translators: such as: Social value per Rp1 spent.
    yield "sroi", phrase("Social value per {coin} spent", coin=one)
    yield "self_sufficiency", label(MEASURES, "self_sufficiency")
    reached = measures.get("break_even_month", {}).get("reached", {}).get("share")
    share = numbers.percent(reached)
    yield (
        "break_even_month",
        label(MEASURES, "break_even_month")
        if finished == 1
        else phrase("Own income first covers a year's costs (in {share} of futures)", share=share),
    )
    yield "lowest_cash", _lowest_cash(_median(measures, "lowest_cash_month"))
    yield "months_of_reserve", _reserve(_median(measures, "given_reserve_months"))


def _median(measures: Summary, name: str) -> float | None:
    found = measures.get(name, {}).get("q50")
    return None if found is None else float(found)


def _lowest_cash(month: float | None) -> str:
    if month is None:
        return label(MEASURES, "lowest_cash")
    at = month_of_plan(month).replace(" ", numbers.GLUE)
    return phrase("Lowest cash minus debt ({month})", month=at)


def _reserve(given: float | None) -> str:
    """`given`: the part of the reserve that comes from gifts, in months of spending."""
    if not given or not numbers.as_shown(given):
        # Translators: a row of numbers of months, such as: Cash reserve  3.8 months.
        return phrase("Cash reserve")
    # Translators: a row of numbers of months; n of these months come from gifts, such as: Cash
    # reserve (0.21 from gifts)  3.8 months.
    return phrase("Cash reserve ({n} from gifts)", n=numbers.number(given))
