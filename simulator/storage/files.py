"""The files of a run's folder, read without trust, and how they are refused."""

import json
import stat
from pathlib import Path
from typing import Any, NoReturn

from simulator.words.numbers import whole
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext

MANIFEST, SUMMARY = "manifest.json", "summary.json"
SCENARIO, SERIES = "scenario.yaml", "series.npz"
MOST = {MANIFEST: 1 << 22, SUMMARY: 1 << 26, SCENARIO: 1 << 19, SERIES: 1 << 32}
"""Bytes of each file at most; a scenario may be put together from six files of 64 kB."""


class FolderUnreadable(Exception):
    """A folder that a run did not write, or that was changed since: whole sentences, with what to
    do."""


def bytes_of(path: Path, name: str) -> bytes:
    """All bytes of an ordinary file. Raises `FolderUnreadable`."""
    file, most = path / name, MOST[name]
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            refuse(path, N_("`{file}` in `{folder}` is not a file."), file=name)
        if found.st_size > most:
            refuse(
                path,
                N_(
                    "`{file}` in `{folder}` has more than {most} bytes: a run does not write a file"
                    " as large as that."
                ),
                file=name,
                most=whole(most),
            )
        with file.open("rb") as stream:
            return stream.read(found.st_size)
    except FileNotFoundError:
        refuse(
            path,
            N_(
                "`{file}` is missing in `{folder}`. `sesim verify` shows every file that is"
                " missing."
            ),
            file=name,
        )
    except OSError as error:
        refuse(
            path,
            N_("`{file}` in `{folder}` cannot be read ({reason})."),
            file=name,
            reason=why_not(error),
        )


def json_of(path: Path, name: str, content: bytes) -> dict[str, Any]:
    """The object that a JSON file holds. Raises `FolderUnreadable`."""
    try:
        found = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        not_ours(path, name)
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def not_ours(path: Path, name: str) -> NoReturn:
    """Refuse a file that no version of sesim writes like this."""
    refuse(
        path,
        N_(
            "`{folder}` is not the folder of a run: its `{file}` is not one that sesim writes."
            " `sesim log` lists the runs saved in `outputs`."
        ),
        file=name,
    )


def refuse(path: Path, why: str, then: str = "", **values: object) -> NoReturn:
    """Raise `FolderUnreadable` with this text about the folder; `then` follows it."""
    said = gettext(why, folder=clean(str(path))[:300], **values)
    raise FolderUnreadable(f"{said} {then}".rstrip())
