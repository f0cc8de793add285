"""The catalogues hold every text of today, and `make words` loses no translation."""

from gettext import NullTranslations
from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from simulator.words.language import LOCALE
from simulator.words.texts import phrase
from tests.words import catalogue
from tests.words.catalogue import as_mo, as_po, brought_up_to_date, done, faults
from tests.words.refresh import refresh

CODES = catalogue.languages()


def tracked(code):
    with (LOCALE / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def ids(catalog):
    return {message.id for message in catalog if message.id}


def translations(file):
    return {str(m.id): m.string for m in read_mo(file) if m.id}


def catalog_of(texts, locale=None):
    found = Catalog(locale=locale)
    for text, said in texts.items():
        found.add(text, said)
    return found


@pytest.mark.more
def test_the_template_holds_every_text():
    with catalogue.TEMPLATE.open("rb") as file:
        found = ids(read_po(file))
    wanted = ids(catalogue.everything())
    assert not wanted - found and not found - wanted, "run `make words`"


@pytest.mark.more
@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_text_and_no_fault(code):
    found = tracked(code)
    assert ids(found) == ids(catalogue.everything()), "run `make words`"
    assert not list(faults(found))


@pytest.mark.parametrize("code", CODES)
def test_the_file_that_the_program_reads_has_what_translators_wrote(code):
    with (LOCALE / f"{code}.mo").open("rb") as file:
        found = translations(file)
    assert found == translations(BytesIO(as_mo(tracked(code)))), "run `make words`"


def test_a_translation_stays_as_a_hint_when_the_english_text_changes():
    old = catalog_of({"The run has stopped early.": "Berhenti.", "Cash": "Kas"}, "id")
    found = brought_up_to_date(old, catalog_of({"The run stopped early.": "", "Price": ""}))
    hint = found["The run stopped early."]
    assert hint.fuzzy and hint.string == "Berhenti."
    assert hint.user_comments == ["The English text was: The run has stopped early."]
    assert not found["Price"].string and ids(found) == {"The run stopped early.", "Price"}
    assert done(found) == (0, 2)
    assert not [m for m in read_mo(BytesIO(as_mo(found))) if m.id]


def test_a_hint_stays_until_it_is_confirmed_and_then_loses_its_comment():
    template = catalog_of({"The run stopped early.": ""})
    old = catalog_of({"The run has stopped early.": "Berhenti."}, "id")
    once = read_po(BytesIO(as_po(brought_up_to_date(old, template))), locale="id")
    again = brought_up_to_date(once, template)
    hint = again["The run stopped early."]
    assert hint.fuzzy and hint.user_comments
    hint.flags.discard("fuzzy")
    confirmed = brought_up_to_date(again, template)
    assert done(confirmed) == (1, 1)
    assert not confirmed["The run stopped early."].user_comments


def test_a_hint_with_another_place_for_a_value_is_no_fault_until_it_is_confirmed():
    old = catalog_of({"{n} runs have stopped": "{n} berhenti"}, "id")
    found = brought_up_to_date(old, catalog_of({"{number} runs have stopped": ""}))
    assert not list(faults(found))
    found["{number} runs have stopped"].flags.discard("fuzzy")
    assert list(faults(found))


@pytest.mark.parametrize(
    "said",
    ["bulan", "bulan {n} {m}", "bulan {n.real}", "bulan {n!r}", "bulan {n:>9}", "bulan {n} {"],
)
def test_a_translation_that_fills_values_in_another_way_is_a_fault(said):
    assert list(faults(catalog_of({"month {n}": said}, "id")))


@pytest.mark.parametrize(
    "head", ["nplurals=2; plural=(n/0);", "nplurals=2; plural=n;", "nplurals=2; plural=os.abort()"]
)
def test_a_rule_for_plurals_that_gives_no_form_is_a_fault(head):
    text = f'msgid ""\nmsgstr "Plural-Forms: {head}\\n"\n'
    (said,) = faults(read_po(BytesIO(text.encode())))
    assert said.startswith("Plural-Forms: ")


def test_braces_that_are_shown_are_written_twice_in_both_languages():
    assert not list(
        faults(catalog_of({"write `{{a: 1}}` for {n}": "tulis `{{a: 1}}` ({n})"}, "id"))
    )


@pytest.mark.parametrize("code", ["en", "qps", "../x", "a b", "SW", "pt_BR"])
def test_a_new_language_is_two_or_three_small_letters(code, capsys):
    before = sorted(LOCALE.iterdir())
    assert not refresh(code)
    assert "such as NEW=sw" in capsys.readouterr().out and sorted(LOCALE.iterdir()) == before


@pytest.mark.more
@pytest.mark.parametrize(
    "broken",
    [
        'msgid "month {n}"\nmsgtr "bulan {n}"\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=x; plural=0\\n"\n',
    ],
)
def test_a_file_that_cannot_be_read_stays_as_it_is(tmp_path, monkeypatch, capsys, broken):
    (tmp_path / "id.po").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    monkeypatch.setattr("tests.words.refresh.LOCALE", tmp_path)
    monkeypatch.setattr(catalogue, "TEMPLATE", tmp_path / "sesim.pot")
    assert not refresh()
    assert "was not changed" in capsys.readouterr().out
    assert (tmp_path / "id.po").read_text(encoding="utf-8") == broken


def test_a_wrong_translation_or_a_cut_file_shows_english(monkeypatch):
    class Odd(NullTranslations):
        def pgettext(self, context, message):
            return "{n.no_such_thing}"

    monkeypatch.setattr("simulator.words.texts.catalogue", Odd)
    assert phrase("month {n}", n=3) == "month 3"
