"""The studies that are kept in a folder: what was asked, how much is there, and since when."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.storage.room import in_words
from simulator.storage.study_file import SUFFIX
from simulator.storage.study_unusable import StudyFull, StudyUnusable
from simulator.verbs.log_table import table
from simulator.verbs.study_place import FOLDER
from simulator.verbs.study_status import Status, status
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, phrase

# Translators: heads of columns in the list of studies, in capital letters.
_HEAD = (N_("STUDY"), N_("DATE"), N_("BLOCKS"), N_("SIZE"), N_("QUESTION"))
_VARIED = ("vary", "by", "goal", "stresses")
"""What a question varies, or looks for, as the options of the commands are called."""


@dataclass(frozen=True)
class Kept:
    """The file of a study."""

    path: Path
    written: datetime
    bytes: int
    holds: Status | None
    """None where the file is damaged, is no study, or is one of another version."""

    def as_data(self) -> dict[str, Any]:
        """The study for programs."""
        return {
            "folder": self.path.parent.as_posix(),
            "file": self.path.name,
            "written": self.written.isoformat(timespec="seconds"),
            "bytes": self.bytes,
            "readable": self.holds is not None,
            **({} if self.holds is None else self.holds.as_data()),
        }


def studies(parent: str | Path) -> list[Kept]:
    """The studies in a folder and in its folder `studies`, the oldest first."""
    folders = (Path(parent), Path(parent, FOLDER.name))
    found = [kept for folder in folders for kept in _in(folder)]
    return sorted(found, key=lambda kept: (kept.written, kept.path.name))


def _in(folder: Path) -> Iterator[Kept]:
    with suppress(OSError):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if path.is_file() and not path.name.startswith("."):
                about = path.stat()
                written = datetime.fromtimestamp(about.st_mtime, UTC)
                yield Kept(path, written, about.st_size, _held(path))


def _held(path: Path) -> Status | None:
    try:
        return status(path)
    except (StudyUnusable, StudyFull):
        return None


def as_text(found: Sequence[Kept], width: int) -> str:
    """A table of studies; a question that does not fit in the line is below it."""
    rows = [tuple(map(phrase, _HEAD)), *map(_row, found)]
    return "\n".join(table(rows, 2, width))


def _row(kept: Kept) -> tuple[str, ...]:
    file = clean(str(kept.path))
    if kept.holds is None:
        # Translators: in the list of studies, in place of what was asked.
        said = phrase("cannot be used: `sesim study {file}` says why", file=file)
    else:
        said = _question(kept.holds)
    return (
        clean(kept.path.name),
        kept.written.astimezone().strftime("%Y-%m-%d %H:%M"),
        "" if kept.holds is None else whole(kept.holds.blocks),
        in_words(kept.bytes),
        said,
    )


def _question(holds: Status) -> str:
    """`sweep youth-cafe: cafe_sales.price=20000 to 32000, part 1 of 3`."""
    asked = holds.asked
    head = " ".join(str(asked[name]) for name in ("verb", "scenario") if asked.get(name))
    varied = [*_texts(asked)]
    if holds.part:
        # Translators: in the list of studies: this file is one part of so many.
        varied.append(phrase("part {number} of {of}", number=holds.part[0], of=holds.part[1]))
    return clean(": ".join(part for part in (head, ", ".join(varied)) if part))


def _texts(asked: Mapping[str, Any]) -> Iterator[str]:
    for name in _VARIED:
        value = asked.get(name) or ()
        yield from map(str, value if isinstance(value, list) else [value] if value else ())
