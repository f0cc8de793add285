"""`sesim init` as a person meets it: questions, mistakes, and files that are whole or absent."""

import contextlib
import itertools
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from simulator import load, simulate
from simulator.commands.group import sesim as program
from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.scenario.mistakes import ScenarioError
from simulator.starter.amounts import money_shown, money_text
from simulator.starter.archetypes import EARNS, GIVERS, KINDS, TRADES, offered
from simulator.starter.draft import quoted, starter_text, template_words
from simulator.starter.question import Answers
from simulator.starter.questions import questions
from simulator.starter.readings import read_name, read_one, read_several
from simulator.starter.renamed import copied
from simulator.storage import new_files
from simulator.storage.folder import OutputRefused, WriteFailed
from simulator.words.language import PSEUDO, speaking
from simulator.words.texts import phrase
from tests.processes import HEARING
from tests.tiers import first
from tests.words.guard import broken, forgotten

REPO = Path(__file__).resolve().parents[2]
ASKED = 12
"""Questions, with the name and, where something is sold, its price."""


def sesim(*arguments, folder, answers=""):
    """The program in this process, in a folder, with these lines on its standard input."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(program, arguments, answers, prog_name="sesim")


def answered(**own):
    """The answers of somebody who says this, and takes the default for the rest."""
    answers = Answers(frozenset(kinds()), {"name": "my-venture", "title": "My venture"})
    for question in questions():
        if question.asked(answers):
            text = own.get(question.key) or question.default(answers)
            answers.values[question.key] = question.read(text, answers)
            answers.own |= {question.key} & set(own)
    return answers


def drafted(folder, **own):
    file = folder / "my-venture.yaml"
    file.write_text(starter_text(answered(**own), (2025, 1)), encoding="utf-8")
    return file


# -- the file -----------------------------------------------------------------------------------


@pytest.mark.more
@pytest.mark.parametrize("kind", first(1, TRADES))
def test_the_default_answers_leave_the_outcome_open(kind, tmp_path):
    scenario = load(drafted(tmp_path, kind=kind), {"runs": "40"})
    verdict = simulate(scenario).verdict
    for axis, word in (("money", "sustainable"), ("impact", "delivers")):
        assert 0.1 < verdict[axis][word]["share"] < 0.95, (axis, verdict)


EXTREMES = (
    {},
    {"people": "10", "places": "1", "months": "12", "currency": "USD", "wage": "20"},
    {
        "people": "1000000",
        "places": "20000",
        "months": "600",
        "currency": "USD",
        "wage": "100 million",
        "price": "0.04",
        "cash": "1000000 million",
    },
    {"currency": "KES", "wage": "35000", "change": 'a "quoted": #life, {really}'},
)
EARN = [c for n in range(len(EARNS) + 1) for c in itertools.combinations(EARNS, n)]
CHOICES = list(itertools.product(TRADES, EARN, ("none", "donors", "monthly, grant")))


@pytest.mark.more
@pytest.mark.parametrize("part", first(1, range(len(EXTREMES))))
def test_whatever_is_answered_the_file_passes_check(part, tmp_path):
    for number, (kind, earn, give) in enumerate(CHOICES):
        if number % 16 == 4 * part + number // 16 % 4:
            own = {"kind": kind, "give": give, "earn": ", ".join(o.word for o in earn) or "none"}
            load(drafted(tmp_path, **own, **EXTREMES[part]))


def test_every_choice_of_the_template_can_be_answered():
    offers = {option.word for option in (*KINDS, *EARNS, *GIVERS)}
    assert template_words() <= offers | {"job", "refer", "indonesia"}
    assert offers - template_words() == set()


def test_what_nobody_looked_up_is_called_an_assumption(tmp_path):
    file = drafted(tmp_path, cash="300 million")
    inputs = {path: quantity for path, _, quantity in load(file).inputs()}
    assert inputs["venture.opening_cash"].source == "own plan"
    assert "geosurvey" in inputs["team.trainer.salary"].source
    assert inputs["sales.market"].source.startswith("assumption")
    sourced = [
        path
        for path, quantity in inputs.items()
        if quantity.sourced and path.partition(".")[0] in ("community", "outcome", "sales")
    ]
    assert all(path.startswith(("sales.", "outcome.discount")) for path in sourced)


def test_a_fee_is_asked_where_those_served_pay(tmp_path):
    plain = {question.key: question for question in questions()}
    assert not plain["fee"].asked(answered()) and plain["fee"].asked(answered(earn="sales, fees"))
    inputs = {
        path: quantity
        for path, _, quantity in load(drafted(tmp_path, earn="fees", fee="150 thousand")).inputs()
    }
    assert inputs["fees.fee"].likely == 150_000 and inputs["fees.fee"].source == "own plan"


def test_a_higher_fee_needs_fewer_customers(tmp_path):
    """The market is sized for what the fee does not bring."""
    market = [
        next(
            q.likely
            for path, _, q in load(
                drafted(tmp_path, kind="teach", earn="sales, fees", fee=fee)
            ).inputs()
            if path == "sales.market"
        )
        for fee in ("20 thousand", "200 thousand")
    ]
    assert market[1] < market[0]


def test_the_file_explains_itself(tmp_path):
    text = drafted(tmp_path).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./sesim.schema.json\n")
    for section in (
        "community",
        "outcome",
        "venture",
        "team",
        "partners",
        "mechanisms",
        "events",
        "policies",
        "levers",
        "targets",
        "claims",
        "try",
    ):
        before = text.partition(f"\n{section}:")[0].splitlines()
        assert before[-1].startswith("#"), section
    assert "sesim explain" in text and "${" not in text and "#?" not in text
    assert all(len(line) <= 100 for line in text.splitlines() if "source" not in line)


def test_only_what_exists_is_offered():
    assert [o.word for o in offered(EARNS, {"product_sales"})] == ["sales"]
    bare = Answers(frozenset({"education", "counselling", "allowance"}), {})
    bare.values |= {"kind": "train", "currency": "IDR"}
    asked = {question.key: question for question in questions()}
    assert asked["earn"].default(bare) == asked["give"].default(bare) == "none"


def test_comments_and_sources_are_in_the_language_and_keys_are_not(tmp_path):
    plain = drafted(tmp_path)
    keys = re.compile(r"^ *[\w-]+:", re.MULTILINE)
    english = plain.read_text(encoding="utf-8")
    with speaking(PSEUDO):
        file = drafted(tmp_path)
        scenario = load(file)
    text = file.read_text(encoding="utf-8")
    assert keys.findall(text) == keys.findall(english)
    comments = [line.partition("# ")[2] for line in text.splitlines() if "# " in line]
    ours = [c for c in comments if "⟦" in c]
    assert len(ours) > 40 and not [c for c in ours if forgotten(c, ["credit", "million"])]
    assert scenario.title == "My venture" and "⟦" in scenario.about
    inputs = {path: quantity for path, _, quantity in scenario.inputs()}
    assert inputs["sales.market"].source.startswith("assumption: ⟦")
    assert not inputs["sales.market"].sourced


def test_what_a_person_calls_the_venture_is_never_a_comment_of_ours(tmp_path):
    answers = answered()
    answers.values["title"] = "ours #: sales ${x} $y"
    text = starter_text(answers, (2025, 1))
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    assert load(tmp_path / "ours.yaml").title == "ours #: sales ${x} $y"
    assert text.splitlines()[2] == "# ours #: sales ${x} $y"


# -- the answers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("train", "train"),
        ("Trian", "train"),
        ("1", "train"),
        ("te", "teach"),
        ("lamp", "product"),
        ("counsels", "care"),
        ("trains people", "train"),
        ("  OTHER. ", "other"),
    ],
)
def test_a_choice_forgives_typos(text, word):
    assert read_one(text, list(KINDS)) == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sales, contract", ("sales", "contract")),
        ("contract and sales", ("sales", "contract")),
        ("1 2", ("sales", "placement")),
        ("salse;contrct", ("sales", "contract")),
        ("None", ()),
        ("noone", ()),
        ("tidak ada", ()),
        ("Tidak", ()),
        ("no", ()),
        ("sales dan contract", ("sales", "contract")),
        ("tidak ada", ()),
    ],
)
def test_several_choices_forgive_typos(text, words):
    assert read_several(text, list(EARNS)) == words


def test_a_choice_is_read_in_the_language_in_which_it_is_shown():
    with speaking(PSEUDO):
        for option in EARNS:
            shown = phrase(option.word)
            assert not shown.isascii()
            assert read_one(shown, EARNS) == read_one(option.id, EARNS) == option.id
        assert read_several(phrase("none"), EARNS) == ()
        with pytest.raises(Unreadable) as wrong:
            read_one("zzz", EARNS)
    assert not forgotten(str(wrong.value)) and not broken(str(wrong.value))


def test_usual_amounts_are_shown_exactly_in_the_language():
    assert money_text(27_000_000_000, "USD") == "270 million"
    with speaking(PSEUDO):
        assert money_shown(27_000_000_000, "USD") == "⟨270 ɱíĺĺíóñ⟩"
    assert money_shown(4_483_250, "IDR") == "4,483,250" and money_text(5, "USD") == "0.05"
    assert money_shown(4_483_000, "IDR") == "4.483 million"
    texts = [money_text(amount, "IDR") for amount in (10**6, 1_300_000, 4_483_000, 25_500, 1500)]
    assert texts == ["1 million", "1.3 million", "4_483_000", "25.5 thousand", "1500"]


def test_a_name_becomes_a_file_name():
    assert read_name("Kopi Kita!") == "kopi-kita"
    assert read_name("green-cafe.yaml") == "green-cafe"
    for bad in ("../up", "", "喫茶", "x" * 70, "con", "LPT9", "nul.yaml", "null"):
        with pytest.raises(Unreadable):
            read_name(bad)


def test_a_word_that_means_nothing_in_a_file_is_quoted():
    assert quoted("null") == '"null"' and quoted("a steady job") == "a steady job"


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("kind", "zzz", "is not one of the answers; write `train`, `product`"),
        ("people", "lots", "write for example `800`$"),
        ("people", "1.000", "two ways; write `1000`"),
        ("people", "20 to 40", "is a range"),
        ("people", "20 sampai 40", "is a range"),
        ("places", "900", "more than the 800 people"),
        ("currency", "dollar", "more than one meaning; write `USD`, `SGD`"),
        ("currency", "eruo", "did you mean `EUR`?"),
        ("wage", "25.000", "two ways"),
        ("wage", "lots", "write for example `4.5 million` or `2500`$"),
        ("wage", "$ 20", "another currency"),
        ("earn", "sales, nonsense", "several with commas"),
        ("price", "1", "too small a price"),
        ("months", "6", "from 12 to 600"),
        ("change", " ", "words"),
        ("change", "9", "`9` is a number; write the change in words, such as `a steady job`"),
        ("months", "12%", "is a percentage"),
        ("fee", "-3", "out of range"),
    ],
)
def test_a_wrong_answer_is_explained(key, text, said):
    answers = answered()
    question = next(q for q in questions() if q.key == key)
    with pytest.raises(Unreadable, match=said.replace("?", r"\?")):
        question.read(text, answers)


# -- the command --------------------------------------------------------------------------------


def test_yes_writes_a_file_and_its_schema(tmp_path):
    found = sesim("init", "Green Café", "--yes", folder=tmp_path)
    assert found.exit_code == 0, found.stderr
    assert sorted(os.listdir(tmp_path)) == ["green-cafe.yaml", "sesim.schema.json"]
    assert "`sesim run green-cafe.yaml`" in found.stdout
    assert load(tmp_path / "green-cafe.yaml").title == "Green Café"
    assert json.loads((tmp_path / "sesim.schema.json").read_text())["title"] == "A sesim scenario"
    again = sesim("init", "second", "--yes", folder=tmp_path)
    assert again.exit_code == 0 and again.stderr == ""


@pytest.mark.more
def test_answers_may_be_piped_and_a_wrong_one_is_asked_again(tmp_path):
    answers = "\nnonsense\nteach\n" + "\n" * ASKED
    found = sesim("init", folder=tmp_path, answers=answers)
    assert found.exit_code == 0, found.stderr
    assert "`nonsense` is not one of" in found.stderr and "Understood: teach." in found.stderr
    for understood in ("IDR.", "60 months.", "800 people.", "Rp4.483 million.", "donors, grant."):
        assert f"Understood: {understood}" in found.stderr
    assert "[4.483 million] > " in found.stderr
    assert "classes" in load(tmp_path / "my-venture.yaml").mechanisms


def test_what_is_in_brackets_may_be_typed(tmp_path):
    found = sesim("init", folder=tmp_path, answers="\n" * 6 + "4.483 million" + "\n" * ASKED)
    assert found.exit_code == 0 and "two ways" not in found.stderr


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ("", "What is the name of the venture?"),
        ("\n\n\n", "How many people around you"),
        ("\n" * (ASKED - 1), "How many months should sesim look"),
    ],
)
def test_answers_that_end_early_leave_nothing(tmp_path, answers, missing):
    found = sesim("init", folder=tmp_path, answers=answers)
    assert found.exit_code == 2 and missing in found.stderr.partition("answers ended")[2]
    assert os.listdir(tmp_path) == [] and "Traceback" not in found.stderr


@pytest.mark.slow
def test_there_is_no_usual_wage_in_other_currencies(tmp_path):
    found = sesim("init", folder=tmp_path, answers="\n\n\n\n\nUSD\n\n2500\n" + "\n" * ASKED)
    assert found.exit_code == 0 and "There is no usual answer" in found.stderr
    assert load(tmp_path / "my-venture.yaml").team["trainer"].values["salary"].likely == 250_000


@pytest.mark.slow
def test_a_first_look_remarks_on_what_looks_like_a_slip(tmp_path):
    found = sesim(
        "init", folder=tmp_path, answers="\nteach\n\n\n\n\n\nfees\n9000000\n" + "\n" * ASKED
    )
    assert found.exit_code == 0 and "LOOK: `fees.fee` is above" in found.stdout


@pytest.mark.more
def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine.yaml").write_text("mine")
    (tmp_path / "sesim.schema.json").write_text("{}")
    found = sesim("init", "mine", "--yes", folder=tmp_path)
    assert found.exit_code == 2 and "`mine.yaml` exists already" in found.stderr
    other = sesim("init", "yours", "--yes", folder=tmp_path)
    assert other.exit_code == 0 and "sesim check --schema >" in other.stderr
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert (tmp_path / "sesim.schema.json").read_text() == "{}"
    schema = sesim("check", "--schema", "--lang", "id", folder=tmp_path).stdout
    assert "A sesim scenario" not in schema
    (tmp_path / "sesim.schema.json").write_text(schema, "utf-8")
    assert "sesim check" not in sesim("init", "theirs", "--yes", folder=tmp_path).stderr
    asked = sesim("init", folder=tmp_path, answers="mine\n")
    assert "`mine.yaml` exists already" in asked.stderr and asked.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["a/b", "--yes"], 2, "is a path"),
        (["--yes", "--out", "file"], 2, "is a file"),
        (["x", "--from", "yuoth-cafe", "--yes"], 3, "did you mean `youth-cafe`?"),
        (["x", "--from", "file"], 3, "file:1:1"),
    ],
)
def test_misuse_is_explained(tmp_path, arguments, code, said):
    (tmp_path / "file").write_text("not a scenario")
    found = sesim("init", *arguments, folder=tmp_path)
    assert (found.exit_code, os.listdir(tmp_path)) == (code, ["file"]) and said in found.stderr


def test_ctrl_c_leaves_nothing(tmp_path):
    process = subprocess.Popen(
        [sys.executable, str(REPO / "cli.py"), "init", "--out", "new"],
        cwd=tmp_path,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **HEARING,
    )
    process.stdin.write("kiosk\n")
    process.stdin.flush()
    while "What does the venture do?" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == 130 and os.listdir(tmp_path) == []


# -- copies -------------------------------------------------------------------------------------


def test_a_copy_keeps_everything_but_the_name(tmp_path):
    found = sesim(
        "init", "my-cafe", "--from", "youth-cafe", "--yes", "--out", "sub/dir", folder=tmp_path
    )
    assert found.exit_code == 0, found.stderr
    copy = (tmp_path / "sub" / "dir" / "my-cafe.yaml").read_text(encoding="utf-8").splitlines()
    original = (REPO / "scenarios" / "youth-cafe.yaml").read_text(encoding="utf-8").splitlines()
    changed = [line for line in copy if line not in original]
    assert all("my-cafe" in line or "$schema" in line for line in changed), changed
    assert len(copy) == len(original) + 1
    assert load(tmp_path / "sub" / "dir" / "my-cafe.yaml").name == "my-cafe"


@pytest.mark.parametrize("name", ["name: base", 'name:   "base"   # mine', "name:\n  'base'"])
def test_a_name_is_exchanged_however_it_is_written(tmp_path, name):
    text = drafted(tmp_path).read_text(encoding="utf-8").replace("name: my-venture", name)
    (tmp_path / "base.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "copy.yaml").write_text(copied(str(tmp_path / "base.yaml"), "copy")["copy.yaml"])
    assert load(tmp_path / "copy.yaml").name == "copy"


def test_a_name_written_with_an_escape_is_refused(tmp_path):
    text = (
        drafted(tmp_path)
        .read_text(encoding="utf-8")
        .replace("name: my-venture", 'name: "b\\x61se"')
    )
    (tmp_path / "base.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match="unusual way"):
        copied(str(tmp_path / "base.yaml"), "copy")


def test_a_copy_brings_the_files_that_it_extends(tmp_path):
    drafted(tmp_path).rename(tmp_path / "base.yaml")
    (tmp_path / "child.yaml").write_text("extends: base\nseed: 9\n")
    files = copied(str(tmp_path / "child.yaml"), "copy")
    assert set(files) == {"copy.yaml", "base.yaml"}
    found = sesim("init", "copy", "--from", "child.yaml", folder=tmp_path)
    assert found.exit_code == 0, found.stderr
    assert (load(tmp_path / "copy.yaml").name, load(tmp_path / "copy.yaml").seed) == ("copy", 9)


# -- writing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("broken", ["replace", "fsync"])
@pytest.mark.parametrize("nth", [1, 2])
def test_files_are_all_there_or_none(tmp_path, monkeypatch, broken, nth):
    real, calls = getattr(os, broken), itertools.count(1)

    def failing(*arguments):
        if next(calls) == nth:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(new_files.os, broken, failing)
    with pytest.raises(WriteFailed, match="the disk is full"):
        new_files.put({tmp_path / "new" / "a.yaml": "a", tmp_path / "new" / "b.json": "b"})
    assert os.listdir(tmp_path) == []


def test_a_file_that_appears_meanwhile_is_kept(tmp_path):
    (tmp_path / "b").write_text("theirs")
    with pytest.raises(OutputRefused):
        new_files.put({tmp_path / "a": "ours", tmp_path / "b": "ours"})
    assert os.listdir(tmp_path) == ["b"] and (tmp_path / "b").read_text() == "theirs"


# -- the first look -----------------------------------------------------------------------------


@pytest.mark.more
def test_a_first_look_says_where_the_answer_is_open(tmp_path):
    said = " ".join(sesim("init", "green", "--yes", folder=tmp_path).stdout.split())
    found = re.search(r"at 60 futures: .* itself in (\d+) of them .* in (\d+)\.", said)
    verdict = simulate(tmp_path / "green.yaml", runs=60).verdict
    assert int(found[1]) == round(60 * verdict["money"]["sustainable"]["share"])
    assert int(found[2]) == round(60 * verdict["impact"]["delivers"]["share"])
    assert "own income covers is 1" in said and "hardly" not in said


@pytest.mark.parametrize(
    ("earn", "cash", "says"),
    [
        ("contract", "", "it runs out of money and closes, in half of those by month"),
        (
            "contract",
            "1500 million",
            "Not met in most futures: own income and limit on public",
        ),
    ],
)
def test_a_venture_that_cannot_pay_for_itself_is_told_so(earn, cash, says, tmp_path):
    answers = f"care\n\n\n\n\n\n{earn}\nnone\n{cash}\n\n"
    answered = sesim("init", "green", folder=tmp_path, answers=answers)
    assert answered.exit_code == 0
    said = " ".join(answered.stdout.split())
    assert "it can hardly pay for itself." in said and says in said


def test_a_venture_too_large_for_a_moment_is_not_looked_at(tmp_path):
    answers = "other\n\n1000000\n20000\n\n\n\n\nnone\n\n600\n"
    answered = sesim("init", "huge", folder=tmp_path, answers=answers)
    assert answered.exit_code == 0 and "first look" not in answered.stdout
