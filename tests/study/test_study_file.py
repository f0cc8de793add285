"""The file of a study keeps whole blocks only, and says what is wrong with a file that it cannot
use."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import pytest

from simulator.experiments.study.lean import USUAL, Record, columns_of, rounded
from simulator.experiments.study.points import BLOCK
from simulator.storage import study_open
from simulator.storage.place import OutputRefused
from simulator.storage.study_open import reading, writing
from simulator.storage.study_unusable import StudyFull, StudyUnusable
from simulator.verbs.study_status import status

WIDTH = len(columns_of(USUAL))


def record(number=0.5, reason=""):
    return Record(np.full((BLOCK, WIDTH), number), reason)


def keys(number):
    return [bytes([at % 256, at // 256]) * 16 for at in range(number)]


def test_blocks_come_back_as_they_were(tmp_path):
    values = np.arange(BLOCK * WIDTH, dtype=float).reshape(BLOCK, WIDTH)
    values[3], values[4, 2] = np.nan, np.inf
    with writing(tmp_path / "a.sesim", USUAL) as file:
        file.keep([(keys(1)[0], Record(values, "why"))])
    with reading(tmp_path / "a.sesim") as file:
        found = file.read(keys(1)[0])
        assert np.array_equal(found.values, values, equal_nan=True) and found.reason == "why"
        assert file.measures == USUAL and file.number == 1
        assert file.has(keys(3)) == {keys(1)[0]}
        with pytest.raises(KeyError):
            file.read(keys(2)[1])


def test_the_digest_is_that_of_the_blocks_whatever_their_order(tmp_path):
    found = []
    for name, order in (("a", 1), ("b", -1)):
        with writing(tmp_path / name, USUAL) as file:
            for at in list(range(5))[::order]:
                file.keep([(keys(5)[at], record(at))])
                file.keep([(keys(5)[at], record(9))])  # the first one counts
            found.append(file.digest())
    with writing(tmp_path / "c", USUAL) as file:
        file.keep([(key, record(1)) for key in keys(5)])
        found.append(file.digest())
    assert found[0] == found[1] != found[2]


def test_a_number_is_kept_to_twelve_digits():
    x = np.array([1.2345678901234567, -9.87654321098765e20, 0.0, np.nan, -np.inf, 3e-9])
    expected = np.array([1.23456789012, -9.87654321099e20, 0.0, np.nan, -np.inf, 3e-9])
    assert np.allclose(rounded(x), expected, rtol=1e-15, atol=0, equal_nan=True)
    noise = x * (1 + 2e-16)
    assert np.array_equal(rounded(noise), rounded(x), equal_nan=True)


def test_two_files_are_joined(tmp_path):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(key, record()) for key in keys(3)])
    with writing(tmp_path / "b", USUAL) as file:
        file.keep([(key, record()) for key in keys(5)[2:]])
        with reading(tmp_path / "a") as other:
            assert file.join(other) == 2
        assert file.number == 5


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"SQLite format 3\0 and nothing else", "is damaged or is not a study"),
        (b"a text", "is not a study of sesim. Name another"),
    ],
)
def test_a_file_that_is_no_study_is_refused(tmp_path, content, said):
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(StudyUnusable, match=said), writing(tmp_path / "a", USUAL):
        pass
    assert (tmp_path / "a").read_bytes() == content


def test_a_foreign_database_is_refused_and_left_alone(tmp_path):
    foreign = sqlite3.connect(tmp_path / "a")
    foreign.execute("CREATE TABLE head (name TEXT, value TEXT)")
    foreign.commit()
    foreign.close()
    before = (tmp_path / "a").read_bytes()
    for open_ in (lambda: writing(tmp_path / "a", USUAL), lambda: reading(tmp_path / "a")):
        with pytest.raises(StudyUnusable, match="is not a study of sesim"), open_():
            pass
    assert (tmp_path / "a").read_bytes() == before


def test_a_study_of_another_version_is_refused(tmp_path, monkeypatch):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
    monkeypatch.setattr(study_open, "MODEL_VERSION", 10**6)
    with pytest.raises(StudyUnusable, match="another version"), reading(tmp_path / "a"):
        pass


def test_a_truncated_study_says_so(tmp_path):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep(
            [
                (key, Record(np.random.default_rng(at).random((BLOCK, WIDTH))))
                for at, key in enumerate(keys(200))
            ]
        )
    whole = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StudyUnusable, match="damaged"), reading(tmp_path / "a") as file:
        for key in keys(200):
            file.read(key)


def test_a_block_that_was_changed_is_not_believed(tmp_path):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
    database = sqlite3.connect(tmp_path / "a")
    database.execute("UPDATE blocks SET checksum = zeroblob(32)")
    database.commit()
    database.close()
    with reading(tmp_path / "a") as file, pytest.raises(StudyUnusable, match="damaged"):
        file.read(keys(1)[0])


def spoil(path, at=0, data=None):
    """Change the data of the block at this place, or put other data into it."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        new = "zeroblob(9)" if data is None else "?"
        values = [keys(at + 1)[at]] if data is None else [data, keys(at + 1)[at]]
        database.execute(f"UPDATE blocks SET data = {new} WHERE key = ?", values)


