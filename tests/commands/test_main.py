"""The program as a person meets it: help, misuse, and ends that are never a traceback."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.processes import HEARING

REPO = Path(__file__).resolve().parents[2]


def sesim(*arguments, **kinds):
    return subprocess.run(
        [sys.executable, str(REPO / "cli.py"), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **kinds,
    )


def python(code, **kinds):
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=REPO,
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
        **kinds,
    )


def test_help_reads_like_a_table_of_contents():
    for found in (sesim("--help"), sesim()):
        assert found.returncode == 0
        for expected in ("sesim run youth-cafe", "check", "list", "Exit codes:", "130  stopped"):
            assert expected in found.stdout


def test_what_examples_do_is_below_them_where_one_is_longer_than_the_column():
    lines = sesim("mark", "--help").stdout.splitlines()
    at = lines.index("    sesim mark class-7b")
    assert lines[at + 1] == "        a folder with the page and the codes"


@pytest.mark.more
def test_usage_begins_with_error_and_all_else_with_the_program():
    assert "\n\nError: `--fast` is not" in sesim("run", "--fast").stderr
    assert sesim("run", "nowhere.yaml").stderr.startswith("sesim: 1 mistake in `nowhere.yaml`:\n")
    assert sesim("run", "youth-cafe", "--rules", "cli.py").stderr.startswith("sesim: ")
    assert sesim("list", "--lang", "xx").stderr.startswith("sesim: There are no texts in")


def test_version():
    assert sesim("--version").stdout == "sesim 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rnu"], "Did you mean `run`?"),
        (["frobnicate"], "The commands are: `init`, `list`, `run`"),
        (
            ["run", "youth-cafe", "--runs", "0"],
            "takes a whole number from 1 to 10,000; `0` is not",
        ),
        (["run", "youth-cafe", "--runs", "abc"], "from 1 to 10,000; `abc` is not"),
        (
            ["run", "youth-cafe", "--seed", "-1"],
            "9,223,372,036,854,775,807; `-1` is not",
        ),
        (["run", "youth-cafe", "--months", "1e3"], "from 12 to 600; `1e3` is not"),
        (
            ["run", "youth-cafe", "--set", "price"],
            "`price` is not a change. Write a path, `=`",
        ),
        (
            ["run", "youth-cafe", "--set", "cafe_sales.label="],
            "`cafe_sales.label=` has no value after `=`. Write one, as in",
        ),
        (
            ["run", "youth-cafe", "--set", "a.b=1", "--set", "a.b=2"],
            "`a.b` is set twice, to `1` and to `2`",
        ),
        (
            ["run", "youth-cafe", "--runs", "3", "--set", "runs=7"],
            "`runs` is set twice, to `7` and to `3`",
        ),
        (["run", "youth-cafe", "--rows", "--shareable"], "Choose one"),
        (
            ["run", "youth-cafe", "--set", "a.b=1", "--set", "mechanisms.a.b=2"],
            "`a.b` is set twice",
        ),
        (
            ["run", "youth-cafe", "--format", "xml"],
            "takes `text` or `json`; `xml` is not",
        ),
        (["run"], "such as `sesim run youth-cafe`"),
        (["run", "youth-cafe", "--fast"], "`--fast` is not an option of `sesim run`."),
        (["run", "youth-cafe", "--rusn", "3"], "Did you mean `--runs`?"),
        (["--fast"], "`--fast` is not an option of `sesim`."),
        (["run", "youth-cafe", "--runs"], "`--runs` needs a value, such as `--runs 200`."),
        (["run", "youth-cafe", "--quiet=yes"], "Write `--quiet` alone."),
        (["run", "my", "venture.yaml"], "no place for `venture.yaml`. Put a name with spaces in"),
        (
            ["run", "youth-cafe", "island-school"],
            "takes one scenario. To compare them: `sesim compare youth-cafe island-school`.",
        ),
        (
            ["stress", "youth-cafe", "island-school"],
            "takes one scenario, or a folder: put the files of several scenarios in one folder",
        ),
        (
            ["run", "youth-cafe", "--set", "cafe_sales.price", "28000"],
            "Write `=` and no space between a path and its value: `--set cafe_sales.price=28000`.",
        ),
        (["run", "youth-cafe", "--runs", "2.000"], "`2.000` is not one. Write `2000`."),
        (["completion", "ksh"], "`SHELL` takes `bash`, `zsh` or `fish`; `ksh` is not"),
        (["run", "youth-cafe", "--time-limit", "soon"], "such as `90s`, `10m` or `1h`"),
        (["verify"], "such as `sesim verify outputs/youth-cafe-001`"),
    ],
)
def test_wrong_usage_is_2_and_plain(arguments, said):
    found = sesim(*arguments)
    assert found.returncode == 2 and said in found.stderr and found.stdout == ""


@pytest.mark.parametrize(
    ("code", "never"),
    [
        (
            "from simulator.commands.main import guarded; guarded(['--help'])",
            ["numpy", "mesa", "matplotlib", "pydantic", "ruamel"],
        ),
        ("import simulator", ["numpy", "mesa", "click"]),
        (
            "from simulator.commands.main import guarded; guarded(['run', '--help'])",
            ["numpy", "mesa", "matplotlib"],
        ),
        (
            "from simulator.commands.main import guarded; guarded(['list'])",
            ["mesa", "scipy", "pandas", "matplotlib"],
        ),
        (
            (
                "from simulator.commands.main import guarded; guarded(['check',"
                " 'scenarios/youth-cafe.yaml'])"
            ),
            ["mesa", "scipy", "pandas", "matplotlib"],
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(code, never):
    found = python(
        f"{code}\nimport sys\nprint([m for m in {never!r} if m in sys.modules], file=sys.stderr)"
    )
    assert found.stderr.splitlines()[-1] == "[]", found.stderr


BREAK = """
import signal, sys, time
from simulator.commands import main as program
def fail(arguments):
    {body}
