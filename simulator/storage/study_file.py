"""The file of a study: one SQLite file that keeps blocks by their keys. Only whole blocks count."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from functools import cached_property
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
    WANTED: lambda wanted: fits(wanted, (int, int)) and min(wanted) >= 0,
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
        self.damaged: set[bytes] = set()
        """The keys of blocks that were found damaged: these do not count as kept."""

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
        found = int(next(self._read("SELECT max(blocks) FROM counted", (int,)))[0])
        if found < 0:
            raise StudyUnusable(damaged(self.path))
        return found

    def has(self, keys: Sequence[bytes]) -> set[bytes]:
        """Which of these blocks it keeps undamaged."""
        found: set[bytes] = set()
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            asked = ",".join("?" * len(some))
            found.update(
                row[0] for row in self._undamaged(f"{_BLOCKS} WHERE key IN ({asked})", some)
            )
        return found

    def read(self, key: bytes) -> Record:
        """A block that it keeps. Raises `KeyError`, and `StudyUnusable` where it is damaged."""
        found = next(self._rows(f"{_BLOCKS} WHERE key = ?", (key,)), None)
        if found is None:
            raise KeyError(key.hex())
        raw = _unpacked(found, self._size)
        if raw is None:
            raise StudyUnusable(damaged(self.path))
        values = np.frombuffer(raw, dtype="<f8").reshape(BLOCK, -1)
        return Record(values.astype(np.float64), found[3])

    @cached_property
    def _size(self) -> int:
        """The bytes of the numbers of a block."""
        return 8 * BLOCK * len(columns_of(self.measures))

    def _undamaged(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of blocks as they were written; others are noted as `damaged`."""
        for row in self._rows(statement, values):
            if _unpacked(row, self._size) is None:
                self.damaged.add(row[0])
            else:
                yield row

    def look_for_damage(self) -> None:
        """Look at every block, so that all `damaged` ones are known."""
        for _ in self._undamaged(_BLOCKS):
            pass

    def digest(self, only: Set[bytes] | None = None) -> str:
        """SHA-256 over all keys and checksums, in the order of the keys, or over those of `only`
        some blocks: equal for two studies that keep the same blocks, however they were made."""
        found = hashlib.sha256()
        statement = "SELECT key, checksum FROM blocks ORDER BY key"
        for key, checksum in self._read(statement, (bytes, bytes)):
            if key not in self.damaged and (only is None or key in only):
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
        """Take over the undamaged blocks of another study of the same measures. Returns how many
        are new."""
        before = self.number
        rows = other._undamaged(_BLOCKS)
        while some := list(islice(rows, _AT_ONCE)):
            self._write(
                "INSERT OR IGNORE INTO blocks (key, checksum, data, reason) VALUES (?, ?, ?, ?)",
                some,
            )
        return self.number - before

    def drop_damaged(self) -> int:
        """Remove the blocks that were found `damaged`. Returns how many there were."""
        self._write("DELETE FROM blocks WHERE key IS ?", [(key,) for key in self.damaged])
        number = len(self.damaged)
        self.damaged.clear()
        return number

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
        for row in self._rows(statement, values):
            if tuple(map(type, row)) != kinds:
                raise StudyUnusable(damaged(self.path))
            yield row

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            for row in self._database.execute(statement, values):  # noqa: UP028 - closes no cursor
                yield row
        except sqlite3.Error as error:
            raise refused(self.path, error) from error


def _unpacked(row: tuple[Any, ...], size: int) -> bytes | None:
    """The numbers of a block as bytes; None where it is damaged."""
    if tuple(map(type, row)) != (bytes, bytes, bytes, str):
        return None
    try:
        raw = zlib.decompressobj().decompress(row[2], size + 1)
    except zlib.error:
        return None
    return raw if len(raw) == size and hashlib.sha256(raw).digest() == row[1] else None


_AT_ONCE = 500
_BLOCKS = "SELECT key, checksum, data, reason FROM blocks"
