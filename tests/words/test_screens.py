"""Every command in the language that nobody speaks: no word on its screen is forgotten, and no text
is cut or glued together."""

import json
import re
import shutil

import pytest

from simulator.commands.contents import COMMANDS
from simulator.experiments import ensemble
from simulator.reference.topics import words
from tests.words.guard import words_of
from tests.words.shown import drawn, faults, page, screen

BAD = "extends: youth-cafe\nname: mine\nmonths: 3\nstart: soon\ncurency: IDR\n"
WRONG_ANSWERS = ("-", "Mine", "7", "1", "", "9 cups", "many", "80", "0", "x", "", "?", "", "", "")
"""What somebody types who makes many mistakes; then Enter."""

slow = pytest.mark.slow
pytestmark = pytest.mark.usefixtures("few_live_again")
_KEY = re.compile(r"(kind: )?[a-z_]+")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with scenarios, one of them bad, and with a run, which nobody changes."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "ventures").mkdir()
    (folder / "ventures" / "bad.yaml").write_text(BAD)
    for name in ("youth-cafe", "village-solar", "island-school"):
        (folder / "ventures" / f"my-{name}.yaml").write_text(f"extends: {name}\nname: my-{name}\n")
    shown = screen(folder, "run", "youth-cafe", "--runs", "4", "--months", "24")
    assert "outputs/youth-cafe-001" in shown and wrong(shown) == [], shown
    return folder


@pytest.fixture
def changed(place, tmp_path):
    """A folder with a copy of the run, in which three files are not as they were."""
    folder = shutil.copytree(place / "outputs", tmp_path / "outputs") / "youth-cafe-001"
    (folder / "runs.csv").write_text("mine")
    (folder / "months.csv").unlink()
    (folder / "new.txt").write_text("mine")
    return tmp_path


def wrong(shown, *arguments):
    own = ["my-youth-cafe", "my-village-solar", "my-island-school", "mine"]
    if arguments[:1] == ("explain",):  # names of pages and parameters, which people type
        own += [name for word in words() for name in (word, word.rpartition(".")[2])]
    return faults(shown, own, {*COMMANDS, *arguments})  # and words that were typed


def all_wrong(place, line):
    """What is wrong with the screen of a command, the charts and the pages that it makes."""
    before = set(place.rglob("*.html"))
    with drawn() as charts:
        shown = {"screen": screen(place, *line.split())}
    made = sorted(set(place.rglob("*.html")) - before)
    shown |= charts | {str(file): page(file) for file in made}
    assert shown["screen"].strip()
    found = {name: wrong(text, *line.split(), "courses") for name, text in shown.items()}
    return {name: (faults, shown[name]) for name, faults in found.items() if faults}


