"""What `sesim rerun` prints: whether the result is the same, and which files differ."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.words.numbers import whole
from simulator.words.texts import gettext, nphrase, phrase

if TYPE_CHECKING:
    from simulator.storage.verify import Verified
    from simulator.verbs.rerun import Rerun

_MOST_NAMED = 12
NOT_USED = "not used"
"""Stands for the digest of a rule that was not used then."""


def rerun_lines(found: "Rerun") -> Iterator[str]:
    """The lines, not wrapped yet; those below the first begin with spaces."""
    numbers = {
        "folder": str(found.folder),
        "same": whole(len(found.same)),
        "all": whole(len(found.same) + len(found.different) + len(found.gone)),
    }
    if found.all_same:
        yield gettext(
            "`{folder}` gives the same result again: {same} of {all} files are the same.", **numbers
        )
    else:
        yield gettext(
            "`{folder}` gives another result now: {same} of {all} files are the same.", **numbers
        )
    if not found.since.sound:
        yield from _changed_since(found.since, numbers["folder"])
    if found.different:
        yield f"  {gettext('Different now: {files}.', files=named(found.different))}"
    if found.gone:
        yield f"  {gettext('Not made any more: {files}.', files=named(found.gone))}"
    if found.new:
        yield f"  {gettext('Made now, but not then: {files}.', files=named(found.new))}"
    if found.open:
        said = gettext(
            "Not compared: {files}. The file names its folder, and that name is lost.",
            files=named(found.open),
        )
        yield f"  {said}"
    for name, (then, now) in found.versions.items():
        yield f"  {_version(name, then, now)}"


def _changed_since(since: "Verified", folder: str) -> Iterator[str]:
    """What was done to the folder after it was written."""
    if since.changed:
        yield f"  {gettext('Changed in the folder since: {files}.', files=named(since.changed))}"
    if since.missing:
        yield f"  {gettext('Missing in the folder now: {files}.', files=named(since.missing))}"
    if since.extra:
        yield f"  {gettext('Added to the folder since: {files}.', files=named(since.extra))}"
    yield f"  {gettext('`sesim verify {folder}` lists all of them.', folder=folder)}"


def _version(name: str, then: str, now: str) -> str:
    if then == NOT_USED:
        return gettext("`{name}` was not used then.", name=name)
    return gettext("`{name}` was {then} then and is {now} now.", name=name, then=then, now=now)


def named(names: Sequence[str]) -> str:
    """The first dozen of some names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED])
    if more <= 0:
        return shown
    rest = nphrase("{n} more", "{n} more", more, n=whole(more))
    # Translators: the end of a list of files, such as: a.csv, b.csv and 3 more.
    return phrase("{names} and {rest}", names=shown, rest=rest)
