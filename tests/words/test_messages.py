"""Every text that other tests make the program show, in the language that nobody speaks: none is
forgotten, cut or glued together, translators know all of them, and few are never shown."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.reference.topics import words as names_of_pages
from simulator.words.language import PSEUDO, VARIABLE
from tests.words.catalogue import everything
from tests.words.guard import forgotten, without
from tests.words.shown import shipped_texts

pytestmark = [pytest.mark.slow, pytest.mark.long]

ROOT = Path(__file__).parents[2]
HEARD_IN = (
    "tests/class_page/test_code.py",
    "tests/class_page/test_mark.py",
    "tests/class_page/test_page.py",
    "tests/class_page/test_shown.py",
    "tests/class_page/test_words.py",
    "tests/commands",
    "tests/experiments",
    "tests/model/test_agents.py",
    "tests/model/test_mesa_contract.py",
    "tests/quantities",
    "tests/reference",
    "tests/reports/test_board.py",
    "tests/reports/test_chances.py",
    "tests/reports/test_doubt.py",
    "tests/reports/test_figures.py",
    "tests/reports/test_folder.py",
    "tests/reports/test_offers.py",
    "tests/reports/test_others.py",
    "tests/reports/test_screen.py",
    "tests/scenario",
    "tests/storage",
    "tests/study/test_log.py",
    "tests/study/test_passing.py",
    "tests/study/test_read_study.py",
    "tests/study/test_resume.py",
    "tests/study/test_shown.py",
    "tests/study/test_stress.py",
    "tests/study/test_study_file.py",
    "tests/study/test_verbs.py",
    "tests/verbs",
    "tests/words/test_rare_messages.py",
    "tests/words/test_screens.py",
)
"""Tests that show every kind of screen and of mistake: they run again, and somebody listens."""
NOTHING_NEW = Path(__file__).with_name("nothing_new.txt")
"""Of these, those that take long and show no text that others do not show."""

NEVER_SHOWN = Path(__file__).with_name("never_shown.txt")
"""Texts that none of them shows. This list may only become shorter: a new text needs a test that
shows it (a line in `test_rare_messages.py` is enough)."""
DECLARED = (
    "simulator/mechanisms/",
    "simulator/results/measures",
    "simulator/results/column",
    "simulator/results/portfolio_columns.py",
)
"""Where texts are declared that only pages and documents show; other tests show all of them."""

OF_TESTS = (
    "Kopi Kita, a training café for unemployed young people",
    "a healthy child",
    "Guests come slowly, and salaries must be paid at once.",
    "Guests come slowly.",
    "One is short.",
    "(a claim)",
    "(as written)",
    "A club",
    "Sheets of paper (leaflets)",
    "pelatih (trainer)",
    "Kopi Kita, a small training café",
)
"""Texts of the scenarios that those tests make up."""
WORDS_OF_TESTS = (
    *("mine", "Mine", "my-venture", "cafe", "good", "other", "courses", "x" * 40),
    *("kiosk", "shop", "green", "huge", "Garut", "Bandung", "b-cafe", "a-rich", "c-short"),
    *("kind", "fee", "sales", "outreach", "trainer"),
)
UNKNOWN_TO_TRANSLATORS = {
    "Members.",
    "What each pays a month.",
    "`members` people pay `fee` a month.",
    "closed with unpaid bills with unpaid bills ",
    "a share",
    "a change",
}
"""Texts of rules, labels and units that tests make up."""
_LETTERS = re.compile(r"[A-Za-z]")
_PLACE = re.compile(r"\{\w*\}")


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    """What was looked up, and what is wrong with it: see `overhear.py`."""
    file = tmp_path_factory.mktemp("heard") / "heard.json"
    quiet = ("-q", "-n", "0", "--tb=no", "-p", "no:cacheprovider")
    unheard = [f"--deselect={name}" for name in NOTHING_NEW.read_text("utf-8").split()]
    unset = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.words.overhear", *quiet, *HEARD_IN, *unheard],
        cwd=ROOT,
        env={**unset, VARIABLE: PSEUDO, "SESIM_HEARD": str(file)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert file.exists(), done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(file.read_text("utf-8"))


def test_nothing_is_forgotten_cut_or_glued(heard):
    own = {*shipped_texts(), *OF_TESTS, *(f"{name} (" for name in names_of_pages())}
    found = {
        shown: wrong
        for shown, wrong in heard["wrong"].items()
        if forgotten(without(shown, own), WORDS_OF_TESTS)
        or any(not said.startswith("forgotten") for said in wrong)
    }
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_translators_know_every_text(heard):
    """No text is made while the program runs, where nobody could translate it."""
    known = {id for texts in catalogue() for id in texts}
    found = {text for text in heard["texts"] if _LETTERS.search(_PLACE.sub("", text))}
    assert found - known <= UNKNOWN_TO_TRANSLATORS


def test_every_text_is_shown_by_a_test(heard):
    shown = set(heard["texts"])
    missing = {texts[0] for texts in catalogue(without=DECLARED) if not shown & set(texts)}
    listed = NEVER_SHOWN.read_text("utf-8").splitlines()
    assert sorted(missing - set(listed)) == [], "show these in a test"
    assert sorted(set(listed) - missing) == [], f"take these out of {NEVER_SHOWN.name}"


def test_what_is_not_heard_is_there():
    for name in NOTHING_NEW.read_text("utf-8").split():
        file, *_, test = name.partition("[")[0].split("::")
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), name


def catalogue(without=()):
    """The texts of the catalogue, each with its plural; but those of some files."""
    for message in everything():
        files = {file for file, _ in message.locations}
        if message.id and not (without and all(file.startswith(without) for file in files)):
            yield message.id if isinstance(message.id, tuple) else (message.id,)
