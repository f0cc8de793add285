"""The file of a study: one SQLite file that keeps blocks by their keys. Only whole blocks count."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from simulator.experiments.study.lean import Record, columns_of
from simulator.experiments.study.points import BLOCK
from simulator.vocabulary import MODEL_VERSION
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

SUFFIX = ".sesim"
_OF_SESIM, _FORMAT = 0x5E51A001, 1
"""What SQLite knows our files by, and the version of their tables."""
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
_MEASURES, _MODEL, _PROBE, _ASKED = "measures", "model", "probe", "asked"


class StudyUnusable(OSError):
    """A file that is no study, is damaged, is of another version, or is in use; the message says
    what to do."""


class StudyFile:
    """A study that is open: the blocks that it keeps, by key.

    One process writes at a time; others may read. A block is written whole or not at all, also if
    the process is killed or the disk is full."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database

    # -- what it holds ------------------------------------------------------------------------

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that its blocks keep."""
        return tuple(self.head(_MEASURES))

    def head(self, name: str) -> Any:
        """A part of the head, None where there is none of this name."""
        found = self._read("SELECT value FROM head WHERE name = ?", (name,)).fetchone()
        return None if found is None else json.loads(found[0])

    @property
    def number(self) -> int:
        """How many blocks it keeps."""
        return int(self._read("SELECT blocks FROM counted").fetchone()[0])

    def has(self, keys: Sequence[bytes]) -> set[bytes]:
        """Which of these blocks it keeps."""
        found: set[bytes] = set()
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            asked = ",".join("?" * len(some))
            rows = self._read(f"SELECT key FROM blocks WHERE key IN ({asked})", some)
            found.update(row[0] for row in rows)
        return found

    def read(self, key: bytes) -> Record:
        """A block that it keeps. Raises `KeyError`, and `StudyUnusable` where it is damaged."""
        row = self._read("SELECT checksum, data, reason FROM blocks WHERE key = ?", (key,))
        found = row.fetchone()
        if found is None:
            raise KeyError(key.hex())
        try:
            raw = zlib.decompress(found[1])
        except zlib.error:
            raw = b""
        columns = len(columns_of(self.measures))
        if hashlib.sha256(raw).digest() != found[0] or len(raw) != 8 * BLOCK * columns:
            raise StudyUnusable(_damaged(self.path))
        values = np.frombuffer(raw, dtype="<f8").reshape(BLOCK, columns)
        return Record(values.astype(np.float64), found[2])

    def digest(self) -> str:
        """SHA-256 over all keys and checksums, in the order of the keys: equal for two studies that
        keep the same blocks, however they were made."""
        found = hashlib.sha256()
        for key, checksum in self._read("SELECT key, checksum FROM blocks ORDER BY key"):
            found.update(key + checksum)
        return found.hexdigest()

    # -- writing ------------------------------------------------------------------------------

    def keep(self, blocks: Sequence[tuple[bytes, Record]]) -> None:
        """Keep blocks, all of them or none. Raises `OSError` where there is no room."""
        rows = []
        for key, record in blocks:
            raw = np.ascontiguousarray(record.values, dtype="<f8").tobytes()
            data = zlib.compress(raw, 3)
            rows.append((key, hashlib.sha256(raw).digest(), data, record.reason))
        self._write(
            "INSERT OR IGNORE INTO blocks (key, checksum, data, reason) VALUES (?, ?, ?, ?)", rows
        )

    def note(self, name: str, value: Any) -> None:
        """Write a part of the head. Raises `OSError`."""
        row = (name, json.dumps(value, ensure_ascii=False))
        self._write("INSERT OR REPLACE INTO head (name, value) VALUES (?, ?)", [row])

    def join(self, other: "StudyFile") -> int:
        """Take over the blocks of another study of the same measures. Returns how many are new."""
        before = self.number
        rows = other._read("SELECT key, checksum, data, reason FROM blocks")
        while some := rows.fetchmany(_AT_ONCE):
            self._write(
                "INSERT OR IGNORE INTO blocks (key, checksum, data, reason) VALUES (?, ?, ?, ?)",
                some,
            )
        return self.number - before

    def _write(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        try:
            with self._database:
                self._database.executemany(statement, rows)
        except sqlite3.Error as error:
            raise _as_os_error(self.path, error) from error

    def _read(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        try:
            return self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise _as_os_error(self.path, error) from error


_AT_ONCE = 500


@contextmanager
def writing(path: Path, measures: Sequence[str]) -> Iterator[StudyFile]:
    """A study to write in; a new one is made where there is none. Raises `StudyUnusable` where
    another process writes in it, or its blocks keep other measures, and `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path):
        new = not path.exists() or path.stat().st_size == 0
        database = _connect(path, "rwc")
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
    """A study to read, also while another process writes in it. Raises `StudyUnusable` and
    `FileNotFoundError`."""
    if not path.is_file():
        raise FileNotFoundError(gettext("There is no file `{file}`.", file=clean(str(path))))
    database = _connect(path, "ro")
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
        raise _as_os_error(file.path, error) from error
    file.note(_MEASURES, list(measures))
    file.note(_MODEL, MODEL_VERSION)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """Nothing that a file holds is run: no extension is loaded, and views and triggers of a foreign
    file are never used before `_check`."""
    try:
        found = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=10)
        found.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error as error:
        raise _as_os_error(path, error) from error
    return found


def _check(path: Path, database: sqlite3.Connection) -> None:
    """Whether it is a study of this version. Raises `StudyUnusable`."""
    try:
        ours = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if ours != _OF_SESIM:
            raise StudyUnusable(
                gettext(
                    "`{file}` is not a study of sesim. Name another file.", file=clean(str(path))
                )
            )
        model = StudyFile(path, database).head(_MODEL)
    except sqlite3.Error as error:
        raise _as_os_error(path, error) from error
    if version != _FORMAT or model != MODEL_VERSION:
        raise StudyUnusable(
            gettext(
                "`{file}` was made by another version of sesim, whose futures are not those of"
                " today. Begin a new study: name another file, or delete this one.",
                file=clean(str(path)),
            )
        )


def _as_os_error(path: Path, error: sqlite3.Error) -> OSError:
    said = str(error)
    if "full" in said:
        return OSError(
            gettext(
                "There is no room left for `{file}`. The blocks that were finished before are kept:"
                " make room and run the same command again.",
                file=clean(str(path)),
            )
        )
    if "locked" in said:
        return StudyUnusable(_in_use(path))
    if isinstance(error, sqlite3.OperationalError) and "unable to open" in said:
        return OSError(gettext("`{file}` cannot be opened.", file=clean(str(path))))
    return StudyUnusable(_damaged(path))


def _damaged(path: Path) -> str:
    return gettext(
        "`{file}` is damaged or is not a study of sesim. Name another file, or delete this one and"
        " begin anew.",
        file=clean(str(path)),
    )


def _in_use(path: Path) -> str:
    return gettext(
        "Another sesim is writing in `{file}`. Wait until it has finished, or name another file"
        " with `--study`.",
        file=clean(str(path)),
    )


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
            raise StudyUnusable(_in_use(path)) from error
        raise _as_os_error(path, error) from error
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            held.close()  # the file stays: who deletes it may take the right from another


def kept_asked(file: StudyFile) -> Mapping[str, Any] | None:
    """The question that was asked last, as it was typed."""
    found = file.head(_ASKED)
    return found if isinstance(found, dict) else None
