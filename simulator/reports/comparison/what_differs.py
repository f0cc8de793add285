"""What differs between two scenarios, assumption by assumption, with its sources."""

import textwrap
from collections.abc import Iterator

from simulator.experiments.comparison_result import Pair
from simulator.experiments.differences import ABSENT, Difference
from simulator.experiments.pairing import Renamed
from simulator.reports.comparison.what_if import is_dated
from simulator.reports.comparison.wording import arrow, listed, short
from simulator.words.safe_text import clean
from simulator.words.texts import N_, ngettext, nphrase, phrase

_LONGEST, _LONGEST_VALUE = 64, 40
"""Characters of a source or a block, and of a value, that are shown."""
_SAME = {
    "rule": N_("{one} and {other}: the same rule under another name"),
    "post": N_("{one} and {other}: the same post under another name"),
    "partners": N_("{one} and {other}: the same partners under another name"),
    "segment": N_("{one} and {other}: the same group of people under another name"),
}
"""Blocks of A and B that differ only in their names, by what they are."""


def what_differs(pair: Pair, most: int, width: int) -> Iterator[str]:
    """A heading, the first `most` pairs of blocks with two names, and the first `most` differences,
    in lines of at most `width` columns."""
    count = len(pair.differences)
    if not count:
        # Translators: a heading of the comparison begins with a tag in capital letters.
        none = phrase("WHAT DIFFERS  no assumption")
        # Translators: a heading of the comparison begins with a tag in capital letters.
        named = phrase("WHAT DIFFERS  only names, which change no number")
        yield from textwrap.wrap(named if pair.renamed else none, width)
        yield from _renamed(pair, most, width)
        return
    # Translators: a heading of the comparison begins with a tag in capital letters. A and B are
    # the two scenarios.
    heading = nphrase(
        "WHAT DIFFERS  {n} assumption, from A to B",
        "WHAT DIFFERS  {n} assumptions, from A to B",
        count,
        n=count,
    )
    yield from textwrap.wrap(heading, width)
    yield from _renamed(pair, most, width)
    for found in pair.differences[:most]:
        yield from _wrapped(f"{clean(found.shown_path)}  {_values(found)}", width, 3)
        if sources := _sources(found):
            yield from _wrapped(sources, width, 7)
    if (more := count - most) > 0:
        said = ngettext(
            "... and {n} more in `differences.csv`.",
            "... and {n} more in `differences.csv`.",
            more,
            n=more,
        )
        yield from _wrapped(said, width, 3)


def _renamed(pair: Pair, most: int, width: int) -> Iterator[str]:
    """The blocks that are compared with one another though their names differ."""
    same = [one for one in pair.renamed if one.same]
    for one in same[:most]:
        yield from _wrapped(phrase(_SAME[one.what], **_names(one)), width, 3)
    if (more := len(same) - most) > 0:
        said = ngettext(
            "... and {n} more under another name, in `comparison.json`.",
            "... and {n} more under other names, in `comparison.json`.",
            more,
            n=more,
        )
        yield from _wrapped(said, width, 3)
    # Translators: two blocks of two scenarios that are compared with each other.
    others = [phrase("{one} with {other}", **_names(one)) for one in pair.renamed if not one.same]
    if others:
        said = phrase(
            "compared by kind and place, because the names differ: {pairs}",
            pairs=listed(others, most),
        )
        yield from _wrapped(said, width, 3)


def _names(one: Renamed) -> dict[str, str]:
    return {"one": f"`{clean(one.before)}`", "other": f"`{clean(one.after)}`"}


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * 7,
        break_on_hyphens=False,
    )


def _values(found: Difference) -> str:
    """The values in both scenarios, or which scenario has it."""
    before, after = found.before, found.after
    if before is not ABSENT and after is not ABSENT:
        return arrow(*(short(clean(side.shown), _LONGEST_VALUE) for side in (before, after)))
    if is_dated(found):
        return phrase("only in B") if before is ABSENT else phrase("only in A")
    if before is ABSENT:
        return phrase("only in B: {block}", block=short(clean(after.shown), _LONGEST))
    return phrase("only in A: {block}", block=short(clean(before.shown), _LONGEST))


def _sources(found: Difference) -> str:
    """The sources of both numbers; empty if neither side is a number."""
    old, new = found.before, found.after
    if old is ABSENT or new is ABSENT or (old.numbers is None and new.numbers is None):
        return ""
    if not old.source and not new.source:
        return phrase("no source")
    before, after = (
        short(clean(side.source), _LONGEST) if side.source else phrase("no source")
        for side in (old, new)
    )
    shown = before if old.source == new.source else arrow(before, after)
    # Translators: where a number comes from, or where the two numbers come from.
    return phrase("source: {source}", source=shown)
