"""The output folder of one run: new each time, and complete or absent.

It is filled under another name, `<name>-001.part`, and gets its own name when it is complete. Only
what stops the program at once, such as a power cut, leaves such a `.part` folder.
"""

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.storage import atomic as whole
from simulator.storage.cures import cure
from simulator.storage.place import OutputRefused as OutputRefused
from simulator.storage.place import probe as probe
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import UNSEEN, cell, clean
from simulator.words.texts import gettext


class WriteFailed(Exception):
    """A file could not be written although the folder was usable before, as on a full disk: whole
    sentences with what to do."""


class Folder:
    """A run's folder while it is filled: all files go to `part`, which gets the name `path` in the
    end."""

    def __init__(self, path: Path, made: tuple[Path, ...] = ()) -> None:
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self.digests: dict[str, str] = {}
        self._made = made

    def write(self, name: str, content: bytes) -> None:
        """Write a complete file, or none. Raises `WriteFailed`."""
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
        """Write a CSV file: text is made harmless, numbers stay numbers, and undefined ones are
        empty."""
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
        """Give the filled folder its name, and make it durable. Raises `WriteFailed`."""
        _sync_directory(self.part)
        try:
            for name in self.digests:
                (self.part / name).stat()
            taken = os.path.lexists(self.path)
            if not taken:
                self.part.rename(self.path)
        except OSError as error:
            raise self._failed(error) from error
        if taken:
            raise WriteFailed(
                gettext(
                    "`{folder}` could not be written, because another program made a folder with"
                    " this name in the meantime. Nothing of this run was saved. Run the command"
                    " again.",
                    folder=clean(str(self.path)),
                )
            )
        _sync_directory(self.path.parent)

    def _failed(self, error: OSError, name: str = "") -> WriteFailed:
        why = gettext(
            "`{file}` could not be written ({reason}). Nothing of this run was saved.",
            file=clean(str(self.path / name)),
            reason=why_not(error),
        )
        return WriteFailed(f"{why} {cure(error)}")

    def discard(self) -> None:
        """Remove the folder that was begun, and its parents if they were made for it."""
        shutil.rmtree(self.part, ignore_errors=True)
        for parent in self._made:
            try:
                parent.rmdir()
            except OSError:
                return


def new_folder(parent: Path, name: str) -> Folder:
    """A folder that will be `<name>-001`, or have the next free number, and that no other program
    fills. Raises `WriteFailed`."""
    try:
        made = _make_parents(parent)
        number = 1 + max([0, *_numbers(parent, name)])
        while True:
            folder = Folder(parent / f"{name}-{number:03d}", made)
            try:
                folder.part.mkdir()
                if not os.path.lexists(folder.path):  # by a program that was quicker
                    return folder
                folder.part.rmdir()
            except FileExistsError:
                pass
            number += 1
    except OSError as error:
        why = gettext(
            "No new folder could be made in `{folder}` ({reason}).",
            folder=clean(str(parent)),
            reason=why_not(error),
        )
        raise WriteFailed(f"{why} {cure(error)}") from error


def filled(parent: Path, name: str, fill: Callable[[Folder], None]) -> Path:
    """The path of a new folder that `fill` has filled; after any failure nothing of it is left."""
    folder = new_folder(parent, name)
    try:
        fill(folder)
        folder.publish()
    except BaseException:
        try:
            folder.discard()
        except BaseException:  # interrupted once more: finish removing it
            folder.discard()
            raise
        raise
    return folder.path


def as_json(value: Any) -> str:
    """JSON in the order given, floats to 12 digits; NaN and infinity are refused, numpy numbers
    become plain ones. Characters that could fool an eye or a terminal are written as escapes."""
    text = json.dumps(python_values(value), allow_nan=False, indent=2, ensure_ascii=False)
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def digits(value: float) -> float:
    """A float to 12 significant digits: later digits differ between versions of Python and numpy.
    No zero is negative."""
    return float(f"{value:.12g}") + 0.0


def python_values(value: Any) -> Any:
    """The same as Python's own values, floats to 12 digits, as JSON and CSV have them."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        return digits(value)
    if isinstance(value, dict):
        return {key: python_values(inner) for key, inner in value.items()}
    return [python_values(inner) for inner in value] if isinstance(value, list | tuple) else value


def _csv_value(value: Any) -> Any:
    value = python_values(value)
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
