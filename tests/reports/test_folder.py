"""A run's folder is new each time, and whole or absent, whatever fails on the way."""

import csv
import errno
import json
import os
import re
import shutil
import signal
from pathlib import Path

import numpy as np
import pytest

from simulator import simulate
from simulator.storage import atomic as whole
from simulator.storage import folder as folders
from simulator.storage import place, room
from simulator.storage.folder import (
    Folder,
    OutputRefused,
    WriteFailed,
    filled,
    new_folder,
    probe,
)
from simulator.storage.manifest import Request, asked, now
from simulator.words.language import PSEUDO, language, speaking
from tests.words.guard import broken, forgotten


def fill(folder: Folder) -> None:
    folder.write_json("summary.json", {"a": 1})
    folder.write_csv("runs.csv", ["x"], [[1], [2]])
    folder.write("charts/cash.png", b"png")
    folder.seal({"tool": "sesim"})


def files(place):
    return sorted(str(p.relative_to(place)) for p in place.rglob("*") if p.is_file())


def test_each_run_gets_the_next_free_name(tmp_path):
    (tmp_path / "cafe-007").mkdir()
    (tmp_path / "cafe-008").write_text("a file is in the way")
    (tmp_path / "cafe-two-900").mkdir()
    assert new_folder(tmp_path, "cafe").path.name == "cafe-009"
    assert new_folder(tmp_path, "cafe").path.name == "cafe-010"


def test_a_rival_in_the_same_second_gets_another_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_numbers", lambda parent, name: [])
    assert {new_folder(tmp_path, "cafe").path.name for _ in range(3)} == {
        "cafe-001",
        "cafe-002",
        "cafe-003",
    }


def test_the_manifest_vouches_for_every_other_file(tmp_path):
    path = filled(tmp_path, "cafe", fill)
    manifest = json.loads((path / "manifest.json").read_text())
    assert list(manifest["files"]) == ["charts/cash.png", "runs.csv", "summary.json"]
    assert files(path) == sorted(["manifest.json", *manifest["files"]])


def test_the_manifest_is_written_last(tmp_path, monkeypatch):
    names = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: (names.append(b.name), replace(a, b)))
    filled(tmp_path, "cafe", fill)
    assert names[-1] == "manifest.json"


def test_a_folder_has_its_name_only_when_it_is_whole(tmp_path):
    def look(folder):
        fill(folder)
        assert [p.name for p in tmp_path.iterdir()] == ["cafe-001.part"]
        assert new_folder(tmp_path, "cafe").path.name == "cafe-002"

    filled(tmp_path, "cafe", look)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cafe-001", "cafe-002.part"]
    assert (
        new_folder(tmp_path, "cafe").path.name == "cafe-003"
    )  # what was cut short is not taken up


@pytest.mark.parametrize("early", [True, False])
def test_a_folder_that_somebody_removed_meanwhile_is_not_published_in_part(tmp_path, early):
    def robbed(folder):
        folder.write("runs.csv", b"1")
        if early:
            shutil.rmtree(folder.part)
        fill(folder)
        (folder.part / "summary.json").unlink()

    with pytest.raises(WriteFailed, match="there is no such file"):
        filled(tmp_path, "cafe", robbed)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_somebody_took_meanwhile_stays_theirs(tmp_path):
    def robbed(folder):
        fill(folder)
        folder.path.mkdir()

    with pytest.raises(WriteFailed, match="another program made a folder with this name"):
        filled(tmp_path, "cafe", robbed)
    assert [p.name for p in tmp_path.iterdir()] == ["cafe-001"] and not files(tmp_path)


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("at", range(1, 5))
def test_the_nth_failure_leaves_earlier_runs_and_nothing_else(tmp_path, monkeypatch, call, at):
    filled(tmp_path, "cafe", fill)
    before = {f: (tmp_path / f).read_bytes() for f in files(tmp_path)}
    _break(monkeypatch, call, at)
    with pytest.raises(WriteFailed, match="the disk is full.*Delete files"):
        filled(tmp_path, "cafe", fill)
    monkeypatch.undo()
    assert {f: (tmp_path / f).read_bytes() for f in files(tmp_path)} == before
    assert [p.name for p in tmp_path.iterdir()] == ["cafe-001"]


def _break(monkeypatch, call, at):
    seen = []
    module = {"open": whole, "fsync": os, "replace": os}[call]
    real = open if call == "open" else getattr(os, call)

    def failing(*arguments):
        seen.append(call)
        if len(seen) == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments)

    monkeypatch.setattr(module, call, failing, raising=False)


