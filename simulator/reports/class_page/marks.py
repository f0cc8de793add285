"""What a code that was handed in says, looked up in its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.reports.class_page.record import FAILED as NO_FUTURE
from simulator.reports.class_page.record import SAME as NO_CHANGE
from simulator.reports.class_page.record import way_of
from simulator.results.paired import paired_shares
from simulator.words.texts import N_, phrase

AXES = {"sustainable": 0, "delivers": 2}
"""Both goals, and the place of each in the chances of a record."""
WAYS = {-1: "less", 0: "unclear", 1: "more", NO_CHANGE: "same"}
"""Which way a chance goes, as an id. One that does not clearly change need not stay the same."""
WAY_WORDS = {
    "less": N_("less often"),
    "same": N_("about as often"),
    "more": N_("more often"),
    "unclear": N_("no clear change"),
}
"""In the words of the page."""
RIGHT, WRONG, OPEN = "right", "wrong", "open"
"""What becomes of an expectation, as ids: `OPEN` where these futures do not show what happens."""


@dataclass(frozen=True)
class Seen:
    """A place that somebody looked at, what they expected there, and what happens there. Of both
    goals, by id: `expected` (None where nothing was said), and `happened` against the `baseline`
    (None where the page cannot say it)."""

    venture: str
    stops: Mapping[str, str]
    """The sliders that are off the plan, each with its stop in words."""
    baseline: Mapping[str, str]
    expected: Mapping[str, str | None]
    happened: Mapping[str, str | None]
    chances: Mapping[str, tuple[str, str]]
    """Each with its range."""
    answer: str
    """What `sesim compare` says of the place against the plan; empty at the plan."""
    claims: tuple[str, ...]
    """The result of each claim of the scenario, as an id."""
    changes: Mapping[str, str]
    """What is set at the place, as `--set` takes it, and at the baseline."""
    changes_before: Mapping[str, str]

    def met(self, axis: str) -> str | None:
        """Whether it happened as expected, as an id; None where either is not known."""
        expected, happened = self.expected[axis], self.happened[axis]
        if expected is None or happened is None:
            return None
        if happened == "unclear":
            return OPEN
        return RIGHT if expected == happened else WRONG

    @property
    def claims_met(self) -> str:
        """Whether every claim holds, as a claim's result: `false` where one does not, else
        `inconclusive` where one is too close to say; empty where there is no claim."""
        found = set(self.claims)
        return next((id for id in ("false", "inconclusive", "true") if id in found), "")


SAME, DIFFERS, CHANGED, MISSING, HIDDEN = "same", "differs", "changed", "missing", "hidden"
FAILED, OLDER = "failed", "older"
"""What comes of simulating a place once more, as ids."""
AGAIN = {
    "": "",
    # Translators: what came of simulating it once more: the same answer, another answer, ...
    SAME: N_("the same answer"),
    # Translators: the same: what was simulated now is not what the page says.
    DIFFERS: N_("another answer"),
    CHANGED: N_("the scenario was changed since"),
    MISSING: N_("the scenario is not here"),
    HIDDEN: N_("not possible: the page hides its random seed"),
    FAILED: N_("it cannot be simulated now"),
    OLDER: N_("not possible: another version of sesim made the page"),
}


@dataclass(frozen=True)
class Mark:
    """A line of the class list, and what its code says, or why it says nothing (`problem`)."""

    name: str
    code: str
    line: int
    seen: Seen | None = None
    problem: str = ""
    again: str = ""
    """What came of simulating it once more: an id of `AGAIN`; empty where that was not asked."""
    remarks: tuple[str, ...] = ()
    """What is to be known of several lines, this one among them. Each of them has the same."""

    @property
    def who(self) -> str:
        """The name, or the line where there is none."""
        return self.name or phrase("line {n}", n=self.line)


def seen(
    venture: Mapping[str, Any],
    place: Sequence[int],
    baseline: Sequence[int],
    expected: Mapping[str, str | None],
) -> Seen:
    """Raises `LookupError` for a place that the page does not have."""
    here, before = (_record(venture, at) for at in (place, baseline))
    plan = [slider["plan"] for slider in venture["sliders"]]
    return Seen(
        venture["name"],
        _stops(venture, place),
        _stops(venture, baseline),
        expected,
        {axis: _way(axis, before, here, list(baseline) == plan) for axis in AXES},
        {axis: tuple(here["chances"][at]) for axis, at in AXES.items()},
        here["answer"],
        tuple(here["held"]),
        here["set"],
        before["set"],
    )


def _record(venture: Mapping[str, Any], place: Sequence[int]) -> Mapping[str, Any]:
    for record in venture["places"]:
        if record["at"] == list(place):
            return dict(record)
    raise LookupError(place)


def _stops(venture: Mapping[str, Any], place: Sequence[int]) -> dict[str, str]:
    return {
        slider["path"]: slider["stops"][stop]
        for slider, stop in zip(venture["sliders"], place, strict=True)
        if stop != slider["plan"]
    }


def _way(
    axis: str, before: Mapping[str, Any], here: Mapping[str, Any], from_plan: bool
) -> str | None:
    """Which way a chance goes from the baseline to a place."""
    if from_plan:
        return WAYS[here["ways"][AXES[axis]]]
    if not before["futures"] or not here["futures"]:
        return None
    pairs = [
        (old, new)
        for old, new in zip(before["futures"], here["futures"], strict=True)
        if NO_FUTURE not in (old, new)
    ]
    old, new = (np.array([_happens(axis, pair[side]) for pair in pairs]) for side in (0, 1))
    return WAYS[way_of(paired_shares(old, new))]


def _happens(axis: str, code: str) -> bool:
    """Whether a goal is reached in a future, by its digit (`record.Recorder`)."""
    money, impact = divmod(int(code), 2)
    return money == 0 if axis == "sustainable" else impact == 1
