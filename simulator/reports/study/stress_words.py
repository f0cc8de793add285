"""What stresses are called, and by which one a chance falls most."""

from collections.abc import Sequence

from simulator.experiments.study.stressing import Venture, not_clearly_less, worst
from simulator.reports.comparison.wording import end_in_points, in_points
from simulator.scenario.stresses import Stress
from simulator.words.local_text import shown
from simulator.words.numbers import all_of, span, whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase


def title_of(stress: Stress) -> str:
    """What a stress is called, in the language in use."""
    return clean(shown(stress.title))


def contain_others(titles: Sequence[str]) -> str:
    """Of stresses that contain others."""
    return ngettext(
        "{stresses} contains other stresses, so it is not compared with them.",
        "{stresses} contain other stresses, so they are not compared with them.",
        len(titles),
        stresses=all_of([f"“{title}”" for title in titles]),
    )


def worst_of(venture: Venture, axis: str) -> str:
    """By which stress a chance falls most, all that tie, and how many may do as much."""
    if venture.without.chance(axis).value == 0:
        return gettext(_NEVER[axis])
    found = worst(venture.harms, axis)
    if not found:
        return gettext(_NONE[axis])
    changes = [harm.changes[axis] for harm in found]
    size = abs(changes[0].difference)
    ends = max(change.high for change in changes), min(change.low for change in changes)
    said = gettext(
        _WORST[axis],
        title=all_of([title_of(harm.stress) for harm in found]),
        points=nphrase("{n} point", "{n} points", round(100 * size, 1), n=in_points(size)),
        range=span(*(end_in_points(-end) for end in ends)),
    )
    others = not_clearly_less(venture.harms, axis)
    if not others:
        return said
    more = ngettext(
        "{n} other is not clearly less harmful.",
        "{n} others are not clearly less harmful.",
        others,
        n=whole(others),
    )
    return f"{said} {more}"


_WORST = {
    "sustainable": N_(
        "{title}: the largest clear fall of the chance to pay for itself in these futures, by"
        " {points} ({range})."
    ),
    "delivers": N_(
        "{title}: the largest clear fall of the chance to reach the impact target in these futures,"
        " by {points} ({range})."
    ),
}
_NEVER = {
    "sustainable": N_(
        "Without any stress the venture pays for itself in none of these futures, so this chance"
        " cannot fall."
    ),
    "delivers": N_(
        "Without any stress the venture reaches its impact target in none of these futures, so this"
        " chance cannot fall."
    ),
}
_NONE = {
    "sustainable": N_("No single stress clearly lowers the chance to pay for itself."),
    "delivers": N_("No single stress clearly lowers the chance to reach the impact target."),
}
