"""`sesim init`: from a dozen plain questions, or from another scenario, to a file of one's own."""

import contextlib
import datetime
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from simulator.commands.completion import scenarios
from simulator.commands.main import BAD_SCENARIO, MISUSE, UNEXPECTED, Stop

_HELP = """Write NAME.yaml, a commented scenario to start from, in this folder.

Asks about a dozen questions, each with an example and a default; Enter takes
the default, Ctrl-C at one leaves nothing behind. Answers may also be piped
in, one a line. Nothing is ever overwritten. At the end it says what a first
look at the new venture's futures shows.

\b
Examples:
  sesim init
  sesim init green-cafe
  sesim init green-cafe --yes
  sesim init my-cafe --from youth-cafe --yes

Beside it stands sesim.schema.json, with which editors complete and check
while you type (VS Code: the YAML extension by Red Hat).

\b
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, answers missing, or a
place that is taken or cannot be written, 3 a bad scenario after --from,
130 interrupted.
"""

SCHEMA_FILE = "sesim.schema.json"
DEFAULT_NAME = "my-venture"
_LOOK = 60
"""Futures of the first look, where there are few people in each ..."""
_LOOK_PEOPLE, _LEAST_LOOK = 150_000, 20
"""... and the most people in all of them together; below so many futures there is no look."""


class AnswersEnded(Exception):
    """Standard input ended before the last question."""


@click.command(help=_HELP, short_help="Answer a dozen questions, get a commented file.")
@click.argument("name", required=False)
@click.option(
    "--from",
    "source",
    metavar="SCENARIO",
    shell_complete=scenarios,
    help="Copy this scenario (a shipped name or a file) instead of asking.",
)
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: take every default.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("."),
    metavar="DIR",
    help="Folder for the files (default: this one).",
)
def command(name: str | None, source: str | None, yes: bool, out: Path) -> None:
    from simulator.storage.folder import OutputRefused, WriteFailed, probe

    try:
        probe(out)
        title, slug = _named(name, yes, out)
        _write(
            _drafted(title, slug, yes, out) if source is None else _copied(source, slug, out),
            out,
            slug,
        )
        if source is None:
            with contextlib.suppress(KeyboardInterrupt):  # the file is written, and stays
                _look(out / f"{slug}.yaml")
    except AnswersEnded as ended:
        raise Stop(f"sesim: {ended}", MISUSE) from None
    except OutputRefused as refused:
        raise Stop(str(refused), MISUSE) from None
    except WriteFailed as failed:
        raise Stop(f"sesim: {failed}", UNEXPECTED) from None


# -- asking -------------------------------------------------------------------------------------


def _named(name: str | None, yes: bool, out: Path) -> tuple[str, str]:
    """What the venture is called, and the name of its file."""
    from simulator.quantities.grammar import Unreadable
    from simulator.starter.readings import read_name, read_words

    def free(text: str) -> tuple[str, str]:
        slug = read_name(text)
        if (out / f"{slug}.yaml").exists():
            raise Unreadable(
                f"{slug}.yaml exists already and is left as it is; choose another name"
            )
        return read_words(text), slug

    if name is None and not yes:
        return _ask("What is the venture called?", "Green Café", DEFAULT_NAME, free)
    try:
        text = DEFAULT_NAME if name is None else name
        return read_words(text), read_name(text)
    except Unreadable as error:
        raise click.BadParameter(f"{error}.", param_hint="NAME") from None


def _ask(question: str, example: str, default: str | None, read: Any, options: str = "") -> Any:
    """The value of an answer; a wrong one is explained and asked again."""
    from simulator.quantities.grammar import Unreadable

    usual = f" [{default}]" if default is not None else ""
    click.echo(f"\n{question}{options}\n  such as {example}", err=True)
    while True:
        text = _line(f" {usual} > ", question)
        if not text and default is None:
            click.echo(f"  There is no usual answer; write yours, such as {example}.", err=True)
            continue
        try:
            return read(text or default)
        except Unreadable as error:
            click.echo(click.wrap_text(f"{error}.", 78, "  ", "  "), err=True)


def _line(prompt: str, question: str) -> str:
    """One line of standard input; shown again where nobody typed it."""
    click.echo(prompt, nl=False, err=True)
    try:
        line = sys.stdin.readline() if sys.stdin else ""
    except (UnicodeDecodeError, ValueError):
        line = "?\n"
    if not line:
        click.echo("", err=True)
        raise AnswersEnded(
            f"the answers ended at the question: {question}\nNothing was written. Give one line a "
            "question (an empty line takes the default),\nor --yes for all defaults."
        )
    if not sys.stdin.isatty():
        click.echo(line.strip()[:120], err=True)
    return line.strip()


def _answers(title: str, name: str, yes: bool) -> Any:
    """Every question's answer, asked for or by default."""
    from simulator.mechanisms import kinds
    from simulator.starter.questions import Answers, questions

    answers = Answers(frozenset(kinds()), {"name": name, "title": title})
    if not yes:
        click.echo("\nEnter takes the answer in brackets; Ctrl-C leaves nothing behind.", err=True)
    for question in questions():
        if question.asked(answers):
            _answer(question, answers, yes)
    return answers


