"""Pages about the monthly series of months.csv, made from the registry."""

from functools import cache

from simulator.mechanisms import kinds
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.series import registry
from simulator.reference.topic import Topic
from simulator.words.texts import N_, gettext, phrase

ABOUT = {
    About.PEOPLE: N_("people"),
    About.ORGANISATION: N_("the venture, its staff and its partners"),
    About.WORLD: N_("the economy and public rules"),
}
"""What a series is about."""


@cache
def series() -> dict[str, Series]:
    """Every series, those of rules under the name of their kind."""
    return registry(dict(kinds()))


def series_page(one: Series) -> Topic:
    """What a series counts, in what unit, and who records it."""
    said = gettext(one.help)
    hidden = gettext(
        "In a folder to share (`--shareable`), small values of it are hidden, so that nobody"
        " can work out how few people there are."
    )
    facts = [
        ("unit", phrase(one.unit)),
        ("about", phrase(ABOUT[one.about])),
        ("file", "`months.csv`"),
        ("recorded by", _recorder(one)),
    ]
    return Topic(
        "series",
        str(one),
        said,
        (hidden,) if one.per_head else (),
        facts=tuple(fact for fact in facts if fact[1]),
        gist=said,
    )


def _recorder(one: Series) -> str:
    """The kinds of rule that record it; empty if the model itself does."""
    return ", ".join(
        name
        for name, kind in kinds().items()
        if any(one.declared is own.declared for own in kind.series.values())
    )
