"""The file of a study: one SQLite file that keeps blocks by their keys. Only whole blocks count."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np

from simulator.experiments.study.lean import Record, columns_of
from simulator.experiments.study.points import BLOCK
from simulator.storage.study_unusable import StudyUnusable, damaged, refused

SUFFIX = ".sesim"
MEASURES, MODEL = "measures", "model"
"""Parts of the head that every study has: the measures of its blocks, and the version of the
model."""
ASKED, SHAREABLE = "asked", "shareable"
"""The question that was asked last, and whether the file may be given to others."""
FILE = "file"
"""In the question: the scenario's file as it was typed, if it does not come with sesim."""
WANTED = "wanted"
"""Of that question: how many blocks it needs, if that is known before it is answered, and how many
others the file keeps."""
PART, PROBE, MIXED = "part", "probe", "mixed"
"""Its number and of how many; the probe of its machine; whether parts of machines that reckon
differently were joined."""


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
        return tuple(self.head(MEASURES))

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
            raise StudyUnusable(damaged(self.path))
        values = np.frombuffer(raw, dtype="<f8").reshape(BLOCK, columns)
        return Record(values.astype(np.float64), found[2])

    def digest(self, only: Set[bytes] | None = None) -> str:
        """SHA-256 over all keys and checksums, in the order of the keys, or over those of `only`
        some blocks: equal for two studies that keep the same blocks, however they were made."""
        found = hashlib.sha256()
        for key, checksum in self._read("SELECT key, checksum FROM blocks ORDER BY key"):
            if only is None or key in only:
                found.update(key + checksum)
        return found.hexdigest()

    # -- writing ------------------------------------------------------------------------------

    def keep(self, blocks: Sequence[tuple[bytes, Record]]) -> None:
        """Keep blocks, all of them or none. Raises `StudyFull` where there is no room."""
        rows = []
        for key, record in blocks:
            raw = np.ascontiguousarray(record.values, dtype="<f8").tobytes()
            data = zlib.compress(raw, 3)
            rows.append((key, hashlib.sha256(raw).digest(), data, record.reason))
        self._write(
            "INSERT OR IGNORE INTO blocks (key, checksum, data, reason) VALUES (?, ?, ?, ?)", rows
        )

    def note(self, name: str, value: Any) -> None:
        """Write a part of the head. Raises `StudyFull`."""
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
            raise refused(self.path, error) from error

    def _read(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        try:
            return self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise refused(self.path, error) from error


_AT_ONCE = 500
