"""The few numbers of the first screen: the label of each, its median and the range of 9 futures in
10."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.disclosure.cells import HIDDEN
from simulator.reports.cash_story import cash_story
from simulator.reports.figures import in_some, told
from simulator.reports.verdict_words import Summary
from simulator.scenario.scenario import Scenario
from simulator.words import numbers
from simulator.words.dates import month_of_plan
from simulator.words.labels import FEW_PEOPLE, MEASURES, label
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

_LONGEST_OUTCOME = 40
"""Characters of the outcome's label that a row shows."""


@dataclass(frozen=True)
class KeyFigure:
    """A row in words: what it is, its median, the range that 9 futures in 10 lie in (None: the
    median is a text that takes the room of both), and a sentence `below` it, if any; `spare` where
    a full screen leaves that sentence out."""

    words: str
    median: str
    between: str | None
    below: str = ""
    spare: bool = False


def key_figures(summary: Summary, scenario: Scenario) -> Iterator[KeyFigure]:
    """Every row that has a number. If the number is hidden, the row says so."""
    n = summary["runs"]["finished"]
    hidden = label(FEW_PEOPLE, HIDDEN)
    for name, words in _rows(summary["measures"], n, scenario):
        found = summary["measures"].get(name)
        if found is None or not found["n"]:
            continue
        said = told(name, found, scenario.currency)
        if name != "break_even_month" and (said.n if said else found["n"]) < n:
            words = in_some(words, said.n if said else found["n"], n)
        if said is not None:
            between = said.between
            if name == "net_outcomes" and summary["mostly_chance"] and between:
                # Translators: behind a small range of people: mostly chance decides how many.
                between = f"{between} {phrase('(few: mostly chance)')}"
            below = _below(name, summary, scenario)
            yield KeyFigure(words, said.median, between, below, name != "self_sufficiency")
        else:
            ends = hidden if found["q05"] is None or found["q95"] is None else ""
            yield KeyFigure(words, hidden, ends)


def _below(name: str, summary: Summary, scenario: Scenario) -> str:
    """What a row needs to be understood."""
    if name == "self_sufficiency":
        return cash_story(summary["measures"])
    if name == "cost_per_net_outcome":
        of = summary["measures"].get("outside_money_per_net_outcome")
        said = told(name, of, scenario.currency) if of and of["n"] and of["q50"] else None
        return (
            ""
            if said is None
            else gettext(
                "Public and given money pays {money} of it.",
                money=said.median,
            )
        )
    return ""


def _rows(measures: Summary, finished: int, scenario: Scenario) -> Iterator[tuple[str, str]]:
    """The measures that the screen shows, and their labels."""
    outcome = clean(scenario.outcome_label)
    yield "served", label(MEASURES, "served")
    yield "net_outcomes", phrase("Net impact: {outcome}", outcome=outcome[:_LONGEST_OUTCOME])
    yield "cost_per_net_outcome", label(MEASURES, "cost_per_net_outcome")
    yield "self_sufficiency", label(MEASURES, "self_sufficiency")
    one = numbers.money(1, scenario.currency)
    # Translators: such as: Social value per Rp1 spent.
    yield "sroi", phrase("Social value per {coin} spent", coin=one)
    reached = measures.get("break_even_month", {}).get("reached", {}).get("share")
    share = numbers.percent(reached)
    yield (
        "break_even_month",
        label(MEASURES, "break_even_month")
        if finished == 1
        else phrase("Own income first covers a year's costs (in {share} of futures)", share=share),
    )
    yield "lowest_cash", _lowest_cash(_median(measures, "lowest_cash_month"), scenario.months)
    yield "months_of_reserve", _reserve(_median(measures, "given_reserve_months"))


def _median(measures: Summary, name: str) -> float | None:
    found = measures.get(name, {}).get("q50")
    return None if found is None else float(found)


def _lowest_cash(month: float | None, last: int) -> str:
    if month is None:
        return label(MEASURES, "lowest_cash")
    at = month_of_plan(month).replace(" ", numbers.GLUE)
    if round(month) >= last:
        # Translators: the lowest cash is that of the last month of the plan, so it may fall on.
        return phrase("Lowest cash minus debt ({month}, the last)", month=at)
    return phrase("Lowest cash minus debt ({month})", month=at)


def _reserve(given: float | None) -> str:
    """`given`: the part of the reserve that comes from gifts, in months of spending."""
    if not given or not numbers.as_shown(given):
        # Translators: a row of numbers of months, such as: Cash reserve  3.8 months.
        return phrase("Cash reserve")
    # Translators: a row of numbers of months; n of these months come from gifts, such as: Cash
    # reserve (0.21 from gifts)  3.8 months.
    return phrase("Cash reserve ({n} from gifts)", n=numbers.number(given))
