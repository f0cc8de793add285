"""Messages that no other test shows in the language that nobody speaks: each is made once.

`test_messages.py` says which texts no test shows; a new one of those gets a line here.
"""

import errno
import inspect
import io
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import click
import numpy as np
import pytest

from simulator import compare, load, loads, read_run, simulate
from simulator.commands import last_words
from simulator.commands.exits import Stop
from simulator.commands.main import guarded
from simulator.commands.raised_again import Terminated
from simulator.commands.screen import Screen
from simulator.experiments.differences import differences
from simulator.model import VentureModel
from simulator.model.mesa_view.agents import Beneficiary, Worker
from simulator.quantities.grammar import Unreadable
from simulator.quantities.reading import read_number
from simulator.quantities.units import Unit
from simulator.reference import parameters
from simulator.reference.scenario_terms import in_scenarios
from simulator.reports import screen as run_screen
from simulator.reports import targets, verdict_words
from simulator.reports.chart_titles import cash_title
from simulator.reports.others import in_full
from simulator.reports.remarks import claims_in_words
from simulator.results.reasons import TEXTS, UNKNOWN, Reason, reason
from simulator.results.result import ALIKE, TIME_LIMIT, Failure, why_nothing
from simulator.results.verdict import MONEY_LACKS
from simulator.scenario import mistakes
from simulator.scenario.catalog import shipped
from simulator.scenario.changes.claims import SUBJECTS
from simulator.scenario.mistakes import Mistakes, ScenarioError
from simulator.scenario.own_rules import RulesRefused, read_rules
from simulator.scenario.text.files import read_file
from simulator.scenario.variant import variant
from simulator.scenario.warnings import remarks
from simulator.starter import choosing, readings
from simulator.starter.archetypes import TRADES
from simulator.starter.choices import EARNS
from simulator.starter.dialogue import AnswersEnded, Dialogue
from simulator.starter.draft import starter_text
from simulator.starter.figures import COUNT
from simulator.starter.questions import questions
from simulator.storage import files, place
from simulator.storage.cures import cure
from simulator.storage.folder import WriteFailed, filled
from simulator.storage.place import OutputRefused, probe
from simulator.storage.read_back import FolderUnreadable
from simulator.storage.verify import Verified
from simulator.verbs import check, progress
from simulator.verbs.calibrate import calibrate
from simulator.verbs.chosen import chosen
from simulator.verbs.compare_checks import too_few
from simulator.verbs.first_look import _answer, _unknown, _why
from simulator.verbs.keeping import Keeping
from simulator.verbs.log import as_text as log_as_text
from simulator.verbs.log import log
from simulator.verbs.refusals import NothingFinished, NotKept, Refused
from simulator.verbs.rerun import rerun
from simulator.verbs.rerun_result import NOT_USED, Rerun
from simulator.verbs.sharing import check_enough
from simulator.vocabulary import Others
from simulator.words.dates import calendar_month, short_month
from simulator.words.language import PSEUDO, speaking
from simulator.words.os_reasons import why_not
from simulator.words.texts import phrase
from tests.starter.answering import TODAY, answered, typed
from tests.words.shown import faults, screen

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("few_live_again")]

MONEY = Unit("money", 0, 1e15, whole=True)
GOOD = (Path(__file__).parents[1] / "scenario" / "good.yaml").read_text("utf-8")


@pytest.fixture(autouse=True)
def in_pseudo():
    with speaking(PSEUDO):
        yield


def test_what_a_shared_chart_of_cash_counts():
    closed = SimpleNamespace(
        n=3, finals={"closed_month": np.array([0, 2, 0])}, scenario=SimpleNamespace(currency="IDR")
    )
    for median in (5e6, np.nan):
        for of_open in (True, False):
            assert faults(cash_title(closed, median, of_open=of_open), [], set()) == []


def good_with(old, new):
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def right(said, *words):
    """Whether a message passes, but for names and commands among `words`."""
    assert "⟦" in said or "⟨" in said, said
    assert faults(said, words=words) == [], said
    return True


