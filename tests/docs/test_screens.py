"""The screens in the documentation are what the commands print today."""

import pytest

from tests.docs.screens import PAGES, blocks, screen

SCREENS = [(page, command, shown) for page in PAGES for command, shown in blocks(page)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "command", "shown"), SCREENS, ids=[f"{s[0].name}: {s[1]}" for s in SCREENS]
)
def test_the_page_shows_what_the_command_prints(page, command, shown):
    assert screen(command) == shown, "run `python -m tests.docs.screens` to refresh"


def test_the_readme_has_a_real_screen():
    assert any(page.name == "README.md" and "MONEY" in shown for page, _, shown in SCREENS)
