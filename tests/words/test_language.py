"""Which language is spoken: as asked for, else as the environment says, else English."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from simulator.commands.language import chosen
from simulator.words.language import (
    ENGLISH,
    LOCALE,
    PSEUDO,
    VARIABLE,
    UnknownLanguage,
    _Catalogue,
    catalogue,
    language,
    languages,
    speaking,
    use,
)


@pytest.fixture(autouse=True)
def nothing_asked_for(monkeypatch):
    monkeypatch.setenv(VARIABLE, "")


def test_english_without_being_asked(monkeypatch):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert language() == ENGLISH and languages()[0] == ENGLISH


@pytest.mark.parametrize("code", ["qps", "QPS", "qps_ID.UTF-8", "qps-XX"])
def test_the_environment_names_a_language_in_any_spelling(monkeypatch, code):
    monkeypatch.setenv(VARIABLE, code)
    assert language() == PSEUDO


@pytest.mark.parametrize("code", ["C", "POSIX", "C.UTF-8", "english", "en_US", "eng"])
def test_a_computer_without_a_language_speaks_english(monkeypatch, code):
    monkeypatch.setenv(VARIABLE, PSEUDO)
    use(code)
    assert language() == ENGLISH and use(None) is None
    monkeypatch.setenv(VARIABLE, code)
    assert chosen([]) == ENGLISH


@pytest.mark.parametrize("code", ["in", "ind", "Indonesia", "indonesian", "in_ID.UTF-8", "idn"])
def test_indonesian_has_many_names(code):
    assert chosen(["--lang", code]) == "id"


def test_a_rule_for_plurals_that_cannot_be_computed_shows_english():
    with (LOCALE / "id.mo").open("rb") as file:
        texts = _Catalogue(file)
    assert texts.ngettext("{n} future", "{n} futures", 0) == "{n} simulasi"
    texts.plural = lambda n: 1 // n
    assert texts.ngettext("{n} future", "{n} futures", 0) == "{n} futures"


def test_an_unknown_language_of_the_environment_is_english(monkeypatch):
    monkeypatch.setenv(VARIABLE, "xx")
    assert language() == ENGLISH


def test_what_was_asked_for_goes_before_the_environment(monkeypatch):
    monkeypatch.setenv(VARIABLE, PSEUDO)
    use(ENGLISH)
    assert language() == ENGLISH
    use(PSEUDO)
    use(None)
    assert language() == ENGLISH


def test_a_language_holds_in_threads_and_in_processes_that_are_started(monkeypatch):
    use(PSEUDO)
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(language).result() == PSEUDO
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        assert processes.submit(language).result() == PSEUDO


def test_what_is_no_text_is_refused_in_a_sentence():
    with pytest.raises(UnknownLanguage, match="no texts in the language `3`"):
        use(3)


def test_an_unknown_language_that_is_asked_for_is_refused():
    with pytest.raises(UnknownLanguage) as refused:
        use("xx")
    assert refused.value.code == "xx" and language() == ENGLISH


def test_a_block_in_a_language_ends_with_the_one_before():
    with pytest.raises(RuntimeError), speaking(PSEUDO):
        assert catalogue().gettext("so") != "so"
        raise RuntimeError
    assert language() == ENGLISH and catalogue().gettext("so") == "so"
