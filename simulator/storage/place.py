"""Where results are to go: whether that folder can be written, before anything is simulated."""

import os
import tempfile
from pathlib import Path

from simulator.storage import room
from simulator.storage.cures import cure
from simulator.words.numbers import number
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

_LONGEST_NAME, _LONGEST_PATH = 200, 3000
"""Bytes of a folder's name, and of its whole path."""


class OutputRefused(Exception):
    """Results cannot be written to the folder that was named, found before anything is simulated:
    whole sentences with what to do."""


def refuse_special(path: Path) -> None:
    """Raises `OutputRefused` where this name is that of a device, a pipe or a folder."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise OutputRefused(
            gettext(
                "`{file}` is not an ordinary file. Choose another name.",
                file=clean(path.as_posix()),
            )
        )


def refuse_name(path: Path) -> None:
    """Raises `OutputRefused` for a name that no file can have."""
    if "\0" in str(path) or not _is_name(str(path)):
        raise OutputRefused(
            gettext(
                "The name of this file has characters that cannot be shown. Write a name of"
                " letters, digits, `-` and `_`."
            )
        )
    if len(os.fsencode(path.name)) > _LONGEST_NAME or len(os.fsencode(path)) > _LONGEST_PATH:
        raise OutputRefused(
            gettext(
                "The name of this file is too long: a name may have {name} bytes, and the whole"
                " path {path}. Choose a shorter one.",
                name=number(_LONGEST_NAME),
                path=number(_LONGEST_PATH),
            )
        )


def _is_name(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def probe(parent: Path, needed: int = room.LEAST) -> None:
    """Check that a parent folder can be written and has room for so many bytes, by writing and
    removing a file. Raises `OutputRefused`."""
    _check_name(parent)
    try:
        place = parent.absolute()
    except FileNotFoundError:
        raise OutputRefused(
            gettext(
                "The folder that you are working in does not exist any more. Go to another folder"
                " with `cd`, or write a whole path after `--out`."
            )
        ) from None
    if len(os.fsencode(place)) > _LONGEST_PATH:
        raise OutputRefused(_too_long())
    try:
        _write_and_remove(_nearest(parent), needed)
    except OSError as error:
        shown = clean(str(parent))
        if error.errno in room.NO_ROOM:
            why = gettext(
                "`{folder}` has no room for the results, which take up to {size} ({reason}).",
                folder=shown,
                size=room.in_words(needed),
                reason=why_not(error),
            )
        else:
            why = gettext(
                "`{folder}` cannot be written ({reason}).", folder=shown, reason=why_not(error)
            )
        raise OutputRefused(f"{why} {cure(error)}") from error


def _check_name(parent: Path) -> None:
    """Refuse a name that no folder should have."""
    if not str(parent).isprintable():
        raise OutputRefused(
            gettext(
                "The name of the folder for the results has characters that cannot be shown. Write"
                " a name of letters, digits, `-` and `_` after `--out`."
            )
        )
    if any(len(part.encode("utf-8")) > _LONGEST_NAME for part in parent.parts):
        raise OutputRefused(_too_long())


def _too_long() -> str:
    return gettext(
        "The name of the folder for the results is too long: a name may have {name} bytes, and the"
        " whole path {path}. Write a shorter path after `--out`.",
        name=number(_LONGEST_NAME),
        path=number(_LONGEST_PATH),
    )


def _nearest(parent: Path) -> Path:
    """The folder itself, or the nearest one above it that exists. Raises `OutputRefused` where
    something else has that name."""
    place = parent
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    if place.is_dir():
        return place
    said = {"path": clean(str(place))}
    if place.is_file():
        raise OutputRefused(
            gettext(
                "`{path}` is a file, so no folder can be made in it. Use `--out` to choose"
                " another folder.",
                **said,
            )
        )
    raise OutputRefused(
        gettext(
            "`{path}` is not a folder, so no folder can be made in it. Use `--out` to choose"
            " another folder.",
            **said,
        )
    )


def _write_and_remove(place: Path, needed: int) -> None:
    """Write a file of so many bytes and remove it. Raises `OSError`."""
    handle, name = tempfile.mkstemp(prefix=".sesim-", dir=place)
    try:
        with os.fdopen(handle, "wb") as file:
            room.take(file, needed)
    finally:
        os.unlink(name)
