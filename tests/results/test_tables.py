"""The tables behind the answer: one row per future, one per month and series."""

import numpy as np
import pytest

from simulator.results.columns import header
from simulator.results.measures.registry import MEASURES
from simulator.results.tables import monthly_table, per_run_table


def test_one_row_per_future_with_every_measure(futures):
    table = per_run_table(
        futures(
            3, series={"earned": [100, 50, 50]}, finals={"closed_month": [0, 0, 20]}, currency="USD"
        )
    )
    assert list(table) == [
        "replicate",
        *MEASURES,
        "money",
        "impact",
        "money_again",
        "cause",
        "cause_kind",
        "shortage",
        "shortage_month",
        "failure_month",
        "chain",
        "weak_link",
    ]
    assert {len(column) for column in table.values()} == {3}
    assert table["replicate"] == [0, 1, 2]
    assert table["money"] == ["sustainable", "not-yet-sustaining", "insolvent"]
    assert table["impact"] == ["delivers"] * 3
    assert table["cause"] == table["cause_kind"] == [None] * 3, "causes were not looked for"
    assert table["shortage"] == [None, "plan", "plan"]
    assert table["failure_month"] == [None, 36, 20]
    assert table["shortage_month"] == [None, 36, 20]
    assert table["chain"] == [None, "plan 36 > failed 36", "plan 20 > failed 20"]


def test_money_is_in_whole_minor_units(futures):
    big = 10**15 - 1
    table = per_run_table(futures(series={"cash": big}, currency="USD"))
    assert table["closing_cash"] == [big] and isinstance(table["closing_cash"][0], int)
    assert table["cost_per_net_outcome"] == [108]


def test_undefined_is_none(futures):
    table = per_run_table(futures(finals={"net_outcomes": 0}))
    assert table["cost_per_net_outcome"] == [None] and table["donor_retention"] == [None]
    assert table["closed_month"] == [None]


def test_months_of_every_series(futures):
    result = futures(3, series={"cash": np.arange(3)[:, None] + np.arange(36) * 10})
    rows = [dict(zip(header("months.csv"), row, strict=True)) for row in monthly_table(result)]
    assert len(rows) == 36 * len(result.series)
    second = next(r for r in rows if r["measure"] == "cash" and r["month"] == 2)
    numbers = [second[name] for name in ("mean", "q05", "q50", "q95")]
    assert numbers == pytest.approx([11.0, 10.1, 11.0, 11.9])


def test_no_futures_have_no_rows(futures):
    assert list(monthly_table(futures(0))) == []
    assert set(map(len, per_run_table(futures(0)).values())) == {0}
