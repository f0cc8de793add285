"""Measures of the change in people's lives, compared with the lives that they would have had
anyway: counts, and ratios of counts."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.counts import COUNTS, OF_SERVICE
from simulator.results.measures.inputs import (
    counted_spending,
    net_subsidy,
    outside_money,
    value_and_inputs,
)
from simulator.results.measures.measure import ratio
from simulator.results.result import Result
from simulator.vocabulary import Counted, LeavingReason


def _final_parts(top: str, bottom: str):
    return lambda r: (r.finals[top], r.finals[bottom])


def _cost_per_net_outcome(result: Result) -> tuple[np.ndarray, np.ndarray]:
    return counted_spending(result), result.finals[Counted.NET_OUTCOMES]


def _cost_per_outcome(result: Result) -> tuple[np.ndarray, np.ndarray]:
    return counted_spending(result), result.finals[Counted.OUTCOMES]


def _attribution(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Outcomes because of the programme: those due to partners, and all; each `(n,)`."""
    caused = result.finals[Counted.CAUSED_OUTCOMES]
    return np.maximum(caused - result.finals[Counted.OWN_CAUSED], 0), caused


def _drop_off(result: Result) -> tuple[np.ndarray, np.ndarray]:
    first = result.finals[Counted.CAUSED_AT_FIRST]
    return first - result.finals[Counted.CAUSED_LATE], first


_LEFT_FOR = {
    LeavingReason.PRICE: (
        "People who left early because of money: the price, low pay, low income, or instalments"
        " that they could not pay, as a share of all who left early."
    ),
    LeavingReason.DISCONTENT: (
        "People who left early because they were not satisfied, as a share of all who left early."
    ),
    LeavingReason.DISTANCE: (
        "People who left early because they live far away, as a share of all who left early."
    ),
    LeavingReason.MISFIT: (
        "People who left early because their plan did not fit, as a share of all who left early."
    ),
    LeavingReason.WAITING: (
        "People who left early because they had waited long, as a share of all who left early."
    ),
    LeavingReason.PROSPECTS: (
        "People who left early because their chances were poor, as a share of all who left early."
    ),
    LeavingReason.OTHER: (
        "People who left early for other reasons, as a share of all who left early."
    ),
}
_RAISED = (
    "people who left early and whose odds of leaving this raised the most (by a tenth or more),"
    " compared with an average person in good service / people who left early"
)
_RAISED_BY_NOTHING = (
    "people who left early and whose odds of leaving nothing raised by a tenth"
    " / people who left early"
)

