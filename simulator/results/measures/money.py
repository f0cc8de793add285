"""Measures of money: does the venture pay for itself, and where does its income come from?"""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.measure import Measure, quotient, ratio
from simulator.results.measures.year import (
    break_even_month,
    burn,
    given_reserve_months,
    largest_and_all_income,
    own_income_and_cost,
    public_and_all_income,
    received_and_bills,
    reserve_and_spending,
    spare,
    subsidy_and_cost,
)
from simulator.results.windows import YEAR, accounting_month, at, closing

_DATE = "the deadline month (or the closing month, if that is earlier)"
_YEAR = f"the 12 months up to {_DATE}"
_ALL = "every finished future"

MONEY_MEASURES = (
    Measure(
        "closing_cash",
        "money",
        "Cash in the last month. Money that was given for one purpose only is not counted.",
        "balance of `venture:cash` at the end of the last month",
        _ALL,
        lambda r: r.series[ids.CASH][:, -1].astype(float),
        made_of=(),
    ),
    Measure(
        "lowest_cash",
        "money",
        "How much cash was left after all debts in the worst month. Below 0, it was missing.",
        "smallest month-end balance of (`venture:cash` - unpaid bills)",
        _ALL,
        lambda r: spare(r).min(axis=1).astype(float),
        made_of=(),
    ),
    Measure(
        "lowest_cash_month",
        "month",
        "The month when cash minus debts was lowest.",
        "first month with that smallest balance",
        _ALL,
        lambda r: spare(r).argmin(axis=1) + 1.0,
        made_of=(),
        per_head=False,
    ),
    Measure(
        "earned_income",
        "money",
        "Income of a year that the venture earned itself.",
        f"earned + public service contracts, over {_YEAR}",
        _ALL,
        lambda r: own_income_and_cost(r)[0].astype(float),
        made_of=(),
    ),
    Measure(
        "received_income",
        "money",
        "Cash of a year from customers and public contracts. A sale counts when it is paid.",
        f"cash received for sales, fees and public service contracts, over {_YEAR}",
        _ALL,
        lambda r: received_and_bills(r)[0].astype(float),
        made_of=(),
    ),
    ratio(
        "self_sufficiency",
        "share",
        "The share of its costs that the venture covers with its own income.",
        f"(earned + public service contracts) / cost, over {_YEAR}",
        "futures with any cost in those months",
        own_income_and_cost,
        made_of=(),
    ),
    ratio(
        "cash_sufficiency",
        "share",
        "The share of its running bills that cash from customers and public contracts covers. A"
        " sale counts when it is paid.",
        "cash received for sales, fees and public service contracts / (cost - depreciation - bad"
        f" debts; bills count whether paid or not), over {_YEAR}",
        "futures with any such bill in those months",
        received_and_bills,
        made_of=(),
    ),
    ratio(
        "subsidy_dependence",
        "share",
        "The share of its costs that gifts and grants cover.",
        "(public grants + gifts + help in kind) / (cost + help in kind), help in kind at market"
        f" cost, over {_YEAR}",
        "futures with any cost in those months",
        subsidy_and_cost,
        made_of=(),
    ),
    ratio(
        "public_money_share",
        "share",
        "The share of its income that is public money.",
        f"(public service contracts + public grants) / all income, over {_YEAR}",
        "futures with any income in those months",
        public_and_all_income,
        made_of=(),
    ),
    Measure(
        "months_of_reserve",
        "months",
        "How many months its cash minus debts would last without new income. Of a loan, what came"
        " in the last year or must be repaid in the next counts as debt.",
        "(unrestricted cash - unpaid bills - of each loan the larger of what was drawn in the last"
        " 12 months and what falls due in the next 12, at most the balance owed) in"
        f" {_DATE} / mean of a month's spending (cash paid + growth of unpaid bills) in the 12"
        " months before",
        "futures with any spending in those months",
        lambda r: quotient(*reserve_and_spending(r)),
        digits=1,
        made_of=(),
        divisor=lambda r: reserve_and_spending(r)[1],
    ),
    Measure(
        "net_burn",
        "money",
        "Spending minus receipts in a month. Unpaid bills count as spending.",
        "(cash paid + growth of unpaid bills - cash received without money borrowed), mean of a"
        f" month, over {_YEAR}",
        "futures that spend more than they receive",
        burn,
        made_of=(),
        without=-np.inf,
        wider=_ALL,
    ),
    Measure(
        "runway",
        "months",
        "How many months its cash lasts if it goes on to spend more than it receives.",
        f"(unrestricted cash - unpaid bills, at least 0) in {_DATE} / `net_burn`",
        "futures that spend more than they receive",
        lambda r: quotient(np.maximum(at(spare(r), accounting_month(r)), 0), burn(r)),
        digits=1,
        made_of=(),
        without=np.inf,
        wider=_ALL,
        divisor=burn,
    ),
    ratio(
        "largest_source",
        "share",
        "The share of income from the largest source. A large share is a risk if it ends.",
        "income of the rule of the scenario that brings in most (all payers of one rule together)"
        f" / all income, over {_YEAR}",
        "futures with any income in those months",
        largest_and_all_income,
        made_of=(),
    ),
    Measure(
        "given_reserve_months",
        "months",
        "How many months of the cash reserve come from gifts and grants.",
        "the reserve that would be missing without any gift or grant: the smaller of the reserve"
        " and all gifts and grants so far with `venture.opening_cash_given`, at least 0,"
        " / mean of a month's spending, as for `months_of_reserve`",
        "futures with any spending in those months",
        given_reserve_months,
        digits=1,
        made_of=(),
        divisor=lambda r: reserve_and_spending(r)[1],
    ),
    Measure(
        "break_even_month",
        "month",
        "The first month when own income of the last 12 months covered the costs of these"
        " months. Later it may be too low again. Month 12 means within the first year.",
        "first month from the 12th on, while open, in which earned + public service contracts"
        " of the last 12 months are at least the cost of the last 12 months",
        "futures that break even",
        break_even_month,
        made_of=(),
        per_head=False,
        without=np.inf,
        wider=_ALL,
        edge=YEAR,
    ),
    Measure(
        "closed_month",
        "month",
        "The month when the venture closed.",
        "month in which a bill was overdue for longer than `venture.grace_months`, or the 12th in a"
        " row with bills overdue and `net_assets` below 0, or in which those who lead it gave up",
        "futures that close",
        lambda r: np.where(closing(r) > 0, closing(r).astype(float), np.nan),
        made_of=(),
        per_head=False,
        without=np.inf,
        wider=_ALL,
    ),
)
