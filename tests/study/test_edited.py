"""Studies that somebody edited: whatever their tables hold, the end is a sentence."""

import hashlib
import json
import random
import sqlite3
import zlib
from contextlib import closing, suppress

import numpy as np
import pytest

from simulator import Refused, ScenarioError, find, read_study, stress, sweep
from simulator.experiments.study.lean import USUAL, Record, columns_of
from simulator.experiments.study.points import BLOCK
from simulator.storage import study_open
from simulator.storage.folder import as_json
from simulator.storage.study_file import StudyFile
from simulator.storage.study_open import reading
from simulator.storage.study_unusable import StudyFull, StudyUnusable
from simulator.verbs.gather import gather
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.study_status import status
from simulator.words.safe_text import UNSEEN
from tests.wrong import WRONG

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
PRICE = "cafe_sales.price"
ASKED = {"verb": "sweep", "scenario": "youth-cafe", "runs": "50", "vary": [f"{PRICE}=20000"]}
CELLS = (None, 0, -1, 2**62, 1.5, "", "x", "\0", b"", b"\xff", b"x" * 32, "9" * 5000)
RAW = (b"", bytes(8), bytes(8 * BLOCK * 20), b"\xff" * 8 * BLOCK * len(columns_of(USUAL)))
HEADS = ("asked", "measures", "model", "shareable", "part", "probe", "mixed", "wanted")
TABLES = (
    *("DROP TABLE {}", "DELETE FROM {}", "ALTER TABLE {} RENAME TO x", "ALTER TABLE {} ADD x"),
    *("CREATE TRIGGER x AFTER INSERT ON {} BEGIN DELETE FROM blocks; END",),
    *("PRAGMA user_version = 9", "PRAGMA application_id = 1"),
)


def edit(database, drawn):
    """One or two changes, as a program for SQLite makes them."""
    for _ in range(drawn.choice((1, 1, 2))):
        kind = drawn.randrange(8)
        with suppress(sqlite3.Error), database:
            if kind < 4:
                _edit_head(database, drawn)
            elif kind < 6:
                column = drawn.choice(("key", "checksum", "data", "reason"))
                database.execute(f"UPDATE blocks SET {column} = ?", [drawn.choice(CELLS)])
            elif kind == 6:
                raw = drawn.choice(RAW)
                forged = (hashlib.sha256(raw).digest(), zlib.compress(raw))
                database.execute("UPDATE blocks SET checksum = ?, data = ?", forged)
            else:
                table = drawn.choice(("head", "blocks", "counted"))
                database.execute(drawn.choice(TABLES).format(table))
                database.execute("UPDATE counted SET blocks = ?", [drawn.choice(CELLS)])


def _edit_head(database, drawn):
    name, value = drawn.choice(HEADS), drawn.choice((*WRONG, "{", b"1", None))
    found = database.execute("SELECT value FROM head WHERE name = ?", [name]).fetchone()
    if found and name == "asked" and isinstance(value, str):
        asked = json.loads(found[0])
        asked[drawn.choice(list(asked))] = "(x)"
        value = json.dumps(asked).replace('"(x)"', value)
    database.execute("INSERT OR REPLACE INTO head VALUES (?, ?)", [name, value])


def copy_of(database):
    copy = sqlite3.connect(":memory:")
    database.backup(copy)
    return copy


def looked_at(path):
    """Everything that is shown of a study without its scenario."""
    found = status(path, digest=True)
    assert as_json(found.as_data()) and not UNSEEN.search(found.as_text(80))
    with reading(path) as file:
        keys = {row[0] for row in file._read("SELECT key FROM blocks", (bytes,))}
        assert file.has(list(keys)) == keys - file.damaged
        for key in keys - file.damaged:
            file.read(key)


def test_whatever_a_study_holds_it_is_shown_or_refused(tmp_path, monkeypatch):
    path, refused = tmp_path / "a.sesim", 0
    path.touch()
    with closing(sqlite3.connect(":memory:")) as made:
        file = StudyFile(path, made)
        study_open._begin(file, made, USUAL)
        file.keep([(bytes(32), Record(np.zeros((BLOCK, len(columns_of(USUAL))))))])
        file.note("asked", ASKED)
        for seed in range(400):
            edited = copy_of(made)
            edit(edited, random.Random(seed))
            monkeypatch.setattr(study_open, "_connect", lambda *_, **__: copy_of(edited))  # noqa: B023
            try:
                looked_at(path)
            except StudyUnusable:
                refused += 1
    assert 50 < refused < 350


@pytest.mark.more
def test_whatever_a_study_holds_it_is_read_and_gathered_or_refused(tmp_path):
    good, path, into = (tmp_path / f"{name}.sesim" for name in ("good", "edited", "into"))
    sweep("youth-cafe", {PRICE: [20000, 26000]}, set=SMALL, runs=100, study=good)
    for name, ask in (("find", find), ("stress", stress)):
        how = {"set": SMALL, "runs": 50, "study": tmp_path / name}
        ask("youth-cafe", *([PRICE, "P(delivers) >= 10%"] if ask is find else []), **how)
    made = [file.read_bytes() for file in (good, tmp_path / "find", tmp_path / "stress")]
    questions = (
        lambda: read_study(path),
        lambda: gather([path], into),
        lambda: gather([good, path], into, mixed=True),
        lambda: gather([good], path, mixed=True),
    )
    for seed in range(80):
        drawn = random.Random(seed)
        path.write_bytes(drawn.choice(made))
        with closing(sqlite3.connect(path)) as database:
            edit(database, drawn)
        for ask in questions:
            into.unlink(missing_ok=True)
            with suppress(Refused, ScenarioError, NothingFinished, StudyUnusable, StudyFull):
                assert ask(), seed
