"""What changing lives takes, and what it is worth: the parts of the ratios of impact and money."""

from collections.abc import Mapping

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.measure import quotient
from simulator.results.result import Result
from simulator.results.sroi import years_of_value
from simulator.vocabulary import Counted


def put_in(series: Mapping[str, np.ndarray]) -> np.ndarray:
    """What was spent on changing lives each month: all cost without that of goods sold to
    customers, and without bad debts (the units that these customers have are counted already).
    Shape of a series, minor units."""
    return (
        series[ids.COST]
        - series[ids.COST_OF_SALES]
        - series.get(ids.cost_of(ids.BAD_DEBT), np.zeros(1, np.int64))
    )


def first_prices(series: Mapping[str, np.ndarray], amounts: np.ndarray) -> np.ndarray:
    """Amounts of each month at the prices of the first month; months that have no price level yet
    stay as they are."""
    index = series.get(ids.PRICE_INDEX, np.ones(1))
    return np.asarray(amounts / np.where(index > 0, index, 1.0))


def in_all(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """`put_in` and help in kind of all months, at the prices of the first month: each `(n,)`."""
    in_kind = result.series.get(ids.IN_KIND, np.zeros((result.n, 1)))
    amounts = (put_in(result.series), in_kind)
    spent, given = (first_prices(result.series, amount).sum(axis=1) for amount in amounts)
    return spent, given


def charged(result: Result) -> np.ndarray:
    """The share of the people followed in all person-months of service, `(n,)`."""
    return quotient(result.finals[ids.SERVICE_MONTHS_COUNTED], result.finals[ids.SERVICE_MONTHS])


def counted_spending(result: Result) -> np.ndarray:
    """The cost of serving the people followed: `put_in` at the prices of the first month, times
    their share of all person-months of service; `(n,)`, minor units."""
    return in_all(result)[0] * charged(result)


def net_subsidy(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """What own income did not cover of the costs of serving the people followed, and their net
    outcomes; each `(n,)`."""
    own = result.series[ids.EARNED] + result.series[ids.CONTRACTS]
    missing = first_prices(result.series, result.series[ids.COST] - own).sum(axis=1)
    return missing * charged(result), result.finals[Counted.NET_OUTCOMES]


def outside_money(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Public and given money for serving the people followed, and their net outcomes; each
    `(n,)`."""
    brought = sum(result.series[name] for name in (ids.CONTRACTS, ids.PUBLIC_GRANTS, ids.GIVEN))
    spent = first_prices(result.series, np.asarray(brought)).sum(axis=1)
    return spent * charged(result), result.finals[Counted.NET_OUTCOMES]


def value_and_inputs(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """What the net outcomes of the people followed are worth in the years after the count, and what
    serving these people took; each `(n,)`."""
    first = result.finals[Counted.CAUSED_AT_FIRST].astype(float)
    kept = np.divide(
        result.finals[Counted.CAUSED_LATE], first, out=np.zeros(result.n), where=first > 0
    )
    worth = years_of_value(
        np.clip(kept, 0, 1), result.inputs["outcome.years"], result.inputs["outcome.discount_rate"]
    )
    value = result.finals[Counted.NET_OUTCOMES] * result.inputs["outcome.value"] * worth
    return value, sum(in_all(result)) * charged(result)