# -- scenario files -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "a: & b\n",
        "a: {b: 1,\n",
        "a:\n  b: 1\n c: 2\n",
        "a: ? b\n",
        "a: !e!x 1\n",
        "a: [1,,2]\n",
        good_with("  - {month: month 10, until: 14", "  - soon\n  - {month: month 10, until: 14"),
        GOOD.replace("start: 2025-01", "start: soon").replace("month: month 10", "month: 99"),
        good_with("  - {name: save, when:", "  - freeze\n  - {name: save, when:"),
        good_with("P(sustainable)", "P(solvent)"),
        good_with("P(sustainable)", "P(lowest_cash)"),
        good_with("role: seller,", "role: seller, caseload: 3, skill_spread: 5%,"),
        good_with("title: Kopi Kita", f"title: {'Kopi' * 200}"),
        good_with("[Raise the caseload.]", f"['{'Raise it. ' * 200}']"),
        good_with("natural_level: 40% to 55%", "natural_level: {value: [40%]}"),
        good_with("natural_level: 40% to 55%", "natural_level: {low: [1], likely: 1%, high: 2%}"),
        good_with("P(sustainable) >= 0.6", "median(self_sufficiency) > much"),
        f"name: [{'1,' * 9000}]",
        good_with(
            "leaflets: {kind: outreach, hours: 5}",
            f"stall: {{kind: product_sales, season: [{', '.join('0' * 12)}]}}",
        ),
        good_with("team:\n", "team:\n" + "".join(f"  t{n}: {{}}\n" for n in range(300))),
        good_with("opening_cash: 250 million", "opening_cash: 25.123"),
    ],
    ids=lambda text: text[:10],
)
def test_mistakes_in_a_file(text):
    with pytest.raises(ScenarioError) as refused:
        loads(text.replace("currency: IDR", "currency: USD"))
    assert all(right(str(mistake)) for mistake in refused.value.mistakes)


@pytest.mark.parametrize(
    "changes",
    [
        {"team.barista.caseload": "3"},
        {"team.barista.skill_spread": "3%"},
        {"product_sales.price": "3"},
        {"outcome.value": "+5%", "venture.credit": "-3%"},
        {"mechanisms.stall": "{kind: product_sales, price: 3}", "stall.market": "+5%"},
        {"community.start_level": "+900%"},
        {"targets.cost_per_net_outcome": "+5%", "venture.opening_cash": "+5%"},
        {"venture.opening_cash": "+5 juta"},
        {"venture.opening_cash": "*two"},
    ],
    ids=str,
)
def test_mistakes_in_changes(changes):
    """Some of them in Kopi Kita, whose sales have a name of their own, and in a file in which a
    value is missing."""
    with pytest.raises(ScenarioError) as refused:
        loads(good_with("opening_cash: 250 million", "credit: 5"), {"venture.opening_cash": "+5%"})
    assert right(str(refused.value))
    with pytest.raises(ScenarioError) as refused:
        load("youth-cafe", {"product_sales.price": "3"})
    assert right(str(refused.value))
    try:
        scenario = loads(GOOD, changes)
    except ScenarioError as refused:
        assert all(right(str(mistake)) for mistake in refused.mistakes)
    else:
        assert scenario


