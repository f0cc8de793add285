"""Pages of `sesim explain`: each fits its screen, comes from the catalogue and leads to others."""

import json
import re
import shlex

import pytest

from simulator.commands.contents import COMMANDS as PROGRAM
from simulator.mechanisms import kinds
from simulator.reference import cause_words, result_words
from simulator.reference.command_words import COMMANDS
from simulator.reference.contents import TWELVE, contents, start
from simulator.reference.find_page import answer, unknown
from simulator.reference.nearest import nearest
from simulator.reference.page import FACTS, KINDS, as_data, page
from simulator.reference.search import speaking_of
from simulator.reference.topics import find, words
from simulator.scenario.load import load, loads
from simulator.words.language import PSEUDO, speaking
from simulator.words.safe_text import UNSEEN
from tests.words.guard import broken, forgotten, without

NAMES = {part for word in words() for part in (word, word.rpartition(".")[2])}
"""Of pages and of parameters: people type them."""


@pytest.mark.more
def test_every_page_fits_on_60_80_and_120_columns():
    for word in words():
        topics = find(word)
        for width in (60, 80, 120):
            assert max(map(len, page(topics, width).splitlines())) <= width, word


def test_every_page_that_a_page_names_exists():
    see = {name for word in words() for topic in find(word) for name in topic.see}
    assert len(see) > 80
    assert all(find(name) for name in see)


def test_every_kind_of_fact_has_a_label():
    ids = {id for word in words() for topic in find(word) for id, _ in topic.facts}
    assert ids <= set(FACTS)


def test_every_page_has_one_sentence_for_lists_or_a_title_that_says_it():
    assert all(topic.gist or topic.kind == "phase" for word in words() for topic in find(word))


@pytest.mark.more
def test_every_text_is_from_the_catalogue():
    with speaking(PSEUDO):
        for word in ("", "contents", *words()):
            found = find(word)
            shown = page(found, 80)
            formulas = () if found[0].kind == "measure" else found[0].equations
            assert not forgotten(without(shown, NAMES | set(formulas))), word
            assert not broken(shown), word


def test_the_twelve_words_come_first_on_one_screen():
    shown = page(find(""), 80)
    assert len(TWELVE) == 12 and len(shown.splitlines()) <= 30
    assert "sesim explain --all" in shown
    with speaking(PSEUDO):
        named = [name for name, _ in start().lists[0][1]]
        assert len(named) == 12 and all(find(name) for name in named)


def test_all_pages_are_listed_on_demand():
    assert answer("", everything=True)[0] == contents()
    listed = {name for _, rows in contents().lists for name, _ in rows}
    assert {"verdict", "median", "product_sales", "sroi", "run", "late payer"} <= listed


@pytest.mark.parametrize("name", PROGRAM)
def test_a_command_has_a_page_that_says_what_its_help_says(name):
    topic = next(topic for topic in find(name) if topic.kind == "command")
    assert topic.gist == PROGRAM[name]
    assert f"`sesim {name} --help`" in topic.text[-1]
    assert set(COMMANDS) == set(PROGRAM)


def test_ids_in_json_are_the_same_in_every_language():
    def ids(word):
        data = as_data(find(word))
        facts = [fact["name"] for fact in data["facts"]]
        paths = [entry["path"] for entry in data["parameters"]]
        return data["kind"], data["name"], data["see"], facts, paths, data["others"]

    for word in ("product_sales", "sroi", "late payer", "community.need", "influence"):
        english = ids(word)
        with speaking(PSEUDO):
            assert ids(word) == english
        assert "gist" not in json.dumps(as_data(find(word)))


def test_titles_and_sentences_of_rules_are_what_their_classes_declare():
    for name, kind in kinds().items():
        topic = find(name)[0]
        if topic.kind == "mechanism":
            assert topic.title == kind.title and topic.text[0] == topic.gist


def test_a_page_says_where_a_number_is_found():
    assert "runs.csv" in dict(find("sroi")[0].facts)["in files"]
    assert dict(find("net_outcomes")[0].facts)["on screens"] == "Net impact"
    written = dict(find("product_sales.price")[0].facts)["written"]
    assert "`price:`" in written and "`kind: product_sales`" in written
    assert "under `community:`" in dict(find("community.need")[0].facts)["written"]


def test_the_hint_stands_before_what_is_wrong():
    said = unknown("product_slaes")
    assert said.index("product_sales") < said.index("product_slaes")
    assert "`sesim explain --all`" in unknown("qqqq")
    assert not UNSEEN.search(unknown("x\x1b[31m"))


def test_a_weak_hint_stands_after_the_list_of_all_pages():
    weak, none = unknown("prace"), unknown("blabla")
    assert weak.index("`prace`") < weak.index("--all") < weak.index("`price`")
    assert none == "There is no page on `blabla`. `sesim explain --all` lists all pages."
    assert nearest("dampakk") == ["dampak"] and not nearest("donator bulan")


@pytest.mark.more
@pytest.mark.parametrize("table", [cause_words.CAUSES, result_words.LINKS])
def test_each_cause_and_link_says_what_to_try_with_a_command_that_works(table):
    own = [next(topic for topic in find(name) if topic.kind in ("cause", "link")) for name in table]
    said = [topic.text[0] for topic in own]
    assert len(set(said)) == len(table) and all("To try:" in text for text in said)
    for text in said:
        for command in re.findall(r"`sesim compare ([^`]+)`", text):
            scenario, *options = shlex.split(command)
            set_ = [options[at + 1] for at, one in enumerate(options) if one == "--set"]
            changes = dict(change.split("=", 1) for change in set_)
            assert changes
            load(scenario, changes)


@pytest.mark.more
def test_an_example_of_a_condition_is_one_that_a_file_may_have():
    for name, example in result_words.EXAMPLES.items():
        assert f"`when: {example}`" in find(name)[0].text[-1] or find(name)[0].kind != "condition"
        policy = f"policies: [{{when: {example}, then: freeze_hiring}}]"
        assert loads(f"extends: youth-cafe\nname: mine\n{policy}\n").policies


def test_a_page_of_a_number_says_which_rule_it_belongs_to_and_no_source_of_nothing():
    assert find("product_sales.price")[0].text[0].startswith("`product_sales`: The venture sells")
    for path in ("service_contract.renewable", "grant.pays_for", "volunteers.joining"):
        assert "source" not in dict(find(path)[0].facts)
    facts = dict(find("networking.staff")[0].facts)
    assert "practitioner" in facts["unit"] and "may be" not in facts


def test_the_gist_of_a_phase_speaks_of_what_runs_there():
    for name, words_ in {
        "relate": ("trust", "staff", "tax"),
        "spend": ("wages", "results"),
    }.items():
        assert all(word in find(name)[0].title for word in words_)
        assert all(kinds()[rule].phase.name.lower() == name for rule in _OF[name])


_OF = {"relate": ("trust", "turnover", "turnover_tax"), "spend": ("payroll", "reporting")}


@pytest.mark.more
def test_the_search_looks_through_the_language_in_use_and_english():
    english = [name for name, _ in speaking_of("restrictions")[0].lists[0][1]]
    with speaking(PSEUDO):
        assert [name for name, _ in speaking_of("restrictions")[0].lists[0][1]] == english
        accented = speaking_of("þúŕþóšé")  # purpose
        assert "restricted funds" in [name for name, _ in accented[0].lists[0][1]]


def test_kinds_are_shown_by_their_labels():
    assert page(find("product_sales"), 80).startswith("product_sales (rule)\n")
    assert {topic.kind for word in words() for topic in find(word)} >= set(KINDS) - {"technique"}
