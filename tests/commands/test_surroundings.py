"""The program where things go wrong around it: pipes, places, signals, two at once, edited
files."""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.processes import HEARING

pytestmark = pytest.mark.slow
CLI = Path(__file__).parents[2] / "cli.py"
RUN = [sys.executable, str(CLI), "run", "youth-cafe", "--runs", "4", "--months", "12"]
PLAIN = {k: v for k, v in os.environ.items() if k not in ("HOME", "LANG", "LC_ALL", "COLUMNS")}


def run(folder, *more, env=None, **how):
    return subprocess.run(
        [*RUN, *more],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=PLAIN if env is None else env,
        **how,
    )


def whole(folder: Path) -> bool:
    """Every file is as the manifest says."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return all(
        hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        for name, digest in manifest["files"].items()
    )


@pytest.mark.parametrize(
    "env",
    [
        PLAIN,
        {**PLAIN, "LANG": "C", "LC_ALL": "C"},
        {**PLAIN, "COLUMNS": "60"},
        {**PLAIN, "MPLBACKEND": "none such"},
    ],
    ids=["no HOME", "LANG=C", "60 columns", "odd backend"],
)
def test_any_surroundings(tmp_path, env):
    done = run(tmp_path, env=env)
    assert done.returncode == 0 and "MONEY" in done.stdout, done.stderr
    assert whole(tmp_path / "outputs/youth-cafe-001")


def test_a_closed_pipe_ends_quietly_and_keeps_the_run(tmp_path):
    reader = subprocess.run(
        f"{' '.join(RUN)} | head -1",
        cwd=tmp_path,
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        env=PLAIN,
    )
    assert "Kopi Kita" in reader.stdout and "Traceback" not in reader.stderr
    assert whole(tmp_path / "outputs/youth-cafe-001")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("how", [[], ["--quiet"], ["--format", "json"]])
def test_a_full_disk_behind_stdout_names_what_is_kept(tmp_path, how):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*RUN, *how],
            cwd=tmp_path,
            env=PLAIN,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    told = "All of it is in `outputs/youth-cafe-001`."
    assert done.returncode == 1 and done.stderr.strip().endswith(told)
    assert whole(tmp_path / "outputs/youth-cafe-001")


def test_a_truncated_or_edited_file_does_not_match_the_manifest(tmp_path):
    assert run(tmp_path).returncode == 0
    folder = tmp_path / "outputs/youth-cafe-001"
    assert whole(folder)
    for spoil in (lambda b: b[:-1], lambda b: b.replace(b"0", b"1", 1)):
        kept = (folder / "runs.csv").read_bytes()
        (folder / "runs.csv").write_bytes(spoil(kept))
        assert not whole(folder)
        (folder / "runs.csv").write_bytes(kept)


def test_two_runs_at_once_get_two_whole_folders(tmp_path):
    both = [subprocess.Popen([*RUN, "--quiet"], cwd=tmp_path, env=PLAIN) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert all(whole(tmp_path / f"outputs/youth-cafe-00{n}") for n in (1, 2))


def test_kill_9_at_any_moment_leaves_no_folder_that_looks_whole_and_is_not(tmp_path):
    moments = random.Random(4)
    for _ in range(5):
        process = subprocess.Popen([*RUN, "--quiet"], cwd=tmp_path, env=PLAIN)
        time.sleep(moments.uniform(0.8, 3.0))
        process.kill()
        process.wait()
    assert all(
        folder.suffix == ".part" or whole(folder) for folder in (tmp_path / "outputs").glob("*")
    )
    assert run(tmp_path, "--quiet").returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_two_seconds_with_one_line_and_nothing_left(tmp_path, number):
    process = subprocess.Popen(
        [*RUN[:-4], "--runs", "2000", "--quiet"],
        cwd=tmp_path,
        env=PLAIN,
        stderr=subprocess.PIPE,
        text=True,
        **HEARING,
    )
    time.sleep(3)
    process.send_signal(number)
    began = time.monotonic()
    _, said = process.communicate()
    assert time.monotonic() - began < 2.5
    assert process.returncode == (130 if number == signal.SIGINT else 143)
    assert len(said.strip().splitlines()) == 1
    assert not list(tmp_path.glob("outputs/*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_at_any_moment_says_one_line_at_most_and_leaves_all_or_nothing(tmp_path, number):
    moments = random.Random(number)
    for _ in range(5):
        process = subprocess.Popen(
            [*RUN[:-4], "--runs", "60", "--quiet"],
            cwd=tmp_path,
            env=PLAIN,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **HEARING,
        )
        time.sleep(moments.uniform(0.05, 4.0))
        process.send_signal(number)
        _, said = process.communicate()
        kept = list(tmp_path.glob("outputs/*"))
        if process.returncode:
            before_it_listens = process.returncode == -number and not said
            assert before_it_listens or "Nothing of this run was saved." in said or kept
            assert not kept or "Saving the run." in said
            assert len(said.splitlines()) <= 1
        assert all(whole(folder) for folder in kept)
        shutil.rmtree(tmp_path / "outputs", ignore_errors=True)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminals that hang up")
def test_under_nohup_it_outlives_its_terminal(tmp_path):
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
        " os.execv(sys.argv[1], sys.argv[1:])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", ignoring, *RUN], cwd=tmp_path, env=PLAIN, stdout=subprocess.DEVNULL
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGHUP)
    assert process.wait() == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_place_is_found_first(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o555)
    done = run(tmp_path, "--out", "closed/in")
    assert done.returncode == 2 and "cannot be written" in done.stderr
