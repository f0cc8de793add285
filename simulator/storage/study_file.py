"""The file of a study: one SQLite file that keeps blocks by their keys. Only whole blocks count."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from simulator.experiments.study.lean import Record, columns_of
from simulator.experiments.study.points import BLOCK
from simulator.results.measures.registry import MEASURES as KNOWN
from simulator.storage.shape import fits
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
_PARTS = 10_000
"""A study has fewer parts."""


def _plain(value: Any) -> bool:
    """Whether a value is a text or a number, as an option is."""
    return type(value) in (str, int, bool, type(None)) or type(value) is float and isfinite(value)


def _option(value: Any) -> bool:
    return _plain(value) or fits(value, [_plain]) or fits(value, {str: _plain})


_HEAD = {
    MEASURES: [lambda name: type(name) is str and name in KNOWN],
    MODEL: int,
    ASKED: {str: _option},
    WANTED: (int, int),
    SHAREABLE: bool,
    PART: lambda part: fits(part, (int, int)) and 1 <= part[0] <= part[1] < _PARTS,
    PROBE: str,
    MIXED: bool,
}
"""What each part of the head is."""


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
        return tuple(self.head(MEASURES) or ())

    def head(self, name: str) -> Any:
        """A part of the head, None where there is none of this name. Raises `StudyUnusable` for
        one that no study has."""
        found = self._read("SELECT value FROM head WHERE name = ?", (str,), (name,))
        with suppress(ValueError, RecursionError):
            value = json.loads(next(found, ("null",))[0])
            if value is None or fits(value, _HEAD[name]):
                return value
        raise StudyUnusable(damaged(self.path))

    @property
    def number(self) -> int:
        """How many blocks it keeps."""
        return int(next(self._read("SELECT max(blocks) FROM counted", (int,)))[0])

    def has(self, keys: Sequence[bytes]) -> set[bytes]:
        """Which of these blocks it keeps."""
        found: set[bytes] = set()
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            asked = ",".join("?" * len(some))
            rows = self._read(f"SELECT key FROM blocks WHERE key IN ({asked})", (bytes,), some)
            found.update(row[0] for row in rows)
        return found

    def read(self, key: bytes) -> Record:
        """A block that it keeps. Raises `KeyError`, and `StudyUnusable` where it is damaged."""
        statement = "SELECT checksum, data, reason FROM blocks WHERE key = ?"
        found = next(self._read(statement, (bytes, bytes, str), (key,)), None)
        if found is None:
            raise KeyError(key.hex())
        columns = len(columns_of(self.measures))
        size = 8 * BLOCK * columns
        try:
            raw = zlib.decompressobj().decompress(found[1], size + 1)
        except zlib.error:
            raw = b""
        if hashlib.sha256(raw).digest() != found[0] or len(raw) != size:
            raise StudyUnusable(damaged(self.path))
        values = np.frombuffer(raw, dtype="<f8").reshape(BLOCK, columns)
        return Record(values.astype(np.float64), found[2])

    def digest(self, only: Set[bytes] | None = None) -> str:
        """SHA-256 over all keys and checksums, in the order of the keys, or over those of `only`
        some blocks: equal for two studies that keep the same blocks, however they were made."""
        found = hashlib.sha256()
        statement = "SELECT key, checksum FROM blocks ORDER BY key"
        for key, checksum in self._read(statement, (bytes, bytes)):
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
        row = (name, json.dumps(value))
        self._write("INSERT OR REPLACE INTO head (name, value) VALUES (?, ?)", [row])

    def join(self, other: "StudyFile") -> int:
        """Take over the blocks of another study of the same measures. Returns how many are new."""
        before = self.number
        statement = "SELECT key, checksum, data, reason FROM blocks"
        rows = other._read(statement, (bytes, bytes, bytes, str))
        while some := list(islice(rows, _AT_ONCE)):
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

    def _read(
        self, statement: str, kinds: tuple[type, ...], values: Sequence[Any] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """Rows, in which SQLite may hold what it likes. Raises `StudyUnusable` for one of other
        `kinds`."""
        try:
            for row in self._database.execute(statement, values):
                if tuple(map(type, row)) != kinds:
                    raise StudyUnusable(damaged(self.path))
                yield row
        except sqlite3.Error as error:
            raise refused(self.path, error) from error


_AT_ONCE = 500