@pytest.mark.parametrize("data", [None, "a text", zlib.compress(bytes(8 * BLOCK * 9999)), b""])
def test_a_damaged_block_does_not_count_and_is_replaced(tmp_path, data):
    for name in ("a", "b"):
        with writing(tmp_path / name, USUAL) as file:
            file.keep([(key, record()) for key in keys(3)])
            digest = file.digest()
    spoil(tmp_path / "a", 1, data)
    with writing(tmp_path / "b", USUAL) as file, reading(tmp_path / "a") as other:
        assert other.has(keys(3)) == {keys(1)[0], keys(3)[2]}
        assert file.join(other) == 0 and file.digest() == digest
    with writing(tmp_path / "a", USUAL) as file, reading(tmp_path / "b") as other:
        file.look_for_damage()
        assert file.drop_damaged() == 1 and file.number == 2 and file.drop_damaged() == 0
        assert file.join(other) == 1 and file.digest() == digest
        file.read(keys(2)[1])


@pytest.mark.parametrize(
    "edit",
    ["UPDATE counted SET blocks = -3", "INSERT INTO head VALUES ('wanted', '[3, -2]')"],
)
def test_a_number_of_blocks_below_zero_is_not_believed(tmp_path, edit):
    with writing(tmp_path / "a", USUAL):
        pass
    with contextlib.closing(sqlite3.connect(tmp_path / "a")) as database, database:
        database.execute(edit)
    with pytest.raises(StudyUnusable, match="is damaged"):
        status(tmp_path / "a")


def test_other_measures_need_another_file(tmp_path):
    with writing(tmp_path / "a", USUAL):
        pass
    other = (*USUAL, "sroi")
    with pytest.raises(StudyUnusable, match="--study"), writing(tmp_path / "a", other):
        pass
    with writing(tmp_path / "a", USUAL[:2]):  # fewer are there
        pass


def test_the_second_writer_is_refused_and_readers_are_not(tmp_path):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
        with pytest.raises(StudyUnusable, match="Another sesim is writing"):
            with writing(tmp_path / "a", USUAL):
                pass
        with reading(tmp_path / "a") as other:
            assert other.number == 1
    with writing(tmp_path / "a", USUAL):  # the right is given back
        pass


