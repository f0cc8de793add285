"""A small class page, made once."""

from contextlib import contextmanager
from types import SimpleNamespace

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
KEY = "0a1b2c3d"


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


def record(at, futures, ways=(0, 0, 0, 0), changes=None, held=("true",)):
    return {
        "at": at,
        "set": changes or {},
        "futures": futures,
        "ways": list(ways),
        "chances": [["40%", "30-50%"]] * 4,
        "answer": "",
        "held": list(held),
    }


@pytest.fixture
def data():
    """A page with one venture, one slider of three stops, and forty futures."""
    slider = {"path": "shop.price", "stops": ["10", "12", "15"], "plan": 1}
    return {
        "format": 2,
        "sesim": "0.1.0",
        "model": 1,
        "language": "en",
        "ventures": [
            {
                "name": "shop",
                "key": KEY,
                "runs": {},
                "sliders": [slider],
                "places": [
                    record([1], "20" * 20),
                    record([0], "3" * 40, (-1, 0, 1, 1), {"shop.price": "10"}, ("false",)),
                    record([2], "1" * 40, (1, -1, 1, 1), {"shop.price": "15"}),
                ],
            }
        ],
    }


@pytest.fixture
def planned(monkeypatch):
    """A page that is made at once."""

    def save(file, force):
        file.parent.mkdir(exist_ok=True)
        file.write_text("a page", "utf-8")

    made = SimpleNamespace(save=save, remarks=lambda: ())
    plan = SimpleNamespace(check_file=lambda *_: None, how_long=lambda _: "", make=lambda *_: made)
    monkeypatch.setattr("simulator.verbs.page.Plan", lambda *_, **__: plan)
