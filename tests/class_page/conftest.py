"""A small class page, made once."""

from contextlib import contextmanager

import pytest

from simulator import page
from simulator.experiments.class_page import sliders

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
LEVERS = (
    "cafe_sales.price=13000 to 26000",
    "job_training.group_size=12 to 24",
    "allowance.amount=600000 to 1200000",
    "team.trainer.salary=5000000 to 10000000",
)
"""Each with the plan at an end, so that two stops are enough."""


@contextmanager
def few():
    """Pages with few places: two stops to each slider."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sliders, "COMBINED", (2, 2, 2))
        patch.setattr(sliders, "ALONE", 2)
        yield


@pytest.fixture
def few_stops():
    with few():
        yield


@pytest.fixture(scope="session")
def made():
    with few():
        return page("youth-cafe", set=SMALL, runs=12, levers=LEVERS)


@pytest.fixture(scope="session")
def venture(made):
    return made.data["ventures"][0]
