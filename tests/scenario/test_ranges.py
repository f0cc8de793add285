"""Defaults about people, payers and the world are ranges; what is one number has a reason."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.mechanisms import kinds
from simulator.results.measures.registry import MEASURES
from simulator.scenario.load import load
from simulator.scenario.organisation import PartnerGroup, Post
from simulator.scenario.sections import SECTIONS

DECIDED = {
    *("interview_hours", "observation_hours", "preparation", "application_hours", "report_hours"),
    *("search_months", "hold", "again_after", "lost_after"),
}
"""What the venture decides."""
AGREED = {"term", "every", "vintage", "retained_for", "patience", "bonus_month", "grace_months"}
"""What is law, or stands in a contract."""
PROMISED = {"public_share", "years"}
"""What a target or an account is measured by."""
KNOWN = {"life", "before", "repeat", "fit_spread"}
"""Facts of the venture, which a file states where they are not nothing."""
MEAN = {"rise"}
"""A mean around which every future draws its own years (`exchange_rate.spread`)."""
POINT = {"good_service"}
"""Where another number was estimated, so that a range would move that number."""


def test_an_assumption_that_is_one_number_has_a_reason_to_be():
    single = {
        name
        for kind in (*kinds().values(), *SECTIONS.values(), Post, PartnerGroup)
        for name, parameter in kind.parameters.items()
        if not parameter.required
        and (parameter.source or "").startswith("assumption")
        and not isinstance(parameter.default, dict)
        and " to " not in str(parameter.default)
    }
    assert single == DECIDED | AGREED | PROMISED | KNOWN | MEAN | POINT


@pytest.mark.more
def test_places_taken_from_others_are_drawn_where_a_file_says_nothing():
    """More displacement leaves less of what the venture caused."""
    result = simulate(replace(load("family-centre"), runs=40))
    drawn = result.inputs["outcome.displacement"]
    assert drawn.min() >= 0 and 0.1 < drawn.max() < 0.25 and np.unique(drawn).size == 40
    caused, net = (MEASURES[name].per_run(result) for name in ("caused_outcomes", "net_outcomes"))
    helped = caused > 20
    ratio = (net / np.where(helped, caused, 1))[helped]
    assert np.corrcoef(drawn[helped], ratio)[0, 1] < -0.5
    assert set(simulate(replace(load("island-school"), runs=2)).inputs["outcome.displacement"]) == {
        0
    }
