"""Charts ignore a user's matplotlibrc, wherever it stands and whatever it says."""

import hashlib
import os
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib
import pytest

from simulator.reports.canvas import png
from simulator.reports.chart_style import own_style
from simulator.reports.charts import cash_fan, draw_all
from simulator.reports.picture import Picture
from simulator.results.verdict import judge

CLI = Path(__file__).parents[2] / "cli.py"
HOSTILE = b"""text.usetex: True
backend: no_such_backend
font.size: 40
font.family: No Such Font
axes.facecolor: red
axes.formatter.use_locale: True
savefig.bbox: tight
savefig.dpi: 20
no colon here
font.size: not a number
no.such.key: 1
"""
NOT_UTF8 = HOSTILE + b"\xff\xfe\n"
IN_FORCE = {
    "text.usetex": True,
    "font.size": 40,
    "font.family": ["No Such Font"],
    "axes.facecolor": "red",
    "savefig.bbox": "tight",
    "savefig.dpi": 20,
}


@pytest.fixture
def picture(run):
    result = run(n=20, months=24)
    verdict = judge(result)
    return Picture(result, verdict.money, verdict.impact, 3)


@pytest.mark.more
def test_settings_that_are_in_force_do_not_change_a_chart(picture):
    usual = draw_all(picture)
    with matplotlib.rc_context(IN_FORCE), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw_all(picture) == usual
        assert matplotlib.rcParams["font.size"] == 40, "the user's own settings came back"


def test_those_settings_would_change_a_chart(picture):
    with matplotlib.rc_context({"font.size": 40, "axes.facecolor": "red"}):
        changed = png(cash_fan(picture))
    with own_style():
        assert png(cash_fan(picture)) != changed


PLAIN = {
    name: value
    for name, value in os.environ.items()
    if name not in ("MATPLOTLIBRC", "MPLBACKEND", "MPLCONFIGDIR", "XDG_CONFIG_HOME")
}
CACHE = str(Path(matplotlib.get_cachedir()).parent)
"""Where the list of fonts is, which takes ten seconds to make."""


def pictures(folder, **env):
    """The digest of every chart that a run writes; nothing is said beside the folder's name."""
    done = subprocess.run(
        [sys.executable, CLI, "run", "youth-cafe", "--runs", "4", "--causes", "none", "--quiet"],
        cwd=folder,
        env={**PLAIN, "XDG_CACHE_HOME": CACHE, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    charts = sorted(Path(folder, done.stdout.strip(), "charts").glob("*.png"))
    assert charts
    return {chart.name: hashlib.sha256(chart.read_bytes()).hexdigest() for chart in charts}


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    return pictures(tmp_path_factory.mktemp("plain"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("environment", HOSTILE),
        ("home", HOSTILE),
        ("current folder", HOSTILE),
        ("current folder", NOT_UTF8),
    ],
    ids=["environment", "home", "current folder", "not UTF-8"],
)
def test_a_matplotlibrc_changes_no_chart_and_says_nothing(tmp_path, usual, place, content):
    home, here = tmp_path / "home", tmp_path / "here"
    here.mkdir()
    (home / ".config/matplotlib").mkdir(parents=True)
    env = {"HOME": str(home)}
    if place == "environment":
        file = tmp_path / "settings"
        env |= {"MATPLOTLIBRC": str(file), "MPLBACKEND": "no_such_backend"}
    elif place == "home":
        file = home / ".config/matplotlib/matplotlibrc"
    else:
        file = here / "matplotlibrc"
    file.write_bytes(content)
    assert pictures(here, **env) == usual
