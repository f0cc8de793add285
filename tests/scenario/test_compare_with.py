"""`compare_with:` chooses the real organisations beside a file's futures, and changes no future."""

from pathlib import Path

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.scenario.load import load, loads
from simulator.scenario.variant import variant
from simulator.vocabulary import Others

BASE = "extends: youth-cafe\nname: mine\n"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("lender", Others.LENDER),
        ("human services", Others.HUMAN_SERVICES),
        ("human_services", Others.HUMAN_SERVICES),
        ("Durables", Others.DURABLES),
    ],
)
def test_a_file_says_its_kind(said, kind):
    assert loads(f"{BASE}compare_with: {said}\n").compare_with is kind


def test_without_a_word_it_is_hybrids_and_a_base_hands_its_kind_on(tmp_path):
    (tmp_path / "base.yaml").write_text(f"{BASE}compare_with: lender\n")
    (tmp_path / "mine.yaml").write_text("extends: base\nname: mine-too\n")
    assert load(tmp_path / "mine.yaml").compare_with is Others.LENDER
    good = (Path(__file__).parent / "good.yaml").read_text("utf-8")
    assert "compare_with" not in good and loads(good).compare_with is Others.HYBRID


def test_the_command_line_may_say_another():
    assert load("youth-cafe", {"compare_with": "nonprofit"}).compare_with is Others.NONPROFIT


def test_it_changes_no_future():
    plain = load("youth-cafe")
    other = variant(plain, {"compare_with": "lender"})
    assert other.digest == plain.digest
    few = [simulate(variant(s, {"runs": "5", "months": "12"})) for s in (plain, other)]
    assert np.array_equal(few[0].series["cash"], few[1].series["cash"])


def test_shipped_files_say_theirs():
    kinds = {
        name: load(name).compare_with
        for name in ("family-centre", "island-school", "village-solar", "youth-cafe")
    }
    assert kinds == {
        "family-centre": Others.HUMAN_SERVICES,
        "island-school": Others.HYBRID,
        "village-solar": Others.DURABLES,
        "youth-cafe": Others.HYBRID,
    }
