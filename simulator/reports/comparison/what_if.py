"""The question that a comparison of two answers: what if this is changed?"""

from collections.abc import Mapping, Sequence
from types import NoneType

from simulator.experiments.comparison_result import Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.reports.comparison.wording import listed, short
from simulator.scenario.changes.planned import Event, Policy
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, nphrase

_MOST = 3
"""With more changes than this, there is no question."""
_CHANGES: Mapping[int, str] = {
    1: N_("What if `{path}` is raised to `{value}`?"),
    -1: N_("What if `{path}` is lowered to `{value}`?"),
    0: N_("What if `{path}` is set to `{value}`?"),
}
"""By the direction of a change."""
_ADDED: Mapping[type, str] = {
    Event: N_("What if this event is added: {name}?"),
    Policy: N_("What if this policy is added: {name}?"),
    NoneType: N_("What if {name} is added?"),
}
_LEFT_OUT: Mapping[type, str] = {
    Event: N_("What if this event is left out: {name}?"),
    Policy: N_("What if this policy is left out: {name}?"),
    NoneType: N_("What if {name} is left out?"),
}
"""By what it is; `None` stands for a block, which has a name of its own."""


def what_if(pair: Pair, longest: int) -> str | None:
    """The question; None if there are too many changes for one. Paths and values are cut to the
    `longest` number of characters."""
    found = pair.differences
    if not found or len(found) > _MOST:
        return None
    return _one(found[0], longest) if len(found) == 1 else _several(found, longest)


def is_dated(change: Difference) -> bool:
    """Whether an event or a policy was added or left out."""
    return change.entry is not None


def _one(change: Difference, longest: int) -> str:
    if change.before is not ABSENT and change.after is not ABSENT:
        return gettext(
            _CHANGES[change.direction],
            path=short(clean(change.path), longest),
            value=short(clean(change.after.text), longest),
        )
    texts = _ADDED if change.before is ABSENT else _LEFT_OUT
    said = change.entry.shown() if change.entry else f"`{short(clean(change.path), longest)}`"
    return gettext(texts[type(change.entry)], name=clean(said))


def _several(found: Sequence[Difference], longest: int) -> str:
    """The question about two changes or more: paths, and how many events and policies there are."""
    names = [f"`{short(clean(change.path), longest)}`" for change in found if not change.entry]
    events, policies = (
        sum(isinstance(change.entry, kind) for change in found) for kind in (Event, Policy)
    )
    if events:
        names.append(nphrase("{n} event", "{n} events", events, n=whole(events)))
    if policies:
        names.append(nphrase("{n} policy", "{n} policies", policies, n=whole(policies)))
    return gettext("What if {paths} change?", paths=listed(names))
