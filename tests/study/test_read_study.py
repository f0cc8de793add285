"""The answer of a study, read back from its file."""

import os

import pytest

from simulator import Refused, find, load, read_study, stress, sweep
from simulator.experiments.study.lean import USUAL
from simulator.experiments.study.points import Point, Study
from simulator.storage.study_open import writing
from simulator.storage.study_unusable import StudyUnusable
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.studying import Place, run_part
from simulator.verbs.sweep import Plan
from simulator.words.language import PSEUDO, language

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
PRICE = "cafe_sales.price"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.sesim"


def test_a_sweep_is_read_back_as_it_was(file):
    asked = sweep("youth-cafe", {PRICE: [20000, 26000]}, set=SMALL, runs=100, study=file)
    again = read_study(file)
    assert again.summary == asked.summary and again.screen() == asked.screen()
    assert again.kept.before == again.kept.blocks


@pytest.mark.slow
def test_a_search_and_a_stress_are_read_back_as_they_were(file, tmp_path):
    goal = "P(delivers) >= 10%"
    asked = find("youth-cafe", f"{PRICE}=20000 to 40000", goal, set=SMALL, runs=100, study=file)
    assert read_study(file).summary == asked.summary
    other = tmp_path / "b.sesim"
    many = find("youth-cafe", [PRICE, "allowance.amount"], goal, set=SMALL, runs=100, study=other)
    assert read_study(other).summary == many.summary
    other = tmp_path / "c.sesim"
    hit = stress("youth-cafe", set=SMALL, runs=50, study=other)
    assert read_study(other).summary == hit.summary


@pytest.mark.more
def test_what_is_missing_is_not_simulated(file):
    plan = Plan("youth-cafe", {PRICE: [20000, 26000]}, set=SMALL, runs=100)
    run_part(plan.study, Place(file), plan._question, (1, 2))
    before = file.read_bytes()
    refused(NothingFinished, "does not keep 50 futures of every point", file)
    assert file.read_bytes() == before
    run_part(plan.study, Place(file), plan._question, (2, 2))
    assert read_study(file).kept.complete


@pytest.mark.more
def test_what_others_write_in_or_nobody_can_is_read(file, monkeypatch):
    asked = sweep("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50, study=file)
    with writing(file, USUAL):
        assert read_study(file).summary == asked.summary
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert read_study(file).summary == asked.summary


@pytest.mark.more
def test_a_file_of_ones_own_is_named(file, tmp_path):
    own = tmp_path / "mine.yaml"
    text = load("youth-cafe").path.read_text("utf-8").replace("name: youth-cafe", "name: mine")
    own.write_text(text, "utf-8")
    asked = sweep(own, {PRICE: [20000, 26000]}, set=SMALL, runs=50, study=file)
    assert read_study(file, own).summary == asked.summary
    refused(Refused, "Name that file too, as `scenario`", file)


@pytest.mark.more
def test_a_study_names_no_file_to_open(file, tmp_path):
    """Studies are given from hand to hand."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("[", "utf-8")
    for asked in ({"scenario": str(secret)}, {"scenario": "youth-cafe", "file": str(secret)}):
        plan = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
        run_part(plan.study, Place(file), {"verb": "sweep", "vary": [PRICE], **asked}, (1, 1))
        refused(Refused, "Name that file too", file)


def refused(kind, said, *read):
    with pytest.raises(kind) as found:
        read_study(*read)
    assert said in str(found.value) or language() == PSEUDO


def test_what_cannot_be_read_back_is_said(file, tmp_path):
    with pytest.raises(StudyUnusable):
        read_study(tmp_path / "none.sesim")
    refused(StudyUnusable, "is a folder. Write the name of a study", tmp_path)
    plan = Plan("youth-cafe", {PRICE: [20000]}, set=SMALL, runs=50)
    run_part(plan.study, Place(file), {"verb": "ask"}, (1, 1))
    refused(Refused, "does not say what it was asked", file)
    run_part(plan.study, Place(file), {"verb": "stress", "scenario": "-"}, (1, 1))
    refused(Refused, "does not say what it was asked", file)
    run_part(plan.study, Place(file), {"verb": "stress", "scenario": "x", "stresses": "s"}, (1, 1))
    refused(Refused, "stresses of your own", file)


@pytest.mark.more
def test_a_search_that_was_stopped_is_not_answered_with_fewer_futures(file):
    """Its curve has one block of each value in place of two."""
    from simulator.verbs.find import planned
    from simulator.verbs.studying import session

    plan = planned(
        "youth-cafe", f"{PRICE}=20000 to 40000", "P(delivers) >= 90%", set=SMALL, runs=200
    )
    question = {"verb": "find", "scenario": "youth-cafe", **plan.request.options}
    values = [20000.0, 22500.0, 25000.0, 26000.0, 27500.0, 30000.0, 32500.0, 35000.0, 37500.0]
    points = [Point(0, {PRICE: value}) for value in [*values, 40000.0]]
    with session(Place(file), question) as running:
        running.points(Study([plan.structure], points, 50))
    refused(NothingFinished, "lacks", file)
