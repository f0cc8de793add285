"""The value map's arithmetic against published teaching examples (docs/domain.md E1, E2; origin
unknown)."""

import pytest

from simulator.results.sroi import (
    FIRST_YEAR_DISCOUNTED,
    FIRST_YEAR_WHOLE,
    Outcome,
    value_map,
)

E1 = Outcome(60, 8_500, deadweight=0.4, displacement=0, attribution=0.3, drop_off=0.3, years=2)
E2 = Outcome(80, 1_100, deadweight=0.35, displacement=0, attribution=0.15, drop_off=0, years=1)


def test_e1_an_employment_programme_with_the_first_year_whole():
    found = value_map(E1, 250_000, 0.035, FIRST_YEAR_WHOLE)
    assert found.gross == 510_000
    assert found.impact == pytest.approx((214_200, 149_940))
    assert round(found.present_value, 2) == 359_069.57
    assert round(found.ratio, 4) == 1.4363


def test_e1_with_the_first_year_discounted_is_smaller_by_exactly_one_year():
    whole = value_map(E1, 250_000, 0.035, FIRST_YEAR_WHOLE)
    found = value_map(E1, 250_000, 0.035, FIRST_YEAR_DISCOUNTED)
    assert round(found.present_value, 2) == 346_927.12
    assert round(found.ratio, 4) == 1.3877
    assert found.present_value * 1.035 == pytest.approx(whole.present_value)


def test_e1_pays_back_in_the_third_month_of_its_second_year():
    """After year 1 35,800 is lacking; a month of year 2 brings 144,869.57 / 12 = 12,072.46."""
    found = value_map(E1, 250_000, 0.035, FIRST_YEAR_WHOLE)
    assert found.payback == 15
    assert round(found.net_ratio, 4) == 0.4363
    assert value_map(E1, 17_850, 0.035, FIRST_YEAR_WHOLE).payback == 1
    assert value_map(E1, 360_000, 0.035, FIRST_YEAR_WHOLE).payback is None


@pytest.mark.parametrize(
    ("convention", "ratio"),
    [(FIRST_YEAR_WHOLE, 0.8103), (FIRST_YEAR_DISCOUNTED, round(0.810333333 / 1.035, 4))],
)
def test_e2_a_befriending_service_below_one(convention, ratio):
    found = value_map(E2, 60_000, 0.035, convention)
    assert found.impact == pytest.approx((48_620,))
    assert round(found.ratio, 4) == ratio


@pytest.mark.parametrize("name", ["deadweight", "displacement", "attribution", "drop_off"])
@pytest.mark.parametrize("share", [-0.01, 1.01])
def test_shares_outside_0_to_100_percent_are_refused(name, share):
    values = {"deadweight": 0, "displacement": 0, "attribution": 0, "drop_off": 0, name: share}
    with pytest.raises(ValueError, match=name):
        Outcome(1, 1, years=1, **values)


def test_an_unknown_convention_is_refused():
    with pytest.raises(ValueError, match="convention"):
        value_map(E1, 1, 0.035, "some other")
