"""The axis of own income names the line where it equals costs, and no label is cut off."""

import pytest

from simulator.reports.scatter import round_ticks


@pytest.mark.parametrize(
    ("low", "high"), [(60.4, 120.6), (69.7, 131), (3, 104.5), (-20, 410), (96.9, 103.4)]
)
def test_a_hundred_per_cent_is_among_the_ticks(low, high):
    ticks = round_ticks(low, high)
    assert 100 in ticks and 2 <= len(ticks) <= 9 and low <= min(ticks) and max(ticks) < high
