"""The whole program on the flagship: files agree with each other, and ends are clean."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

from simulator.results.verdict import MONEY
from tests.processes import HEARING

REPO = Path(__file__).resolve().parents[2]


def command(*arguments):
    return [sys.executable, str(REPO / "cli.py"), *arguments]


def run(place, *options, **environment):
    return subprocess.run(
        command("run", "youth-cafe", *options),
        cwd=place,
        text=True,
        timeout=120,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = tmp_path_factory.mktemp("run")
    found = run(place, "--runs", "5", "--months", "24", "--format", "json")
    assert found.returncode == 0, found.stderr
    (place / "printed.json").write_text(found.stdout)
    return place


@pytest.mark.more
def test_the_printed_answer_is_the_kept_one(place):
    printed = (place / "printed.json").read_text()
    answer = json.loads(printed)
    assert (place / answer["output"] / "summary.json").read_text() == printed
    assert answer["runs"] == {"planned": 5, "finished": 5, "failed": 0}
    assert set(answer["verdict"]["money"]) == {*MONEY}


@pytest.mark.more
def test_replaying_the_ledger_gives_the_closing_cash(place):
    kept = place / "outputs" / "youth-cafe-001"
    replayed = json.loads((kept / "manifest.json").read_text())["replayed"]
    balance = defaultdict(int)
    for entry in rows(kept / "ledger.csv"):
        assert int(entry["replicate"]) == replayed
        balance[entry["source"]] -= int(entry["amount"])
        balance[entry["target"]] += int(entry["amount"])
    future = next(r for r in rows(kept / "runs.csv") if int(r["replicate"]) == replayed)
    assert balance["venture:cash"] == int(future["closing_cash"])


@pytest.mark.more
def test_people_are_never_few(place):
    kept = place / "outputs" / "youth-cafe-001"
    for row in rows(kept / "impact.csv"):
        assert row["amount"] in ("<11", "hidden") or not 0 < abs(float(row["amount"])) < 11
    for row in rows(kept / "events.csv"):
        if row["who"] in ("people", "donors"):
            assert row["count"] in ("<11", "hidden") or int(row["count"]) >= 11


@pytest.mark.slow
def test_the_same_bytes_in_another_surrounding(place):
    odd = {"PYTHONHASHSEED": "3", "TZ": "Asia/Jakarta", "LC_ALL": "C"}
    found = run(place, "--runs", "5", "--months", "24", "--quiet", **odd)
    again = place / found.stdout.strip()
    for file in (place / "outputs" / "youth-cafe-001").rglob("*.*"):
        if file.name not in ("manifest.json", "summary.json"):
            twin = again / file.relative_to(place / "outputs" / "youth-cafe-001")
            assert file.read_bytes() == twin.read_bytes(), file.name


@pytest.mark.more
def test_a_misspelt_name_is_3_and_nothing_is_written(tmp_path):
    found = subprocess.run(
        command("run", "youth-caffe"),
        cwd=tmp_path,
        text=True,
        timeout=60,
        capture_output=True,
        check=False,
    )
    assert found.returncode == 3 and "did you mean `youth-cafe`" in found.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.more
def test_an_unknown_path_is_3(tmp_path):
    found = run(tmp_path, "--set", "cafe_sales.prise=28000")
    assert found.returncode == 3 and "did you mean" in found.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_terminal_that_knows_only_ascii(tmp_path):
    found = run(tmp_path, "--runs", "3", PYTHONIOENCODING="ascii")
    assert found.returncode == 0 and found.stdout.isascii() and "####" in found.stdout


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.3, 1.0, 3.0])
def test_ctrl_c_ends_it_within_two_seconds_and_leaves_nothing(tmp_path, wait):
    process = subprocess.Popen(
        command("run", "youth-cafe", "--runs", "5000", "--quiet"),
        cwd=tmp_path,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **HEARING,
    )
    time.sleep(wait)
    sent = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=10)
    assert time.monotonic() - sent < 2
    assert (process.returncode, out) == (130, "")
    assert error == "sesim: Stopped with Ctrl-C. Nothing of this run was saved.\n"
    assert list(tmp_path.iterdir()) == []
