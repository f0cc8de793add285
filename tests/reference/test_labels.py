"""Whatever a screen calls something, `sesim explain` has a page on it, in every language."""

import re

import pytest

from simulator.mechanisms import kinds
from simulator.reference.command_words import COMMANDS
from simulator.reference.labelled import OTHERS, entries, in_english
from simulator.reference.series_pages import series
from simulator.reference.terms import TERMS
from simulator.reference.topics import find
from simulator.results import account_labels
from simulator.scenario.changes.conditions import CONDITIONS
from simulator.scenario.load import KEYS
from simulator.words import labels
from simulator.words.language import ENGLISH, PSEUDO, languages, speaking
from simulator.words.texts import phrase
from tests.words.catalogue import everything

TABLES = {
    name: table
    for module in (labels, account_labels)
    for name, table in vars(module).items()
    if name.isupper() and isinstance(table, dict)
}
_TAG = re.compile(r"[A-Z]{2,}( [A-Z]+)*(?=$|  )")
_HEADINGS = {
    *("FILE", "PART", "GOAL", "ADDRESS", "POINTS"),
    "NUMBER",
    "KIND",
    "SCENARIO",
    "COMMAND",
    "OPTIONS",
    "NAME",
    "TIME",
    "CODE",
    "WORD",
    "PATH",
    "SHELL",
}
"""Words in capital letters of the help, which stand for something to type."""


def texts(*rooms: str) -> list[tuple[str, set[str]]]:
    """Every text of the program, in the singular, with the rooms that show it."""
    return [
        (
            message.id[0] if isinstance(message.id, tuple) else message.id,
            {file.split("/")[1] for file, _ in message.locations},
        )
        for message in everything()
        if message.id
    ]


@pytest.mark.parametrize("language", [ENGLISH, PSEUDO])
@pytest.mark.parametrize("name", TABLES)
def test_every_label_has_a_page(name, language):
    with speaking(language):
        for id, english in TABLES[name].items():
            for text in (english, phrase(english)):
                shown = text.replace("{name}", "cafe_sales")
                assert find(shown), (id, shown)
                assert find(shown.upper()), (id, shown)


@pytest.mark.more
@pytest.mark.parametrize("code", [code for code in languages() if code != ENGLISH])
def test_a_label_in_another_language_has_the_page_of_its_english_label(code):
    """Two labels may be one text in that language: then in capital letters it may be either."""

    def page(text):
        topics = find(re.sub(r"\{\w+\}", "7", text))
        return topics and topics[0].name

    with speaking(code):
        for english in dict.fromkeys(text for text, _ in entries()):
            shown = phrase(english)
            assert page(shown) == page(english), shown
            alike = {page(text) for text in (english, *in_english(shown.upper()))}
            assert page(shown.upper()) in alike | {page(english.upper())}, shown.upper()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nilai sosial per Rp1", "sroi"),
        ("DAMPAK", "verdict"),
        ("COBA", "screen"),
        ("keluar sebelum selesai", "states"),
        ("Keluar sebelum selesai", "dropout_share"),
        ("selesai", "completed"),
        ("hibah pemerintah", "public_grants"),
        ("gaji", "payroll"),
        ("mitra", "partners"),
        ("bulan", "months"),
        ("orang", "people"),
        ("HASIL", "files"),
        ("hasil", "outcomes"),
    ],
)
def test_an_indonesian_label_leads_to_the_right_page(text, name):
    with speaking("id"):
        assert find(text)[0].name == name


def test_a_tag_in_capital_letters_is_that_of_the_screen():
    assert [find(text)[0].name for text in ("IMPACT", "impact")] == ["verdict", "results chain"]


@pytest.mark.parametrize(
    ("table", "kind"), [(labels.MEASURES, "measure"), (labels.CAUSES, "cause")]
)
def test_labels_of_measures_and_causes_lead_to_their_own_pages(table, kind):
    for id, text in table.items():
        assert (find(text)[0].kind, find(text)[0].name) == (kind, id)


def test_no_word_hides_the_page_of_an_id():
    taken = {*kinds(), *KEYS, *labels.MEASURES, *labels.CAUSES, *CONDITIONS, *COMMANDS, *series()}
    assert not taken & set(TERMS)


@pytest.mark.more
def test_every_tag_of_the_screens_is_in_the_list_of_labels():
    shown = {
        found.group()
        for text, rooms in texts()
        if rooms & {"reports", "verbs", "commands"} and (found := _TAG.match(text))
    }
    assert len(shown) > 15
    known = {*labels.TAGS.values(), *labels.HEADS.values()}
    assert shown - _HEADINGS <= known, "a tag has no page in `sesim explain`"


