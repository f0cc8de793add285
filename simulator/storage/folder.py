"""The output folder of one run: new each time, and whole or absent.

It is filled under another name, `<name>-001.part`, and named when it is whole. What cut the program
short without a word, such as a power cut, leaves that.
"""

import csv
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.storage import atomic as whole
from simulator.storage import room
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import UNSEEN, cell, clean


class OutputRefused(Exception):
    """The place where results should go cannot be written; found before anything is simulated."""


class WriteFailed(Exception):
    """A file could not be written although the place was fine before, as on a full disk."""


def probe(parent: Path, needed: int = room.LEAST) -> None:
    """Refuse a parent folder that cannot be written, or has no room for so many bytes, by writing
    and removing a file."""
    try:
        if not str(parent).isprintable():
            raise OutputRefused(
                "the output folder's name holds characters that no file name should."
            )
        if (
            any(len(part.encode("utf-8")) > 200 for part in parent.parts)
            or len(os.fsencode(parent.absolute())) > 3000
        ):
            raise OutputRefused(
                "the output folder has a name longer than 200 bytes, or 3,000 in all. Name"
                " another folder."
            )
        place = parent
        while not os.path.lexists(place) and place != place.parent:
            place = place.parent
        if not place.is_dir():
            kind = "is a file" if place.is_file() else "is no folder"
            raise OutputRefused(
                f"{clean(str(place))} {kind}, so no folder can be made in it. Name another folder"
                " for the results."
            )
        handle, name = tempfile.mkstemp(prefix=".sesim-", dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                room.take(file, needed)
        finally:
            os.unlink(name)
    except OSError as error:
        full = error.errno in room.NO_ROOM
        lacks = f"has no room for the {room.in_words(needed)} that it takes"
        raise OutputRefused(
            f"{clean(str(parent))} {lacks if full else 'cannot be written'} "
            f"({why_not(error)}). Name another folder for the results."
        ) from error


class Folder:
    """A run's folder while it is filled: all goes to `part`, which becomes `path` in the end."""

    def __init__(self, path: Path, made: tuple[Path, ...] = ()) -> None:
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self.digests: dict[str, str] = {}
        self._made = made

    def write(self, name: str, content: bytes) -> None:
        """Put a whole file in its place, or none."""
        target = self.part / name
        try:
            if (
                target.parent != self.part
            ):  # the folder itself is not made anew where somebody removed it
                target.parent.mkdir(exist_ok=True)
            whole.write(target, content)
        except OSError as error:
            raise self._failed(error, name) from error
        self.digests[name] = sha256(content).hexdigest()

    def write_csv(self, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """The only way to CSV: text is made harmless, numbers stay numbers, undefined is empty."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([cell(h) for h in header])
        writer.writerows([_csv_value(v) for v in row] for row in rows)
        self.write(name, out.getvalue().encode())

    def write_json(self, name: str, value: Any) -> None:
        self.write(name, as_json(value).encode())

    def seal(self, manifest: dict[str, Any]) -> None:
        """Write the manifest, with the SHA-256 of every other file."""
        files = {name: self.digests[name] for name in sorted(self.digests)}
        self.write_json("manifest.json", {**manifest, "files": files})

    def publish(self) -> None:
        """Give the filled folder its name, and make it durable."""
        _sync_directory(self.part)
        try:
            for name in self.digests:
                (self.part / name).stat()
            if os.path.lexists(self.path):
                raise FileExistsError(None, "somebody made it meanwhile")
            self.part.rename(self.path)
        except OSError as error:
            raise self._failed(error) from error
        _sync_directory(self.path.parent)

    def _failed(self, error: OSError, name: str = "") -> WriteFailed:
        return WriteFailed(
            f"{clean(str(self.path / name))} could not be written ({why_not(error)}). "
            "Nothing of this run was kept."
        )

    def discard(self) -> None:
        """Remove what was begun, and parents that were made for it."""
        shutil.rmtree(self.part, ignore_errors=True)
        for parent in self._made:
            try:
                parent.rmdir()
            except OSError:
                return


def new_folder(parent: Path, name: str) -> Folder:
    """A folder to be `<name>-001`, or with the next free number, that nobody else has or fills."""
    try:
        made = _make_parents(parent)
        number = 1 + max([0, *_numbers(parent, name)])
        while True:
            folder = Folder(parent / f"{name}-{number:03d}", made)
            try:
                folder.part.mkdir()
                if not os.path.lexists(folder.path):  # by one that was quicker
                    return folder
                folder.part.rmdir()
            except FileExistsError:
                pass
            number += 1
    except OSError as error:
        raise WriteFailed(
            f"no new folder could be made in {clean(str(parent))} ({why_not(error)})."
        ) from error


def filled(parent: Path, name: str, fill: Callable[[Folder], None]) -> Path:
    """The path of a new folder that `fill` has completed; on any failure nothing of it is left."""
    folder = new_folder(parent, name)
    try:
        fill(folder)
        folder.publish()
    except BaseException:
        try:
            folder.discard()
        except BaseException:  # interrupted once more: finish what was begun
            folder.discard()
            raise
        raise
    return folder.path


def as_json(value: Any) -> str:
    """JSON in the order given, floats to 12 digits; NaN and infinity are refused, numpy numbers
    become plain ones. Characters that could fool an eye or a terminal are written as escapes."""
    text = json.dumps(plain(value), allow_nan=False, indent=2, ensure_ascii=False)
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def digits(value: float) -> float:
    """A float to 12 significant digits: what follows differs between releases of Python and
    numpy. No zero is negative."""
    return float(f"{value:.12g}") + 0.0


def plain(value: Any) -> Any:
    """The same as Python's own values, floats to 12 digits: as it is written."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        return digits(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _csv_value(value: Any) -> Any:
    value = plain(value)
    if value is None or isinstance(value, float) and not abs(value) < float("inf"):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int | float) else cell(str(value))


def _numbers(parent: Path, name: str) -> list[int]:
    pattern = re.compile(re.escape(name) + r"-(\d{3,9})(\.part)?")
    return [int(m[1]) for entry in os.listdir(parent) if (m := pattern.fullmatch(entry))]


def _make_parents(parent: Path) -> tuple[Path, ...]:
    missing = [p for p in (parent, *parent.parents) if not p.exists()]
    parent.mkdir(parents=True, exist_ok=True)
    return tuple(missing)


def _sync_directory(path: Path) -> None:
    """Make the names durable too, where the system lets a folder be opened."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
