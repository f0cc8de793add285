"""The annotations hold: what `make lint` asks of mypy, asked of the Python that runs the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_mypy_finds_nothing():
    """About ten seconds the first time; later only what changed is read."""
    pytest.importorskip("mypy", reason="mypy is not installed; it comes with the extra `dev`")
    done = subprocess.run(
        [sys.executable, "-m", "mypy"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
