"""The Python that the README shows runs as it stands there, in an empty folder."""

import re
import subprocess
import sys

import pytest

from tests.docs.screens import ROOT

CODE = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[1]


def test_it_is_ten_lines():
    assert len(CODE.splitlines()) == 10


@pytest.mark.slow
def test_every_line_of_it_works(tmp_path):
    """With few futures, so that it takes a moment."""
    few = CODE.replace("runs=200", "runs=6")
    assert few != CODE
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{few}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Kopi Kita" in done.stdout and "cafe_sales.price" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"cash.png", "outputs"}
    assert (tmp_path / "outputs" / "youth-cafe-001" / "report.html").exists()
