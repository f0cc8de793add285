"""Which language is spoken: as asked for, else as the environment says, else English."""

import pytest

from simulator.words.language import (
    ENGLISH,
    PSEUDO,
    VARIABLE,
    UnknownLanguage,
    catalogue,
    language,
    languages,
    speaking,
    use,
)


@pytest.fixture(autouse=True)
def nothing_asked_for(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    use(None)


def test_english_without_being_asked(monkeypatch):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert language() == ENGLISH and languages()[0] == ENGLISH


@pytest.mark.parametrize("code", ["qps", "QPS", "qps_ID.UTF-8", "qps-XX"])
def test_the_environment_names_a_language_in_any_spelling(monkeypatch, code):
    monkeypatch.setenv(VARIABLE, code)
    assert language() == PSEUDO


def test_an_unknown_language_of_the_environment_is_english(monkeypatch):
    monkeypatch.setenv(VARIABLE, "xx")
    assert language() == ENGLISH


def test_what_was_asked_for_goes_before_the_environment(monkeypatch):
    monkeypatch.setenv(VARIABLE, PSEUDO)
    use(ENGLISH)
    assert language() == ENGLISH
    use(None)
    assert language() == PSEUDO


def test_an_unknown_language_that_is_asked_for_is_refused():
    with pytest.raises(UnknownLanguage) as refused:
        use("xx")
    assert refused.value.code == "xx" and language() == ENGLISH


def test_a_block_in_a_language_ends_with_the_one_before():
    with pytest.raises(RuntimeError), speaking(PSEUDO):
        assert catalogue().gettext("so") != "so"
        raise RuntimeError
    assert language() == ENGLISH and catalogue().gettext("so") == "so"
