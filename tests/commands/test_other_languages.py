"""The program in another language than English: `--lang`, SESIM_LANG, help, refusals, workers."""

import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import simulator
from simulator.commands.contents import COMMANDS, CONTENTS
from simulator.commands.language import chosen, on_the_line, spoken
from simulator.commands.main import guarded
from simulator.verbs.log import as_text, log
from simulator.verbs.progress import how_long
from simulator.verbs.rerun import rerun
from simulator.words.language import PSEUDO, UnknownLanguage, language, languages, speaking
from tests.words.guard import broken, forgotten, words_of

CLI = Path(__file__).parents[2] / "cli.py"
PAGES = [CONTENTS, *(import_module(f"simulator.commands.{name}").command.page for name in COMMANDS)]
TYPED = words_of(
    *COMMANDS,
    *(typed for page in PAGES for typed, _ in page.examples),
    "text json bash zsh fish usual none local dask",
)
"""Words that are typed, and so the same in every language."""


@pytest.fixture(autouse=True)
def no_language_of_the_machine(monkeypatch):
    monkeypatch.delenv("SESIM_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def said(capsys, *arguments):
    """The exit code and all that is printed."""
    code = guarded(list(arguments))
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def in_nobodys_language(text):
    return forgotten(text, TYPED), broken(text)


# -- which language -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", PSEUDO, "list"),
        ("list", "--lang", PSEUDO),
        ("list", f"--lang={PSEUDO}"),
        ("--lang", "en", "list", "--lang", PSEUDO),
    ],
)
def test_lang_stands_before_or_after_the_command_and_the_last_counts(arguments, capsys):
    assert "⟦" in said(capsys, *arguments, "--help")[1]
    assert language() == "en" and "SESIM_LANG" not in os.environ


def test_the_option_beats_the_variable(monkeypatch, capsys):
    monkeypatch.setenv("SESIM_LANG", PSEUDO)
    assert "⟦" in said(capsys, "list", "--help")[1]
    assert "⟦" not in said(capsys, "list", "--help", "--lang", "en")[1]
    monkeypatch.setenv("SESIM_LANG", "nonsense")
    assert said(capsys, "--lang", "en", "list")[0] == 0


def test_what_follows_two_dashes_is_no_option():
    assert chosen(["run", "--", "--lang", "xx"]) == "en"
    assert chosen([]) == chosen(["--lang"]) == "en"


@pytest.mark.parametrize("code", ["xx", "nonsense", "", "\x1b[31m"])
def test_an_unknown_language_is_refused_with_those_there_are(code, capsys, monkeypatch):
    calls = [(("list", f"--lang={code}"), {})]
    calls += [(("--help",), {"SESIM_LANG": code})] if code else []
    for arguments, variables in calls:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        found = said(capsys, *arguments)
        assert found[0] == 2 and len(found[1].splitlines()) == 1 and "\x1b" not in found[1]
        assert found[1].rstrip().endswith(", ".join(languages())) and PSEUDO not in found[1]


def test_an_empty_variable_is_none(monkeypatch, capsys):
    monkeypatch.setenv("SESIM_LANG", "")
    assert said(capsys, "list")[0] == 0


def test_processes_that_are_started_meanwhile_speak_it_too(monkeypatch):
    monkeypatch.setenv("SESIM_LANG", "before")
    code = "from simulator.words.language import language; print(language())"
    with spoken(PSEUDO):
        child = subprocess.run(
            [sys.executable, "-c", code], cwd=CLI.parent, capture_output=True, text=True, check=True
        )
    assert child.stdout == f"{PSEUDO}\n" and os.environ["SESIM_LANG"] == "before"


def test_python_asks_for_a_language_too():
    try:
        simulator.use_language(PSEUDO)
        assert language() == PSEUDO
        with pytest.raises(UnknownLanguage, match="SESIM_LANG"):
            simulator.use_language("xx")
        assert language() == PSEUDO
    finally:
        simulator.use_language(None)
    assert language() == "en"


