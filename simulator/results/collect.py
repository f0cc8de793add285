"""What a model leaves after its last month: a frozen result, and a row for each person."""

from typing import Any

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.inputs import first_prices, put_in
from simulator.results.result import Result
from simulator.vocabulary import LeavingReason, State


def gather(model: Any) -> Result:
    """A model's series and totals, frozen."""
    from simulator.model.impact import reach

    books = model.books.series
    totals = {**model.impact.totals, **model.totals}
    finals = {name: total[:, 0] for name, total in totals.items()}
    for reason, count in zip(LeavingReason, model.people.left_for.T, strict=True):
        finals[ids.left_for(reason)] = count
    for name, series in _STOCKS.items():
        finals[name] = books[series][:, -1]
    finals[ids.REACHED] = (
        model.people.size - model.people.counts[State.ABSENT] - model.people.counts[State.UNAWARE]
    )[:, 0]
    finals[ids.APPLIED] = np.count_nonzero(model.people.applied, axis=1)
    followed = model.people.where(model.people.followed)
    finals[ids.SERVICE_MONTHS_COUNTED] = followed.total(model.people.served_months(followed))[:, 0]
    finals.update(reach(model.people))
    finals[ids.CLOSED_MONTH] = model.closed_month[:, 0]
    finals[ids.GAVE_UP] = model.gave_up[:, 0]
    finals[ids.FIRST_UNPAID_MONTH] = model.treasury.first_unpaid_month[:, 0]
    finals.update(_present_values(model))
    return Result(
        model.scenario,
        model.runs,
        model.replicates,
        books,
        {str(name): values for name, values in finals.items()},
        {path: value[:, 0] for path, value in model.inputs.items()},
    )


_STOCKS = {
    ids.OUTCOMES_NOW: ids.REACHED_NOW,
    ids.NET_OUTCOMES_NOW: ids.NET_NOW,
    ids.CAUSED_NOW_TOTAL: ids.CAUSED_NOW,
}
"""Totals at the end, and the series that each is the last value of."""


def _present_values(model: Any) -> dict[str, np.ndarray]:
    """Value created (net person-months of the outcome x its value a month), money spent
    (`put_in`) and help in kind, all at the prices of the first month and discounted monthly by
    `(1 + r)^(1/12)`."""
    books = model.books.series
    months = np.arange(1, model.scenario.months + 1)
    factor = np.exp(-np.log1p(model.inputs["outcome.discount_rate"]) * months / 12)
    amounts = {
        ids.VALUE_PV: books[ids.NET_NOW] * (model.inputs["outcome.value"] / 12),
        ids.SPENDING_PV: first_prices(books, put_in(books)),
        ids.IN_KIND_PV: first_prices(books, books.get(ids.IN_KIND, np.zeros(1))),
    }
    return {name: (amount * factor).sum(axis=1) for name, amount in amounts.items()}


def person_rows(model: Any) -> list[dict[str, Any]]:
    """One row for each person who was ever served, as they are at the end."""
    people = model.people
    served = people.ever_served()
    reached, caused, net = model.impact.net(served)
    columns = {
        "person": served.slots,
        "state": served.get(people.state),
        "segment": served.get(people.segment),
        "quintile": served.get(people.quintile) + 1,
        "need": served.get(people.need),
        "enrolled": served.get(people.enrolled),
        "served_months": people.served_months(served),
        "level": people.level(served),
        "level_anyway": served.get(people.natural),
        "reached": reached,
        "reached_anyway": reached - caused > 0,
        "net": net,
    }
    names = dict(enumerate(people.segments))
    rows = []
    for i in range(len(served)):
        row = {name: values[i].item() for name, values in columns.items()}
        row["segment"] = names[row["segment"]]
        row["state"] = State(row["state"]).id
        rows.append(row)
    return rows
