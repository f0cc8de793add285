"""Measures of donors: how many give again, and what it costs to win them."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.measure import ratio
from simulator.results.result import Result
from simulator.vocabulary import Ability, CostClass


def _from_donors(result: Result) -> np.ndarray:
    """What donors gave in all months, those donors whom campaigns can win: `(n,)`."""
    total = np.zeros(result.n)
    for name in result.scenario.rules_that(Ability.WINS_DONORS):
        total = total + result.series[ids.income_of(name)].sum(axis=1)
    return total


def _fundraising(result: Result) -> np.ndarray:
    """What campaigns cost in all months: `(n,)`."""
    spent = result.series.get(ids.cost_of(CostClass.FUNDRAISING))
    return np.zeros(result.n) if spent is None else spent.sum(axis=1)


def _donors(result: Result) -> tuple[np.ndarray, np.ndarray]:
    return result.finals[ids.DONORS_KEPT], result.finals[ids.DONORS_BEFORE]


DONOR_MEASURES = (
    ratio(
        "donor_retention",
        "share",
        "Donors who give again in the next year, as a share of all donors.",
        "sum over years of donors of the year before who gave again"
        " / sum over years of donors of the year before",
        "futures with donors in a year before",
        _donors,
        made_of=(ids.DONORS_KEPT, ids.DONORS_BEFORE),
        per_head=False,
    ),
    ratio(
        "cost_per_donor_won",
        "money",
        "Cost of winning one new donor.",
        "cost of fundraising / donors won by campaigns",
        "futures in which a campaign won donors",
        lambda r: (_fundraising(r), r.finals[ids.DONORS_WON]),
        0,
        made_of=(ids.DONORS_WON,),
        without=np.inf,
        wider="futures with a campaign",
    ),
    ratio(
        "cost_to_raise_one",
        "ratio",
        "Cost of campaigns for each unit of money that donors give.",
        "cost of fundraising / gifts of single and monthly donors (no grants)",
        "futures with any such gifts",
        lambda r: (_fundraising(r), _from_donors(r)),
        made_of=(),
        without=np.inf,
        wider="futures with a campaign or such gifts",
    ),
)
