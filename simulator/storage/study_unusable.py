"""Why the file of a study cannot be used: exceptions whose text is for the person who asked."""

import sqlite3
from pathlib import Path

from simulator.words.safe_text import clean
from simulator.words.texts import gettext


class StudyUnusable(Exception):
    """A file that is no study, is damaged, is of another version, or is in use; the message says
    what to do."""


class StudyFull(Exception):
    """There is no room for more blocks, or the file cannot be opened; the message says what to
    do."""


_BEGINNING = b"SQLite format 3\0"


def refused(path: Path, error: sqlite3.Error) -> Exception:
    """The refusal for an error of SQLite."""
    said = str(error)
    if "full" in said or "disk I/O" in said:
        return StudyFull(
            gettext(
                "There is no room left for `{file}`. The blocks that were finished before are kept:"
                " make room and run the same command again.",
                file=clean(str(path)),
            )
        )
    if "locked" in said:
        return StudyUnusable(in_use(path))
    if any(word in said for word in ("unable to open", "readonly")):
        return StudyFull(not_writable(path))
    return StudyUnusable(damaged(path))


def not_writable(path: Path) -> str:
    """What is said of a file that cannot be opened or written."""
    return gettext(
        "`{file}` cannot be opened or written. Check the folder, and whether you may write there.",
        file=clean(str(path)),
    )


def no_study(path: Path) -> str:
    """What is said of a file that somebody may need for something else."""
    return gettext("`{file}` is not a study of sesim. Name another file.", file=clean(str(path)))


def blank(path: Path) -> str:
    """What is said of a file that holds nothing, where a study is to be read."""
    return gettext(
        "There is nothing in `{file}`. Run the command of the study, which begins it anew.",
        file=clean(str(path)),
    )


def damaged(path: Path) -> str:
    """What is said of a file that is damaged or no study."""
    if not _is_database(path):
        return no_study(path)
    return gettext(
        "`{file}` is damaged or is not a study of sesim. Name another file, or delete this one and"
        " begin anew.",
        file=clean(str(path)),
    )


def in_use(path: Path) -> str:
    """What is said of a study in which another process writes."""
    return gettext(
        "Another sesim is writing in `{file}`. Wait until it has finished, or name another file"
        " with `--study`.",
        file=clean(str(path)),
    )


def no_lock(path: Path, lock: Path) -> str:
    """What is said where something else has the name of the file that locks a study."""
    return gettext(
        "`{lock}` is not a file of sesim, which needs that name while it writes in `{file}`. Rename"
        " it, or name another study with `--study`.",
        lock=clean(str(lock)),
        file=clean(str(path)),
    )


def _is_database(path: Path) -> bool:
    """Whether a file begins as those of SQLite do. Others are nothing that sesim may ask to
    delete."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) in (_BEGINNING, b"")
    except OSError:
        return True
