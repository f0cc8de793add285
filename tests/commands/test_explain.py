"""`sesim explain` and completion: every word of the program has its page, made from the code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from simulator.commands.completion import script
from simulator.commands.group import sesim as program
from simulator.mechanisms import kinds
from simulator.mechanisms.base import Phase
from simulator.reference import cause_words, key_words, result_words, rule_words
from simulator.reference.aliases import ALIASES
from simulator.reference.contents import contents
from simulator.reference.nearest import nearest
from simulator.reference.page import as_data, page
from simulator.reference.parameters import BLOCKS, parameters
from simulator.reference.scenario_terms import in_scenarios
from simulator.reference.search import speaking_of
from simulator.reference.topics import find, words
from simulator.scenario.catalog import shipped
from simulator.scenario.changes.claims import SUBJECTS
from simulator.scenario.changes.conditions import CONDITIONS
from simulator.scenario.load import KEYS
from simulator.scenario.roles import ROLES
from simulator.vocabulary import Cause
from simulator.words.labels import CAUSES, LINKS
from tests.tiers import first

REPO = Path(__file__).resolve().parents[2]


def sesim(*arguments):
    return CliRunner().invoke(program, arguments, prog_name="sesim")


@pytest.mark.more
def test_every_word_has_a_page_of_80_columns_and_data():
    for word in words():
        topics = find(word)
        assert topics, word
        text = page(topics, 80)
        assert max(map(len, text.splitlines())) <= 80, word
        assert topics[0].title and len(text.splitlines()) > 1, word
        json.dumps(as_data(topics), allow_nan=False)


def test_every_page_fits_a_narrow_terminal():
    for word in ("month", "product_sales", "claims", "numbers"):
        assert max(map(len, page(find(word), 60).splitlines())) <= 60, word


def test_a_mechanism_tells_what_its_code_tells():
    topic = find("product_sales")[0]
    assert (topic.title, topic.gist) == ("product sales", topic.text[0])
    assert topic.gist.startswith("The venture sells a product to customers")
    assert topic.equations == ("(p + q A / M)(M - A)",)
    told = {entry.path: entry for entry in topic.parameters}
    assert set(told) == {f"product_sales.{n}" for n in kinds()["product_sales"].parameters}
    assert told["product_sales.price"].default is None
    share = told["product_sales.innovation"]
    assert (share.default, share.assumed) == ("1% to 4%", True)
    assert told["product_sales.elasticity"].low == "-10"
    assert "demand" in dict(topic.facts)["can tell"]


def test_a_formula_is_what_calculates_something_in_the_docstring():
    assert find("natural_life")[0].equations == (
        "n' = clip(n + k (natural - n) + s e)",
        "s = noise sqrt(k (2 - k))",
    )
    assert find("policy_change")[0].equations == ("-log(1 - chance) / 12",)
    logit, defined = find("dropout")[0].equations
    assert logit.startswith("logit(chance) = logit(rate) + ")
    assert defined == "logit(x) = log(x / (1 - x))"
    effects = {name for name in kinds()["dropout"].parameters if name.endswith("_effect")}
    assert effects == {name for name in effects if name in logit}


def test_a_technique_lists_what_its_formula_speaks_of():
    told = {entry.path for entry in find("interview")[0].parameters}
    assert {"assessment.interview_hours", "assessment.interview_scale", "assessment.blind"} <= told


@pytest.mark.parametrize("rule", ["service_contract", "grant", "product_sales", "placement_fee"])
def test_what_a_rule_tells_through_a_helper_is_told(rule):
    assert "late payer" in dict(find(rule)[0].facts)["can tell"]
    assert rule in dict(find("late payer")[0].lists[0][1])


def test_what_a_technique_inherits_is_told_too():
    topic = find("education")[0]
    assert topic.kind == "mechanism" and dict(topic.facts)["technique"] == "education"
    assert "education.strength" in {entry.path for entry in topic.parameters}
    assert any("a service for people in the programme" in text for text in topic.text)


@pytest.mark.parametrize(
    ("word", "kind", "name"),
    [
        ("product_sales.price", "parameter", "product_sales.price"),
        ("mechanisms.product_sales.price", "parameter", "product_sales.price"),
        ("team.trainer.salary", "parameter", "team.salary"),
        ("Community", "section", "community"),
        ("product-sales", "mechanism", "product_sales"),
        ("Late Payer", "cause", "late payer"),
        ("group work", "mechanism", "group_work"),
        ("wawancara", "technique", "interview"),
        ("deliver", "phase", "deliver"),
        ("sroi", "measure", "sroi"),
        ("`month`", "month", "month"),
        ("falls short", "state", "falls short"),
        ("keberlanjutan", "verdict", "verdict"),
        ("waiting", "condition", "waiting"),
        ("", "contents", "contents"),
        ("churn", "word", "lapse"),
        ("lapse", "word", "lapse"),
        ("value-map", "word", "value map"),
        ("bad_debt", "mechanism", "instalments"),
        ("payable", "word", "statements"),
        ("loan called", "mechanism", "loan"),
        ("equity", "word", "equity"),
        ("small-cells", "word", "shareable"),
        ("confidentiality", "word", "shareable"),
        ("not yet sustaining", "state", "not-yet-sustaining"),
    ],
)
def test_a_word_is_found_as_people_write_it(word, kind, name):
    topic = find(word)[0]
    assert (topic.kind, topic.name) == (kind, name)


def test_the_month_is_in_the_order_of_the_code():
    topic = find("month")[0]
    assert len(topic.lists) == len(Phase)
    for phase, (heading, rules) in zip(Phase, topic.lists, strict=True):
        assert heading.startswith(f"{phase.value}  {phase.name.lower()}")
        orders = [int(name.split()[0]) for name, _ in rules]
        assert orders == sorted(orders)
    told = [name.split()[1].rstrip("*") for _, rules in topic.lists for name, _ in rules]
    assert sorted(told) == sorted(kinds())


def test_the_word_files_leave_nothing_out():
    assert set(rule_words.PHASES) == set(Phase)
    assert set(key_words.SECTIONS) | set(BLOCKS) == set(KEYS)
    assert set(result_words.VERDICTS) == set(SUBJECTS)
    assert set(result_words.CONDITIONS) == set(result_words.EXAMPLES) == set(CONDITIONS)
    assert set(cause_words.CAUSES) == set(CAUSES) and set(result_words.LINKS) == set(LINKS)
    assert all(find(word) for word in ALIASES)
    listed = {name for _, rows in contents().lists for name, _ in rows}
    assert set(kinds()) | set(KEYS) | set(Cause) <= listed


def test_a_technique_without_a_mechanism_says_so(monkeypatch):
    monkeypatch.setattr("simulator.reference.rules.kinds", dict)
    from simulator.reference.rules import technique

    assert "no rule for it yet" in technique("advocacy").text[1]


@pytest.mark.more
def test_names_of_a_scenario_of_ones_own(tmp_path):
    topic = in_scenarios("cafe_sales.price", shipped())[0]
    assert topic.name == "cafe_sales.price" and dict(topic.facts)["in youth-cafe"].startswith(
        "`Rp 26.000` (source: own plan"
    )
    assert in_scenarios("trainer", shipped())[0].facts[0][0] == "in youth-cafe"
    assert [t.name for t in in_scenarios("Peer circle", shipped())] == ["peer_circle"]
    assert in_scenarios("no_such_block", shipped()) == []
    (tmp_path / "broken.yaml").write_text("cafe_sales: {")
    assert in_scenarios("cafe_sales", {"broken": tmp_path / "broken.yaml"}) == []


@pytest.mark.parametrize(
    ("word", "twin"),
    [
        ("product_sales.price", "product_sales.usual_price"),
        ("product_sales.usual_price", "product_sales.price"),
        ("team.salary", "team.usual_salary"),
        ("instalments.term", "instalments.usual_price"),
    ],
)
def test_a_number_that_people_react_to_names_its_usual_one(word, twin):
    assert twin in find(word)[0].see


def test_a_price_of_a_scenario_of_ones_own_names_the_usual_one():
    assert "product_sales.usual_price" in in_scenarios("cafe_sales.price", shipped())[0].see


@pytest.mark.more
@pytest.mark.parametrize(
    ("word", "page_"),
    [
        ("discount", "outcome.discount_rate"),
        ("restrictions", "restricted funds"),
        ("volunteering", "volunteers"),
        ("warranties", "product_use.warranty"),
        ("a job alone", "outcome.own_search"),
        ("peers", "group_work.peer_support"),
    ],
)
def test_a_word_without_a_page_is_looked_for_in_all_pages(word, page_):
    assert find(word) == []
    listed = [name for name, _ in speaking_of(word)[0].lists[0][1]]
    assert page_ in listed and 1 <= len(listed) <= 8
    assert len(set(listed)) == len(listed) and all(find(name) for name in listed)
    assert sesim("explain", word).exit_code == 0


@pytest.mark.parametrize("word", ["", "of", "qqqq", "product_slaes", "((", "\\b", "x" * 5000])
def test_a_word_that_no_page_speaks_of(word):
    assert speaking_of(word) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("product_slaes", "product_sales"),
        ("prise", "price"),
        ("polices", "policies"),
        ("late payr", "late payer"),
        ("cafe_sales.prise", "price"),
        ("satisfacton", "satisfaction"),
    ],
)
def test_an_unknown_word_has_a_hint(word, meant):
    assert find(word) == []
    assert any(meant in name for name in nearest(word))


@pytest.mark.more
def test_the_command():
    for arguments in ((), ("product_sales.price",), ("late", "payer")):
        found = sesim("explain", *arguments)
        assert found.exit_code == 0 and found.stderr == "", found.stderr
    unknown = sesim("explain", "product_slaes", "--format", "json")
    assert unknown.exit_code == 2 and "Did you mean `product_sales`" in unknown.stderr
    assert (
        sesim("explain", "qqqq").stderr.strip().endswith("`sesim explain --all` lists all pages.")
    )
    data = json.loads(sesim("explain", "community.need", "--format", "json").stdout)
    assert (data["kind"], data["name"]) == ("parameter", "community.need")


@pytest.mark.more
@pytest.mark.parametrize(
    "arguments",
    first(
        1,
        [["explain", "sroi"], ["explain", "month"], ["init", "x", "--from", "youth-cafe", "--yes"]],
    ),
)
def test_nothing_heavy_is_imported(arguments, tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(REPO)!r})\n"
        f"from simulator.commands.main import guarded; guarded({arguments!r})\n"
        "print([m for m in ('mesa', 'scipy', 'pandas', 'matplotlib') if m in sys.modules],"
        " file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.stderr.splitlines()[-1] == "[]", found.stderr


# -- completion ---------------------------------------------------------------------------------


def completed(line):
    words_ = line.split(" ")[1:]
    shell = BashComplete(program, {}, "sesim", "_SESIM_COMPLETE")
    return [item.value for item in shell.get_completions(words_[:-1], words_[-1])]


def test_the_program_answers_the_shell():
    environment = {
        **os.environ,
        "COMP_WORDS": "sesim ex",
        "COMP_CWORD": "1",
        "_SESIM_COMPLETE": "bash_complete",
    }
    found = subprocess.run(
        [sys.executable, str(REPO / "cli.py")],
        env=environment,
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, "plain,explain\n", "")


PAYS = tuple(kinds()["service_contract"].parameters)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sesim ex", ["explain"]),
        ("sesim run you", ["youth-cafe"]),
        ("sesim check youth", ["youth-cafe"]),
        ("sesim compare youth", ["youth-cafe"]),
        ("sesim init --from yo", ["youth-cafe"]),
        ("sesim completion z", ["zsh"]),
        ("sesim run youth-cafe --set cafe_sales.pu", ["cafe_sales.purchases="]),
        (
            "sesim compare youth-cafe --set seed=1 --set team.trainer.cas",
            ["team.trainer.caseload="],
        ),
        (
            "sesim compare youth-cafe --set role:largest_p",
            [f"role:largest_payer.{n}=" for n in PAYS],
        ),
        ("sesim compare no-such-folder --set role:key", ["role:key_staff."]),
        ("sesim compare village-solar --set role:largest_payer", []),
        ("sesim run --set cafe", []),
        ("sesim run no-such-file --set cafe", []),
        ("sesim explain product_sales.seller", ["product_sales.seller_units"]),
    ],
)
def test_a_shell_completes(line, expected):
    assert completed(line) == expected


@pytest.mark.parametrize("word", [*ROLES, "block roles", "not exposed"])
def test_each_role_of_a_block_is_explained(word):
    assert find(word)[0].name == "block roles"


def test_files_of_the_folder_are_completed(tmp_path, monkeypatch):
    (tmp_path / "mine.yaml").write_text("name: mine")
    monkeypatch.chdir(tmp_path)
    assert completed("sesim run mi") == ["mine.yaml"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell):
    assert "_SESIM_COMPLETE" in script(shell)
    assert ("nospace" in script(shell)) == (shell == "bash")
    found = sesim("completion", shell)
    assert found.exit_code == 0 and found.stdout == script(shell)


def test_every_parameter_can_be_asked_for():
    assert set(parameters()) <= set(words())


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("enrolled", "People admitted this month."),
        ("short_demand", "Money missing because fewer people bought than planned."),
        ("cafe_sales_sold", "Units sold."),
        ("income_cafe_sales", "Income that this rule brings in."),
    ],
)
def test_every_series_of_months_csv_is_explained(word, says):
    shown = CliRunner().invoke(program, ["explain", word])
    assert f"{word} (monthly number)\n{says}" in shown.output


def test_a_text_of_a_scenario_is_shown_in_the_language_in_use(tmp_path, monkeypatch):
    file = tmp_path / "mine.yaml"
    file.write_text("extends: youth-cafe\nname: mine\noutcome: {label: {en: a job, id: kerja}}\n")
    for language, label in (("en", "`a job`"), ("id", "`kerja`")):
        monkeypatch.setattr("simulator.words.local_text.language", lambda said=language: said)
        assert dict(in_scenarios("outcome.label", {"mine": file})[0].facts)["in mine"] == label
