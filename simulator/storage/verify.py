"""Whether a folder is as it was written: every file against the digest in its manifest."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.storage.read_back import MANIFEST, read_manifest
from simulator.words.safe_text import clean

_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a desktop leaves in any folder that somebody looks into."""
_PART = 1 << 20
_WORDS = ("missing", "changed", "extra")


@dataclass(frozen=True)
class Verified:
    """How a folder's files compare with its manifest; names in the order of the alphabet."""

    folder: Path
    files: int
    """How many the manifest names."""
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not (self.missing or self.changed or self.extra)

    def as_text(self) -> str:
        """A line for the folder, and one for each file that is not as it was written."""
        said = "is as it was written" if self.sound else "is not as it was written"
        lines = [f"{self.folder} {said} ({self.files} files)."]
        for word in _WORDS:
            lines += [f"  {word:<9}{name}" for name in getattr(self, word)]
        return "\n".join(map(clean, lines))

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        found = {word: list(getattr(self, word)) for word in _WORDS}
        return {"folder": str(self.folder), "sound": self.sound, "files": self.files, **found}


def verify(folder: str | Path) -> Verified:
    """Compare all files of a folder with what its manifest says. Raises `FolderUnreadable`."""
    path = Path(folder)
    digests = read_manifest(path)["files"]
    there = dict(_files(path))
    there.pop(MANIFEST, None)
    return Verified(
        path,
        len(digests),
        tuple(sorted(digests.keys() - there.keys())),
        tuple(sorted(n for n in digests.keys() & there.keys() if _digest(there[n]) != digests[n])),
        tuple(sorted(there.keys() - digests.keys())),
    )


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its name within it, and every link and empty folder; no link is
    followed."""
    for place, folders, names in os.walk(folder):
        if not (folders or names) and Path(place) != folder:
            yield Path(place).relative_to(folder).as_posix(), Path(place)
        for name in [*names, *(f for f in folders if os.path.islink(os.path.join(place, f)))]:
            if name not in _OF_THE_SYSTEM:
                file = Path(place, name)
                yield file.relative_to(folder).as_posix(), file


def _digest(file: Path) -> str | None:
    """The SHA-256 of a plain file; None for what is none, or cannot be read."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        found = sha256()
        with file.open("rb") as stream:
            while part := stream.read(_PART):
                found.update(part)
        return found.hexdigest()
    except OSError:
        return None