def _answer(question: Any, answers: Any, yes: bool) -> None:
    default = question.default(answers)
    if yes:
        answers.values[question.key] = question.read(default, answers)
        return

    def read(text: str) -> Any:
        value = question.read(text, answers)
        if text != default:
            answers.own.add(question.key)
        return value

    value = _ask(question.ask, question.example, default, read, _listed(question, answers))
    answers.values[question.key] = value
    if question.options:
        said = value if isinstance(value, str) else ", ".join(value) or "none"
        click.echo(f"  taken as: {said}", err=True)


def _listed(question: Any, answers: Any) -> str:
    """The options of a question, a line each."""
    from simulator.starter.archetypes import offered

    return "".join(
        f"\n  {number}  {option.word:<10} {option.says}"
        for number, option in enumerate(offered(question.options, answers.known), 1)
    )


# -- writing ------------------------------------------------------------------------------------


def _drafted(title: str, name: str, yes: bool, out: Path) -> dict[str, str]:
    from simulator.starter.draft import starter_text
    from simulator.storage.new_files import refuse_existing

    refuse_existing([out / f"{name}.yaml"])
    today = datetime.date.today()
    return {f"{name}.yaml": starter_text(_answers(title, name, yes), (today.year, today.month))}


def _copied(source: str, name: str, out: Path) -> dict[str, str]:
    """The scenario under its new name; a file that it extends may stand there already."""
    from simulator.scenario.mistakes import ScenarioError
    from simulator.starter.renamed import copied
    from simulator.storage.new_files import refuse_existing

    refuse_existing([out / f"{name}.yaml"])
    try:
        files = copied(source, name)
    except ScenarioError as error:
        raise Stop(str(error), BAD_SCENARIO) from None
    return {file: text for file, text in files.items() if not _same(out / file, text)}


def _same(path: Path, text: str) -> bool:
    try:
        return path.read_bytes().decode("utf-8-sig") == text
    except (OSError, UnicodeDecodeError):
        return False


def _holds(path: Path, text: str) -> bool:
    """Whether a JSON file says the same, however it is laid out."""
    try:
        return json.loads(path.read_bytes()) == json.loads(text)
    except (OSError, ValueError):
        return False


def _write(files: dict[str, str], out: Path, name: str) -> None:
    """Put the files in place and say what to type next."""
    from simulator.scenario.json_schema import json_schema
    from simulator.storage.new_files import put
    from simulator.words.safe_text import clean

    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    stands = (out / SCHEMA_FILE).exists()
    old = stands and not _holds(out / SCHEMA_FILE, schema)
    put(
        {out / file: text for file, text in files.items()}
        | ({} if stands else {out / SCHEMA_FILE: schema})
    )
    path = clean((out / f"{name}.yaml").as_posix())
    if old:
        click.echo(
            f"{SCHEMA_FILE} is there already but differs from this version's, and was left "
            f"as it is.\nRenew it:  sesim check --schema > {SCHEMA_FILE}",
            err=True,
        )
    click.echo(f"Wrote {path}" + ("" if stands else f" and {SCHEMA_FILE} (for your editor)."))
    click.echo(
        f"\nNext:  sesim run {path}\n       then open {path}, and write over what you know better"
    )


def _look(file: Path) -> None:
    """Simulate the new venture for a moment, and say what that shows."""
    from simulator.experiments.batches import agents
    from simulator.experiments.ensemble import simulate
    from simulator.reports.formats import percent
    from simulator.results.cause_words import WORDS
    from simulator.results.summary import summarise
    from simulator.results.verdict import MONEY_LACKS
    from simulator.scenario.load import load
    from simulator.scenario.warnings import remarks

    scenario = load(file)
    for remark in remarks(scenario):
        click.echo("\n" + click.wrap_text(f"LOOK: {remark}", 78))
    runs = min(_LOOK, _LOOK_PEOPLE // agents(scenario))
    if runs < _LEAST_LOOK:
        return
    found = summarise(simulate(replace(scenario, runs=runs)))
    if found["runs"]["failed"]:
        return
    money, impact = found["verdict"]["money"], found["verdict"]["impact"]
    said = (
        f"A first look at {runs} futures: {round(runs * money['sustainable']['share'])} are "
        f"sustainable, {round(runs * impact['delivers']['share'])} deliver their target; in the "
        f"middle one, own income covers {percent(found['measures']['self_sufficiency']['q50'])} "
        "of cost."
    )
    if money["sustainable"]["share"] < 0.1:
        closed = found["measures"]["closed_month"]
        lacks = ", ".join(c for c in MONEY_LACKS if (found["missing"][c] or 0) > 0.5)
        most_close = closed["n"] > runs / 2
        said += " As answered, it can hardly pay for itself: "
        said += (
            f"{closed['n']} run out of money, the middle one in month {closed['q50']:.0f}"
            if most_close
            else f"most of them lack {lacks or 'something'}"
        )
        said += f" ({WORDS[found['causes'][0]['cause']]})."
        if most_close and lacks:
            said += f" Most of the others lack {lacks}."
    click.echo("\n" + click.wrap_text(said, 78))
