"""The wheel, installed in an empty environment, works in an empty folder, also where worker
processes start anew."""

import os
import subprocess
import sys
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SESIM_"))}

pytestmark = pytest.mark.slow


def run(*words, cwd, **env):
    done = subprocess.run(
        list(map(str, words)),
        cwd=cwd,
        env={**PLAIN, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    place = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", place, ROOT, cwd=place)
    (found,) = place.glob("sesim-*.whl")
    return found


def test_its_label_says_the_licence_as_pep_639_asks(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (label,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        told = Parser().parsestr(archive.read(label).decode("utf-8"))
    assert told["License-Expression"] == "Apache-2.0" and told.get_all("License-File") == [
        "LICENSE",
        "NOTICE",
    ]
    assert tuple(map(int, told["Metadata-Version"].split("."))) >= (2, 4)
    assert not [c for c in told.get_all("Classifier") if c.startswith("License")]
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"sesim", "simulator"}


def test_it_works_in_an_empty_folder(wheel, tmp_path):
    where = tmp_path / "environment"
    venv.create(where, with_pip=True)
    bin_ = where / ("Scripts" if os.name == "nt" else "bin")
    python, sesim = bin_ / "python", bin_ / "sesim"
    here = tmp_path / "empty"
    here.mkdir()
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", wheel, cwd=here)
    listed = run(sesim, "list", cwd=here)
    assert all(name in listed for name in ("youth-cafe", "village-solar", "island-school"))
    assert "youth-cafe: No mistakes found." in run(sesim, "check", "youth-cafe", cwd=here)
    run(sesim, "run", "youth-cafe", "--runs", "20", "--out", "alone", cwd=here)
    spawned = run(sesim, "run", "youth-cafe", "--runs", "20", cwd=here, SESIM_START_METHOD="spawn")
    assert "20 futures" in spawned
    kept, alone = here / "outputs/youth-cafe-001", here / "alone/youth-cafe-001"
    assert {p.name for p in here.iterdir()} == {"outputs", "alone"}
    assert (kept / "runs.csv").read_bytes() == (alone / "runs.csv").read_bytes()
    places = f"import simulator; print(simulator.__file__.startswith({str(where)!r}))"
    assert run(python, "-c", places, cwd=here) == "True\n"
