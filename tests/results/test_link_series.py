"""The monthly series of links."""

import numpy as np

from simulator.results.links import link_series


def test_a_series_is_unknown_where_the_venture_is_closed(futures):
    others = {"workers": 2, "active": 5, "cost": 7}
    result = futures(2, series={"open": np.tile(np.arange(36) < 6, (2, 1)), **others})
    for values in link_series(result).values():
        assert np.isfinite(values[:, :6]).all() and np.isnan(values[:, 6:]).all()
