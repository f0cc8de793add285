"""The screens in the documentation are what the commands print today."""

import pytest

from tests.docs.screens import PAGES, blocks, excerpt, screen

SCREENS = [(page, *block) for page in PAGES for block in blocks(page)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "command", "lines", "shown"), SCREENS, ids=[f"{s[0].name}: {s[1]}" for s in SCREENS]
)
def test_the_page_shows_what_the_command_prints(page, command, lines, shown):
    assert screen(command, lines) == shown, "run `python -m tests.docs.screens` to refresh"


def test_the_readme_has_a_real_screen():
    assert any(page.name == "README.md" and "MONEY" in shown for page, *_, shown in SCREENS)


def test_an_excerpt_says_where_lines_are_left_out():
    text = "".join(f"line {number}\n" for number in range(1, 10))
    assert excerpt(text, "1-2, 4, -1") == "line 1\nline 2\n...\nline 4\n...\nline 9\n"
    assert excerpt(text, "2-3") == "...\nline 2\nline 3\n...\n"