@pytest.mark.parametrize(
    "name", ["a\0b.yaml", "x.yaml", "numbers.csv", "plan.docx", "a/scenario.yaml"]
)
def test_files_that_cannot_be_read(name, tmp_path, monkeypatch):
    """Found when the file is looked for, and gone when it is opened."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "scenario.yaml").write_text(GOOD)
    (tmp_path / "numbers.csv").write_text("month,price\n")
    (tmp_path / "x.yaml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    for error in (None, FileNotFoundError(2, "no"), OSError(5, "no"), ValueError("no")):
        mistakes = Mistakes()
        if error:
            monkeypatch.setattr(Path, "open", lambda *_, error=error, **__: throw(error))
        try:
            read_file(Path(name).parent if name.startswith("a/") else Path(name), mistakes)
        except ScenarioError as refused:
            assert right(str(refused))


def throw(error):
    raise error


def test_a_scenario_made_in_python_is_set_in_python():
    changed = replace(load("youth-cafe"), months=24)
    with pytest.raises(ScenarioError) as refused:
        variant(changed, {"cafe_sales.price": "3"})
    assert right(str(refused.value))


def test_remarks():
    looks = remarks(loads(good_with("role: seller,", "role: trainee,")))
    far = remarks(load("youth-cafe", {"cafe_sales.price": "*4", "team.trainer.salary": "*12"}))
    assert all(map(right, far)) and len(far) == 2
    assert looks and all(right(look, "seller") for look in looks)


def test_two_shops_that_share_their_sellers():
    sales = "price: 3000, unit_cost: 1000, market: 9, purchases: 1, seller_units: 10"
    stall = f"{{kind: product_sales, {sales}}}"
    shops = f"  stall: {stall}\n  kiosk: {stall}\n  leaflets:"
    (said,) = (r for r in remarks(loads(good_with("  leaflets:", shops))) if "`priority`" in r)
    assert right(said) and "`stall`" in said and "`kiosk`" in said


def test_what_an_event_does():
    island, cafe = load("island-school"), load("youth-cafe")
    for scenario in (island, cafe):
        for change in (*scenario.events, *scenario.policies):
            assert change.shown()


NAMELESS = """import numpy as np
from simulator.mechanisms.base import Mechanism, parameter


class Odd(Mechanism):
    task = 3
    income = "much"
    starves = ("x",)
"""


@pytest.mark.parametrize("content", [NAMELESS, "#" * 300_000])
def test_rules_of_ones_own(content, tmp_path):
    (tmp_path / "odd.py").write_text(content)
    with pytest.raises(RulesRefused) as refused:
        read_rules([tmp_path])
    assert right(str(refused.value), "odd")


def test_several_rules_that_cannot_be_used(tmp_path):
    for name in ("odd.py", "other.py"):
        (tmp_path / name).write_text(NAMELESS)
    assert right(screen(tmp_path, "check", "youth-cafe", "--rules", "."), "check", "rules")


@pytest.mark.parametrize("folder", ["nowhere", "a\0b"])
def test_folders_of_rules(folder):
    with pytest.raises(RulesRefused) as refused:
        read_rules([Path(folder)])
    assert right(str(refused.value), "nowhere")


def test_amounts_between_two_coins():
    for text, currency in (("25.1234", "USD"), ("0.001", None), ("1.2345 thousand", "JPY")):
        try:
            read_number(text, MONEY, currency, "`7`")
        except Unreadable as refused:
            assert right(str(refused))


# -- folders --------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_reasons_of_the_system_and_what_to_do(number):
    error = OSError(number, os.strerror(number))
    assert right(f"{cure(error)} {why_not(error)}")


@pytest.mark.parametrize("parent", ["a" * 300, "a/" * 3000, "file/below", "link/below", "odd\n"])
def test_folders_for_results(parent, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("mine")
    Path("link").symlink_to("nowhere")
    with pytest.raises(OutputRefused) as refused:
        probe(Path(parent))
    assert right(str(refused.value))


def test_a_place_without_room(tmp_path, monkeypatch):
    for error in (OSError(28, "full"), OSError(13, "no")):
        monkeypatch.setattr(place, "_write_and_remove", lambda *_, error=error: throw(error))
        with pytest.raises(OutputRefused) as refused:
            probe(tmp_path, 5_000_000)
        assert right(str(refused.value))


def test_no_new_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "mkdir", lambda *_, **__: throw(OSError(30, "read-only")))
    with pytest.raises((OutputRefused, WriteFailed)) as refused:
        filled(tmp_path / "new", "mine", lambda folder: None)
    assert right(str(refused.value))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A run in a folder, which nobody changes."""
    with speaking(PSEUDO):
        run = simulate("youth-cafe", runs=2, months=12)
        return run, run.save(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def folder(kept, tmp_path):
    return shutil.copytree(kept[1], tmp_path / "outputs" / kept[1].name)


def edit(folder, **changes):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | changes), "utf-8")


