"""Texts in several languages, and labels: shown to people in theirs, the same in all files, and
without any influence on a number."""

import json
import pickle

import pytest
from planted import GOOD

from simulator.experiments.differences import differences
from simulator.experiments.ensemble import simulate
from simulator.reports.screen import screen
from simulator.results.summary import summarise
from simulator.scenario.catalog import shipped, summaries
from simulator.scenario.json_schema import json_schema
from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.text.write import as_yaml
from simulator.words import language
from simulator.words.language import speaking
from simulator.words.local_text import LocalText, shown

TEXT = GOOD.read_text("utf-8")
TITLE = "title: Kopi Kita, a small training café"
NOTE = "[Raise the caseload.]"


@pytest.fixture
def indonesian(monkeypatch):
    """Speaks Indonesian, whether or not its catalogue has been made yet."""
    monkeypatch.setattr("simulator.words.local_text.language", lambda: "id")


def changed(old, new):
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def with_texts():
    """The good scenario with everything that may be said twice."""
    text = changed(TITLE, "title: {en: My café, id: Kafe saya}")
    text = text.replace(NOTE, "[{en: Raise it., id: Naikkan.}, plain]")
    text = text.replace(
        "{women: 60%, men: 40%}",
        "{women: {share: 60%, label: {en: women, id: perempuan}}, men: 40%}",
    )
    text = text.replace("trainer: {role", "trainer: {label: {en: teacher, id: pelatih}, role")
    return text.replace(
        "leaflets: {kind: outreach", "leaflets: {label: Sheets of paper, kind: outreach"
    )


def mistakes(text):
    with pytest.raises(ScenarioError) as refused:
        loads(text)
    return refused.value.mistakes


# -- what is shown, and what is kept --------------------------------------------------------------


def test_a_text_is_english_as_a_string_and_local_where_it_is_shown(indonesian):
    scenario = loads(with_texts())
    assert scenario.title == "My café" and shown(scenario.title) == "Kafe saya"
    assert list(map(shown, scenario.try_)) == ["Naikkan.", "plain"]
    assert type(shown(scenario.title)) is str and json.dumps(scenario.title) == '"My caf\\u00e9"'


def test_without_the_language_it_is_english_and_else_the_first(indonesian):
    assert shown(LocalText({"sw": "Mkahawa", "en": "Café"})) == "Café"
    assert shown(LocalText({"sw": "Mkahawa", "su": "Warung"})) == "Mkahawa"
    assert shown("as it is") == "as it is"


def test_languages_with_a_code_of_three_letters_are_accepted(indonesian):
    title = loads(changed(TITLE, "title: {en: My café, min: Lapau awak}")).title
    assert title.texts["min"] == "Lapau awak" and shown(title) == "My café"


def test_it_goes_to_other_processes():
    title = LocalText({"en": "Café", "id": "Kafe"})
    again = pickle.loads(pickle.dumps(title))
    assert (again, again.texts) == (title, title.texts)


def test_a_label_stands_beside_the_name_or_in_its_place(indonesian):
    scenario = loads(with_texts())
    assert scenario.named("team.trainer") == "pelatih (trainer)"
    assert scenario.label("team.trainer") == "pelatih"
    assert scenario.named("leaflets") == "Sheets of paper (leaflets)"
    assert scenario.label("community.segments.women") == "perempuan"
    for path, name in (("outreach", "outreach"), ("partners.hotels", "hotels")):
        assert scenario.named(path) == scenario.label(path) == name
    assert scenario.label("community.segments.men") == "men"


def test_a_block_that_has_the_name_of_its_rule_is_called_as_the_rule():
    scenario = load("youth-cafe")
    assert scenario.label("allowance") == "allowance for participants"
    with speaking("id"):
        assert scenario.label("outreach") == "penjangkauan"
        assert scenario.named("allowance") == "uang saku peserta (allowance)"
        assert loads(with_texts()).label("leaflets") == "Sheets of paper"


def test_a_label_that_repeats_the_name_is_said_once():
    text = with_texts().replace("{en: teacher, id: pelatih}", "Trainer")
    assert loads(text).named("team.trainer") == "trainer"


@pytest.mark.more
def test_the_outcome_is_called_by_its_label(indonesian):
    assert load("youth-cafe").outcome_label == "pekerjaan tetap"
    assert load("youth-cafe", {"outcome.label": "a job"}).outcome_label == "a job"
    unnamed = load("youth-cafe").outcome
    text = as_yaml(load("youth-cafe")).replace("  label: {en: a steady job", "  #")
    assert unnamed.values["label"] == "a steady job" and loads(text).outcome_label == "an outcome"


def test_labels_and_translations_change_no_result():
    plain, labelled = loads(TEXT), loads(with_texts().replace("{en: My café, id: Kafe saya}", "x"))
    with_id = loads(changed(TITLE, f"title:\n  id: Kafe\n  en:{TITLE.removeprefix('title:')}"))
    assert with_id.digest == plain.digest
    assert labelled.mechanisms == plain.mechanisms and labelled.team == plain.team
    assert labelled.community == plain.community and not differences(plain, labelled)
    labels = ", label: {en: women, id: perempuan}"
    same = TEXT.replace("{women: 60%,", f"{{women: {{share: 60%{labels}}},")
    assert loads(same).digest == plain.digest and loads(same).labels


def test_files_are_the_same_in_every_language_and_screens_are_not(indonesian):
    scenario = load("youth-cafe", {"runs": "2", "months": "12"})
    summary = summarise(simulate(scenario))
    assert summary["title"].startswith("Kopi Kita, a café that")
    assert all(type(text) is str for text in (summary["title"], *summary["notice"]))
    assert screen(summary, scenario, 80).startswith("Kopi Kita, kafe pelatihan")


