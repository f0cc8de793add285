"""Measures of the change in people's lives, against the lives they would have had anyway: counts
and what is made of them."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.counts import COUNTS, OF_SERVICE
from simulator.results.measures.measure import quotient, ratio
from simulator.results.result import Result
from simulator.vocabulary import Counted, LeavingReason


def _final_parts(top: str, bottom: str):
    return lambda r: (r.finals[top], r.finals[bottom])


def put_in(series: Mapping[str, np.ndarray]) -> np.ndarray:
    """What was spent on changing lives each month: all cost but that of goods sold to customers,
    and but what customers do not pay (the units that they have count already). Shape of a
    series, minor units."""
    return (
        series[ids.COST]
        - series[ids.COST_OF_SALES]
        - series.get(ids.cost_of(ids.BAD_DEBT), np.zeros(1, np.int64))
    )


def counted_spending(result: Result) -> np.ndarray:
    """What the followed people's service cost: what was put in, in the share that their
    person-months of service have in all of them; `(n,)`, minor units."""
    spending = put_in(result.series).sum(axis=1)
    finals = result.finals
    return spending * quotient(finals[ids.SERVICE_MONTHS_COUNTED], finals[ids.SERVICE_MONTHS])


def _cost_per_net_outcome(result: Result) -> tuple[np.ndarray, np.ndarray]:
    return counted_spending(result), result.finals[Counted.NET_OUTCOMES]


def _cost_per_outcome(result: Result) -> tuple[np.ndarray, np.ndarray]:
    return counted_spending(result), result.finals[Counted.OUTCOMES]


def _attribution(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Caused outcomes that are partners' work, and all caused outcomes."""
    caused = result.finals[Counted.CAUSED_OUTCOMES]
    return np.maximum(caused - result.finals[Counted.OWN_CAUSED], 0), caused


def _drop_off(result: Result) -> tuple[np.ndarray, np.ndarray]:
    first = result.finals[Counted.CAUSED_AT_FIRST]
    return first - result.finals[Counted.CAUSED_LATE], first


LEFT_FOR_WORDS = {
    LeavingReason.PRICE: "because of the price, of low pay, or of instalments they could not pay",
    LeavingReason.DISCONTENT: "because the service did not satisfy them",
    LeavingReason.DISTANCE: "because they live far away",
    LeavingReason.MISFIT: "because their plan did not fit",
    LeavingReason.WAITING: "because they had waited long",
    LeavingReason.PROSPECTS: "because their own prospects are poor",
    LeavingReason.OTHER: "for no reason that stands out",
}
"""Why people drop out, as the end of a sentence."""

_RATIOS = (
    ratio(
        "waiting_months",
        "months",
        "How long those enrolled had waited for their place.",
        "months waited since applying, of all enrolled / people enrolled",
        "futures that enrolled anyone",
        _final_parts("months_waited", "served"),
        1,
        made_of=(Counted.SERVED,),
        per_head=False,
    ),
    *(
        ratio(
            ids.left_for(reason),
            "share",
            f"Drop-outs who left {words}.",
            (
                "drop-outs whose odds of leaving this raised the most (by a tenth or more), against"
                " an average person in good service / dropped out"
                if reason is not LeavingReason.OTHER
                else "drop-outs whose odds nothing raised by a tenth / dropped out"
            ),
            "futures with drop-outs",
            _final_parts(ids.left_for(reason), Counted.DROPPED_OUT),
            made_of=(Counted.DROPPED_OUT,),
            per_head=False,
            adds_up_with=tuple(map(ids.left_for, LeavingReason)),
        )
        for reason, words in LEFT_FOR_WORDS.items()
    ),
    ratio(
        "dropout_share",
        "share",
        "People served who left before the end.",
        "dropped out / served",
        "futures that served anyone",
        _final_parts("dropped_out", "served"),
        made_of=(Counted.DROPPED_OUT, Counted.SERVED),
        per_head=False,
    ),
    ratio(
        "charged_share",
        "share",
        "The part of the cost that is set against the outcomes counted.",
        "followed people's person-months of service / all person-months of service",
        "futures that served anyone",
        _final_parts("service_months_counted", "service_months"),
        made_of=(*OF_SERVICE, Counted.FOLLOWED),
        per_head=False,
    ),
    ratio(
        "cost_per_net_outcome",
        "money",
        "What one outcome caused by the venture cost.",
        "(cost - goods sold to customers - bad debts) x charged_share / net_outcomes",
        "futures with net outcomes above 0",
        _cost_per_net_outcome,
        0,
        made_of=(Counted.NET_OUTCOMES,),
    ),
    ratio(
        "cost_per_outcome",
        "money",
        "What one observed outcome cost, whatever the reason.",
        "(cost - goods sold to customers - bad debts) x charged_share / outcomes",
        "futures with any outcome",
        _cost_per_outcome,
        0,
        made_of=(Counted.OUTCOMES,),
    ),
    ratio(
        "sroi",
        "ratio",
        "Social value per unit of money put in (SROI).",
        "present value of net person-months with the outcome x outcome.value / 12 / present value"
        " of (cost - goods sold to customers - bad debts + help in kind at market cost), all at the"
        " prices of the first month",
        "futures with any input",
        lambda r: (r.finals[ids.VALUE_PV], r.finals[ids.SPENDING_PV] + r.finals[ids.IN_KIND_PV]),
        made_of=(Counted.NET_OUTCOMES, ids.NET_OUTCOMES_NOW),
    ),
    ratio(
        "deadweight",
        "share",
        "Outcomes that would have happened anyway (deadweight).",
        "followed people who would have the outcome anyway / outcomes",
        "futures with any outcome",
        _final_parts("anyway", "outcomes"),
        made_of=(Counted.ANYWAY, Counted.OUTCOMES),
        per_head=False,
    ),
    ratio(
        "attribution_others",
        "share",
        "The part of caused outcomes that is partners' work, by hours of service.",
        "1 - sum over people of caused x own share of hours / caused_outcomes (a job that a partner"
        " offers is no hours, and does not count here)",
        "futures with caused outcomes above 0",
        _attribution,
        made_of=(Counted.OWN_CAUSED, Counted.CAUSED_OUTCOMES),
        per_head=False,
    ),
    ratio(
        "drop_off",
        "share",
        "Caused outcomes lost in the year after they were counted.",
        "1 - caused a year after the count / caused when counted, of the same people",
        "futures with caused outcomes above 0 of people followed for that long",
        _drop_off,
        made_of=(Counted.CAUSED_AT_FIRST, Counted.CAUSED_LATE),
        per_head=False,
    ),
)

IMPACT_MEASURES = COUNTS + _RATIOS
