"""Whether a folder is as it was written: every file is compared with the digest in its manifest."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.storage.read_back import MANIFEST, read_manifest
from simulator.words.labels import label
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext

_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a desktop leaves in any folder that somebody looks into."""
_PART = 1 << 20
_STATES = {
    # Translators: a file that is not there any more; its name follows.
    "missing": N_("missing"),
    # Translators: a file with another content than at first; its name follows.
    "changed": N_("changed"),
    # Translators: a file that was not there at first; its name follows.
    "extra": N_("new"),
}
"""What a file may be that is not as it was written."""


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
        values = {"folder": clean(str(self.folder)), "n": whole(self.files)}
        if self.sound:
            first = ngettext(
                "`{folder}` is as it was written ({n} file).",
                "`{folder}` is as it was written ({n} files).",
                self.files,
                **values,
            )
        else:
            first = gettext("`{folder}` is not as it was written:", **values)
        column = 2 + max(len(label(_STATES, state)) for state in _STATES)
        others = (
            f"  {label(_STATES, state):<{column}}{clean(name)}"
            for state in _STATES
            for name in getattr(self, state)
        )
        return "\n".join([first, *others])

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        found = {state: list(getattr(self, state)) for state in _STATES}
        return {"folder": str(self.folder), "sound": self.sound, "files": self.files, **found}


def verify(folder: str | Path) -> Verified:
    """Compare all files of a folder with the digests in its manifest. Raises `FolderUnreadable`."""
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
    """Every file below a folder, every link and every empty folder, by its path within the folder;
    links are not followed."""
    for place, folders, names in os.walk(folder):
        if not (folders or names) and Path(place) != folder:
            yield Path(place).relative_to(folder).as_posix(), Path(place)
        for name in [*names, *(f for f in folders if os.path.islink(os.path.join(place, f)))]:
            if name not in _OF_THE_SYSTEM:
                file = Path(place, name)
                yield file.relative_to(folder).as_posix(), file


def _digest(file: Path) -> str | None:
    """The SHA-256 of an ordinary file; None for anything else, or for what cannot be read."""
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
