"""Every measure against numbers worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.mechanisms import kinds
from simulator.results.estimates import estimates
from simulator.results.measures.registry import MEASURES
from simulator.scenario.block import Block
from simulator.vocabulary import LeavingReason


def one(result, name):
    return MEASURES[name].per_run(result)


def late(before, after, month=24):
    """A series that is `before` up to `month` and `after` from then on."""
    return [before] * month + [after] * (36 - month)


def test_every_measure_explains_itself_and_gives_one_number_per_future(futures):
    result = futures(3)
    for name, measure in MEASURES.items():
        assert name == measure.name
        assert measure.help.endswith(".") and measure.formula and measure.population
        values = measure.per_run(result)
        assert values.shape == (3,) and values.dtype == np.float64, name


def test_yearly_accounts_look_at_the_last_twelve_months_only(futures):
    series = {
        "earned": late(0, 60),
        "contracts": late(0, 20),
        "public_grants": late(500, 10),
        "given": late(0, 10),
        "cost": late(1, 100),
    }
    result = futures(series=series)
    assert one(result, "self_sufficiency") == [0.8]
    assert one(result, "subsidy_dependence") == [0.2]
    assert one(result, "public_money_share") == [0.3]


def test_cash_from_customers_is_set_against_bills_paid_or_not(futures):
    """Wear and lost debts are costs without a bill; a sale counts when it is paid."""
    series = {
        "earned": late(0, 100),
        "contracts": late(0, 20),
        "from_customers": late(900, 60),
        "cost": late(1, 100),
        "cost_depreciation": late(0, 15),
        "cost_bad_debt": late(0, 5),
        "cash_out": late(0, 40),
    }
    result = futures(series=series)
    assert one(result, "self_sufficiency") == [1.2]
    assert one(result, "cash_sufficiency") == [60 / 80]
    assert one(result, "received_income") == [720]
    assert np.isnan(one(futures(series={"cost": 0}), "cash_sufficiency")).all()


def test_help_in_kind_is_a_subsidy_and_a_cost(futures):
    series = {"given": late(0, 10), "cost": late(1, 80), "in_kind": late(500, 20)}
    assert one(futures(series=series), "subsidy_dependence") == [0.3]
    assert "help in kind" in MEASURES["subsidy_dependence"].formula


def test_the_deadline_ends_the_year(futures):
    result = futures(
        3, series={"earned": late(50, 100)}, inputs={"targets.sustainable_by": [24, 30, 99]}
    )
    assert one(result, "self_sufficiency").tolist() == [0.5, 0.75, 1.0]


def test_a_closed_venture_is_measured_up_to_its_closing(futures):
    series = {"earned": late(50, 0), "cost": late(100, 0)}
    result = futures(series=series, finals={"closed_month": 24})
    assert one(result, "self_sufficiency") == [0.5]
    assert one(result, "closed_month") == [24]


def test_reserve_is_free_cash_over_monthly_spending(futures):
    result = futures(2, series={"cash": [1000, 100], "owed": [200, 150], "given": [0, 5]})
    assert one(result, "months_of_reserve").tolist() == [8.0, -0.5]


def test_given_reserve_is_what_would_be_missing_without_gifts(futures):
    result = futures(4, series={"given": [0, 10, 20, 50], "cash": [1000, 1000, 1000, -5]})
    assert one(result, "given_reserve_months").tolist() == [0.0, 3.6, 7.2, 0.0]


def test_opening_cash_that_was_given_is_given(futures):
    inputs = {"venture.opening_cash": 50, "venture.opening_cash_given": [0, 20, 90]}
    result = futures(3, inputs=inputs)
    assert one(result, "given_reserve_months").tolist() == [0.0, 0.2, 0.5]


def test_borrowed_money_is_no_reserve(futures):
    result = futures(2, series={"cash": [1000, 1000], "borrowed": [0, 300]})
    assert one(result, "months_of_reserve").tolist() == [10.0, 7.0]


def test_inflation_changes_no_cost_per_outcome(futures):
    """Costs and prices double after two years: the same is put in at the prices of month 1."""
    steady = futures()
    rising = futures(series={"cost": late(100, 200), "price_index": late(1.0, 2.0)})
    for name in ("cost_per_net_outcome", "cost_per_outcome", "sroi"):
        assert one(rising, name) == pytest.approx(one(steady, name)), name


def test_net_subsidy_is_what_own_income_does_not_cover(futures):
    # (100 - 70) x 36 months x 900/1000 person-months = 972
    result = futures(2, series={"earned": [60, 120], "contracts": 10}, finals={"net_outcomes": 10})
    assert one(result, "net_subsidy_per_net_outcome").tolist() == [97.2, -97.2]


def test_sroi_is_the_value_map_of_the_people_followed(futures):
    """30 net outcomes worth 90 a year each, of which 3/4 are left each year, for 1944 + 1296."""
    lasting = {"caused_at_first": [20, 20, 0, 20], "caused_late": [15, 30, 0, -5]}
    series = {"cost_of_sales": 40, "in_kind": 40}
    result = futures(4, finals=lasting, series=series, inputs={"outcome.discount_rate": 0.25})
    worth = [1 + 0.6 + 0.36, 1 + 0.8 + 0.64, 1, 1]
    assert one(result, "sroi") == pytest.approx([30 * 90 * w / (1944 + 1296) for w in worth])
    flat = futures(finals={"caused_at_first": 20, "caused_late": 20})
    assert one(flat, "sroi") == pytest.approx([30 * 90 * 3 / 3240])
    assert (one(result, "sroi_horizon") == 3.0).all()


def test_cash_at_the_end_and_at_its_lowest(futures):
    cash = np.full((1, 36), 500)
    cash[0, [9, 20]] = 70
    cash[0, -1] = 90
    result = futures(series={"cash": cash})
    found = [one(result, n)[0] for n in ("closing_cash", "lowest_cash", "lowest_cash_month")]
    assert found == [90, 70, 10]


def test_break_even_needs_a_full_year_and_an_open_venture(futures):
    earned = np.stack([late(100, 0), late(0, 100), late(0, 99), late(0, 0)])
    closed = np.ones((4, 36))
    closed[3, 12:] = 0
    cost = np.full((4, 36), 100)
    cost[3, 12:] = 0
    result = futures(4, series={"earned": earned, "cost": cost, "open": closed})
    np.testing.assert_array_equal(one(result, "break_even_month"), [12, 36, np.nan, np.nan])


def test_cost_per_outcome_charges_only_the_followed_and_leaves_out_goods_and_bad_debts(futures):
    result = futures(series={"cost_of_sales": 40})
    # (100 - 40) x 36 months x 900/1000 person-months = 1944
    assert one(result, "cost_per_net_outcome") == [1944 / 30]
    assert one(result, "cost_per_outcome") == [1944 / 60]
    result = futures(series={"cost_of_sales": 30, "cost_bad_debt": 10})
    assert one(result, "cost_per_net_outcome") == [1944 / 30]


def test_filters_emerge_from_the_counts(futures):
    result = futures(inputs={"outcome.displacement": 0.1})  # displacement is not partners' work
    assert one(result, "deadweight") == pytest.approx([1 / 3])
    assert one(result, "attribution_others") == pytest.approx([1 - 30 / 40])
    assert one(result, "drop_off") == [0.25]
    assert one(result, "dropout_share") == [0.2]
    assert one(result, "sroi_horizon") == [3.0]


def test_ratios_are_undefined_where_nothing_is_below_the_line(futures):
    nothing = {
        "net_outcomes": [-3, 0],
        "outcomes": 0,
        "served": 0,
        "spending_pv": 0,
        "in_kind_pv": 0,
        "caused_outcomes": 0,
        "caused_at_first": 0,
        "service_months": 0,
    }
    result = futures(2, finals=nothing)
    for name in (
        "cost_per_net_outcome",
        "cost_per_outcome",
        "sroi",
        "sroi_horizon",
        "deadweight",
        "attribution_others",
        "drop_off",
        "dropout_share",
        "donor_retention",
    ):
        assert np.isnan(one(result, name)).all(), name


def values(result, name):
    """A measure of each future, `None` where undefined."""
    return [None if np.isnan(v) else float(v) for v in one(result, name)]


def test_what_burns_and_how_long_it_lasts(futures):
    """40 a month more goes out than comes in; 400 is free, and below nothing there is no less
    than 0."""
    burning = futures(3, series={"cash_in": [60, 100, 60], "cash": [500, 500, 50], "owed": 100})
    assert values(burning, "net_burn") == [40, None, 40]
    assert values(burning, "runway") == [10, None, 0]


def test_bills_that_nobody_could_pay_burn_too(futures):
    """Of 100 a month that are due 40 are paid, as they come in: 60 more are owed each month."""
    owed = 60 * np.arange(1, 37)
    result = futures(1, series={"cash_in": [40], "cash_out": [40], "cash": [0], "owed": owed[None]})
    assert values(result, "net_burn") == [60] and values(result, "runway") == [0]


def test_the_largest_source_is_seen_over_a_year_and_loans_are_none(futures):
    income = {"income_cafe": 60, "income_city": 20, "income_friends": 20, "finance_bank": 900}
    rules = {
        "cafe": "product_sales",
        "city": "service_contract",
        "friends": "individual_giving",
        "bank": "loan",
    }
    assert values(futures(series=income, rules=rules), "largest_source") == [0.6]
    assert values(futures(), "largest_source") == [None]


def test_what_a_donor_costs_to_win(futures):
    spent = futures(2, series={"cost_fundraising": 10}, finals={"donors_won": [90, 0]})
    assert values(spent, "cost_per_donor_won") == [4, None]


def test_what_it_costs_to_raise_one_is_of_what_donors_gave_and_not_of_grants(futures, assumption):
    found = futures(
        2,
        series={
            "cost_fundraising": 10,
            "given": 90,
            "income_foundation": 50,
            "income_friends": [np.full(36, 40), np.zeros(36)],
        },
    )
    blocks = {
        "friends": Block(
            "friends", kinds()["individual_giving"], {"campaign": assumption(5)}, frozenset()
        ),
        "foundation": Block("foundation", kinds()["grant"], {}, frozenset()),
    }
    raised = replace(found, scenario=replace(found.scenario, mechanisms=blocks))
    assert values(raised, "cost_to_raise_one") == [0.25, None]


def test_why_people_drop_out_and_how_long_they_waited(futures):
    result = futures()
    assert values(result, "waiting_months") == [3]
    assert values(result, "left_for_price") == [0.75] and values(result, "left_for_other") == [0.25]
    assert sum(values(result, f"left_for_{reason}")[0] for reason in LeavingReason) == 1
    nobody = futures(finals={"dropped_out": 0})
    assert values(nobody, "left_for_price") == [None]


def test_donor_retention(futures):
    result = futures(finals={"donors_before": 40, "donors_kept": 18})
    assert one(result, "donor_retention") == [0.45]


def test_mean_of_a_ratio_is_the_ratio_of_means(futures):
    result = futures(
        2,
        finals={
            "value_pv": [100.0, 900.0],
            "spending_pv": [60.0, 300.0],
            "in_kind_pv": [40.0, 0.0],
        },
    )
    found = estimates(result)["sroi_horizon"].own
    assert (found.mean, found.q50) == (2.5, 2.0)
    assert found.low == 1.0 and found.high == 3.0


def test_futures_without_net_outcomes_still_cost_money(futures):
    """Each object counts its own futures: the one with outcomes, or both; then the median lies
    among those whose cost has no end."""
    found = estimates(futures(2, finals={"net_outcomes": [0, 10]}))["cost_per_net_outcome"]
    own, both = found.own, found.wider
    assert own.n == 1 and own.q50 == own.mean == pytest.approx(324.0)
    assert both.n == 2 and both is found.widest
    assert both.mean == pytest.approx(648.0) and found.above == 0.5
    assert np.isinf([both.q50, both.q95, both.high]).all() and np.isnan(both.mcse)


def test_a_mean_lies_among_the_futures_that_it_is_of(futures):
    rare = np.where(np.arange(40) < 8, np.arange(40) % 4 + 1, 0)
    for found in estimates(futures(40, finals={"net_outcomes": rare})).values():
        for numbers in filter(None, (found.own, found.wider)):
            known = np.isfinite(numbers.mean) and np.isfinite(numbers.q05)
            assert not known or numbers.q05 <= numbers.mean <= numbers.q95, found.measure.name
    assert found.own.n <= 40


def test_what_has_not_happened_lies_above_all_that_has(futures):
    """Three of four break even, two of them within the first year; the last one never does."""
    earned = [late(100, 100), late(100, 100), late(0, 100), late(0, 0)]
    found = estimates(futures(4, series={"earned": np.array(earned)}))["break_even_month"]
    assert (found.own.n, found.own.q50) == (3, 12) and found.measure.edge == 12
    assert (found.wider.n, found.wider.q50) == (4, 24) and np.isinf(found.wider.q95)
    assert np.isnan(found.wider.mean)


def test_who_loses_no_cash_lies_below_who_does(futures):
    found = estimates(futures(3, series={"cash_in": [100, 120, 60]}))
    assert found["net_burn"].own.q50 == 40 and found["net_burn"].wider.q50 == -np.inf
    assert found["runway"].wider.q50 == np.inf


def test_shares_of_nobody_have_no_place_among_the_others(futures):
    """The parts of all futures are added up, but there is no spread."""
    lost = {"caused_at_first": [20, -4], "caused_late": [15, -2]}
    found = estimates(futures(2, finals=lost))["drop_off"]
    assert (found.own.n, found.own.mean) == (1, 0.25)
    assert (found.wider.n, found.wider.mean) == (2, 3 / 16) and np.isnan(found.wider.q50)


def test_plain_means_have_a_monte_carlo_error(futures):
    found = estimates(futures(4, finals={"served": [1, 2, 3, 4]}))["served"].own
    assert (found.n, found.mean) == (4, 2.5)
    assert found.mcse == pytest.approx(0.6454972)
    assert found.high - found.low == pytest.approx(2 * 1.959964 * 0.6454972)
