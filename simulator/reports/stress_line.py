"""The sentence about stresses on the screen of a run."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.reports.stresses import compared, ends, left_out, none, points, title
from simulator.words.numbers import all_of, whole
from simulator.words.texts import N_, gettext

Found = Mapping[str, Any]


def worst_in_words(summary: Found) -> str:
    """One sentence for the screen; empty where stresses were not tried."""
    found = summary.get("stress")
    if not found or "left_out" in found:
        return left_out() if found else ""
    if not found["worst"]:
        return none(compared(found))
    for axis, first in found.get("falls_most", {}).items():
        if first:
            return _falls_most(compared(found), axis, first)
    return gettext(
        "No single stress clearly lowers a chance. Stresses compared: {n}.",
        n=whole(compared(found)),
    )


def _falls_most(stresses: int, axis: str, first: Sequence[Found]) -> str:
    """By which stress a chance falls most, or by which ones by as much."""
    chances = first[0]["chances"]
    values = {"n": whole(stresses), "title": all_of(list(map(title, first)))}
    if len(first) > 1:
        return gettext(_FALL_MOST[axis], **values, points=points(chances[axis]))
    return gettext(
        _FALLS_MOST[axis],
        **values,
        money=_with_ends(chances["sustainable"]),
        impact=_with_ends(chances["delivers"]),
    )


_FALLS_MOST = {
    "sustainable": N_(
        "Largest clear fall of MONEY: {title} (points: MONEY {money}, IMPACT"
        " {impact}). Stresses compared: {n}."
    ),
    "delivers": N_(
        "Largest clear fall of IMPACT: {title} (points: MONEY {money}, IMPACT"
        " {impact}). Stresses compared: {n}."
    ),
}
_FALL_MOST = {
    "sustainable": N_(
        "Largest clear fall of MONEY: {title} ({points} points each). Stresses compared: {n}."
    ),
    "delivers": N_(
        "Largest clear fall of IMPACT: {title} ({points} points each). Stresses compared: {n}."
    ),
}


def _with_ends(change: Found) -> str:
    """`-12 (-19 to -6)`, or the word in its place."""
    return f"{points(change)} ({ends(change)})" if change["unchanged"] < 1 else points(change)
