"""Whether what a change does is what the audit asks of it: four questions, (a) to (d)."""

from collections.abc import Mapping
from typing import Any

from tests.audit.expected import REAL, Expected, agrees, of

RULES = {
    "a": "something moves beyond its error, or the program says what binds instead",
    "b": "no cut of staff or service raises both axes by more than 5 points",
    "c": "no single lever takes an axis from under 60 to over 80% without a price or a LOOK",
    "d": "both axes move in the direction that is expected",
}
AXES, NET = ("S", "D"), "net_outcomes"
_POINTS = 0.05
_FROM, _TO = 0.6, 0.8
BEFORE, AFTER, LOW, HIGH, Z = range(5)


def failing(row: Mapping[str, Any]) -> str:
    """The letters of the questions that a row fails. A change that is refused with a reason is
    answered by it, and of a row of which nothing is expected, nothing is asked."""
    expected = of(row)
    if expected is None or "refused" in row:
        return ""
    figures = row["figures"]
    moves = any(abs(figure[Z]) > REAL for figure in figures.values())
    fails = {
        "a": not moves and not row["said"],
        "b": expected.cut and all(figures[axis][LOW] > _POINTS for axis in AXES),
        "c": row["decides"] and not row["looks"] and any(_free(figures, *pair) for pair in _PAIRS),
        "d": not all(_as_expected(expected, figures, axis) for axis in AXES),
    }
    return "".join(letter for letter, fail in fails.items() if fail)


def _as_expected(expected: Expected, figures: Mapping[str, Any], axis: str) -> bool:
    """Whether an axis moves as expected. Where the chance to reach the impact target does not
    clearly move, the number of net outcomes decides."""
    z = figures[axis][Z]
    if axis == "D" and abs(z) <= REAL:
        z = figures[NET][Z]
    return agrees(getattr(expected, axis), z, figures[axis][AFTER])


def unclear(row: Mapping[str, Any]) -> bool:
    """Whether a row fails only for want of futures: no axis moves clearly, or in the direction
    that is expected, and more futures may show it."""
    expected, fails = of(row), failing(row)
    if expected is None or not fails or not set(fails) <= {"a", "d"}:
        return False
    return all(
        agrees(_OR_SAME.get(said, said), row["figures"][axis][Z], 0.5)
        for axis in AXES
        for said in (getattr(expected, axis),)
    )


_OR_SAME = {"up": "up or same", "down": "down or same"}
_PAIRS = (AXES, AXES[::-1])


def _free(figures: Mapping[str, Any], axis: str, other: str) -> bool:
    """Whether one axis is lifted from low to high while the other does not clearly fall."""
    lifted = figures[axis][BEFORE] < _FROM and figures[axis][AFTER] > _TO
    return lifted and figures[other][HIGH] >= 0
