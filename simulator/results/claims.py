"""Whether a scenario's own claims hold: true, false, or inconclusive with so few futures."""

import operator
from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.results.estimates import Estimate, in_order
from simulator.results.intervals import quantile_interval, wilson
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.verdict import CLOSED, IMPACT, MONEY, Verdict, both, closes
from simulator.scenario.changes.planned import Claim, Condition

OPS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}
"""What the signs of claims mean, for numbers and arrays."""


SOLVENT = "solvent"
"""The event of a venture that is not closed."""


def evaluate(
    result: Result, verdict: Verdict, found: Mapping[str, Estimate]
) -> list[dict[str, Any]]:
    """Each claim with `true`, `false` or `inconclusive` (ids; labels: `words.labels.CLAIMS`). `n`
    is the number of futures that it counts, `defined` of how many its number is known.

    A chance counts all futures.
    """
    return [
        {
            "text": claim.text,
            "result": _decide(claim, _interval(claim, result, verdict, found)),
            **_counted(claim, result, found),
        }
        for claim in result.scenario.claims
    ]


def _counted(claim: Claim, result: Result, found: Mapping[str, Estimate]) -> dict[str, int]:
    if claim.statistic == "P" and claim.of is None:
        return {"n": result.n, "defined": result.n}
    estimate = found[claim.subject]
    return {
        "n": result.n if claim.statistic == "P" else estimate.widest.n,
        "defined": estimate.own.n,
    }


def _so(of: Condition, result: Result) -> np.ndarray:
    """Where a number is as a claim says, `(n,)`. A future that does not have it counts as beyond
    every number if the measure says so (it never breaks even), else as not so."""
    measure = MEASURES[of.measure]
    values = measure.per_run(result)
    return OPS[of.op](np.where(np.isfinite(values), values, measure.without), of.number)


def _decide(claim: Claim, interval: tuple[float, float] | None) -> str:
    """True where the whole 95 % interval agrees with the claim, false where none of it does."""
    if interval is None or np.isnan(interval).any():
        return "inconclusive"
    holds = [bool(OPS[claim.op](bound, claim.number)) for bound in interval]
    return "true" if all(holds) else "inconclusive" if any(holds) else "false"


def _interval(
    claim: Claim, result: Result, verdict: Verdict, found: Mapping[str, Estimate]
) -> tuple[float, float] | None:
    if claim.statistic == "P":
        hits = happens(claim, result, verdict)
        low, high = wilson(int(np.count_nonzero(hits)), len(hits))
        return None if low is None or high is None else (low, high)
    estimate = found[claim.subject]
    if claim.statistic == "mean":
        return estimate.widest.low, estimate.widest.high
    values = in_order(result, estimate.measure)
    return quantile_interval(values[~np.isnan(values)], quantile_of(claim.statistic))


def quantile_of(statistic: str) -> float:
    """The share of futures below a quantile: 0.5 of `median`, 0.05 of `q05`."""
    return 0.5 if statistic == "median" else int(statistic[1:]) / 100


def plain(name: str) -> str:
    """The name of an event without hyphens and underscores: claims may be written with any."""
    return name.replace("_", " ").replace("-", " ")


def happens(claim: Claim, result: Result, verdict: Verdict) -> np.ndarray:
    """Where that happens of which a claim `P(...)` gives the chance, `(n,)`."""
    return event(verdict, claim.subject) if claim.of is None else _so(claim.of, result)


def event(verdict: Verdict, subject: str) -> np.ndarray:
    """Where a named event happens: an id of the verdict (`falls-short` for `falls short`),
    `closed`, `solvent` (not closed) or `both`; shape `(n,)`."""
    word = plain(subject)
    if word == "both":
        return both(verdict)
    if word in (CLOSED, SOLVENT):
        return closes(verdict) == (word == CLOSED)
    money, impact = ({plain(name): name for name in names} for names in (MONEY, IMPACT))
    return verdict.money == money[word] if word in money else verdict.impact == impact[word]