def test_files_of_a_run_that_cannot_be_read(folder, monkeypatch):
    monkeypatch.setitem(files.MOST, "summary.json", 10)
    with pytest.raises(FolderUnreadable) as refused:
        read_run(folder)
    assert right(str(refused.value))
    monkeypatch.setattr(Path, "open", lambda *_, **__: throw(OSError(5, "no")))
    monkeypatch.setattr(Path, "read_bytes", lambda *_, **__: throw(OSError(5, "no")))
    with pytest.raises(FolderUnreadable) as refused:
        read_run(folder)
    assert right(str(refused.value))


@pytest.mark.parametrize("missing", ["scenario.yaml", "language", "series"])
def test_what_cannot_be_run_or_seen_again(missing, folder):
    if missing == "language":
        edit(folder, language="xx")
        with pytest.raises(FolderUnreadable) as refused:
            rerun(folder)
        assert right(str(refused.value))
        return
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    name = "series.npz" if missing == "series" else missing
    manifest["files"].pop(name)
    (folder / name).unlink()
    edit(folder, files=manifest["files"], options={**manifest["options"], "series": False})
    run = read_run(folder)
    for ask in (lambda: rerun(folder), lambda: run.scenario, lambda: run.result):
        try:
            ask()
        except (NotKept, FolderUnreadable) as refused:
            assert right(str(refused))


def test_what_a_run_made_to_share_does_not_show(tmp_path):
    run = simulate("youth-cafe", runs=12, months=12, shareable=True)
    folder = run.save(tmp_path / "outputs")
    again = read_run(folder)
    for name in ("workload", "people", "cash"):
        for ask in (lambda name=name: run.plot(name), lambda: again.result, lambda: again.scenario):
            try:
                ask()
            except (Refused, NotKept) as refused:
                assert right(str(refused))
    assert right(log_as_text(log(tmp_path / "outputs"), "outputs", 80), run.scenario.name)


def test_the_workload_of_every_role_is_drawn():
    figure = simulate("island-school", runs=3, months=12).plot("workload")
    shown = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert len(shown) == 6 and all(map(right, shown))


def test_what_a_run_cannot_show(kept):
    run, _ = kept
    for ask in (lambda: run.plot("csh"), lambda: run.replay(9), lambda: run.plot("zzz")):
        with pytest.raises(Refused) as refused:
            ask()
        assert right(str(refused.value))
    with pytest.raises(Refused) as refused:
        compare("youth-cafe", set={"cafe_sales.price": 3000}, runs=2, months=12).plot("odd")
    assert right(str(refused.value))


def test_a_rerun_that_has_found_everything():
    since = Verified(Path("outputs/a"), 3, ("a.csv",), ("b.csv",), ("c.csv",))
    versions = {"numpy": ("1", "2"), "my_rule.py": (NOT_USED, "2")}
    names = ("d.csv",) * 14
    found = Rerun(Path("outputs/a"), (), names, names, names, versions, since, ("e.html",))
    sound = Verified(Path("outputs/a"), 3, (), (), ())
    none: dict[str, tuple[str, ...]] = {"different": (), "gone": (), "new": ()}
    worded = replace(found, **none | {"different": ("report.html",)})
    for one in (found, replace(found, **none), worded):
        assert right(one.as_text()) and right(replace(one, since=sound).as_text())


@pytest.mark.parametrize("scenario", ["", "my-cafe"])
def test_too_few_futures_to_share(scenario):
    with pytest.raises(NothingFinished) as refused:
        check_enough(3, 20, scenario)
    assert right(str(refused.value))


