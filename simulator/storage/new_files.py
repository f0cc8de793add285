"""New files beside a person's own: all of them complete, or none, and nothing overwritten."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.storage.atomic import forget, unfinished
from simulator.storage.cures import cure
from simulator.storage.folder import OutputRefused, WriteFailed
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


def refuse_existing(paths: list[Path]) -> None:
    """Raises `OutputRefused` where one of these files exists already."""
    for path in paths:
        if os.path.lexists(path):
            raise OutputRefused(
                gettext(
                    "`{file}` exists already and was not changed. Choose another name, or another"
                    " folder with `--out`.",
                    file=clean(str(path)),
                )
            )


def put(files: Mapping[Path, str]) -> None:
    """Write every file under a temporary name, then give all of them their names, or none. Raises
    `WriteFailed` or `OutputRefused`."""
    placed: list[Path] = []
    with _folders(files), _unfinished(files) as waiting:
        try:
            for path, part in waiting.items():
                _name(part, path)
                placed.append(path)
        except BaseException:
            for path in placed:
                forget(path)
            raise


def _name(part: Path, path: Path) -> None:
    """Give a finished file its name, if no other file got it in the meantime."""
    refuse_existing([path])
    try:
        os.replace(part, path)
    except OSError as error:
        raise could_not_write(path, error) from error


@contextlib.contextmanager
def _unfinished(files: Mapping[Path, str]) -> Iterator[dict[Path, Path]]:
    """Each file's content under a temporary name; files that still have that name are removed."""
    parts: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            try:
                parts[path] = unfinished(path, text.encode("utf-8"))
            except OSError as error:
                raise could_not_write(path, error) from error
        yield parts
    finally:
        for part in parts.values():
            forget(part)


@contextlib.contextmanager
def _folders(files: Mapping[Path, str]) -> Iterator[None]:
    """The folders of the files; those made here are removed again if anything fails."""
    missing = [p for path in files for p in path.absolute().parents if not p.exists()]
    try:
        for path in files:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise could_not_write(path, error) from error
        yield
    except BaseException:
        for folder in dict.fromkeys(missing):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def could_not_write(path: Path, error: OSError) -> WriteFailed:
    """The error for a file that could not be written, with what to do."""
    why = gettext(
        "`{file}` could not be written ({reason}). Nothing was saved.",
        file=clean(str(path)),
        reason=why_not(error),
    )
    return WriteFailed(f"{why} {cure(error)}")
