"""Pages about the monthly series of months.csv, made from the registry."""

from functools import cache

from simulator.mechanisms import kinds
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import registry
from simulator.reference.topic import Topic


@cache
def series() -> dict[str, Series]:
    """Every series, those of rules under the name of their kind."""
    return registry(dict(kinds()))


def series_page(one: Series) -> Topic:
    """What a series counts, in what unit, and who records it."""
    facts = [("unit", one.unit), ("about", one.about.value), ("file", "months.csv")]
    facts += [("recorded by", by)] if (by := _recorder(one)) else []
    text = (_PER_HEAD,) if one.per_head else ()
    return Topic("series", str(one), one.help, text, facts=tuple(facts))


_PER_HEAD = (
    "It follows from a number of people and a known price or time, so that small values are hidden"
    " in a folder that is made to be shared."
)


def _recorder(one: Series) -> str:
    """The kinds of rule that record it; empty where the model itself does."""
    return ", ".join(
        name
        for name, kind in kinds().items()
        if any(one.help == own.help for own in kind.series.values())
    )