# -- extends, --set and the file of a run ---------------------------------------------------------


def test_a_text_is_replaced_as_a_whole_by_extends_and_set(tmp_path):
    (tmp_path / "base.yaml").write_text(with_texts(), "utf-8")
    child = tmp_path / "child.yaml"
    child.write_text("extends: base\ntitle: {id: Lain}\nteam: {trainer: {label: Guru}}\n", "utf-8")
    scenario = load(child)
    assert scenario.title == "Lain" and scenario.label("team.trainer") == "Guru"
    changes = {
        "title": "{en: Other, id: Lagi}",
        "outreach.label": "Visits",
        "mechanisms.leaflets.label": "{en: Paper, id: Kertas}",
    }
    scenario = load(child, changes)
    assert scenario.title == "Other" and scenario.label("outreach") == "Visits"
    assert scenario.label("leaflets") == "Paper" and scenario.label("team.trainer") == "Guru"
    child.write_text("extends: base\nteam: {trainer: {label: null}}\n", "utf-8")
    assert "team.trainer" not in load(child).labels


@pytest.mark.parametrize("name", [*sorted(shipped()), None])
def test_a_scenario_that_is_written_again_keeps_its_texts(name):
    scenario = load(name) if name else loads(with_texts())
    again = loads(as_yaml(scenario))
    assert again.digest == scenario.digest and again.labels == scenario.labels
    assert again.title.texts == scenario.title.texts
    assert [label.texts for label in again.labels.values() if isinstance(label, LocalText)] == [
        label.texts for label in scenario.labels.values() if isinstance(label, LocalText)
    ]


# -- mistakes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "path", "said"),
    [
        (TITLE, "title: {eng: Café}", "title.eng", "such as `en` or `id`; did you mean `en`?"),
        (TITLE, "title: {Bahasa: Kafe}", "title.Bahasa", "did you mean `id`?"),
        (TITLE, "title: {ID: Kafe}", "title.ID", "did you mean `id`?"),
        (TITLE, "title: {xx: Kafe}", "title.xx", "`xx` is not the code of a language; write"),
        (TITLE, "title: {idn: Kafe}", "title.idn", "write its two or three small letters"),
        (TITLE, "title: {}", "title", "a text belongs here; write a few words"),
        (TITLE, "title: {en: , id: Kafe}", "title.en", "there is no text here; write a few words"),
        (TITLE, "title: {en: 12}", "title.en", "`12` has no letter; write a few words"),
        (TITLE, "title: {en: [a]}", "title.en", "a text belongs here"),
        (TITLE, "title: [a]", "title", "a text belongs here"),
        (NOTE, "{en: Raise it.}", "try", "begin each line with `- `"),
        (NOTE, "[{indonesia: Naikkan.}]", "try[1].indonesia", "did you mean `id`?"),
        ("{kind: outreach", "{label: 7, kind: outreach", "mechanisms.leaflets.label", "no letter"),
        ("{kind: outreach", "{label: , kind: outreach", "mechanisms.leaflets.label", "no text"),
        ("{kind: outreach", "{label: [a], kind: outreach", "mechanisms.leaflets.label", "a text"),
        ("{kind: outreach", "{lable: a, kind: outreach", "mechanisms.leaflets.lable", "`label`"),
        (
            "{women: 60%,",
            "{women: {share: 60%, name: a},",
            "community.segments.women.name",
            "is not a key of a segment; allowed: `share`, `label`",
        ),
        ("{women: 60%,", "{women: {label: a},", "community.segments.women", "there is no number"),
    ],
)
def test_a_wrong_text_is_one_clear_mistake(old, new, path, said):
    (mistake,) = mistakes(changed(old, new))
    assert mistake.path == path and said in str(mistake)


# -- the scenarios that come along ----------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(shipped()))
def test_shipped_scenarios_speak_both_languages(name):
    scenario = load(name)
    outcome = scenario.outcome.values
    texts = [scenario.title, scenario.about, outcome["label"], outcome["scale"], *scenario.notice]
    texts += scenario.labels.values()
    assert all(isinstance(text, LocalText) and {"en", "id"} <= text.texts.keys() for text in texts)
    own = [block for block, rule in scenario.mechanisms.items() if block != rule.kind.kind]
    paths = [*(f"team.{post}" for post in scenario.team), *own]
    paths += [f"partners.{group}" for group in scenario.partners]
    paths += [f"community.segments.{s}" for s in scenario.community.values["segments"]]
    assert [path for path in paths if path not in scenario.labels and path != "climate"] == []


@pytest.mark.more
def test_the_list_has_the_local_title(indonesian):
    titles = {entry["name"]: shown(entry["title"]) for entry in summaries()}
    assert titles["youth-cafe"] == "Kopi Kita, kafe pelatihan bagi kaum muda yang menganggur"
    assert language.language() == "en" and json.loads(json.dumps(summaries()))


def test_editors_know_texts_and_labels():
    schema = json_schema()
    several = schema["$defs"]["local_text"]["anyOf"][1]
    assert {"en", "id"} <= set(several["propertyNames"]["anyOf"][0]["enum"])
    for name in ("title", "about"):
        assert schema["properties"][name] == {"$ref": "#/$defs/local_text"}
    for block in ("post", "partner_group", "mechanism.product_sales", "named.product_sales"):
        assert "label" in schema["$defs"][block]["properties"]
    assert "label" not in schema["$defs"]["venture"]["properties"]
