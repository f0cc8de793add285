"""The registry of series: each is declared, and nothing depends on its spelling or its help."""

import ast
import pickle
import re
from pathlib import Path

import numpy as np
import pytest

import simulator
from simulator.experiments.ensemble import simulate
from simulator.mechanisms import kinds
from simulator.mechanisms.recording import About, Family, Series
from simulator.mechanisms.series import NameClash, registry
from simulator.model.model import Month
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load

PACKAGE = Path(simulator.__file__).parent
UNITS = {
    "money",
    "people",
    "units",
    "outcomes",
    "months",
    "month",
    "hours",
    "workers",
    "posts",
    "partners",
    "awards",
    "share",
    "ratio",
    "yes or no",
    "fifth of income",
    "tonnes CO2e",
}


@pytest.mark.more
@pytest.mark.parametrize("name", shipped())
def test_every_series_of_a_result_is_declared(name):
    scenario = load(name, {"runs": "3", "months": "18", "targets.sustainable_by": "12"})
    result = simulate(scenario)
    assert set(result.series) <= set(scenario.series())


def test_every_declared_series_says_what_it_is():
    known = registry(dict(kinds()))
    for series in known.values():
        assert series.unit in UNITS, f"{series}: {series.unit}"
        assert series.help.endswith(".") and not series.help[0].islower(), series
        assert "{" not in series, series


def test_a_series_is_about_people_unless_said_otherwise():
    assert Series("anything", "people", "Anything.").about is About.PEOPLE


def test_what_a_rule_records_bears_its_name():
    sold = kinds()["product_sales"].series["sold"]
    assert sold.of("kiosk") == "kiosk_sold" and sold.of("kiosk").per_head
    known = registry({"kiosk": kinds()["product_sales"], "curve": kinds()["learning_by_doing"]})
    assert known["kiosk_sold"].about is About.ORGANISATION
    assert known["kiosk_learned"].unit == "share"
    assert known["income_kiosk"].family is Family.INCOME
    assert "curve_learned" not in known


def test_kits_that_people_are_sold_are_people():
    known = registry({"kits": kinds()["instalments"]})
    assert known["kits_sold"].about is About.PEOPLE
    assert known["income_kits"].per_head


def test_two_rules_cannot_record_different_things_under_one_name():
    class One:
        can, income = frozenset(), None
        series = {"reached": Series("reached", "people", "People reached.")}

    class Other(One):
        series = {"reached": Series("reached", "people", "People reached.")}

    with pytest.raises(NameClash, match="^reached$"):
        registry({"one": One, "other": Other})
    assert registry({"one": One, "same": One})["reached"] is One.series["reached"]


def test_what_no_rule_declares_is_not_recorded():
    model = Month(load("youth-cafe"), [0])
    model.step()
    with pytest.raises(KeyError, match="'strange' is not declared; declare it in the class"):
        model.books.note(Series("strange", "people", "Strange."), np.zeros((1, 1)))


def test_a_series_travels_as_its_name():
    series = Series("reached", "people", "People reached.")
    assert type(pickle.loads(pickle.dumps(series))) is str


SPELLINGS = re.compile(r"^(income|cost|finance|short|hours|left_for|kept_by)_$")
"""How families of series begin or end: no code may look at that."""


@pytest.mark.more
def test_nothing_decides_by_how_a_series_is_spelt():
    """No `startswith`, `endswith`, `removeprefix`, slice of a name or built-up look-up."""
    home = PACKAGE / "mechanisms" / "series.py"
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if file == home:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if SPELLINGS.search(node.value):
                    found.append(f"{file.relative_to(PACKAGE)}:{node.lineno}: {node.value}")
            if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".series"):
                if isinstance(node.slice, ast.Constant | ast.JoinedStr):
                    found.append(f"{file.relative_to(PACKAGE)}:{node.lineno}: by literal")
    assert found == []