program._invoke = fail
program.main([])
"""


def test_an_unexpected_failure_is_plain_words_and_1():
    code = BREAK.format(body="raise ValueError('odd\\x1b[31m thing')")
    found = python(code)
    assert found.returncode == 1 and "Traceback" not in found.stderr
    assert found.stderr.startswith("sesim: This is a fault of sesim")
    assert "`ValueError: odd[31m thing`" in found.stderr and found.stderr.count("\n") == 1
    debugging = python(code, env={**os.environ, "SESIM_DEBUG": "1"})
    assert "Traceback" in debugging.stderr and debugging.returncode == 1


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, "sesim: Stopped with Ctrl-C.\n"),
        (signal.SIGTERM, 143, "sesim: Stopped by the system.\n"),
    ],
)
def test_signals_end_it_in_one_line(number, code, said):
    body = "print('ready', flush=True); time.sleep(30)"
    process = subprocess.Popen(
        [sys.executable, "-c", BREAK.format(body=body)],
        cwd=REPO,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **HEARING,
    )
    assert process.stdout.readline() == "ready\n"
    sent = time.monotonic()
    process.send_signal(number)
    _, error = process.communicate(timeout=10)
    assert (process.returncode, error) == (code, said)
    assert time.monotonic() - sent < 2


@pytest.mark.parametrize(
    "drop",
    [
        "kept = weakref.ref(thing, lambda dead: signal.raise_signal({number})); del thing",
        "signal.raise_signal({number})",
    ],
    ids=["Python tells of it", "nobody tells"],
)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_where_python_cannot_raise_is_heard_a_little_later(number, code, drop):
    body = f"""
    import contextlib, weakref
    class Thing:
        pass
    thing = Thing()
    with contextlib.suppress(BaseException):
        {drop.format(number=int(number))}
    time.sleep(5)
    print('deaf')"""
    found = python(BREAK.format(body=body), **HEARING)
    assert (found.returncode, found.stdout) == (code, "") and len(found.stderr.splitlines()) == 1


def test_a_reader_that_leaves_is_no_reason_to_complain():
    body = "print('x' * 100_000, flush=True)"
    process = subprocess.Popen(
        [sys.executable, "-c", BREAK.format(body=body)],
        cwd=REPO,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=10) == 141
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_said_plainly():
    with open("/dev/full", "w") as full:
        found = subprocess.run(
            [sys.executable, str(REPO / "cli.py"), "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=30,
            check=False,
        )
    assert found.returncode == 1 and "Traceback" not in found.stderr
    assert "could not be written" in found.stderr


@pytest.mark.more
def test_public_names_are_found_lazily():
    found = python("""
        import simulator
        assert simulator.load and "simulate" in dir(simulator)
        try:
            simulator.nothing
        except AttributeError as error:
            print(error)
    """)
    assert "has no attribute 'nothing'" in found.stdout, found.stderr
