"""What the tests of comparisons share."""

import pytest

from simulator.experiments.compare import compare
from simulator.scenario.load import load
from tests.experiments.staged import SMALL


@pytest.fixture(scope="session")
def pair():
    return compare(
        [load("youth-cafe", SMALL), load("youth-cafe", SMALL | {"cafe_sales.price": "32000"})],
        labels=("youth-cafe", "changed"),
    )
