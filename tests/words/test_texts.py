"""Texts are looked up when they are shown, in the form that a number asks for, and never fail."""

import pytest

from simulator.words import texts
from simulator.words.language import PSEUDO, languages, speaking
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase


class Wrong(texts.catalogue().__class__):
    """Translations that ask for values which nobody gives, or are no templates at all."""

    def gettext(self, message):
        return "{nobody} {0} {"

    def pgettext(self, context, message):
        return "{nobody}"


def test_english_is_what_stands_in_the_code():
    assert gettext("{n} of the futures", n=3) == "3 of the futures"
    assert phrase("own income") == "own income"
    assert N_("own income") == "own income"


def test_no_text_is_none_in_every_language():
    """Under the empty text a catalogue has its own head: who made it, and when."""
    for code in languages():
        with speaking(code):
            assert gettext("") == phrase("") == ""


def test_values_are_not_read_as_templates():
    assert gettext("It is {name}", name="{n}") == "It is {n}"


def test_a_text_without_values_may_have_braces():
    assert gettext("write {low: 1, high: 2}") == "write {low: 1, high: 2}"


@pytest.mark.parametrize(
    ("n", "words"), [(1, "month"), (0, "months"), (2, "months"), (1.5, "months")]
)
def test_the_form_of_a_number(n, words):
    assert nphrase("month", "months", n) == words
    assert ngettext("month", "months", n) == words


def test_a_wrong_translation_shows_the_english_text(monkeypatch):
    monkeypatch.setattr(texts, "catalogue", Wrong)
    assert gettext("{n} futures", n=3) == "3 futures"
    assert phrase("{n} futures", n=3) == "3 futures"


def test_a_table_of_texts_is_looked_up_late():
    table = {"reserve": N_("cash reserve")}
    with speaking(PSEUDO):
        assert phrase(table["reserve"]) != table["reserve"]
    assert phrase(table["reserve"]) == "cash reserve"
