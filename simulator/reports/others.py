"""Real organisations beside what futures show, in words: who covers costs, what trials found."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.disclosure.cells import HIDDEN
from simulator.reports.board_rows import figures
from simulator.results.others import COVERING, DEADWEIGHT, EFFECTS, ends
from simulator.vocabulary import Others
from simulator.words.labels import FEW_PEOPLE, label
from simulator.words.numbers import as_shown, number, percent, percent_range, whole
from simulator.words.other_labels import COVER_COSTS, WHO
from simulator.words.texts import gettext, nphrase, phrase

Summary = Mapping[str, Any]


def cover_costs(kind: Others) -> str:
    """How many of a kind cover their costs, in one line of the screen."""
    row = COVERING[kind]
    if row is None:
        return phrase(COVER_COSTS[kind])
    return phrase(COVER_COSTS[kind], n=whole(row.n), share=percent(row.central))


def in_full(kind: Others) -> str:
    """The same in sentences, with what was counted and what it is not."""
    row = COVERING[kind]
    values = {} if row is None else {"n": whole(row.n), "share": percent(row.central)}
    not_yours = gettext("None of these is a venture like yours, so this is a rough guide.")
    return f"{gettext(WHO[kind], **values)} {not_yours}"


def published(summary: Summary) -> Iterator[tuple[str, str, str]]:
    """What emerged, beside what was published: a label, the number here, and the range with its
    source, or that there is none."""
    words = {
        "deadweight": phrase(
            "{range} in four trials of training, work and tutoring",
            range=percent_range(*ends(DEADWEIGHT)),
        ),
        "drop_off": phrase("no trial that we know; reports on social value assume tens of percent"),
        "attribution_others": phrase("no published figure that we know"),
    }
    effect = _effect(summary)
    if effect is not None:
        low, high = (number(100 * end) for end in ends(EFFECTS))
        yield (
            phrase("More people with the outcome, of those counted (effect)"),
            effect,
            phrase("{low} to {high} points in the same four trials", low=low, high=high),
        )
    for name, said in words.items():
        for row in figures(summary, [name]):
            yield row.label, row.median, said


def _effect(summary: Summary) -> str | None:
    """The mean effect in points; None where nobody is counted."""
    found = [summary["measures"].get(name) for name in ("caused_outcomes", "followed")]
    if not all(one and one["n"] for one in found):
        return None
    caused, followed = (one["mean"] for one in found if one)
    if caused is None or followed is None:
        return label(FEW_PEOPLE, HIDDEN)
    if not followed:
        return None
    points = 100 * caused / followed
    # Translators: points of percent: 30% are 4 points more than 26%.
    return nphrase("{n} point", "{n} points", as_shown(points), n=number(points))


def sources() -> str:
    """Whose trials these are."""
    return gettext(
        "The trials: a youth course in Colombia ({colombia} people), supported work in the US"
        " ({supported}), adult training in the US ({adults}), and phone tutoring in Botswana"
        " ({phone}). `docs/base_rates.csv` has their sources.",
        **{
            name: whole(row.n)
            for name, row in zip(("colombia", "supported", "adults", "phone"), EFFECTS, strict=True)
        },
    )
