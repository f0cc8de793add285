"""How much `make test` tries of each test: few generated examples, and the first cases of a family.
`make check` tries all. The longest tests are started first, so that no core waits for them."""

from collections import Counter

import pytest
from hypothesis import settings

from tests.tiers import FEW_LIVE_AGAIN

settings.register_profile("few", max_examples=15, deadline=None, derandomize=True)
settings.register_profile("many", max_examples=100, deadline=None, derandomize=True)
settings.load_profile("few")

FIRST = 2
"""Cases of a parametrised test in `make test`: the others are marked `more`."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    cases = Counter()
    for item in items:
        if hasattr(item, "callspec"):
            family = item.nodeid.partition("[")[0]
            cases[family] += 1
            if cases[family] > FIRST:
                item.add_marker(pytest.mark.more)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="module")
def few_live_again():
    """Causes are looked for in a handful of failing futures, and a first look has twenty: enough
    where their number is not what a test is about."""
    with pytest.MonkeyPatch.context() as patch:
        for change in FEW_LIVE_AGAIN:
            patch.setattr(*change)
        yield
