"""`sesim log` lists studies beside runs, whatever their files hold."""

import json
import os
import sqlite3

import numpy as np
import pytest

from simulator.commands.main import guarded
from simulator.experiments.study.lean import USUAL, Record, columns_of
from simulator.experiments.study.points import BLOCK
from simulator.storage import study_open
from simulator.storage.study_open import writing
from simulator.verbs.log_studies import as_text, studies

SWEEP = {
    "verb": "sweep",
    "scenario": "youth-cafe",
    "runs": "100",
    "vary": ["cafe_sales.price=20000 to 32000 by 2000"],
    "set": ["months=12"],
}
FIND = {"verb": "find", "scenario": "youth-cafe", "by": "cafe_sales.price", "goal": "P(both) >= 1%"}


def study(path, asked=SWEEP, blocks=3, **notes):
    with writing(path, USUAL) as file:
        for at in range(blocks):
            values = np.random.default_rng(at).random((BLOCK, len(columns_of(USUAL))))
            file.keep([(bytes([at]) * 32, Record(values))])
        for name, value in {"asked": asked, **notes}.items():
            file.note(name, value)
    return path


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "outputs" / "studies").mkdir(parents=True)
    return tmp_path / "outputs" / "studies"


def logged(capsys, *arguments):
    code = guarded(["log", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def test_studies_are_listed_with_their_questions(place, capsys):
    study(place / "one.sesim", blocks=2)
    study(place / "two-part-1-of-3.sesim", FIND, part=[1, 3])
    study(place / "three.sesim", {"verb": "stress", "scenario": "solar"})
    study(place / "four.sesim", None, 0)
    out = logged(capsys)
    assert out.splitlines()[0].split() == ["STUDY", "DATE", "BLOCKS", "SIZE", "QUESTION"]
    assert max(map(len, out.splitlines())) <= 80 and "No run is saved" not in out
    for said in (
        "sweep youth-cafe: cafe_sales.price=20000 to 32000 by 2000",
        "find youth-cafe: cafe_sales.price, P(both) >= 1%, part 1 of 3",
        "stress solar\n",
    ):
        assert said in out
    assert logged(capsys, place) == out, "also where the folder of studies is asked for"
    told = json.loads(logged(capsys, "--format", "json"))
    kept = {entry["file"]: entry for entry in told["studies"]}
    assert (told["runs"], len(kept)) == ([], 4)
    assert kept["one.sesim"]["asked"] == SWEEP and kept["one.sesim"]["blocks"] == 2
    assert kept["two-part-1-of-3.sesim"]["part"] == [1, 3]
    assert kept["three.sesim"]["bytes"] == (place / "three.sesim").stat().st_size


def test_the_oldest_study_is_the_first(place):
    for at, name in enumerate(("b", "a", "c")):
        path = study(place / f"{name}.sesim")
        os.utime(path, (10**9 + at, 10**9 + at))
    assert [kept.path.name for kept in studies("outputs")] == ["b.sesim", "a.sesim", "c.sesim"]


def spoil(path, statement):
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()


def test_a_file_that_cannot_be_used_is_a_line(place, capsys, monkeypatch):
    study(place / "good.sesim")
    whole = study(place / "cut.sesim", blocks=40).read_bytes()
    (place / "cut.sesim").write_bytes(whole[: len(whole) // 2])
    (place / "text.sesim").write_text("mine")
    (place / "empty.sesim").write_bytes(b"")
    (place / "folder.sesim").mkdir()
    (place / "gone.sesim").symlink_to("nowhere")
    study(place / "list.sesim", ["sweep"])
    study(place / "part.sesim", part="first")
    spoil(study(place / "head.sesim"), "UPDATE head SET value = 'no JSON'")
    spoil(study(place / "counted.sesim"), "DELETE FROM counted")
    with monkeypatch.context() as older:
        older.setattr(study_open, "MODEL_VERSION", 0)
        study(place / "older.sesim")
    found = {kept.path.stem: kept.holds is not None for kept in studies("outputs")}
    assert found.pop("good") and not any(found.values()), found
    names = {"cut", "text", "empty", "list", "part", "head", "counted", "older"}
    assert found.keys() == names
    out = logged(capsys)
    assert "`sesim study outputs/studies/cut.sesim`" in out
    told = json.loads(logged(capsys, "--format", "json"))["studies"]
    assert sum(entry["readable"] for entry in told) == 1
    for name in names:
        assert guarded(["study", str(place / f"{name}.sesim")]) == 3, name
        assert "Traceback" not in capsys.readouterr().err


def test_a_question_cannot_write_on_the_screen_what_it_likes(place):
    study(place / "a.sesim", {"verb": "\x1b[31mred", "scenario": 3, "vary": ["\x1b[0m", None]})
    text = as_text(studies("outputs"), 80)
    assert "\x1b" not in text and len(text.splitlines()) == 2


def test_a_place_without_studies_says_what_it_did(place, capsys):
    assert logged(capsys).startswith("No run is saved in `outputs` yet.")
