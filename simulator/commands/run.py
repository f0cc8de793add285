"""`sesim run`: simulate one scenario, print its verdict, keep everything in a new folder."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from simulator.commands.completion import changes, scenarios
from simulator.commands.main import (
    BAD_SCENARIO,
    CLAIM_FALSE,
    CLAIM_OPEN,
    DONE,
    FAILED_RUNS,
    MISUSE,
    UNEXPECTED,
    Stop,
)

_HELP = """Simulate SCENARIO, a shipped name or a file, and print the verdict.

\b
Examples:
  sesim run youth-cafe
  sesim run my-venture.yaml --runs 500 --seed 3
  sesim run youth-cafe --set cafe_sales.price=28000 --set community.people=400
  sesim run youth-cafe --format json > answer.json

Everything is kept in a new folder under ./outputs: a summary, one row per
future, the books of one future month by month, the assumptions and charts.

\b
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, 3 bad scenario,
4 some futures failed, 130 interrupted; with --strict also 5 a claim is
false, 6 a claim is inconclusive.
"""


class Whole(click.ParamType):
    """A whole number between two bounds, refused in plain words."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).replace("_", "")
        whole = text.isascii() and text.removeprefix("-").isdigit() and len(text) < 20
        if whole and self.low <= int(text) <= self.high:
            return int(text)
        self.fail(
            f"`{str(value)[:40]}` is not a whole number from {self.low} to {self.high:,}.",
            param,
            ctx,
        )


@dataclass(frozen=True)
class Wish:
    """How a run is to be shown and kept."""

    out: Path
    format: str
    quiet: bool
    replicate: int | None
    workers: int
    rows: bool
    shareable: bool
    strict: bool


@click.command(help=_HELP, short_help="Simulate a venture's futures and print the verdict.")
@click.argument("scenario", shell_complete=scenarios)
@click.option("--runs", type=Whole(1, 10_000), help="How many futures (default: the file's).")
@click.option(
    "--seed", type=Whole(0, 2**63 - 1), help="Which luck; the same seed gives the same bytes."
)
@click.option("--months", type=Whole(12, 600), help="How many months to simulate.")
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="PATH=VALUE",
    shell_complete=changes,
    help=(
        "Change one assumption, such as cafe_sales.price=28000, or =+10% to "
        "raise what the file says by a tenth; repeatable."
    ),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    show_default=True,
    metavar="DIR",
    help="Parent folder of the run's new folder.",
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Words for people, or one JSON object for programs.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print only where the files are.")
@click.option(
    "--replicate",
    type=Whole(0, 9_999),
    metavar="N",
    help="The future to write out in full (default: the one with median closing cash).",
)
@click.option(
    "--workers",
    type=Whole(1, 256),
    metavar="N",
    help="Processes at most (default: one per core, and only where they help).",
)
@click.option("--rows", is_flag=True, help="Also write one row per (synthetic) person, people.csv.")
@click.option(
    "--shareable",
    is_flag=True,
    help=(
        "To hand on: hide every count of 1 to 10 people served or donors, and leave out the "
        "books and the money of single futures. It draws a seed of its own, kept nowhere."
    ),
)
@click.option("--strict", is_flag=True, help="Exit 5 or 6 where a claim is false or inconclusive.")
def command(
    scenario: str,
    runs: int | None,
    seed: int | None,
    months: int | None,
    sets: tuple[str, ...],
    out: Path,
    format: str,
    quiet: bool,
    replicate: int | None,
    workers: int | None,
    rows: bool,
    shareable: bool,
    strict: bool,
) -> int:
    from simulator.storage.manifest import Order, now

    changes = {
        name: str(value)
        for name, value in (("runs", runs), ("seed", seed), ("months", months))
        if value is not None
    }
    options = {
        **changes,
        "set": list(sets),
        "replicate": replicate,
        "rows": rows,
        "shareable": shareable,
    }
    if rows and shareable:
        raise click.UsageError(
            "--rows keeps one row per person, which --shareable is there to hold back: choose one."
        )
    order = Order(options, now())
    asked = all_changes(sets, changes)
    whole = None if months is None else _load(scenario, asked)
    plan = _load(scenario, changes | asked)
    _check_replicate(replicate, plan.runs)
    if shareable:
        (plan,) = to_share([plan], changes | asked)
    if whole is not None:
        _tell_of_deadline(whole, plan)
    workers = workers or os.cpu_count() or 1
    return _run(plan, order, Wish(out, format, quiet, replicate, workers, rows, shareable, strict))