_RATIOS = (
    ratio(
        "waiting_months",
        "months",
        "How long people waited for their place.",
        "months waited since applying, of all who got a place / people who got a place",
        "futures in which anyone got a place",
        _final_parts("months_waited", "served"),
        1,
        made_of=(Counted.SERVED,),
        per_head=False,
    ),
    *(
        ratio(
            ids.left_for(reason),
            "share",
            help,
            _RAISED_BY_NOTHING if reason is LeavingReason.OTHER else _RAISED,
            "futures in which anyone left early",
            _final_parts(ids.left_for(reason), Counted.DROPPED_OUT),
            made_of=(Counted.DROPPED_OUT,),
            per_head=False,
            adds_up_with=tuple(map(ids.left_for, LeavingReason)),
        )
        for reason, help in _LEFT_FOR.items()
    ),
    ratio(
        "dropout_share",
        "share",
        "People who left before the end, as a share of the people served.",
        "people who left early / `served`",
        "futures in which anyone was served",
        _final_parts("dropped_out", "served"),
        made_of=(Counted.DROPPED_OUT, Counted.SERVED),
        per_head=False,
    ),
    ratio(
        "charged_share",
        "share",
        "The share of all costs that belongs to the people whose outcome could be counted.",
        "person-months of service of the people followed / all person-months of service",
        "futures in which anyone was served",
        _final_parts("service_months_counted", "service_months"),
        made_of=(*OF_SERVICE, Counted.FOLLOWED),
        per_head=False,
    ),
    ratio(
        "cost_per_net_outcome",
        "money",
        "Cost of one net outcome.",
        "(cost - goods sold to customers - bad debts, at the prices of the first month) x"
        " `charged_share` / `net_outcomes`",
        "futures with `net_outcomes` above 0",
        _cost_per_net_outcome,
        0,
        made_of=(Counted.NET_OUTCOMES,),
        without=np.inf,
        wider="futures that spent money on people followed",
    ),
    ratio(
        "cost_per_outcome",
        "money",
        "Cost of one outcome counted, for whatever reason it happened.",
        "(cost - goods sold to customers - bad debts, at the prices of the first month) x"
        " `charged_share` / `outcomes`",
        "futures with any outcome",
        _cost_per_outcome,
        0,
        made_of=(Counted.OUTCOMES,),
        without=np.inf,
        wider="futures that spent money on people followed",
    ),
    ratio(
        "net_subsidy_per_net_outcome",
        "money",
        "What gifts, grants and savings pay for one net outcome: cost that own income does not"
        " cover. Below 0, own income covers more.",
        "(all cost - earned - public service contracts, at the prices of the first month) x"
        " `charged_share` / `net_outcomes`",
        "futures with `net_outcomes` above 0",
        net_subsidy,
        0,
        made_of=(Counted.NET_OUTCOMES,),
    ),
    ratio(
        "outside_money_per_net_outcome",
        "money",
        "What public contracts, grants and gifts pay for one net outcome. Compare this with what"
        " other programmes cost the public, not the cost of the whole venture: customers pay for"
        " the rest.",
        "(public contracts + public grants + gifts and private grants, at the prices of the first"
        " month) x `charged_share` / `net_outcomes`",
        "futures with `net_outcomes` above 0",
        outside_money,
        0,
        made_of=(Counted.NET_OUTCOMES,),
    ),
    ratio(
        "sroi",
        "ratio",
        "Social value divided by the money spent: 2 means that each unit of money brings a value"
        " of 2. Value and money are those of the people whose outcome was counted. The scenario"
        " gives the value of one outcome a year, and how many years it counts.",
        "`net_outcomes` x `outcome.value` x sum over `outcome.years` of ((1 - `drop_off`) / (1 +"
        " `outcome.discount_rate`)) to the power of full years since the count (one year where no"
        " drop-off could be seen) / ((cost - goods sold to customers - bad debts + help in kind at"
        " market cost, at the prices of the first month) x `charged_share`)",
        "futures with any of that cost",
        value_and_inputs,
        made_of=(Counted.NET_OUTCOMES, Counted.CAUSED_AT_FIRST, Counted.CAUSED_LATE),
    ),
    ratio(
        "sroi_horizon",
        "ratio",
        "Social value up to the last month divided by the money spent up to then. It grows with the"
        " number of months that are simulated.",
        "present value of (net person-months with the outcome x `outcome.value` / 12) / present"
        " value of (cost - goods sold to customers - bad debts + help in kind at market cost), all"
        " at the prices of the first month",
        "futures with any of that cost",
        lambda r: (r.finals[ids.VALUE_PV], r.finals[ids.SPENDING_PV] + r.finals[ids.IN_KIND_PV]),
        made_of=(Counted.NET_OUTCOMES, ids.NET_OUTCOMES_NOW),
    ),
    ratio(
        "deadweight",
        "share",
        "Outcomes that would have happened anyway, as a share of all outcomes (deadweight).",
        "people followed who would have the outcome anyway / `outcomes`",
        "futures with any outcome",
        _final_parts("anyway", "outcomes"),
        made_of=(Counted.ANYWAY, Counted.OUTCOMES),
        per_head=False,
    ),
    ratio(
        "attribution_others",
        "share",
        "Outcomes due to others, as a share of the outcomes because of the programme. What each"
        " side gave for a person, in money at cost, decides how much is due to it.",
        "1 - sum over people of outcomes because of the programme x the venture's own share of"
        " what was given for them / `caused_outcomes` (rule `attribution`)",
        "futures with `caused_outcomes` above 0",
        _attribution,
        made_of=(Counted.OWN_CAUSED, Counted.CAUSED_OUTCOMES),
        per_head=False,
    ),
    ratio(
        "drop_off",
        "share",
        "Outcomes lost in the year after they were counted, as a share of the outcomes because of"
        " the programme (drop-off).",
        "1 - outcomes a year after the count / outcomes when counted, both because of the programme"
        " and of the same people",
        "futures with `caused_outcomes` above 0 of people followed for that long",
        _drop_off,
        made_of=(Counted.CAUSED_AT_FIRST, Counted.CAUSED_LATE),
        per_head=False,
    ),
)

IMPACT_MEASURES = COUNTS + _RATIOS