def test_an_interruption_leaves_nothing_not_even_new_parents(tmp_path):
    def interrupted(folder):
        fill(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled(tmp_path / "new" / "outputs", "cafe", interrupted)
    assert list(tmp_path.iterdir()) == []


def test_a_half_written_file_is_never_seen(tmp_path, monkeypatch):
    folder = new_folder(tmp_path, "cafe")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        folder.write("summary.json", b"{}")
    assert files(tmp_path) == []


@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\u202eb", "a\nb", "a\udc80b"])
def test_names_that_fool_a_terminal_are_refused(tmp_path, name):
    with pytest.raises(OutputRefused, match="characters that cannot be shown"):
        probe(tmp_path / name)


def test_probing_leaves_no_trace_and_makes_no_folder(tmp_path):
    probe(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "outputs").write_text("")
    with pytest.raises(OutputRefused, match="is a file"):
        probe(tmp_path / "outputs" / "deeper")


def test_a_place_that_cannot_be_written_is_refused(tmp_path, monkeypatch):
    def refuse(**where):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(place.tempfile, "mkstemp", refuse)
    with pytest.raises(
        OutputRefused, match="you have no permission.*`--out` to choose another folder"
    ):
        probe(tmp_path)


def test_a_folder_that_was_deleted_under_the_user_is_named_with_the_cure(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(OutputRefused, match="that you are working in does not exist.*`cd`"):
        probe(Path("outputs"))
    probe(tmp_path)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, r"\(the disk is full\).*Delete files"),
        (errno.EDQUOT, r"\(your share of the disk is full\).*Delete files"),
        (errno.EFBIG, r"\(the file is larger than this system allows\).*`ulimit -f`"),
        (errno.EACCES, r"\(you have no permission\).*`--out` to choose another folder"),
        (errno.EROFS, r"\(the disk can only be read\).*on another disk"),
        (errno.ENOENT, r"\(there is no such file or folder\).*Check that this path exists"),
        (errno.EBUSY, r"\(`.+`\)\. Try again"),
    ],
)
def test_a_failed_write_says_why_and_what_to_do(tmp_path, monkeypatch, number, said):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(whole, "write", refuse)
    with pytest.raises(WriteFailed, match="Nothing of this run was saved") as failed:
        filled(tmp_path, "cafe", fill)
    assert re.search(said, str(failed.value).replace(" Nothing of this run was saved.", ""))
    with speaking(PSEUDO), pytest.raises(WriteFailed) as failed:
        filled(tmp_path, "cafe", fill)
    assert not forgotten(str(failed.value)) and not broken(str(failed.value))


def test_a_manifest_names_the_language_of_its_texts():
    request = Request({}, now())
    with speaking(PSEUDO):
        assert asked(request)["language"] == PSEUDO
    assert asked(request)["language"] == language()


def test_text_cells_never_start_a_formula(tmp_path):
    folder = new_folder(tmp_path, "cafe")
    nasty = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "\u202e=1", "＝1", "fine"]
    folder.write_csv("t.csv", ["a", "b"], [[text, -5] for text in nasty])
    with open(folder.part / "t.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    assert all(text[0] == "'" for text, _ in rows[:-1]) and rows[-1][0] == "fine"
    assert {amount for _, amount in rows} == {"-5"}


def test_numbers_stay_numbers_and_the_undefined_is_empty(tmp_path):
    folder = new_folder(tmp_path, "cafe")
    folder.write_csv("t.csv", ["a"], [[None], [float("nan")], [float("-inf")], [-2.5], [True]])
    assert (folder.part / "t.csv").read_text() == 'a\n""\n""\n""\n-2.5\nyes\n'


def test_json_refuses_what_is_no_number():
    with pytest.raises(ValueError):
        folders.as_json({"a": float("nan")})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.19263157894736846, "0.192631578947"),
        (0.19263157894736843, "0.192631578947"),
        (-307818431.8032875, "-307818431.803"),
        (1 / 3e9, "3.33333333333e-10"),
        (-0.0, "0.0"),
        (10**15 + 1, "1000000000000001"),
        (120.0, "120.0"),
    ],
)
def test_floats_have_twelve_digits_and_whole_numbers_all(tmp_path, value, written):
    folder = new_folder(tmp_path, "cafe")
    for kind in (type(value), np.array):
        folder.write_csv("t.csv", ["a"], [[kind(value)]])
        folder.write_json("t.json", [{"a": (kind(value),)}])
        assert (folder.part / "t.csv").read_text() == f"a\n{written}\n"
        assert (folder.part / "t.json").read_text().split()[4] == written


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="no such system call here")
@pytest.mark.parametrize("quick", [True, False])
def test_a_place_without_room_says_how_much_is_needed(tmp_path, monkeypatch, quick):
    resource = pytest.importorskip("resource")
    if not quick:
        monkeypatch.delattr(os, "posix_fallocate")
    probe(tmp_path, 3_000_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, before[1]))
        probe(tmp_path, 1_000_000)
        with pytest.raises(
            OutputRefused, match=r"take up to 3 MB \(the file is larger.*`ulimit -f`"
        ):
            probe(tmp_path, 2_100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert not list(tmp_path.iterdir())


def test_where_room_cannot_be_taken_quickly_it_is_written(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EOPNOTSUPP, "not here")

    monkeypatch.setattr(os, "posix_fallocate", refuse, raising=False)
    with open(tmp_path / "file", "wb") as file:
        room.take(file, 2_500_000)
    assert (tmp_path / "file").stat().st_size == 2_500_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "runs", "months", "rows"),
    [
        ("family-centre", 5, 24, True),
        ("island-school", 60, 60, False),
        ("village-solar", 5, 24, False),
        ("youth-cafe", 5, 24, True),
    ],
)
def test_room_for_a_run_is_what_it_takes_and_no_more_than_twice(tmp_path, name, runs, months, rows):
    run = simulate(name, runs=runs, months=months)
    folder = run.save(tmp_path, rows=rows)
    taken = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    assert taken <= room.of_run(run.scenario, series=True, rows=rows) <= 2 * taken
