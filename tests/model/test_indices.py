"""Indices have the platform's own width (`intp`): on 32-bit Python, as in a browser, numpy refuses
to narrow an `int64` to one in `take`, `repeat` and `reduceat`."""

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.model.draws import spell_clock
from simulator.model.model import Month
from simulator.model.population import Group
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load

PACKAGE = Path(__file__).parents[2] / "simulator"
BY_POSITION = {"take", "repeat", "reduceat", "bincount", "compress", "Group"}
"""Calls whose arguments are positions, or numbers of repeats."""
OWN_WIDTH = np.dtype(np.intp).char


@pytest.fixture
def told_apart(monkeypatch):
    """`int64` as a type of its own, as it is where Python has 32 bits. Here numpy has two types
    of 64 bits, and what mixes both becomes the second."""
    if np.dtype(np.longlong).char == OWN_WIDTH:
        pytest.skip("this platform has one type of 64 bits")
    monkeypatch.setattr(np, "int64", np.longlong)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_group_of_a_run_is_a_list_of_indices(name, told_apart, monkeypatch):
    made = []
    begin = Group.__init__

    def noted(self, population, index):
        made.append(index.dtype.char)
        begin(self, population, index)

    monkeypatch.setattr(Group, "__init__", noted)
    model = Month(replace(load(name), runs=2), range(2))
    for _ in range(14):
        model.step()
    assert len(made) > 300 and set(made) == {OWN_WIDTH}


def test_the_two_types_can_be_told_apart(told_apart):
    made = np.concatenate([np.arange(2), np.empty(0, np.int64)])
    assert made.dtype.char != OWN_WIDTH


def test_a_clock_reading_is_an_index(told_apart):
    for spell in (0, np.zeros(3, np.int8)):
        for months in (4, np.arange(3), np.full(3, 4, np.int16)):
            assert spell_clock(spell, months).dtype.char == OWN_WIDTH


def narrowed(tree):
    """Lines on which something made as `int64` is used as a position at once."""
    for node in ast.walk(tree):
        positions = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in BY_POSITION:
                positions = node.args
        elif isinstance(node, ast.Subscript):
            positions = [node.slice]
        for position in positions:
            if any(isinstance(n, ast.Attribute) and n.attr == "int64" for n in ast.walk(position)):
                yield node.lineno


@pytest.mark.more
def test_no_position_is_made_as_int64():
    found = [
        f"{file.relative_to(PACKAGE)}:{line}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for line in narrowed(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("a.take(b.astype(np.int64))", [1]),
        ("a[b.astype(np.int64)]", [1]),
        ("a.repeat(np.asarray(b, dtype=np.int64))", [1]),
        ("Group(self, np.empty(0, np.int64))", [1]),
        ("a.take(b.astype(np.intp)).astype(np.int64)", []),
    ],
)
def test_the_scan_can_fail(source, lines):
    assert list(narrowed(ast.parse(source))) == lines