# -- help ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_one_process_shows_help_in_two_languages(command, columns, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    arguments = [command, "--help"] if command else ["--help"]
    english = said(capsys, *arguments)[1]
    code, other = said(capsys, *arguments, "--lang", PSEUDO)
    assert code == 0 and in_nobodys_language(other) == ([], [])
    assert said(capsys, *arguments)[1] == english and english.isascii()
    typed = [line for page in PAGES for line, _ in page.examples]
    for text in (english, other):
        wide = [line for line in text.splitlines() if len(line) > columns]
        assert not [line for line in wide if line.strip() not in typed], wide


def test_help_says_how_to_choose_a_language(capsys):
    for command in COMMANDS:
        shown = said(capsys, command, "--help")[1]
        assert "--lang CODE" in shown and "`en`" in shown and PSEUDO not in shown
        assert "Show this page." in shown and "Show this message" not in shown


@pytest.mark.more
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_shell_shows_what_it_completes_in_the_language(shell):
    environment = {
        **os.environ,
        "_SESIM_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "sesim ru" if shell == "zsh" else "sesim",
        "COMP_CWORD": "1" if shell == "zsh" else "ru",
        "SESIM_LANG": PSEUDO,
    }
    shown = subprocess.run(
        [sys.executable, str(CLI)], env=environment, capture_output=True, text=True, check=False
    )
    assert "run" in shown.stdout and "⟦" in shown.stdout and shown.stderr == ""
    environment["SESIM_LANG"] = "nonsense"
    silent = subprocess.run(
        [sys.executable, str(CLI)], env=environment, capture_output=True, text=True, check=False
    )
    assert "run" in silent.stdout and silent.stderr == ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("sesim --lang qps ru", PSEUDO),
        ("sesim run --lang = qps --", PSEUDO),
        ("sesim run --lang=qps --lang id --", "id"),
        ("sesim run --lang", "id"),
        ("sesim run --lang q", "id"),
        ("sesim run", "id"),
        ("", "id"),
    ],
)
def test_what_is_completed_is_in_the_language_of_the_line(monkeypatch, line, code):
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("SESIM_LANG", "id")
    assert on_the_line() == code


# -- refusals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("rnu",),
        ("frobnicate",),
        ("--fast",),
        ("run",),
        ("verify",),
        ("rerun",),
        ("completion",),
        ("completion", "ksh"),
        ("run", "youth-cafe", "--fast"),
        ("run", "youth-cafe", "--rusn", "3"),
        ("run", "youth-cafe", "--runs"),
        ("run", "youth-cafe", "--quiet=yes"),
        ("run", "youth-cafe", "--runs", "0"),
        ("run", "youth-cafe", "--format", "xml"),
        ("run", "youth-cafe", "--time-limit", "soon"),
        ("run", "youth-cafe", "--set", "price"),
        ("run", "youth-cafe", "--set", "a.b=1", "--set", "a.b=2"),
        ("run", "youth-cafe", "--rows", "--shareable"),
        ("run", "youth-cafe", "--replicate", "900"),
        ("run", "youth-cafe", "island-school"),
        ("run", "youth-cafe", "--rules", ""),
        ("compare",),
        ("compare", "youth-cafe", "--set", "runs=3"),
        ("compare", "youth-cafe", "--set", "cafe_sales.price=28000", "--baseline", "youth-cafe"),
        ("compare", "youth-cafe", "island-school", "--baseline", "x"),
        ("compare", "-", "-"),
        ("check",),
        ("check", "--schema", "youth-cafe"),
        ("log", "nowhere"),
        ("log", str(CLI)),
        ("init", "a/b", "--yes"),
        ("init", "喫茶", "--yes"),
        ("init", "null", "--yes"),
        ("init", "con", "--yes"),
    ],
    ids=" ".join,
)
def test_misuse_is_2_and_said_in_the_language(arguments, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, text = said(capsys, "--lang", PSEUDO, *arguments)
    assert code == 2 and in_nobodys_language(text) == ([], []), text


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        ImportError("libx.so: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
        OSError(12, "Cannot allocate memory"),
        ModuleNotFoundError("no", name="jinja2"),
        OSError(28, "No space left on device"),
        ValueError("odd"),
        KeyboardInterrupt(),
    ],
    ids=repr,
)
def test_ends_before_time_are_said_in_the_language(error, capsys, monkeypatch):
    def fail(arguments):
        raise error

    monkeypatch.setattr("simulator.commands.main._invoke", fail)
    code, text = said(capsys, "--lang", PSEUDO, "run", "youth-cafe")
    assert code in (1, 130) and in_nobodys_language(text) == ([], [])
    few = "memory" in said(capsys, "run", "youth-cafe")[1]
    assert few == (type(error) in (MemoryError, ImportError, RuntimeError) or "12" in repr(error))