def test_the_future_to_write_in_full_failed(kept, tmp_path):
    run, _ = kept
    failed = replace(run.result, failures=(Failure(5, reason("books", error="odd")),))
    for number in (5, 6):
        with pytest.raises(NothingFinished) as refused:
            Keeping(replicate=number).check_finished(failed)
        assert right(str(refused.value))


@pytest.mark.parametrize("untried", ["", ALIKE, TIME_LIMIT])
@pytest.mark.parametrize("id", [id for id in TEXTS if id != UNKNOWN])
def test_why_no_future_has_an_end(id, untried, kept):
    values = {"what": "x:y", "most": "9", "place": "a.py", "error": "odd"}
    failure = Failure(0, Reason(id, tuple(values.items())))
    assert right(why_nothing(replace(kept[0].result, failures=(failure,), untried=untried)))


def test_a_folder_that_may_not_be_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "iterdir", lambda *_: throw(PermissionError(13, "no")))
    for ask in (lambda: log(tmp_path), lambda: compare(tmp_path)):
        with pytest.raises(Refused) as refused:
            ask()
        assert right(str(refused.value))


def test_no_bad_file_among_those_to_share(tmp_path):
    (tmp_path / "good.yaml").write_text("extends: youth-cafe\nname: a\n")
    (tmp_path / "other.yaml").write_text("extends: youth-cafe\nname: c\n")
    (tmp_path / "bad.yaml").write_text("extends: youth-cafe\nname: b\nmonths: 3\n")
    with pytest.raises((Refused, ScenarioError)) as refused:
        compare(tmp_path, shareable=True, runs=20)
    assert right(str(refused.value))


# -- commands -------------------------------------------------------------------------------------


def test_last_words(capsys, monkeypatch):
    monkeypatch.setattr(last_words, "ignore_signals", lambda: None)
    for arguments in (["run", "youth-cafe"], ["list"]):
        for end in (KeyboardInterrupt(), Terminated()):
            last_words.signalled(end, arguments)
            assert right(capsys.readouterr().err)


