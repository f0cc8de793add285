"""Income earned and cash received, where they tell different stories: one sentence says why."""

from collections.abc import Mapping
from typing import Any

from simulator.words.numbers import percent
from simulator.words.texts import gettext

_APART = 0.10
"""From this difference of the two medians on, both are worth a line (assumption)."""


def cash_story(measures: Mapping[str, Any]) -> str:
    """What cash from customers covers, and why that is not the share of costs that own income
    covers; empty where both medians are about the same, or one is not shown. `measures`: those of a
    summary, by name. Bills are never more than costs, so less cash means that customers owe; more
    cash is that of earlier sales, or costs that need no cash, whichever makes the larger
    difference."""
    income, cash = (_median(measures, name) for name in ("self_sufficiency", "cash_sufficiency"))
    if income is None or cash is None or abs(cash - income) < _APART:
        return ""
    share = percent(cash)
    if cash < income:
        return gettext(
            "Cash from customers covers {share} of bills: they pay later than they buy.",
            share=share,
        )
    earned, received = (_median(measures, name) for name in ("earned_income", "received_income"))
    if earned and received and (received / earned) ** 2 >= cash / max(income, 1e-9):
        return gettext(
            "Cash from customers covers {share} of bills: they pay for earlier sales.",
            share=share,
        )
    return gettext(
        "Cash from customers covers {share} of bills: lost debts and wear need no cash.",
        share=share,
    )


def _median(measures: Mapping[str, Any], name: str) -> float | None:
    found = measures.get(name, {}).get("q50")
    return None if found is None else float(found)