# -- what verbs print ---------------------------------------------------------------------------


@pytest.mark.more
def test_notes_and_progress_are_in_the_language(capsys, monkeypatch):
    monkeypatch.setattr("simulator.verbs.progress.seconds_needed", lambda *_: 40)
    plan = simulator.load("youth-cafe")
    with speaking(PSEUDO):
        for seconds in (None, 30, 3600):
            assert in_nobodys_language(how_long([plan], 1, seconds)) == ([], [])
        simulator.simulate(plan, runs=2, months=12, progress=True)
    assert "⟦2 óƒ 2 ƒúţúŕéš⟧" in capsys.readouterr().err


@pytest.mark.more
def test_check_says_what_to_do_about_assumptions_without_a_source(capsys):
    found = said(capsys, "check", "youth-cafe")[1]
    assert "No mistakes found." in found and "unsourced" not in found
    assert "a run shows which of them change the answer most" in " ".join(found.split())
    title = simulator.load("youth-cafe").title
    text = said(capsys, "check", "youth-cafe", "--lang", PSEUDO)[1]
    assert forgotten(text, TYPED | words_of(title)) == []


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The folder of a run in the pseudo-language."""
    place = tmp_path_factory.mktemp("saved")
    with speaking(PSEUDO):
        return simulator.simulate("youth-cafe", runs=2, months=12).save(place / "outputs")


@pytest.mark.more
def test_rerun_writes_in_the_language_of_the_folder(saved):
    assert json.loads((saved / "manifest.json").read_text("utf-8"))["language"] == PSEUDO
    again = rerun(saved)
    assert again.all_same, again.as_text()
    assert language() == "en" and again.as_text().isascii()


@pytest.mark.more
def test_a_folder_in_a_language_that_there_is_not_is_refused_at_once(saved, tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.verbs.rerun.Plan.simulate", None)
    folder = shutil.copytree(saved, tmp_path / "copy")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8")) | {"language": "xx"}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(simulator.FolderUnreadable, match="in the language `xx`"):
        rerun(folder)


@pytest.mark.more
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_log_verify_and_rerun_fit_in_every_language(saved, tmp_path, columns, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    folder = shutil.copytree(saved, tmp_path / "outputs" / saved.name)
    (folder / "runs.csv").write_text("mine")
    (folder / "months.csv").unlink()
    (folder / "new.txt").write_text("mine")
    monkeypatch.chdir(tmp_path)
    with speaking(PSEUDO):
        texts = [as_text(log(), "outputs", columns), as_text([], "outputs/none", columns)]
        texts += [
            as_text([], Path("outputs") / saved.name, columns),
            rerun(folder).as_text(columns),
        ]
    names = words_of(saved.name, str(tmp_path), *(p.name for p in folder.rglob("*")), "months runs")
    for text in texts:
        assert (forgotten(text, names), broken(text)) == ([], [])
        wide = [line for line in text.splitlines() if len(line) > columns]
        assert not [line for line in wide if "`" not in line], wide
