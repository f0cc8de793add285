"""Whether a scenario's own claims hold: true, false, or inconclusive with so few futures."""

import operator
from collections.abc import Mapping

import numpy as np

from simulator.results.estimates import Estimate, in_order
from simulator.results.intervals import quantile_interval, wilson
from simulator.results.result import Result
from simulator.results.verdict import IMPACT, MONEY, Verdict, both
from simulator.scenario.scenario import Claim

_OPS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}


def evaluate(
    result: Result, verdict: Verdict, found: Mapping[str, Estimate]
) -> list[dict[str, str]]:
    """Each claim with `true`, `false` or `inconclusive` (ids; labels: `words.labels.CLAIMS`)."""
    return [
        {"text": claim.text, "result": _decide(claim, _interval(claim, result, verdict, found))}
        for claim in result.scenario.claims
    ]


def _decide(claim: Claim, interval: tuple[float, float] | None) -> str:
    """True where the whole 95 % interval agrees with the claim, false where none of it does."""
    if interval is None or np.isnan(interval).any():
        return "inconclusive"
    holds = [bool(_OPS[claim.op](bound, claim.number)) for bound in interval]
    return "true" if all(holds) else "inconclusive" if any(holds) else "false"


def _interval(
    claim: Claim, result: Result, verdict: Verdict, found: Mapping[str, Estimate]
) -> tuple[float, float] | None:
    if claim.statistic == "P":
        happens = event(verdict, claim.subject)
        low, high = wilson(int(np.count_nonzero(happens)), len(happens))
        return None if low is None or high is None else (low, high)
    estimate = found[claim.subject]
    if claim.statistic == "mean":
        return estimate.widest.low, estimate.widest.high
    values = in_order(result, estimate.measure)
    return quantile_interval(values[~np.isnan(values)], 0.5)


def event(verdict: Verdict, subject: str) -> np.ndarray:
    """Where a named event happens: an id of the verdict (`falls-short` for `falls short`),
    `solvent` or `both`; shape `(n,)`."""
    word = subject.replace("_", "-").replace(" ", "-")
    if word == "both":
        return both(verdict)
    if word == "solvent":
        return verdict.money != MONEY[2]
    if word in MONEY:
        return verdict.money == word
    return verdict.impact == {name.replace(" ", "-"): name for name in IMPACT}[word]