@pytest.mark.more
def test_texts_of_the_screens_that_explain_knows_are_still_on_a_screen():
    elsewhere = {text for text, rooms in texts() if rooms - {"reference"}}
    own = {"future", "numbers", "without the venture"}
    assert set(OTHERS) - own <= elsewhere


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MONEY", "verdict"),
        ("pays for itself by month 48", "sustainable"),
        ("open, but not paying for itself", "not-yet-sustaining"),
        ("closed with unpaid bills", "insolvent"),
        ("reaches both goals", "both"),
        ("P(sustainable)", "sustainable"),
        ("mean(served)", "served"),
        ("median(served)", "served"),
        ("no source", "no source"),
        ("months from gifts", "given_reserve_months"),
        ("digest", "digest"),
        ("own income", "own income"),
        ("late bills", "late bills"),
        ("not met in 89% of these: own income; in 52%: cash reserve", "not met"),
        ("4 of 104 owe more than they have", "not met"),
        ("owe more", "not met"),
        ("Cash from customers covers", "cash_sufficiency"),
        ("need two of these", "causes"),
        ("a typical month sells", "plan in numbers"),
        ("best 2: open (40%)", "rank"),
        ("plan", "plan in numbers"),
        ("cash reserve", "cash reserve"),
        ("Net impact: a steady job", "net_outcomes"),
        ("Cost per net impact", "cost_per_net_outcome"),
        ("Social value per Rp1 spent", "sroi"),
        ("Share of costs covered by own income", "self_sufficiency"),
        ("Breaks even (in 81% of futures)", "break_even_month"),
        ("Lowest cash minus debts (month 10)", "lowest_cash"),
        ("Cash reserve (0.21 months from gifts)", "months_of_reserve"),
        ("too few customers", "demand"),
        ("a contract ended or was cut", "contract end"),
        ("fewer applicants get a place", "places given"),
        ("WHY IT FAILS", "causes"),
        ("WHY IMPACT IS TOO LOW", "weak link"),
        ("DOUBT", "influence"),
        ("more is worse", "influence"),
        ("what decides IMPACT", "influence"),
        ("counting error (95%)", "counting error"),
        ("median", "median"),
        ("9 futures in 10", "range of futures"),
        ("random seed 7", "seed"),
        ("Owed by city", "statements"),
        ("the poorest fifth", "equity"),
        ("too close to say", "claims"),
        ("BECAUSE", "comparison"),
        ("RANK", "rank"),
        ("CHANGED", "log"),
    ],
)
def test_a_text_of_a_screen_leads_to_the_right_page(text, name):
    assert find(text)[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("delivers its target", "delivers"),
        ("lacking", "not met"),
        ("not met: own income (in 89%), cash reserve (in 52%)", "not met"),
        ("past help", "causes"),
        ("without public money", "public money"),
        ("solvent, not yet self-sustaining", "not-yet-sustaining"),
        ("not yet self-sustaining", "not-yet-sustaining"),
        ("insolvency", "insolvent"),
        ("9 futures in 10 lie between", "range of futures"),
        ("middle", "median"),
        ("95 % sure", "counting error"),
        ("Caused a steady job (net)", "net_outcomes"),
        ("net", "net_outcomes"),
        ("Social value per Rp 1", "sroi"),
        ("largest source of income", "largest_source"),
        ("people who heard of it", "reached"),
        ("dual goal", "social enterprise"),
        ("income quintile", "equity"),
        ("margin", "break even"),
        ("break-even volume", "break even"),
        ("actuals", "actuals"),
    ],
)
def test_words_of_older_screens_and_of_other_trades_are_known(text, name):
    assert find(text)[0].name == name


_SHOWN = (
    *("reasons", "verdict_table", "verdict_words", "key_figures", "failing", "cash_story", "plan"),
    *("cause_lists", "chances", "doubt", "comparison/because", "comparison/portfolio"),
    *("comparison/cells", "comparison/table"),
)
_SAID_ELSEWHERE = {
    *("yes", "no", "A", "difference", "{n} point", "{n} points", "in month {n}", "more than {n}"),
    *("{row} (in {n} of {all})", "{what}: {inputs}", "{what}: {inputs} and {n} more"),
    *("{path} {share}", "{path} {share} (no source)", "{what} ({measure})"),
    "Run of {title}: pays for itself {money}, reaches its impact target {impact}, both {both}",
}
"""Answers, numbers, rows and inputs with names of their own, and what only Python says."""


def test_every_text_of_the_screens_of_a_run_and_a_comparison_has_a_page():
    files = {f"simulator/reports/{name}.py" for name in _SHOWN}
    for message in everything():
        if {file for file, _ in message.locations} & files:
            for text in message.id if isinstance(message.id, tuple) else (message.id,):
                shown = re.sub(r"\{\w+\}", "7", text)
                assert text in _SAID_ELSEWHERE or find(shown), text


def test_a_part_of_a_text_must_be_long_enough_to_be_meant():
    assert find("pay for") == [] and find("of the") == []
