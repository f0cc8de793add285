"""Open the file of a study, to read or to write in it: one process writes at a time."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from simulator.storage.place import refuse_special
from simulator.storage.study_file import MEASURES, MODEL, StudyFile
from simulator.storage.study_unusable import (
    StudyFull,
    StudyUnusable,
    damaged,
    in_use,
    no_study,
    not_writable,
    refused,
)
from simulator.vocabulary import MODEL_VERSION
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

_OF_SESIM, _FORMAT = 0x5E51A001, 1
"""What SQLite knows our files by, and the version of their tables, to the letter."""
_TABLES = """
CREATE TABLE head (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE blocks (
    key BLOB PRIMARY KEY, checksum BLOB NOT NULL, data BLOB NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE counted (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), blocks INTEGER NOT NULL);
INSERT INTO counted VALUES (1, 0);
CREATE TRIGGER one_more AFTER INSERT ON blocks BEGIN UPDATE counted SET blocks = blocks + 1; END;
CREATE TRIGGER one_less AFTER DELETE ON blocks BEGIN UPDATE counted SET blocks = blocks - 1; END;
"""


@contextmanager
def writing(path: Path, measures: Sequence[str]) -> Iterator[StudyFile]:
    """A study to write in; a new one is made where there is none. Raises `StudyUnusable` where
    another process writes in it, or its blocks keep other measures, `StudyFull`, and
    `OutputRefused` for what is no ordinary file."""
    refuse_special(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyFull(not_writable(path)) from error
    with _alone(path):
        new = not path.exists() or path.stat().st_size == 0
        database = _connect(path, to_write=True)
        try:
            file = StudyFile(path, database)
            if new:
                _begin(file, database, measures)
            _check(path, database)
            if not set(measures) <= set(file.measures):
                raise StudyUnusable(
                    gettext(
                        "`{file}` does not keep all measures that are asked for. Name another"
                        " study with `--study`.",
                        file=clean(str(path)),
                    )
                )
            yield file
        finally:
            with suppress(sqlite3.Error):
                database.close()


@contextmanager
def reading(path: Path) -> Iterator[StudyFile]:
    """A study to read, also while another process writes in it. Raises `StudyUnusable`."""
    if not path.is_file():
        raise StudyUnusable(gettext("There is no file `{file}`.", file=clean(str(path))))
    database = _connect(path, to_write=False)
    try:
        _check(path, database)
        yield StudyFile(path, database)
    finally:
        with suppress(sqlite3.Error):
            database.close()


def _begin(file: StudyFile, database: sqlite3.Connection, measures: Sequence[str]) -> None:
    try:
        database.executescript(
            f"PRAGMA journal_mode = WAL; PRAGMA application_id = {_OF_SESIM};"
            f"BEGIN;{_TABLES}PRAGMA user_version = {_FORMAT};COMMIT;"
        )
    except sqlite3.Error as error:
        raise refused(file.path, error) from error
    file.note(MEASURES, list(measures))
    file.note(MODEL, MODEL_VERSION)


def _connect(path: Path, *, to_write: bool) -> sqlite3.Connection:
    """Nothing that a file holds is run: no extension is loaded, and views and triggers of a foreign
    file are never used before `_check`."""
    try:
        found = sqlite3.connect(path, timeout=10)
        found.execute("PRAGMA trusted_schema = OFF")
        if not to_write:
            found.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise refused(path, error) from error
    return found


def _check(path: Path, database: sqlite3.Connection) -> None:
    """Whether it is a study of this version. Raises `StudyUnusable`."""
    file = StudyFile(path, database)
    try:
        ours = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        as_made = _tables(database) == _our_tables()
    except sqlite3.Error as error:
        raise refused(path, error) from error
    if ours != _OF_SESIM:
        raise StudyUnusable(no_study(path))
    if version != _FORMAT or (as_made and file.head(MODEL) != MODEL_VERSION):
        raise StudyUnusable(
            gettext(
                "`{file}` was made by another version of sesim, whose futures are not those of"
                " today. Begin a new study: name another file, or delete this one.",
                file=clean(str(path)),
            )
        )
    if not as_made or not file.measures:
        raise StudyUnusable(damaged(path))


def _tables(database: sqlite3.Connection) -> set[tuple[str, ...]]:
    """All tables and triggers of a file, as SQLite tells them."""
    return set(database.execute("SELECT type, name, sql FROM sqlite_master"))


@cache
def _our_tables() -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_TABLES)
        return _tables(database)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the right to write in a study. The system gives it back when the process ends, however
    it ends."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        held = sqlite3.connect(lock, timeout=0)
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise StudyUnusable(in_use(path)) from error
        raise refused(path, error) from error
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            held.close()  # the file stays: who deletes it may take the right from another