@pytest.fixture
def limited():
    """Makes the disk full for files of more than so many bytes, until the test ends."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size):
        most = before[0] if size is None else size
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))

    yield limit
    limit(None)
    signal.signal(signal.SIGXFSZ, old)


@pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory"])
def test_a_name_that_means_more_to_sqlite_is_that_of_a_file(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with writing(Path(name), USUAL) as file:
        file.keep([(keys(1)[0], record())])
    assert (tmp_path / name).is_file()
    with reading(Path(name)) as file:
        assert file.number == 1


def test_two_names_of_a_study_have_one_lock(tmp_path):
    (tmp_path / "other").symlink_to("a")
    with (
        writing(tmp_path / "a", USUAL),
        pytest.raises(StudyUnusable, match="is writing in `.*other"),
    ):
        with writing(tmp_path / "other", USUAL):
            pass


def test_a_study_where_nothing_can_be_written_is_read(tmp_path, monkeypatch):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
    monkeypatch.setattr(os, "access", lambda *_: False)
    with reading(tmp_path / "a") as file:
        assert file.number == 1 and not (tmp_path / "a-shm").exists()


def test_a_name_that_is_too_long_is_refused(tmp_path):
    for name, said in (("a" * 201, "is too long"), ("a\0b", "cannot be shown")):
        assert not study_open.is_begun(tmp_path / name)
        with pytest.raises(OutputRefused, match=said), writing(tmp_path / name, USUAL):
            pass
        with pytest.raises(StudyUnusable, match="There is no file"), reading(tmp_path / name):
            pass


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.write_text("mine")])
def test_what_has_the_name_of_the_lock_is_named(tmp_path, make):
    with writing(tmp_path / "b", USUAL):
        pass
    (tmp_path / "a").write_bytes((tmp_path / "b").read_bytes())
    make(tmp_path / ".a.lock")
    with pytest.raises(StudyUnusable, match=r"`.*\.a\.lock` is not a file of sesim"):
        with writing(tmp_path / "a", USUAL):
            pass


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path, limited):
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
        limited(200_000)
        with pytest.raises(StudyFull, match="no room"):
            for at, key in enumerate(keys(4000)[1:]):
                noise = np.random.default_rng(at).random((BLOCK, WIDTH))
                file.keep([(key, Record(noise))])
        limited(None)
        kept = file.number
    with reading(tmp_path / "a") as file:
        assert file.number >= 1 and file.number >= kept - 1
        for key in file.has(keys(4000)):
            file.read(key)


@pytest.mark.parametrize("size", [100, 5000, 9000, 20_000])
def test_a_disk_that_is_full_when_a_study_begins_spoils_no_file(tmp_path, limited, size):
    limited(size)
    with pytest.raises(StudyFull, match="no room"), writing(tmp_path / "a", USUAL):
        pass
    limited(None)
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
    with reading(tmp_path / "a") as file:
        assert file.number == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends at once")
def test_a_study_whose_making_was_stopped_is_begun_anew(tmp_path, monkeypatch):
    """The process ends before one of the statements of SQLite."""
    connect = study_open._connect
    for statement in range(1, 60, 3):
        path = tmp_path / f"{statement}.sesim"
        if not (child := os.fork()):

            def traced(*arguments, left=statement, **how):
                ends = iter([*range(left - 1), None])
                found = connect(*arguments, **how)
                found.set_trace_callback(lambda _: os._exit(0) if next(ends) is None else None)
                return found

            monkeypatch.setattr(study_open, "_connect", traced)
            with writing(path, USUAL):
                os._exit(1)
        ended = os.waitpid(child, 0)[1]
        if ended:
            break
        with writing(path, USUAL) as file:
            file.keep([(keys(1)[0], record())])
        with reading(path) as file:
            assert (file.number, file.measures) == (1, USUAL)
    assert ended and statement > 12


@pytest.mark.parametrize("left", ["", study_open._TABLES])
def test_what_an_earlier_version_left_of_a_study_is_begun_anew(tmp_path, left):
    with contextlib.closing(sqlite3.connect(tmp_path / "a")) as database:
        database.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA application_id = 0x5E51A001;"
            f"BEGIN; {left} PRAGMA user_version = 1; COMMIT;"
        )
    assert not study_open.is_begun(tmp_path / "a")
    with pytest.raises(StudyUnusable, match="There is nothing in"), reading(tmp_path / "a"):
        pass
    with writing(tmp_path / "a", USUAL) as file:
        file.keep([(keys(1)[0], record())])
    with reading(tmp_path / "a") as file:
        assert file.number == 1


SWEEP = """
from simulator import sweep
sweep("youth-cafe", {"cafe_sales.price": [20000, 23000, 26000, 29000]}, runs=200,
      set={"months": 12, "targets.sustainable_by": 12, "community.people": 150},
      study="a.sesim", workers=2)
"""


@pytest.mark.slow
def test_a_study_that_is_killed_at_any_moment_ends_as_an_undisturbed_one(tmp_path):
    """30 times: kill -9 of the process and its workers. Nothing finished is lost or simulated
    twice, and the end has the same digest."""
    seed = random.SystemRandom().randrange(2**32)
    drawn = random.Random(seed)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}

    def begin(folder):
        folder.mkdir(exist_ok=True)
        return subprocess.Popen(
            [sys.executable, "-c", SWEEP], cwd=folder, env=environment, start_new_session=True
        )

    assert begin(tmp_path / "whole").wait() == 0
    with reading(tmp_path / "whole" / "a.sesim") as file:
        wanted, number = file.digest(), file.number
    there: set[bytes] = set()
    for _ in range(30):
        process = begin(tmp_path / "killed")
        time.sleep(drawn.uniform(0.5, 3.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        path = tmp_path / "killed" / "a.sesim"
        if path.is_file() and path.stat().st_size:
            with reading(path) as file:
                now = {row[0] for row in file._read("SELECT key FROM blocks", (bytes,))}
                for key in now:
                    file.read(key)
            assert there <= now, f"seed {seed}"
            there = now
    assert begin(tmp_path / "killed").wait() == 0
    with reading(tmp_path / "killed" / "a.sesim") as file:
        assert (file.digest(), file.number) == (wanted, number), f"seed {seed}"
