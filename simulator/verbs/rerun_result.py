"""What a rerun has found: whether the result is the same, and which files differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.storage.files import SCENARIO
from simulator.storage.verify import Verified
from simulator.words.lines import indented
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, nphrase, phrase

_WORDED = (SCENARIO, "report.html", "charts/")
"""Files, or a folder of them, that hold words in a language; all others hold the same in every
language. The scenario file begins with a comment in words."""
_WIDTH = 80
_MOST_NAMED = 12
NOT_USED = "not used"
"""Stands for the digest of a rule that was not used then."""


@dataclass(frozen=True)
class Rerun:
    """Which files have the same bytes as when they were written."""

    folder: Path
    same: tuple[str, ...]
    different: tuple[str, ...]
    gone: tuple[str, ...]
    """Files that are not made any more."""
    new: tuple[str, ...]
    """Files that were not made then."""
    versions: Mapping[str, tuple[str, str]]
    """What has another version now: the version then and the version now, by name."""
    since: Verified
    """What was changed in the folder since it was written."""

    open: tuple[str, ...] = ()
    """Files that cannot be compared."""

    @property
    def all_same(self) -> bool:
        return not (self.different or self.gone or self.new)

    @property
    def same_result(self) -> bool:
        """Whether all numbers are the same: only files with words or charts may differ."""
        return all(name.startswith(_WORDED) for name in (*self.different, *self.gone, *self.new))

    @property
    def well(self) -> bool:
        """Whether the result is the same and the folder was not changed."""
        return self.same_result and self.since.sound

    def as_text(self, width: int = _WIDTH) -> str:
        """What was changed in the folder since it was written, the result, and every file that
        differs; lines of at most `width` columns."""
        lines = _lines(self)
        return "\n".join(part for line in lines for part in indented(clean(line), width))

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        groups = ("same", "different", "gone", "new", "open")
        return {
            "folder": str(self.folder),
            "all_same": self.all_same,
            "same_result": self.same_result,
            **{group: list(getattr(self, group)) for group in groups},
            "versions": {n: {"then": then, "now": now} for n, (then, now) in self.versions.items()},
            "changed_since": not self.since.sound,
        }


def _lines(found: Rerun) -> Iterator[str]:
    """The lines, not wrapped yet; those below the first begin with spaces."""
    numbers = {
        "folder": str(found.folder),
        "same": whole(len(found.same)),
        "all": whole(len(found.same) + len(found.different) + len(found.gone)),
    }
    if not found.since.sound:
        yield from _changed_since(found.since, numbers["folder"])
        yield _against_the_first(found, numbers)
    elif found.all_same:
        yield gettext(
            "`{folder}` gives the same result again: {same} of {all} files are the same.", **numbers
        )
    elif found.same_result:
        yield gettext(
            "`{folder}` gives the same result again. Only texts or charts changed: {same} of {all}"
            " files are the same.",
            **numbers,
        )
    else:
        yield gettext(
            "`{folder}` gives another result now: {same} of {all} files are the same.", **numbers
        )
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


def _changed_since(since: Verified, folder: str) -> Iterator[str]:
    """What was done to the folder after it was written."""
    yield gettext("`{folder}` was changed after sesim wrote it.", folder=folder)
    if since.changed:
        yield f"  {gettext('Changed: {files}.', files=named(since.changed))}"
    if since.missing:
        yield f"  {gettext('Missing: {files}.', files=named(since.missing))}"
    if since.extra:
        yield f"  {gettext('New: {files}.', files=named(since.extra))}"
    yield f"  {gettext('`sesim verify {folder}` lists all of them.', folder=folder)}"


def _against_the_first(found: Rerun, numbers: Mapping[str, str]) -> str:
    """Whether a changed folder still gives the files that sesim wrote at first."""
    if found.all_same:
        return gettext(
            "A new run gives the same files that sesim wrote at first: {same} of {all} are the"
            " same.",
            **numbers,
        )
    if found.same_result:
        return gettext(
            "A new run gives the same result that sesim wrote at first. Only texts or charts"
            " changed: {same} of {all} files are the same.",
            **numbers,
        )
    return gettext(
        "A new run gives other files than sesim wrote at first: {same} of {all} are the same.",
        **numbers,
    )


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
