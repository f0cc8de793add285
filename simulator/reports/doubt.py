"""What to doubt after a run: the assumptions that decide most of the answer, and their sources."""

from collections.abc import Mapping
from typing import Any

from simulator.results.influence import AXES, VERDICT
from simulator.words.labels import MEASURES, SHAPES, label
from simulator.words.numbers import percent, whole
from simulator.words.texts import N_, nphrase, phrase

_FILE = "assumptions.csv"
"""The file that has all assumptions."""
_DECIDED = {"money": N_("what decides MONEY"), "impact": N_("what decides IMPACT")}
"""The beginning of a line, by axis."""


def doubts(summary: Mapping[str, Any], most: int) -> list[str]:
    """One line for each axis, with at most so many inputs and their shares, and a line about all
    other inputs."""
    found = summary["influence"]
    lines = [_line(axis, found[axis], most) for axis in AXES]
    return [*lines, others(summary)]


def _line(axis: str, found: Mapping[str, Any], most: int) -> str:
    what = decided(axis, found)
    if found["of"] is None:
        # Translators: {what} is: what decides MONEY, or: what decides IMPACT.
        return phrase("{what}: nothing, because all futures end the same way", what=what)
    if found["floor"] is None:
        return phrase("{what}: chance alone, because the file has no ranges", what=what)
    if not found["parts"]:
        return phrase(
            "{what}: no input alone decides more than {floor}",
            what=what,
            floor=percent(found["floor"]),
        )
    named = ", ".join(map(_named, found["parts"][:most]))
    more = len(found["parts"]) - most
    if more > 0:
        # Translators: as below, where the line has no room for all: ... and 2 more.
        return phrase("{what}: {inputs} and {n} more", what=what, inputs=named, n=whole(more))
    # Translators: inputs and their shares: what decides MONEY: cafe_sales.market 19% (no source).
    return phrase("{what}: {inputs}", what=what, inputs=named)


def decided(axis: str, found: Mapping[str, Any]) -> str:
    """What the shares of an axis are shares of."""
    if found["of"] in (None, VERDICT):
        return phrase(_DECIDED[axis])
    measure = label(MEASURES, found["of"])
    # Translators: where nearly all futures have the same verdict, a measure stands for it:
    # what decides MONEY (costs covered by own income).
    return phrase("{what} ({measure})", what=phrase(_DECIDED[axis]), measure=measure)


def _named(part: Mapping[str, Any]) -> str:
    values = {"path": part["path"], "share": percent(part["share"])}
    if part["sourced"]:
        return phrase("{path} {share}", **values)
    return phrase("{path} {share} (no source)", **values)


def others(summary: Mapping[str, Any]) -> str:
    """How small the shares of all other inputs are, and how many inputs have no source."""
    floors = [found["floor"] for found in summary["influence"].values()]
    known = [floor for floor in floors if floor is not None]
    n, unsourced = summary["runs"]["finished"], len(summary["unsourced"])
    values = {"floor": percent(max(known, default=0)), "n": whole(n)}
    none = {"unsourced": whole(unsourced), "file": _FILE}
    if known and unsourced:
        return nphrase(
            "others: each under {floor} at {n} future; no source: {unsourced} ({file})",
            "others: each under {floor} at {n} futures; no source: {unsourced} ({file})",
            n,
            **values,
            **none,
        )
    if known:
        return nphrase(
            "others: each under {floor} at {n} future",
            "others: each under {floor} at {n} futures",
            n,
            **values,
        )
    if unsourced:
        return phrase("inputs without a source: {unsourced} ({file})", **none)
    return phrase("every input has a source")


def doubt_tables(summary: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, ...]]]]:
    """For a page: what is decided on each axis, and the inputs that decide it as rows of path,
    value as written, share, how the answer follows it, and source. Without rows, the line says
    why."""
    return [
        (decided(axis, found) if found["parts"] else _line(axis, found, 0), _rows(found))
        for axis, found in summary["influence"].items()
    ]


def _rows(found: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [
        (
            part["path"],
            part["text"],
            percent(part["share"]),
            label(SHAPES, part["shape"]),
            phrase("has a source") if part["sourced"] else phrase("no source"),
        )
        for part in found["parts"]
    ]