def test_no_scenario_comes_along(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.scenario.catalog.summaries", lambda: [])
    assert right(screen(tmp_path, "list"))


def test_misuse(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.py").write_text("")
    (tmp_path / "sesim.schema.json").write_text("{}")
    (tmp_path / "mine.yaml").write_text("")
    for line in (
        "list --lang",
        "run youth-cafe --rules rules/mine.py",
        "init new --yes",
        "init mine --yes",
        "init other --from youth-cafe --archetype waste",
        "run youth-cafe --shareable --seed 4",
        "run youth-cafe --set cafe_sales.price 3",
        "run youth-cafe my cafe",
        "run youth-cafe --runs 2.000",
        "run youth-cafe --set title=",
        "list --format",
    ):
        assert right(screen(tmp_path, *line.split()), "sales", *line.split())


def test_an_answer_that_cannot_be_printed(tmp_path, monkeypatch):
    real = click.echo

    def full(text="", **how):
        return real(text, **how) if how.get("err") else throw(OSError(28, "full"))

    monkeypatch.setattr(click, "echo", full)
    with pytest.raises(Stop) as stopped:
        Screen("text", quiet=False).end(tmp_path, {}, "")
    assert right(str(stopped.value.message))


@pytest.mark.parametrize("good", [0, 1])
def test_too_few_files_without_mistakes(good):
    assert right(too_few(3, good))


def test_answers_of_init(tmp_path):
    (tmp_path / "mine.yaml").write_text("")
    own = {"kind": "1", "place": "Garut", "currency": "IDR", "wage": "0", "people": "9000"}
    own |= {"earn": "1,2,3,4", "give": "1,2,3,4"}
    lines = f"mine\nback\n?\nkiosk{typed(**own)}"
    assert right(
        screen(tmp_path, "init", typed=lines),
        "kiosk",
        "mine",
        "my-venture",
        "back",
        "sales",
        *own.values(),
    )
    answers = answered(**own)
    for question in questions(TODAY):  # each with its explanation
        said, line = [], iter(["?"])
        with pytest.raises(AnswersEnded) as ended:
            Dialogue(said.append, lambda _, line=line: next(line, None))._answer(question, answers)
        assert right("\n".join([*said, str(ended.value)]), *own.values())
        assert right(phrase(question.label))
    said, line = [], iter(["", "3"])
    dialogue = Dialogue(said.append, lambda _: next(line))
    assert dialogue._ask("", "", [], None, int) == 3 and right("\n".join(said))
    for trade in TRADES.values():
        for text in (trade.about, trade.change, trade.scale, trade.sells):
            assert right(phrase(text))
    found = chosen(answers, loads(starter_text(answers)))
    dollars = answered(currency="USD", wage="2500")
    assert right(chosen(dollars, loads(starter_text(dollars))).never_asked[-1], "USD")
    for said in (found.unanswered, found.never_asked, found.others):
        assert right("\n".join(said), *own.values())
    unsold = answered(sold="0")
    assert right("\n".join(chosen(unsold, loads(starter_text(unsold))).never_asked))
    workers = next(q for q in questions(TODAY) if q.key == "workers")
    asked = (
        lambda: readings.read_words("x" * 900),
        lambda: readings.read_currency_code("qqq"),
        lambda: readings.number("1.5", MONEY, "USD", 10, 100),
        lambda: workers.read("3", answered(people="9000", places="9000")),
    )
    for ask in asked:
        with pytest.raises(Unreadable) as refused:
            ask()
        assert right(str(refused.value))


# -- comparisons, charts, agents ------------------------------------------------------------------


TYPED = ("events", "policies", "claims", "name", "save", "when", "cash", "million", "then")


@pytest.mark.parametrize(
    "changes",
    [
        {"cafe_sales.price": 9000},
        {"cafe_sales.price": 60000},
        {"events": "[]"},
        {"claims": "[]"},
        {"policies": "[{name: save, when: cash < 5 million, then: freeze_hiring}]"},
        {"job_training.strength": "1%"},
    ],
    ids=str,
)
def test_what_if(changes):
    said = compare("youth-cafe", set=changes, runs=30).screen()
    assert right(said, "compare", *TYPED)


@pytest.mark.parametrize(
    "names",
    [
        ("village-solar", "family-centre"),
        ("youth-cafe", "village-solar"),
        ("village-solar", "youth-cafe"),
        ("youth-cafe", "island-school", "village-solar"),
    ],
    ids=" ".join,
)
def test_which_is_better(names):
    assert right(compare(*names, runs=60).screen(), "compare")


def test_other_currencies_policies_and_blocks(tmp_path):
    more = {
        "a": "",
        "c": "events: []\n",
        "d": "mechanisms:\n  trust: {}\n  second: {kind: outreach, hours: 4}\n",
    }
    for name, text in more.items():
        (tmp_path / f"{name}.yaml").write_text(f"extends: youth-cafe\nname: {name}x\n{text}")
    names = [f"{name}x" for name in more]
    for other in "cd":
        for one, two in (("a", other), (other, "a")):
            found = compare(tmp_path / f"{one}.yaml", tmp_path / f"{two}.yaml", runs=3, months=12)
            assert right(found.screen(), *names, "compare", "second", *TYPED)
    assert "{kind: outreach, hours: 4}" in found.screen()


def test_what_differs():
    base = loads(GOOD)
    plain = loads(good_with("  leaflets:", "  volunteers: {}\n  leaflets:"))
    less = loads(good_with("  leaflets: {kind: outreach, hours: 5}\n", ""))
    other = loads(good_with("  leaflets:", "  trust: {}\n  leaflets:"))
    event = loads(good_with("  - {month: 2026-03, change: team.trainer.salary, by: 8%}\n", ""))
    for one, two in (
        (base, less),
        (less, base),
        (base, other),
        (other, base),
        (base, event),
        (base, plain),
    ):
        for found in differences(one, two):
            assert found.before.shown and found.after.shown
    for name in ("youth-cafe", "island-school"):
        assert calendar_month(2025, 3) and load(name)


def test_other_things_that_are_rare(tmp_path):
    """Words in the place of numbers, and sentences of runs that end early or are empty."""
    shown = [
        mistakes.listed([]),
        parameters.in_words(""),
        parameters.span(None, "3"),
        verdict_words._count(0, 5, 0.01),
        verdict_words._count(5, 5, 0.99),
        targets._counted(0),
        run_screen._stopped(ALIKE, "3", "9"),
    ]
    assert all(map(right, shown))


def test_claims_on_every_verdict():
    claims = ", ".join(f'"P({event}) {op} 0.4"' for event in SUBJECTS for op in (">=", "<"))
    run = simulate("youth-cafe", runs=3, months=12, set={"claims": f"[{claims}]"})
    assert right(run.screen())


def test_claims_on_every_measure():
    claims = [f"P(lowest_cash {op} 0) >= 0.4" for op in (">=", "<=", ">", "<")]
    claims += ["q05(donor_retention) >= 0", "P(donor_retention >= 50%) >= 0.4"]
    quoted = ", ".join(f'"{claim}"' for claim in claims)
    run = simulate("youth-cafe", runs=3, months=12, set={"claims": f"[{quoted}]"})
    said = claims_in_words(run.summary, run.result.scenario)
    assert len(said) == 6 and all(right(one, *claims) for one in said)


def test_no_answer_to_a_question():
    for ask in (
        lambda: readings.read_change("50%", "a steady job"),
        lambda: readings.read_change("?!", "a steady job"),
        lambda: readings.read_words(" "),
        lambda: readings.number("1.5", MONEY, "USD", 10, 100),
    ):
        with pytest.raises(Unreadable) as refused:
            ask()
        assert right(str(refused.value))


@pytest.mark.parametrize(
    ("read", "named"),
    [
        (lambda: choosing.read_several("sales, lottery", EARNS), "`lottery`"),
        (lambda: choosing.read_one("sales, fees", EARNS), "`sales, fees`"),
        (lambda: readings.read_unit("500", "bags"), "`500`"),
        (lambda: readings.number("about 50", COUNT, None, 10, 800), "`about 50`"),
        (lambda: readings.number_or_range("about 50", COUNT, None, 10, 800), "`about 50`"),
        (lambda: readings.number_or_range("80-13", COUNT, None, 10, 800), "`80-13`"),
        (lambda: readings.read_currency_code("$"), "`SGD`"),
        (lambda: readings.read_currency_code("idx"), "`IDR`"),
        (lambda: readings.number("900", MONEY, "IDR", 10, 800), "`900`"),
        (lambda: places("900", answered(people="800")), "`900`"),
    ],
)
def test_an_answer_that_is_refused(read, named):
    with pytest.raises(Unreadable) as refused:
        read()
    assert right(str(refused.value)) and named in str(refused.value)


def places(text, answers):
    return next(q for q in questions(TODAY) if q.key == "places").read(text, answers)


def test_the_page_of_a_block_of_a_scenario():
    (page,) = in_scenarios("team.trainer", shipped())
    (place, said), *_ = page.facts
    assert right(place) and right(said) and "`team.trainer`" in said and "`team`" in said


def test_one_of_something(monkeypatch, capsys):
    assert right(check._sources(1, 0)) and right(check._sources(1, 1))
    monkeypatch.setattr(progress.time, "monotonic", iter(range(0, 900, 100)).__next__)
    with progress.shown(True) as show:
        show(1, 3)
    assert right(capsys.readouterr().err.replace("\x1b[K", " "))


def test_cash_that_was_given_in_the_first_look():
    found = simulate("youth-cafe", runs=2, months=12).summary
    found["measures"]["given_reserve_months"]["q50"] = 1.5
    said = list(_answer(found, 2, 0.5))
    assert all(map(right, said)) and len(said) > 3
    part = {"path": "cafe_sales.market", "share": 0.05}
    found["influence"]["money"]["parts"] = [part, part | {"path": "community.need", "share": 0.04}]
    (first,) = _unknown(found)
    assert right(first, "cafe_sales.market") and "community.need" not in first


@pytest.mark.parametrize("needed", [None, 200.0])
@pytest.mark.parametrize("short", ["plan", "demand"])
@pytest.mark.parametrize(("closed", "last"), [(0, 5.0), (2, 5.0), (2, 6.0)])
def test_why_a_first_look_is_bad(closed, last, short, needed):
    public = {"q05": 0.8, "q50": 0.9}
    found = {
        "measures": {
            "closed_month": {"n": closed, "q50": 5.0, "q95": last},
            "public_money_share": public,
        },
        "missing": dict.fromkeys(MONEY_LACKS, 0.9),
        "shortages": [{"cause": short}],
        "plan": {"needed": needed, "sold": 100.0},
    }
    said = list(_why(found, 2, 0.5))
    assert all(map(right, said)) and len(said) >= 3
    assert "90%" in said[0] and "50%" in said[0] and "`targets.public_share`" in said[0]
    public["q05"] = 0.5
    assert list(_why(found, 2, 0.5)) == said[1:]


def test_names_of_months():
    for month in range(1, 13):
        assert right(calendar_month(2025, month)) and right(short_month(month))


def test_agents_and_models():
    model = VentureModel("youth-cafe", replicate=0, months=12)
    batch = VentureModel("youth-cafe", replicates=(0, 1), months=12)
    people = model.agents_by_type[Beneficiary]
    asked = (
        lambda: people.add(next(iter(model.agents_by_type[Worker]))),
        lambda: people._update(model.agents_by_type[Worker]),
        lambda: model.agents_by_type["Nobody"],
        lambda: model.agents_by_type["Beneficiary"],
        lambda: batch.run(5),
        lambda: model.run(5),
        lambda: batch.agent_types,
        lambda: VentureModel(load("youth-cafe"), months=12),
    )
    for ask in asked:
        try:
            ask()
        except (IndexError, KeyError, TypeError, ValueError) as refused:
            assert right(str(refused))
        else:
            raise AssertionError(inspect.getsource(ask))


def test_kinds_of_real_organisations():
    for kind in Others:
        assert right(in_full(kind))


def test_two_scenarios_for_a_command_that_takes_a_folder(capsys):
    assert guarded(["stress", "youth-cafe", "island-school"]) == 2 and capsys.readouterr().err


def test_what_calibrate_refuses(monkeypatch, capsys):
    text = GOOD.replace("outcome:\n", "outcome:\n  effect: 5 points\n", 1)
    text = text.replace("mechanisms:\n", "mechanisms:\n  lessons: {kind: education}\n", 1)
    piped = io.TextIOWrapper(io.BytesIO(text.encode()))
    monkeypatch.setattr("sys.stdin", piped)
    with pytest.raises(Refused) as refused:
        calibrate("-")
    assert right(str(refused.value))
    for words in (["calibrate"], ["calibrate", "youth-cafe"]):
        assert guarded(words) == 2 and capsys.readouterr().err


IDLE = """
name: idle
title: Nobody works
months: 12
currency: IDR
community: {people: 12, income: 1000, start_level: 40%, natural_level: 40%}
outcome: {threshold: 70%}
venture: {opening_cash: 1 million}
targets: {net_outcomes: 1, cost_per_net_outcome: 1000}
mechanisms: {overhead: {fixed: 1000}}
"""


def test_a_chart_with_nothing_to_show():
    idle = loads(IDLE)
    with pytest.raises(Refused) as refused:
        simulate(idle, runs=2, months=12).plot("workload")
    assert right(str(refused.value))
