"""Dated events and policies: what a parameter is worth while they are in force."""

import numpy as np
import pytest

from simulator.model.model import Month
from simulator.scenario.load import load


def worth(events="", policies="", months=8, path="cafe_sales.market", runs=3):
    """The parameter over its base, month by month: shape `(months, runs)`."""
    changes = {"events": f"[{events}]", "policies": f"[{policies}]", "community.people": "20"}
    model = Month(load("youth-cafe", changes), range(runs), recording=False)
    block, name = path.rsplit(".", 1)
    base = model.inputs[path]
    rows = []
    for _ in range(months):
        model.step()
        rows.append((getattr(model._blocks[block], name) / base)[:, 0])
    return np.array(rows), base


def test_by_multiplies_from_its_month_until_its_last():
    seen, base = worth("{month: 3, until: 5, change: cafe_sales.market, by: -10%}")
    expected = np.ones(seen.shape)
    expected[2:5] = np.rint(0.9 * base[:, 0]) / base[:, 0]
    assert np.allclose(seen, expected)


def test_by_also_multiplies_a_percentage():
    seen, _ = worth("{month: 3, change: dropout.rate, by: -10%}", path="dropout.rate")
    assert np.allclose(seen[:2], 1) and np.allclose(seen[2:], 0.9)


def test_all_factors_in_force_multiply():
    seen, _ = worth(
        "{month: 2, change: team.trainer.leaving, by: -50%}, "
        "{month: 4, until: 5, change: team.trainer.leaving, by: 20%}",
        path="team.trainer.leaving",
    )
    assert np.allclose(seen[:, 0], [1, 0.5, 0.5, 0.6, 0.6, 0.5, 0.5, 0.5])


def test_to_sets_the_value_and_until_gives_it_back():
    seen, base = worth("{month: 3, until: 4, change: cafe_sales.market, to: 1000}")
    assert np.allclose(
        seen * base[:, 0], np.where(np.isin(np.arange(1, 9), (3, 4))[:, None], 1000, base[:, 0])
    )


def test_the_latest_to_holds():
    seen, base = worth(
        "{month: 2, change: cafe_sales.market, to: 1000}, "
        "{month: 5, change: cafe_sales.market, to: 3000}"
    )
    assert np.allclose(seen[1:4] * base[:, 0], 1000) and np.allclose(seen[4:] * base[:, 0], 3000)


def test_the_latest_to_holds_in_whatever_order_they_are_written():
    seen, base = worth(
        "{month: 5, change: cafe_sales.market, to: 3000}, "
        "{month: 2, change: cafe_sales.market, to: 1000}"
    )
    assert np.allclose(seen[1:4] * base[:, 0], 1000) and np.allclose(seen[4:] * base[:, 0], 3000)


def test_a_changed_value_stays_within_the_bounds_of_its_parameter():
    seen, base = worth(
        "{month: 2, change: dropout.rate, by: 900%}, {month: 3, change: dropout.rate, by: 900%}",
        path="dropout.rate",
    )
    assert (seen * base[:, 0] <= 1).all()


def test_a_policy_acts_the_month_after_its_condition_and_only_where_it_holds():
    policy = (
        "{name: thin, when: reserve_months < 600, for: 2, then: {change: outreach.hours, to: 5}}"
    )
    seen, base = worth(policies=policy, path="outreach.hours")
    assert np.allclose(seen[0], 1) and np.allclose(seen[1:] * base[:, 0], 5)


@pytest.mark.more
def test_a_policy_that_stays_in_force_is_told_of_once():
    for months in (1, 2):
        changes = {
            "policies": (
                f"[{{name: thin, when: reserve_months < 600, for: {months}, then: freeze_hiring}}]"
            ),
            "community.people": "20",
        }
        model = Month(load("youth-cafe", changes), [0], recording=True)
        for _ in range(6):
            model.step()
        told = [event for event in model.event_log if "change in force" in event[1]]
        assert len(told) == 1, told


def school(events):
    """The district's price in a world in which the rule comes in month 9 for certain."""
    changes = {
        "events": f"[{events}]",
        "community.people": "20",
        "budget_cut.chance": "100%",
        "budget_cut.once": "yes",
        "budget_cut.first_month": "9",
        "district.price": "100 thousand",
    }
    model = Month(load("island-school", changes), range(2), recording=False)
    seen = []
    for _ in range(16):
        model.step()
        seen.append(int(model._blocks["district"].price[1, 0]))
    return seen


def test_what_comes_at_an_unknown_date_works_on_what_came_before():
    seen = school(
        "{month: 4, change: district.price, to: 120 thousand}, "
        "{on: budget_cut, change: district.price, by: -25%}"
    )
    assert (seen[2], seen[3], seen[8], seen[9], seen[-1]) == (
        100_000,
        120_000,
        120_000,
        90_000,
        90_000,
    )


@pytest.mark.more
def test_what_is_dated_later_works_on_what_came_at_an_unknown_date():
    seen = school(
        "{month: 14, change: district.price, to: 120 thousand}, "
        "{on: budget_cut, change: district.price, to: 50 thousand}"
    )
    assert (seen[8], seen[9], seen[12], seen[13], seen[-1]) == (
        100_000,
        50_000,
        50_000,
        120_000,
        120_000,
    )
