"""What of a large family `make test` tries; `make check` tries all of it."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

from simulator.experiments import causes, money_to_find
from simulator.verbs import first_look

FEW_LIVE_AGAIN = (
    (causes, "SCREENED", 2),
    (causes, "LOOKED_INTO", 4),
    (money_to_find, "LOOKED_INTO", 2),
    (money_to_find, "_STEPS", 2),
    (first_look, "_LOOK", 20),
)
"""How few futures are enough where their number is not what a test is about."""
_ALL = 100
"""Examples of the profile `many` (see conftest.py)."""
_FEWEST = 5


def examples(number: int, **how: Any) -> settings:
    """So many generated examples with the profile `many`, a part of them with `few`."""
    share = min(1.0, settings.default.max_examples / _ALL)
    least = min(number, _FEWEST)
    return settings(max_examples=max(least, round(number * share)), **how)


def first(fast: int, cases: Iterable[Any]) -> list[Any]:
    """The first cases of a parametrised test; the rest are slow ones."""
    return [case if at < fast else _slow(case) for at, case in enumerate(cases)]


def one_in(number: int, cases: Iterable[Any]) -> list[Any]:
    """One case in `number`, spread over all of them; the rest are slow ones."""
    return [_slow(case) if at % number else case for at, case in enumerate(cases)]


def _slow(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.slow)
