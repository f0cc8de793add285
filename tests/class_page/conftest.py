"""A small class page, made once."""

from contextlib import contextmanager

import pytest

from simulator import page
from simulator.experiments.class_page import sliders

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
LEVERS = ("cafe_sales.price", "job_training.group_size", "allowance.amount", "team.trainer.salary")


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
