"""What stresses do to the venture of a run: for programs, for the screen and for the report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from simulator.experiments.study.stressing import (
    AXES,
    Harm,
    Venture,
    containing,
    most_harmful,
    worst,
)
from simulator.reports.comparison.cells import no_difference, unclear
from simulator.reports.comparison.wording import end_in_points, in_points
from simulator.reports.study.stress_words import contain_others
from simulator.results.intervals import wilson
from simulator.results.paired import Paired
from simulator.scenario.shipped import shipped_stresses
from simulator.scenario.stresses import Stress, read_stresses
from simulator.words.labels import VERDICTS, label
from simulator.words.local_text import shown
from simulator.words.numbers import all_of, percent, percent_range, span, whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext

Found = Mapping[str, Any]
_MOST = 3
"""How many of the stresses are told."""


def stresses_of_run(venture: Venture) -> dict[str, Any]:
    """The part `stress` of a summary: the worst stresses, with the chances without and with each,
    those by which each chance falls most, those that contain others, and the names of those to
    which the venture is not exposed. Shares from 0 to 1."""
    return {
        "stresses": len(venture.harms),
        "futures": venture.without.n,
        "worst": [_harm(harm) for harm in most_harmful(venture.harms, _MOST)],
        "falls_most": {axis: [_harm(harm) for harm in worst(venture.harms, axis)] for axis in AXES},
        "contain_others": [_named(harm.stress) for harm in containing(venture.harms)],
        "not_exposed": [harm.stress.name for harm in venture.harms if not harm.exposed],
    }


def left_out_of_shared() -> dict[str, Any]:
    """The same for a run that is made to share."""
    return {"left_out": True}


def _harm(harm: Harm) -> dict[str, Any]:
    assert harm.both is not None  # the venture is exposed
    stress = harm.stress
    return {
        **_named(stress),
        "about": str(stress.about),
        "chances": {
            event: _change(found) for event, found in (*harm.changes.items(), ("both", harm.both))
        },
    }


def _named(stress: Stress) -> dict[str, str]:
    return {"stress": stress.name, "title": str(stress.title)}


def _change(found: Paired) -> dict[str, Any]:
    return {
        "without": _level(found.before, found.n),
        "with": _level(found.after, found.n),
        "change": found.difference,
        "low": found.low,
        "high": found.high,
        "clear": not found.tie,
        "unchanged": found.unchanged,
    }


def _level(share: float, n: int) -> dict[str, float | None]:
    low, high = wilson(round(share * n), n)
    return {"share": share, "low": low, "high": high}


# -- in words -------------------------------------------------------------------------------------


def compared(found: Found) -> int:
    """How many stresses are compared: the venture is exposed to them, and they contain no
    others."""
    left = len(found["not_exposed"]) + len(found.get("contain_others", ()))
    return int(found["stresses"]) - left


def ends(change: Found) -> str:
    return span(end_in_points(change["low"]), end_in_points(change["high"]))


@dataclass(frozen=True)
class Row:
    """A chance without and with a stress, each with its range, and the change of it in percentage
    points."""

    label: str
    without: tuple[str, str]
    under: tuple[str, str]
    change: tuple[str, str]


@dataclass(frozen=True)
class Told:
    """A stress in words: what it is called, what happens, and what it does."""

    title: str
    about: str
    rows: list[Row]


@dataclass(frozen=True)
class Section:
    """The part of the report about stresses: a sentence above, the stresses, sentences below."""

    above: str
    stresses: Sequence[Told]
    below: Sequence[str] = ()


def section(summary: Found) -> Section | None:
    """What a report says of stresses; None where they were not tried."""
    found = summary.get("stress")
    if not found:
        return None
    if "left_out" in found:
        return Section(left_out(), ())
    told = [Told(title(each), _about(each), list(_rows(each))) for each in found["worst"]]
    return Section(_above(found), told, list(_below(found)))


def _above(found: Found) -> str:
    if not found["worst"]:
        return none(compared(found))
    return ngettext(
        "Each of {all} stresses was tried alone in the same {futures} futures, with and without it."
        " This one lowers a chance:",
        "Each of {all} stresses was tried alone in the same {futures} futures, with and without it."
        " With these {n}, one of both chances falls most in these futures; which ones they are is"
        " partly chance:",
        len(found["worst"]),
        all=whole(compared(found)),
        futures=whole(found["futures"]),
        n=whole(len(found["worst"])),
    )


def _below(found: Found) -> Iterator[str]:
    every = [change for each in found["worst"] for change in each["chances"].values()]
    if any(not change["clear"] and change["unchanged"] < 1 for change in every):
        yield gettext(
            "{unclear}: with so few futures the change may be chance. Try a higher `--runs`.",
            unclear=unclear(),
        )
    if found.get("contain_others"):
        yield contain_others([title(each) for each in found["contain_others"]])
    if found["not_exposed"]:
        yield gettext(
            "The venture is not exposed to {stresses}: there is nothing that could be hit.",
            stresses=all_of([f"“{title({'stress': name})}”" for name in found["not_exposed"]]),
        )


def _rows(told: Found) -> Iterator[Row]:
    for event, change in told["chances"].items():
        yield Row(
            label(VERDICTS, event),
            _with_range(change["without"]),
            _with_range(change["with"]),
            (points(change), "" if change["unchanged"] == 1 else ends(change)),
        )


def _with_range(level: Found) -> tuple[str, str]:
    return percent(level["share"]), percent_range(level["low"], level["high"])


def points(change: Found) -> str:
    """A change in percentage points with its sign, or the word in its place."""
    if change["unchanged"] == 1:
        return no_difference()
    if not change["clear"]:
        return unclear()
    points = in_points(abs(change["change"]))
    return points if points == "0" else f"{'+' if change['change'] > 0 else '-'}{points}"


def title(told: Found) -> str:
    """In the language in use, where the stress is one of the library; else as it was kept."""
    stress = _library().get(told["stress"])
    return clean(shown(stress.title) if stress else told.get("title", told["stress"]))


def _about(told: Found) -> str:
    stress = _library().get(told["stress"])
    return clean(shown(stress.about) if stress else told["about"])


@cache
def _library() -> Mapping[str, Stress]:
    return {stress.name: stress for stress in read_stresses(shipped_stresses())}


def none(stresses: int) -> str:
    return gettext("No single stress lowers a chance. Stresses compared: {n}.", n=whole(stresses))


def left_out() -> str:
    return gettext(
        "Stresses are left out: a run to share keeps neither its scenario nor its random seed, and"
        " both are needed to try them."
    )
