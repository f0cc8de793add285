"""What a model leaves behind after its last month: a frozen result, and a row for each person."""

from typing import Any

import numpy as np

from simulator.results.measures.impact import put_in
from simulator.results.result import Result
from simulator.vocabulary import LeavingReason, State


def gather(model: Any) -> Result:
    """A model's series and totals, frozen."""
    from simulator.model.impact import reach

    books = model.books.series
    finals = {name: total[:, 0] for name, total in {**model.impact.totals, **model.totals}.items()}
    finals |= {
        f"left_for_{reason}": count
        for reason, count in zip(LeavingReason, model.people.left_for.T, strict=True)
    }
    for name, series in _STOCKS.items():
        finals[name] = books[series][:, -1]
    finals["reached"] = (
        model.people.size - model.people.counts[State.ABSENT] - model.people.counts[State.UNAWARE]
    )[:, 0]
    finals["applied"] = np.count_nonzero(model.people.applied, axis=1)
    followed = model.people.where(model.people.followed)
    finals["service_months_counted"] = followed.total(model.people.served_months(followed))[:, 0]
    finals.update(reach(model.people))
    finals["closed_month"] = model.closed_month[:, 0]
    finals["first_unpaid_month"] = model.treasury.first_unpaid_month[:, 0]
    finals.update(_present_values(model))
    return Result(
        model.scenario,
        model.runs,
        model.replicates,
        books,
        finals,
        {path: value[:, 0] for path, value in model.inputs.items()},
    )


_STOCKS = {"outcomes_now": "reached_now", "net_outcomes_now": "net_now", "caused_now": "caused_now"}


def _present_values(model: Any) -> dict[str, np.ndarray]:
    """Value created (net person-months of the outcome x its value a month), money spent
    (`put_in`) and help in kind, all at the prices of the first month and discounted monthly by
    `(1 + r)^(1/12)`."""
    books = model.books.series
    months = np.arange(1, model.scenario.months + 1)
    factor = np.exp(-np.log1p(model.inputs["outcome.discount_rate"]) * months / 12)
    prices = np.where(
        books["price_index"] > 0, books["price_index"], 1.0
    )  # months to come have none
    amounts = {
        "value_pv": books["net_now"] * (model.inputs["outcome.value"] / 12),
        "spending_pv": put_in(books) / prices,
        "in_kind_pv": books.get("in_kind", np.zeros(1)) / prices,
    }
    return {name: (amount * factor).sum(axis=1) for name, amount in amounts.items()}


def person_rows(model: Any) -> list[dict[str, Any]]:
    """One row for each person who was ever served, as they stand at the end."""
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
