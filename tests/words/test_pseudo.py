"""The language that nobody speaks marks every text and leaves the values in it alone."""

import string

import pytest

from simulator.words.language import PSEUDO, speaking
from simulator.words.pseudo import PHRASE, SENTENCE
from simulator.words.texts import gettext, ngettext, nphrase, phrase


@pytest.fixture(autouse=True)
def in_pseudo():
    with speaking(PSEUDO):
        yield


def test_brackets_say_what_is_a_sentence_and_what_a_phrase():
    assert gettext("Look") == f"{SENTENCE[0]}Ĺóóķ{SENTENCE[1]}"
    assert phrase("look") == f"{PHRASE[0]}ĺóóķ{PHRASE[1]}"
    assert ngettext("cup", "cups", 2)[-2] == nphrase("cup", "cups", 2)[-2] == "š"
    assert "š" not in ngettext("cup", "cups", 1) + nphrase("cup", "cups", 1)


def test_every_letter_has_an_accent_and_another_sign():
    letters = gettext(string.ascii_letters)[1:-1]
    assert len(set(letters)) == 52 and not set(letters) & set(string.ascii_letters)


def test_values_commands_and_paths_stay_as_they_are():
    shown = gettext("see `sesim check {file}` for {n}", file="a.yaml", n=3)
    assert "`sesim check a.yaml`" in shown and "3" in shown


def test_a_text_without_letters_has_no_brackets():
    assert phrase(",") == "," and phrase("{a}: {b}", a=1, b=2) == "1: 2"


def test_charts_have_all_its_signs():
    from matplotlib import font_manager, ft2font

    for weight in ("normal", "bold"):
        for style in ("normal", "italic"):
            wanted = font_manager.FontProperties(family="DejaVu Sans", weight=weight, style=style)
            font = ft2font.FT2Font(font_manager.findfont(wanted))
            signs = gettext(string.ascii_letters) + phrase("a")
            assert [s for s in signs if not font.get_char_index(ord(s))] == []
