"""Stored results of every shipped scenario: they say "changed" where the laws say "wrong"."""

import json

import pytest

from simulator.scenario.load import load
from simulator.vocabulary import MODEL_VERSION
from tests.tiers import first

from .refresh import baseline, digest, file_of, names, versions

CLOSE = 1e-9
"""Other processors and numpy releases differ in the last bits of floats; whole numbers do not."""


def differences(stored, found, path=""):
    """Paths at which two trees of plain values differ: whole numbers and words at all, floats by
    more than 1e-9 of their size."""
    if isinstance(stored, dict) and isinstance(found, dict):
        return [
            line
            for key in sorted({*stored, *found})
            for line in (
                differences(stored[key], found[key], f"{path}.{key}")
                if key in stored and key in found
                else [f"{path}.{key}: only on one side"]
            )
        ]
    if isinstance(stored, list) and isinstance(found, list):
        if len(stored) != len(found):
            return [f"{path}: {len(stored)} entries became {len(found)}"]
        return [
            line
            for n, (a, b) in enumerate(zip(stored, found, strict=True))
            for line in differences(a, b, f"{path}[{n}]")
        ]
    if type(stored) is float and type(found) is float:
        same = abs(stored - found) <= CLOSE * max(abs(stored), abs(found), 1e-6)
    else:
        same = type(stored) is type(found) and stored == found
    return [] if same else [f"{path}: {stored!r} became {found!r}"]


@pytest.mark.more
@pytest.mark.parametrize("name", names())
def test_results_are_what_they_were(name):
    """After a deliberate change: `python -m tests.baselines.refresh` and a line in CHANGELOG.md."""
    file = file_of(name)
    assert file.is_file(), "no baseline yet: run `python -m tests.baselines.refresh`"
    stored = json.loads(file.read_text(encoding="utf-8"))
    found = json.loads(json.dumps(baseline(load(name)), allow_nan=False))
    assert differences(stored, found)[:10] == []


@pytest.mark.more
@pytest.mark.parametrize(
    "change",
    first(1, [{"community.noise": "6%"}, {"cafe_sales.price": "26001"}, {"seed": "8"}]),
)
def test_a_changed_parameter_makes_the_comparison_fail(change):
    from dataclasses import replace

    from . import refresh

    def short(changes):
        scenario = replace(load("youth-cafe", changes), months=14, events=())
        return json.loads(json.dumps(refresh.baseline(scenario), allow_nan=False))

    before = short({"targets.sustainable_by": "0"})
    assert differences(before, short({"targets.sustainable_by": "0"})) == []
    assert differences(before, short({"targets.sustainable_by": "0", **change}))


@pytest.mark.parametrize(
    ("stored", "found", "same"),
    [
        (1, 1, True),
        (1, 2, False),
        (10**15, 10**15 + 1, False),
        (1, 1.0, False),
        (None, 0, False),
        (0.5, 0.5 * (1 + 1e-10), True),
        (0.5, 0.5 * (1 + 1e-8), False),
        ([1], [1, 2], False),
        ({"a": 1}, {"b": 1}, False),
        ("yes", "no", False),
        (True, 1, False),
    ],
)
def test_how_values_are_compared(stored, found, same):
    assert (differences(stored, found) == []) == same


def test_the_version_of_the_model_is_that_of_the_baselines():
    """A study believes what it kept only if the model is still the same."""
    assert versions().get(str(MODEL_VERSION)) == digest(), (
        "raise MODEL_VERSION in simulator/vocabulary.py, and run python -m tests.baselines.refresh"
    )
