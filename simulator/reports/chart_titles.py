"""The sentences above the charts of a run: what each of them shows."""

from collections.abc import Iterator

import numpy as np

from simulator.mechanisms.series import MOST_LOAD
from simulator.reports.figures import at_cap
from simulator.results.result import Result
from simulator.results.windows import YEAR, closing
from simulator.vocabulary import Counted
from simulator.words.dates import months
from simulator.words.labels import ROLES, label
from simulator.words.numbers import as_shown, money, number, percent, whole
from simulator.words.texts import gettext, ngettext


def cash_title(result: Result, median: float, *, of_open: bool) -> str:
    """`median`: of the cash less unpaid bills at the end, in major units, `nan` where it may not be
    shown, or where nobody is open. `of_open`: whether only futures that are open are drawn."""
    return " ".join(_cash(result, median, of_open))


def _cash(result: Result, median: float, of_open: bool) -> Iterator[str]:
    if np.isfinite(median) and of_open:
        amount = money(median, result.scenario.currency)
        yield gettext(
            "Median cash less unpaid bills of those open at the end: {amount}.", amount=amount
        )
    elif np.isfinite(median):
        amount = money(median, result.scenario.currency)
        yield gettext("Median cash less unpaid bills at the end: {amount}.", amount=amount)
    else:
        yield gettext("Cash less unpaid bills, month by month.")
    yield _closed(result)
    if closing(result).any() and not of_open:
        yield gettext("Closed ones count with their last cash.")


def _closed(result: Result) -> str:
    """How many futures close, of all."""
    closed = int(np.count_nonzero(closing(result)))
    if not closed:
        return gettext("No future closes.")
    return ngettext(
        "{n} of {all} futures closes.",
        "{n} of {all} futures close.",
        closed,
        n=whole(closed),
        all=whole(result.n),
    )


def people_title(result: Result) -> str:
    """How many people are served, and how many of them complete the programme."""
    served = float(np.mean(result.finals[Counted.SERVED]))
    done = float(np.mean(result.finals[Counted.COMPLETED]))
    values = {"n": number(served), "months": months(result.scenario.months)}
    if done < 1:
        return ngettext(
            "On average, {n} person is served in {months}",
            "On average, {n} people are served in {months}",
            as_shown(served),
            **values,
        )
    return ngettext(
        "On average, {n} person is served in {months}, and {done} complete the programme",
        "On average, {n} people are served in {months}, and {done} complete the programme",
        as_shown(served),
        done=number(done),
        **values,
    )


def money_title(result: Result, own: float, spent: float) -> str:
    """Own income and costs of the last year, as means per month (`nan` where they may not be
    shown), and how many futures have neither because they closed before it."""
    if np.isnan(own + spent):
        return gettext("Income and costs by month, as far as they may be shown")
    closed = closing(result)
    gone = int(np.count_nonzero((closed > 0) & (closed <= result.scenario.months - YEAR)))
    if not spent:
        return gettext("In the last year nothing is spent")
    share = percent(own / spent)
    if not gone:
        return gettext(
            "In the last year, own income covers {share} of costs on average", share=share
        )
    return ngettext(
        "In the last year, own income covers {share} of costs on average. {n} of {all} futures"
        " closed before and has neither",
        "In the last year, own income covers {share} of costs on average. {n} of {all} futures"
        " closed before and have neither",
        gone,
        share=share,
        n=whole(gone),
        all=whole(result.n),
    )


def workload_title(result: Result, role: str, load: np.ndarray) -> str:
    """`role`: the id of the role that has the least time to spare; `load`: its median of hours
    needed for each hour available, month by month, in the futures that are open then."""
    busiest = int(np.nanargmax(load))
    said = gettext(
        "Least time to spare: {role}. In month {n}, their work needs {share} of their hours"
        " (median).",
        role=label(ROLES, role),
        n=busiest + 1,
        share=at_cap(float(load[busiest]), MOST_LOAD, percent),
    )
    return f"{said} {_closed(result)}"


def goals_title(both: int, result: Result) -> str:
    """How many futures reach both goals."""
    return ngettext(
        "{n} of {all} futures pays for itself and reaches its impact target",
        "{n} of {all} futures pay for themselves and reach their impact target",
        both,
        n=whole(both),
        all=whole(result.n),
    )