@pytest.mark.more
@pytest.mark.parametrize(
    "line",
    [
        "compare youth-cafe --set cafe_sales.price=28000 --runs 3 --months 12",
        "check youth-cafe ventures/bad.yaml",
        pytest.param("check ventures/my-village-solar.yaml --base-rates", marks=slow),
        "list",
        "log",
        "verify outputs/youth-cafe-001",
        "explain",
        "explain late payer",
        "explain product_sales",
        pytest.param("explain nothing of the kind", marks=slow),
        "rnu youth-cafe",
        pytest.param("run youth-cafe --runs 1 --months 12", marks=slow),
        pytest.param("run youth-cafe --runs 60 --seed 5", marks=slow),
        pytest.param("run youth-cafe --runs 40 --months 24 --shareable", marks=slow),
        pytest.param("run family-centre --runs 40 --months 36 --rows --replicate 3", marks=slow),
        pytest.param("run village-solar --runs 40 --months 36 --quiet", marks=slow),
        pytest.param("run island-school --runs 40 --no-series --strict", marks=slow),
        pytest.param("run ventures/my-youth-cafe.yaml --time-limit 1s --runs 5000", marks=slow),
        pytest.param("run youth-cafe --set venture.opening_cash=0 --runs 20", marks=slow),
        pytest.param("run youth-cafe --set venture.opening_cash=9999999999 --runs 20", marks=slow),
        pytest.param(
            "run youth-cafe --set venture.opening_cash=99999999999999 --runs 3", marks=slow
        ),
        pytest.param("run ventures/bad.yaml", marks=slow),
        pytest.param("run nowhere.yaml", marks=slow),
        pytest.param("compare youth-cafe --set cafe_sales.price=60000 --runs 60", marks=slow),
        pytest.param("compare youth-cafe --set cafe_sales.price=9000 --runs 60", marks=slow),
        pytest.param("compare youth-cafe --set seed=7 --runs 4", marks=slow),
        pytest.param("compare youth-cafe --set community.people=100 --runs 60", marks=slow),
        pytest.param("compare youth-cafe island-school --runs 20", marks=slow),
        pytest.param("compare village-solar family-centre youth-cafe --runs 20", marks=slow),
        pytest.param("compare ventures ventures/my-youth-cafe.yaml --runs 4", marks=slow),
        pytest.param("compare ventures --baseline my-youth-cafe --runs 12 --shareable", marks=slow),
        pytest.param("compare ventures --set community.people=-20% --runs 12", marks=slow),
        pytest.param("compare ventures --runs 12 --time-limit 1s", marks=slow),
        pytest.param("rerun outputs/youth-cafe-001", marks=slow),
        pytest.param("explain --all", marks=slow),
        pytest.param("completion", marks=slow),
        pytest.param("--version", marks=slow),
    ],
)
def test_a_screen(line, place):
    assert all_wrong(place, line) == {}


@pytest.mark.slow
def test_a_run_of_which_a_future_fails(place, monkeypatch):
    whole = ensemble._after_last_month

    def breaking(scenario, replicates, **how):
        if 2 in replicates:
            raise RuntimeError("books do not balance")
        return whole(scenario, replicates, **how)

    monkeypatch.setattr(ensemble, "_after_last_month", breaking)
    assert all_wrong(place, "run youth-cafe --runs 5 --months 12") == {}


@pytest.mark.more
@pytest.mark.parametrize("command", ["verify", pytest.param("rerun", marks=slow), "log"])
def test_a_run_that_was_changed(command, changed):
    folder = "outputs" if command == "log" else "outputs/youth-cafe-001"
    shown = screen(changed, command, folder)
    assert wrong(shown, "runs", "months", "new") == [], shown


@pytest.mark.parametrize(
    ("typed", "arguments"),
    [
        pytest.param(WRONG_ANSWERS, (), marks=slow),
        pytest.param((), ("mine",), marks=slow),
        pytest.param(
            ("2", "light", "", "", "KES", "", "1, 2, 3, 4", "", "", "none"), (), marks=slow
        ),
        pytest.param((), ("mine", "--yes"), marks=slow),
        pytest.param((), ("copy", "--from", "youth-cafe"), marks=slow),
    ],
)
def test_questions_and_answers(typed, arguments, tmp_path):
    lines = "\n".join(typed) + "\n" * 30
    shown = screen(tmp_path, "init", *arguments, typed=lines)
    own = ("my-venture", "sales", *words_of(*typed))
    assert ".yaml" in shown and wrong(shown, *own) == [], shown


def said(node):
    """The titles and descriptions of a schema; a title may be a key, which is typed."""
    if isinstance(node, dict):
        for key, value in node.items():
            text = key in ("title", "description") and isinstance(value, str)
            yield from said(value) if not text else [] if _KEY.fullmatch(value) else [value]
    elif isinstance(node, list):
        for item in node:
            yield from said(item)


@pytest.mark.slow
def test_the_schema_that_editors_read(place):
    found = list(said(json.loads(screen(place, "check", "--schema"))))
    assert len(found) > 200 and [text for text in found if wrong(text)] == []
