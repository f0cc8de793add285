"""No input takes long or much memory to refuse, runs code, or is read from outside its folder."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from planted import GOOD

from tests.tiers import first

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 0.5, 100

MEASURE = """
import resource, sys, time
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
load(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for file in sys.argv[2:]:
    began = time.process_time()
    try:
        load(file)
        said = "accepted"
    except ScenarioError as error:
        said = f"{len(error.mistakes)} mistakes, {len(str(error))} characters"
    spent = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{spent:.3f}|{grown:.1f}|{said}")
"""


def bombs():
    """Texts that are small, legal to write, and costly to read carelessly."""
    good = GOOD.read_text("utf-8")
    many = range(3000)
    yield "brackets", "[" * 65_000
    yield "braces", "{" * 65_000
    yield "spaced brackets", "[ \n" * 20_000
    yield "deep lists", "- " * 32_000
    yield "deep keys", "? " * 32_000
    yield "deep pairs", "{a: " * 16_000
    yield "bracketed pairs", "[a, " * 16_000
    yield "many keys", "".join(f"k{n}:\n" for n in range(9000))
    yield "one key", "a: 1\n" * 12_000
    yield "many rules", "mechanisms:\n" + "".join(f" m{n}:\n" for n in many)
    yield "wrong rules", good + "".join(f"rule{n}: {{kind: outreech}}\n" for n in many)
    yield "wrong keys", good.replace("caseload: 12", ", ".join(f"caselod{n}: 1" for n in many))
    yield "wrong claims", good.replace("claims: [", "claims: [" + '"P(sustainble) >= 1", ' * 2400)
    yield "wrong levers", good.replace("levers: [", "levers: [" + "team.trainer.salry, " * 2400)
    yield (
        "laughs",
        "a: &a [x,x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n"
            for n in range(20)
        ),
    )
    yield "tags", "".join(f"a{n}: !t{n} x\n" for n in many)
    yield "anchors", "".join(f"a{n}: &a{n} x\n" for n in many)
    yield "merges", "<<: {}\n" * 8_000
    yield "digits", good.replace("people: 400", "people: " + "9" * 60_000)
    yield "spaces", good.replace("20 to 40", '"20' + " " * 60_000 + 'to 40"')
    yield "spaced claim", good.replace('"P(sustainable)', '"P(' + " " * 60_000)
    yield "spaced path", good.replace("levers: [", "levers: [" + '"a' + " " * 60_000 + '", ')
    yield "long word", good.replace("role: seller", "role: " + "seller" * 10_000)
    yield "long key", "k" * 60_000 + ": 1\n"
    yield "escapes", 'a: "' + "\\x41" * 16_000 + '"'
    yield "open quote", 'a: "' + "x" * 60_000
    yield "folded", "a: >\n" + " c\n\n" * 16_000
    yield "comments", "#\n" * 32_000
    yield "empty lines", "\n" * 65_000
    yield "tabs", "\t\n" * 32_000
    yield "controls", "\x01\n" * 32_000
    yield "directives", "%a\n" * 20_000
    yield "documents", "---\n" * 16_000
    yield "size", good + "#" * 10_000_000


FEW_BOMBS = ("brackets", "deep keys", "wrong keys", "laughs", "digits")


@pytest.mark.more
@pytest.mark.parametrize("chosen", first(1, [FEW_BOMBS, None]), ids=["few", "all"])
def test_no_bomb_takes_long_or_much_memory(tmp_path, chosen):
    files = []
    for name, text in bombs():
        if chosen and name not in chosen:
            continue
        files.append(tmp_path / f"{name.replace(' ', '-')}.yaml")
        files[-1].write_bytes(text.encode("utf-8")[: 64 * 1024 if name != "size" else None])
    for depth in range(1, 6):
        below = "big0" if depth == 1 else f"big{depth - 1}"
        rows = "".join(f"k{depth}x{n}: 1\n" for n in range(2400))
        (tmp_path / f"big{depth}.yaml").write_text(f"extends: {below}\n{rows}", "utf-8")
    (tmp_path / "big0.yaml").write_text("a: 1\n", "utf-8")
    files.append(tmp_path / "big5.yaml")
    rows = measured(files)
    for file, (seconds, grown, said) in zip(files, rows, strict=True):
        assert seconds < SECONDS, (file.name, seconds, said)
        assert grown < MEGABYTES, (file.name, grown, said)


def measured(files):
    """Seconds, megabytes and answer for each file, in a process that may not use more."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(GOOD), *map(str, files)],
        cwd=ROOT,
        timeout=60,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.split("|") for line in done.stdout.splitlines()]
    return [(float(seconds), float(grown), said) for seconds, grown, said in rows]


WATCH = """
import sys
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
good, *files = sys.argv[1:]
load(good)
from simulator.scenario import json_schema as schema
folder = files[0].rpartition("/")[0]
def watch(event, arguments):
    top = str(arguments[0]).partition(".")[0] if arguments else ""
    if event == "import" and top not in ("simulator", "ruamel", "encodings"):
        print("import", arguments[0])
    if event == "open" and not str(arguments[0]).startswith(folder):
        print("open", arguments[0])
    if event.startswith(("os.system", "subprocess", "socket", "exec", "os.exec", "pickle")):
        print(event)
sys.addaudithook(watch)
for file in files:
    try:
        load(file)
    except ScenarioError:
        pass
"""


@pytest.mark.more
def test_nothing_in_a_file_runs_code_or_leads_elsewhere(tmp_path):
    good = GOOD.read_text("utf-8")
    texts = [
        "!!python/object/apply:os.system ['touch canary']\n",
        "a: !!python/name:os.system\n",
        good.replace("kind: outreach", "kind: os.system"),
        good.replace("kind: outreach", "kind: ../../canary"),
        good.replace("kind: outreach", "kind: antigravity"),
        good.replace("  outreach:", "  antigravity:"),
        good.replace("name: good", "name: ../../canary"),
        good.replace("name: good", "name: good\nextends: ../canary"),
        good.replace("name: good", "name: good\nextends: /etc/passwd"),
        good.replace('"P(sustainable) >= 0.6"', '"__import__(os) >= 1"'),
        good.replace("when: reserve_months < 2", "when: exit() < 2"),
        good.replace("title: Kopi Kita", "title: '{0.__class__} %s ${HOME}'"),
    ]
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"text{number}.yaml")
        files[-1].write_text(text, "utf-8")
    (tmp_path / "away.yaml").symlink_to("/etc/hostname")
    files.append(tmp_path / "through.yaml")
    files[-1].write_text("extends: away\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, str(GOOD), *map(str, files)],
        cwd=ROOT,
        timeout=60,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = [line for line in done.stdout.splitlines() if "simulator/mechanisms" not in line]
    assert seen == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "list"])
def test_checking_and_listing_load_nothing_heavy(command):
    arguments = [str(GOOD)] if command == "check" else []
    code = (
        f"import sys; from simulator.commands.{command} import command\n"
        f"command({arguments!r}, standalone_mode=False)\n"
        "print([m for m in ('mesa', 'scipy', 'pandas', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
