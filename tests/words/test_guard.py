"""The guard finds what it is for: a guard that finds nothing would let everything pass."""

from simulator.words.language import PSEUDO, speaking
from simulator.words.texts import gettext, nphrase, phrase
from tests.words.guard import broken, forgotten, without, words_of


def test_a_text_that_went_through_the_catalogue_passes():
    with speaking(PSEUDO):
        shown = gettext("{n} of the futures fail; see `runs.csv`", n=phrase("{n} men", n=3))
    assert not forgotten(shown)
    assert not broken(shown)


def test_a_forgotten_text_is_found():
    assert forgotten("3 futures failed") == ["futures", "failed"]


def test_a_text_that_was_put_in_as_a_value_is_found():
    with speaking(PSEUDO):
        assert forgotten(gettext("It ends {how}.", how="very badly")) == ["very", "badly"]


def test_names_commands_and_numbers_are_nobodys_language():
    shown = "sesim run youth-cafe.yaml --set cafe_sales.price=28000 Rp71 12.5% P(sustainable) `so`"
    assert forgotten(shown, ["run"]) == []


def test_a_scenarios_own_words_pass():
    assert forgotten("Kopi Kita serves", words_of("Kopi Kita")) == ["serves"]


def test_a_scenarios_own_text_passes_whole_cut_and_wrapped():
    own = ["Kopi Kita, a café for all", "a steady job"]
    assert not forgotten(without("`a`: Kopi Kita,\n   a café for all (a steady j...)", own))
    assert not forgotten(without("a steady   12   ⟨14 ţó 16⟩\njob", own))
    assert forgotten(without("Kopi Kita serves a steady worker", own)) == [
        *("Kopi", "Kita", "serves", "steady", "worker")
    ]


def test_a_value_of_several_keys_is_a_scenarios_own():
    assert not forgotten(without("{low: 12%, likely: 3 million, hi... -> {low: 1}", []))
    assert forgotten(without("{low} is low", [])) == ["low", "is"]


def test_letters_glued_to_a_text_are_found():
    with speaking(PSEUDO):
        assert broken(f"3 {phrase('month')}s") and broken(f"un{phrase('known')}")
        assert broken(gettext("It is {what}ly", what=phrase("bad")))


def test_a_cut_text_is_found():
    with speaking(PSEUDO):
        shown = gettext("It is a long sentence.")
    assert broken(shown[:-3])
    assert broken(shown[3:])


def test_a_sentence_inside_a_sentence_is_found():
    with speaking(PSEUDO):
        assert broken(gettext("It says {what}", what=gettext("no")))
        assert not broken(gettext("It lasts {time}", time=nphrase("{n} day", "{n} days", 2, n=2)))


def test_pieces_of_a_sentence_are_found():
    with speaking(PSEUDO):
        assert broken(f"{gettext('Raising')} price {gettext('makes it')} {gettext('likely')}")
        assert not broken(f"{gettext('One sentence.')} {gettext('And one more.')}")
