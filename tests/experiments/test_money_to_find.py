"""Money to find: what futures that close lack, had they stayed open."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.experiments.money_to_find import look_for_money
from simulator.results.plan import in_numbers
from simulator.results.windows import closing
from tests.laws.worlds import having, small, sound

LOSES = {"overhead.fixed": 1_000_000, "venture.opening_cash": 0}


def losing(**more):
    """A venture that pays far too much rent, so that it closes early in every future."""
    return replace(having(small(sound()), LOSES | more), runs=5)


@pytest.fixture(scope="module")
def closes():
    return simulate(losing())


@pytest.mark.more
def test_with_the_money_found_ventures_stay_open_and_with_the_least_they_close(closes):
    assert (closing(closes) > 0).all()
    least, found = in_numbers(closes), in_numbers(look_for_money(closes))
    assert least["to_find_at_least"] and not found["to_find_at_least"]
    for plan, stay in ((least, 0), (found, 4)):
        again = simulate(losing(**{"venture.opening_cash": plan["to_find"]}))
        assert np.count_nonzero(closing(again) == 0) >= stay
        assert (closing(again) > 0).any() == (not stay)


def test_where_no_future_closes_none_lives_again():
    open_ = simulate(losing(**{"venture.opening_cash": 10**12}))
    found = look_for_money(open_, progress=lambda done, of: pytest.fail("a future lives again"))
    assert in_numbers(found) == in_numbers(open_)
    assert in_numbers(open_)["to_find_at_least"] is False
