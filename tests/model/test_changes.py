"""Dated events and policies: what a parameter is worth while they are in force."""

import numpy as np

from simulator.model.model import VentureModel
from simulator.scenario.load import load


def worth(events="", policies="", months=8, path="cafe_sales.market", runs=3):
    """The parameter over its base, month by month: shape `(months, runs)`."""
    changes = {"events": f"[{events}]", "policies": f"[{policies}]", "community.people": "20"}
    model = VentureModel(load("youth-cafe", changes), range(runs), recording=False)
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
    seen, _ = worth("{month: 2, change: team.trainer.leaving, by: -50%}, "
                    "{month: 4, until: 5, change: team.trainer.leaving, by: 20%}",
                    path="team.trainer.leaving")
    assert np.allclose(seen[:, 0], [1, 0.5, 0.5, 0.6, 0.6, 0.5, 0.5, 0.5])


def test_to_sets_the_value_and_until_gives_it_back():
    seen, base = worth("{month: 3, until: 4, change: cafe_sales.market, to: 1000}")
    assert np.allclose(seen * base[:, 0], np.where(
        np.isin(np.arange(1, 9), (3, 4))[:, None], 1000, base[:, 0]))


def test_the_latest_to_holds():
    seen, base = worth("{month: 2, change: cafe_sales.market, to: 1000}, "
                       "{month: 5, change: cafe_sales.market, to: 3000}")
    assert np.allclose(seen[1:4] * base[:, 0], 1000) and np.allclose(seen[4:] * base[:, 0], 3000)


def test_the_latest_to_holds_in_whatever_order_they_are_written():
    seen, base = worth("{month: 5, change: cafe_sales.market, to: 3000}, "
                       "{month: 2, change: cafe_sales.market, to: 1000}")
    assert np.allclose(seen[1:4] * base[:, 0], 1000) and np.allclose(seen[4:] * base[:, 0], 3000)


def test_a_changed_value_stays_within_the_bounds_of_its_parameter():
    seen, base = worth("{month: 2, change: dropout.rate, by: 900%}, "
                       "{month: 3, change: dropout.rate, by: 900%}", path="dropout.rate")
    assert (seen * base[:, 0] <= 1).all()


def test_a_policy_acts_the_month_after_its_condition_and_only_where_it_holds():
    policy = ("{name: thin, when: reserve_months < 600, for: 2, "
              "then: {change: outreach.hours, to: 5}}")
    seen, base = worth(policies=policy, path="outreach.hours")
    assert np.allclose(seen[0], 1) and np.allclose(seen[1:] * base[:, 0], 5)