def all_changes(sets: Sequence[str], options: Mapping[str, str]) -> dict[str, str]:
    """Values by path of every `--set`, none of which an option such as `--runs` sets too."""
    found: dict[str, str] = {}
    for path, value in map(change, sets):
        path = path.removeprefix("mechanisms.")
        if path in found:
            raise click.BadParameter(
                f"{path} is set twice, to {found[path]} and to {value}.", param_hint="'--set'"
            )
        if path in options:
            raise click.BadParameter(
                f"{path} is set twice, to {value} and by --{path} {options[path]}.",
                param_hint="'--set'",
            )
        found[path] = value
    return found


def change(text: str) -> tuple[str, str]:
    """Path and value of one `--set`."""
    path, equals, value = text.partition("=")
    if not equals or not path.strip() or not value.strip():
        raise click.BadParameter(
            f"`{text[:60]}` is not PATH=VALUE, such as cafe_sales.price=28000.",
            param_hint="'--set'",
        )
    return path.strip(), value.strip()


def _load(scenario: str, changes: dict[str, str]) -> Any:
    from simulator.scenario.load import ScenarioError, load

    try:
        return load(scenario, changes)
    except ScenarioError as refused:
        raise Stop(str(refused), BAD_SCENARIO) from None


def _tell_of_deadline(whole: Any, plan: Any) -> None:
    """A run shorter than the promise is judged at its end, against targets made for longer."""
    promised = int(whole.targets.values["sustainable_by"].likely)
    if promised > plan.months:
        click.echo(
            f"NOTE    sustainability is promised for month {promised}, but judged at month "
            f"{plan.months} here; the other targets are as they were.",
            err=True,
        )


def _check_replicate(replicate: int | None, runs: int) -> None:
    if replicate is not None and replicate >= runs:
        raise click.BadParameter(
            f"there is no future {replicate}; {runs} are simulated, numbered 0 to {runs - 1}.",
            param_hint="'--replicate'",
        )


def to_share(plans: Sequence[Any], by_user: Iterable[str]) -> tuple[Any, ...]:
    """The scenarios as they are simulated for handing on."""
    from simulator.disclosure.policy import NotShareable, all_to_share

    try:
        return all_to_share(plans, by_user)
    except NotShareable as refused:
        raise click.UsageError(str(refused)) from None


def _run(plan: Any, order: Any, wish: Wish) -> int:
    """Find out that the place is good, simulate, show, keep."""
    from simulator.results.summary import summarise
    from simulator.storage.folder import OutputRefused, WriteFailed, filled, probe

    for name in ("matplotlib", "jinja2"):  # found missing before the work, not after it
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    try:
        probe(wish.out)
    except OutputRefused as refused:
        raise Stop(str(refused), MISUSE) from None
    result = _simulate(plan, wish.workers)
    _check_finished(result, wish.replicate)
    summary = summarise(result)
    if wish.shareable:
        from simulator.disclosure.measures import safe_summary

        summary = safe_summary(summary, result)
    if wish.format == "text" and not wish.quiet:
        _show(summary, plan, order)
    told: dict[str, Any] = {}
    try:
        path = filled(
            wish.out,
            plan.name,
            lambda folder: told.update(_keep(folder, result, summary, order, wish)),
        )
    except WriteFailed as failed:
        raise Stop(f"sesim: {failed}", UNEXPECTED) from None
    books = "" if wish.shareable else "books, "
    tell_where(path, told, wish, saved(path, f"report.html, tables, {books}charts"))
    return exit_code(told, wish.strict)


