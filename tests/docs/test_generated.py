"""The generated parts of the documentation are what the code says today."""

import pytest

from tests.docs.refresh import WHOLE, with_generated_parts
from tests.docs.screens import PAGES

FRESH = "run `python -m tests.docs.refresh`"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_generated_parts_are_fresh(page):
    text = page.read_text(encoding="utf-8")
    assert with_generated_parts(text) == text, FRESH


@pytest.mark.parametrize("path", WHOLE, ids=lambda p: p.name)
def test_generated_pages_are_fresh(path):
    assert path.read_text(encoding="utf-8") == WHOLE[path](), FRESH


def test_odd_has_its_seven_elements():
    text = next(p for p in PAGES if p.name == "odd.md").read_text(encoding="utf-8")
    for number, title in enumerate(
        (
            "Purpose and patterns",
            "Entities, state variables and scales",
            "Process overview and scheduling",
            "Design concepts",
            "Initialization",
            "Input data",
            "Submodels",
        ),
        1,
    ):
        assert f"## {number}. {title}" in text
