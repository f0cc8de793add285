"""The question that a comparison of two answers: what if this is changed?"""

from collections.abc import Mapping

from simulator.experiments.comparison_result import Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.reports.comparison.wording import listed, short
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext

_MOST = 3
"""With more changes than this, there is no question."""
_CHANGES: Mapping[int, str] = {
    1: N_("What if `{path}` is raised to `{value}`?"),
    -1: N_("What if `{path}` is lowered to `{value}`?"),
    0: N_("What if `{path}` is set to `{value}`?"),
}
"""By the direction of a change."""
_EVENTS, _POLICIES = "events: ", "policies: "
"""The beginnings of the paths of events and policies, which have no names of their own."""
_ADDED = {
    _EVENTS: N_("What if the event `{name}` is added?"),
    _POLICIES: N_("What if the policy `{name}` is added?"),
    "": N_("What if `{name}` is added?"),
}
_LEFT_OUT = {
    _EVENTS: N_("What if the event `{name}` is left out?"),
    _POLICIES: N_("What if the policy `{name}` is left out?"),
    "": N_("What if `{name}` is left out?"),
}


def what_if(pair: Pair, longest: int) -> str | None:
    """The question; None if there are too many changes for one. Paths and values are cut to the
    `longest` number of characters."""
    found = pair.differences
    if not found or len(found) > _MOST:
        return None
    if len(found) > 1:
        paths = listed([f"`{short(clean(change.path), longest)}`" for change in found])
        return gettext("What if {paths} change?", paths=paths)
    return _one(found[0], longest)


def is_dated(change: Difference) -> bool:
    """Whether an event or a policy was added or left out."""
    return change.path.startswith((_EVENTS, _POLICIES))


def _one(change: Difference, longest: int) -> str:
    if change.before is not ABSENT and change.after is not ABSENT:
        return gettext(
            _CHANGES[change.direction],
            path=short(clean(change.path), longest),
            value=short(clean(change.after.text), longest),
        )
    texts = _ADDED if change.before is ABSENT else _LEFT_OUT
    start = next(start for start in texts if change.path.startswith(start))
    return gettext(texts[start], name=short(clean(change.path.removeprefix(start)), longest))
