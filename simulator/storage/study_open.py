"""Open the file of a study, to read or to write in it: one process writes at a time."""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from simulator.storage.place import refuse_name, refuse_special
from simulator.storage.study_file import MEASURES, MODEL, StudyFile
from simulator.storage.study_unusable import (
    StudyFull,
    StudyUnusable,
    blank,
    damaged,
    in_use,
    no_lock,
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
_WITHOUT = "".join(f"DROP TABLE IF EXISTS {name};" for name in ("head", "blocks", "counted"))


@contextmanager
def writing(path: Path, measures: Sequence[str]) -> Iterator[StudyFile]:
    """A study to write in; a new one is made where there is none. Raises `StudyUnusable` where
    another process writes in it, or its blocks keep other measures, `StudyFull`, and
    `OutputRefused` for what is no ordinary file, or has no name for one."""
    refuse_name(path)
    refuse_special(path)
    try:
        _real(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyFull(not_writable(path)) from error
    with _alone(path):
        database = _connect(path, to_write=True)
        try:
            file = StudyFile(path, database)
            if _is_blank(file, database):
                _begin(file, database, measures)
            _check(path, database)
            _let_others_read(file, database)
            _check_measures(file, measures)
            yield file
        finally:
            with suppress(sqlite3.Error):
                database.close()


@contextmanager
def reading(path: Path, measures: Sequence[str] = ()) -> Iterator[StudyFile]:
    """A study to read, also while another process writes in it. Raises `StudyUnusable`, also where
    its blocks do not keep these measures."""
    if os.path.isdir(path):
        raise StudyUnusable(
            gettext(
                "`{file}` is a folder. Write the name of a study, such as"
                " `{file}/youth-cafe.sesim`.",
                file=clean(path.as_posix()),
            )
        )
    if not os.path.isfile(path):
        raise StudyUnusable(gettext("There is no file `{file}`.", file=clean(str(path))))
    database = _connect(path, to_write=False)
    try:
        file = StudyFile(path, database)
        if _is_blank(file, database):
            raise StudyUnusable(blank(path))
        _check(path, database)
        _check_measures(file, measures)
        yield file
    finally:
        with suppress(sqlite3.Error):
            database.close()


def is_begun(path: Path) -> bool:
    """Whether there is a file, and something in it. Raises `StudyUnusable`."""
    if not os.path.isfile(path):
        return False
    with closing(_connect(path, to_write=False)) as database:
        return not _is_blank(StudyFile(path, database), database)


def _is_blank(file: StudyFile, database: sqlite3.Connection) -> bool:
    """Whether a file holds nothing, as one does whose making was stopped. Earlier versions left
    our tables without the version of the model in them. Raises `StudyUnusable`."""
    try:
        ours, version = _marks(database)
        if ours not in (0, _OF_SESIM) or version not in (0, _FORMAT):
            return False
        tables = _tables(database)
    except sqlite3.Error as error:
        raise refused(file.path, error) from error
    unused = tables == _our_tables() and file.head(MODEL) is None and not file.number
    return not tables or unused


def _begin(file: StudyFile, database: sqlite3.Connection, measures: Sequence[str]) -> None:
    """Make a study in one transaction: it is there whole or not at all, also if the process is
    killed or the disk is full. Only later it gets a log of its own (WAL)."""
    head = [(MEASURES, json.dumps(list(measures))), (MODEL, json.dumps(MODEL_VERSION))]
    try:
        with database:
            database.executescript(
                f"BEGIN IMMEDIATE; PRAGMA application_id = {_OF_SESIM};"
                f"PRAGMA user_version = {_FORMAT};{_WITHOUT}{_TABLES}"
            )
            database.executemany("INSERT INTO head (name, value) VALUES (?, ?)", head)
    except sqlite3.Error as error:
        raise refused(file.path, error) from error


def _let_others_read(file: StudyFile, database: sqlite3.Connection) -> None:
    """Keep what is written in a log first, so that others may read in the meantime."""
    try:
        database.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise refused(file.path, error) from error


def _connect(path: Path, *, to_write: bool) -> sqlite3.Connection:
    """Nothing that a file holds is run: no extension is loaded, and views and triggers of a foreign
    file are never used before `_check`. A whole path has no special meaning, as `:memory:` has."""
    real = _real(path)
    try:
        if to_write or os.access(real.parent, os.W_OK) or os.path.exists(f"{real}-wal"):
            found = sqlite3.connect(real, timeout=10)
        else:  # no log can be made there, and nobody writes
            found = sqlite3.connect(f"{real.as_uri()}?mode=ro&immutable=1", uri=True)
        found.execute("PRAGMA trusted_schema = OFF")
        if not to_write:
            found.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise refused(path, error) from error
    return found


def _real(path: Path) -> Path:
    """The file itself, by whatever name or link it was named."""
    return Path(os.path.realpath(path))


def _check(path: Path, database: sqlite3.Connection) -> None:
    """Whether it is a study of this version. Raises `StudyUnusable`."""
    file = StudyFile(path, database)
    try:
        ours, version = _marks(database)
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


def _check_measures(file: StudyFile, measures: Sequence[str]) -> None:
    if not set(measures) <= set(file.measures):
        raise StudyUnusable(
            gettext(
                "`{file}` does not keep all measures that are asked for. Name another study with"
                " `--study`.",
                file=clean(str(file.path)),
            )
        )


def _marks(database: sqlite3.Connection) -> tuple[int, int]:
    """What a file says of itself: whose it is, and the version of its tables."""
    ours = database.execute("PRAGMA application_id").fetchone()[0]
    return ours, database.execute("PRAGMA user_version").fetchone()[0]


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
    real = _real(path)
    lock = real.with_name(f".{real.name}.lock")
    if os.path.exists(lock) and not os.path.isfile(lock):
        raise StudyUnusable(no_lock(path, lock))
    try:
        held = sqlite3.connect(lock, timeout=0)
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise StudyUnusable(in_use(path)) from error
        if "not a database" in str(error):
            raise StudyUnusable(no_lock(path, lock)) from error
        raise refused(path, error) from error
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            held.close()  # the file stays: who deletes it may take the right from another