def _check_finished(result: Any, replicate: int | None) -> None:
    """Without a finished future there is no verdict; a failed one cannot be replayed."""
    from simulator.words.safe_text import clean

    for failure in result.failures:
        if not result.n or failure.replicate == replicate:
            raise Stop(
                f"sesim: {len(result.failures)} of {result.planned} futures could not be "
                f"simulated, and nothing was kept. Future {failure.replicate}: "
                f"{clean(failure.reason)}",
                FAILED_RUNS,
            )


def _simulate(plan: Any, workers: int) -> Any:
    from simulator.experiments.ensemble import simulate

    if not sys.stderr.isatty():
        return simulate(plan, workers=workers)
    try:
        return simulate(plan, workers=workers, progress=progress_line())
    finally:
        click.echo("\r\033[K", nl=False, err=True)


def progress_line() -> Callable[[int, int], None]:
    """A function that writes how far a run is, and how long it will take, over one line."""
    began = time.monotonic()

    def show(done: int, planned: int) -> None:
        left = (time.monotonic() - began) * (planned - done) / max(done, 1)
        time_left = f", about {left:.0f} s left" if done and left >= 1 else ""
        click.echo(f"\r\033[K{done:,} of {planned:,} futures{time_left}", nl=False, err=True)

    return show


def width() -> int:
    """Columns of the terminal, 80 where there is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 80


def _show(summary: dict[str, Any], plan: Any, order: Any) -> None:
    from simulator.reports.screen import screen
    from simulator.words.safe_text import encodable

    text = screen(summary, plan, width(), order.options["set"])
    click.echo(encodable(text, sys.stdout.encoding), nl=False)
    sys.stdout.flush()


def _keep(
    folder: Any, result: Any, summary: dict[str, Any], order: Any, wish: Wish
) -> dict[str, Any]:
    """Write the folder; returns the summary as it stands there."""
    from simulator.commands.signals import be_left_alone
    from simulator.experiments.ensemble import replay
    from simulator.reports.report import fill, fill_to_share, median_future, write_people

    chosen = median_future(result) if wish.replicate is None else wish.replicate
    future = replay(result.scenario, chosen)
    if wish.rows:
        write_people(folder, future)
    write = fill_to_share if wish.shareable else fill
    told = write(folder, result, summary | {"output": folder.path.as_posix()}, future, order)
    be_left_alone()  # it is kept: only its name and the last word are to come
    return told


def saved(path: Path, what: str) -> str:
    """Where the results are, and what they are where there is room for that."""
    said = f"SAVED   {path}"
    return f"{said}: {what}" if len(said) + len(what) + 2 <= width() else said


def tell_where(path: Path, answer: dict[str, Any], wish: Any, said: str) -> None:
    """The last word of a command: the answer for programs, the folder alone, or `said`."""
    from simulator.storage.folder import as_json
    from simulator.words.safe_text import encodable

    if wish.format == "json":
        said = as_json(answer).rstrip("\n")
    elif wish.quiet:
        said = str(path)
    try:
        click.echo(encodable(said, sys.stdout.encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Stop(
            f"sesim: the answer could not be written ({error.strerror or error}); all of it is "
            f"in {path}",
            UNEXPECTED,
        ) from None


def exit_code(summary: dict[str, Any], strict: bool) -> int:
    """0, or what a program should know: failed futures first, then claims where asked for."""
    if summary["runs"]["failed"]:
        return FAILED_RUNS
    results = {claim["result"] for claim in summary["claims"]} if strict else set()
    if "false" in results:
        return CLAIM_FALSE
    return CLAIM_OPEN if "inconclusive" in results else DONE
