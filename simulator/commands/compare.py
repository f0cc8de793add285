"""`sesim compare`: scenarios side by side under the same luck, or one against itself changed."""

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from simulator.commands.completion import changes, scenarios
from simulator.commands.main import BAD_SCENARIO, DONE, FAILED_RUNS, MISUSE, UNEXPECTED, Stop
from simulator.commands.rules import rules
from simulator.commands.run import Whole, all_changes, progress_line, saved, tell_where, width
from simulator.commands.standard_input import at_most_once
from simulator.commands.time_limit import tell_estimate, time_limit

_HELP = """Compare scenarios (shipped names, files, a folder, or - for standard
input) future by future.

\b
Examples:
  sesim compare youth-cafe --set cafe_sales.price=28000   what if?
  sesim compare youth-cafe my-venture.yaml
  sesim compare ventures/ --baseline kiosk --runs 500
  sesim compare ventures/ --set community.income=-20%     a shock for all

All have the same luck: future 17 of one is paired with future 17 of the
other. The first file's seed and runs hold for all, and the longest months;
what is promised by a month stays due in it. A difference that these futures
cannot tell from none is called a tie. A bad file is listed with its mistakes;
the others are compared.

Everything is kept in a new folder under ./outputs: comparison.json,
differences.csv, measures.csv, portfolio.csv and a chart.

\b
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, 3 a bad scenario,
4 some futures failed, 130 interrupted.
"""
_EXAMPLE = "sesim compare youth-cafe --set cafe_sales.price=28000"


@dataclass(frozen=True)
class Wish:
    """How a comparison is to be shown and kept."""

    out: Path
    format: str
    quiet: bool
    workers: int
    typed: str
    seconds: float | None
    shock: tuple[str, ...]
    """Changes that hold for every scenario."""


@click.command(help=_HELP, short_help="Put ventures, or one and a change of it, side by side.")
@click.argument("targets", nargs=-1, metavar="SCENARIO...", shell_complete=scenarios)
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="PATH=VALUE",
    shell_complete=changes,
    help="What if? Compare one file with itself changed, such as "
    "cafe_sales.price=28000 or =+10%; of several files all are changed. Repeatable.",
)
@click.option(
    "--baseline",
    metavar="NAME",
    help="Which one the others are measured against (default: the first).",
)
@click.option("--runs", type=Whole(1, 10_000), help="How many futures of each.")
@click.option("--seed", type=Whole(0, 2**63 - 1), help="Which luck, the same for all.")
@click.option("--months", type=Whole(12, 600), help="How many months to simulate.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    show_default=True,
    metavar="DIR",
    help="Parent folder of the comparison's new folder.",
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
    "--workers",
    type=Whole(1, 256),
    metavar="N",
    help="Processes at most (default: one per core, and only where they help).",
)
@time_limit
@rules
def command(
    targets: tuple[str, ...],
    sets: tuple[str, ...],
    baseline: str | None,
    runs: int | None,
    seed: int | None,
    months: int | None,
    out: Path,
    format: str,
    quiet: bool,
    workers: int | None,
    seconds: float | None,
) -> int:
    from simulator.storage.manifest import Order, now

    own = {
        name: str(value)
        for name, value in (("runs", runs), ("seed", seed), ("months", months))
        if value is not None
    }
    order = Order({**own, "set": list(sets), "baseline": baseline}, now())
    field, alone = _field(targets, sets, baseline, own)
    labels = _labels(field, alone)
    typed = shlex.join(
        [
            "sesim",
            "compare",
            *targets,
            *(word for one in sets for word in ("--set", one)),
            *(["--baseline", baseline] if baseline else []),
            *(
                word
                for name, value in own.items()
                if name != "runs"
                for word in (f"--{name}", value)
            ),
        ]
    )
    workers = workers or os.cpu_count() or 1
    wish = Wish(out, format, quiet, workers, typed, seconds, () if alone else sets)
    return _run(field, labels, _baseline(field, labels, baseline), order, wish)


# -- what is compared -----------------------------------------------------------------------------


def _field(
    targets: Sequence[str], sets: Sequence[str], baseline: str | None, own: dict[str, str]
) -> tuple[Any, bool]:
    """One file and its change (then `True`), or every file that is named or lies in a named
    folder."""
    from simulator.experiments.compare import SHARED
    from simulator.experiments.scenario_set import files_of, read_field, what_if
    from simulator.scenario.load import ScenarioError

    at_most_once(targets)
    changes = all_changes(sets, own)
    try:
        files = files_of(targets)
    except FileNotFoundError as empty:
        raise click.UsageError(str(empty)) from None
    except PermissionError as closed:
        raise click.UsageError(f"the folder {closed.filename} may not be read.") from None
    if changes and changes.keys() <= set(SHARED):
        raise click.UsageError(
            "seed, runs and months hold for both sides, so that nothing would "
            "differ: write them as options, such as --months 36, and what to "
            "change as --set."
        )
    alone = bool(sets) and len(files) == 1
    if alone and baseline is not None:
        raise click.UsageError(
            "--set compares one file with itself changed: leave --baseline out, such as "
            f"`{_EXAMPLE}`."
        )
    if not sets and len(files) < 2:
        raise click.UsageError(
            "Name two scenarios or a folder of them, or one and what to change "
            f"in it, such as `{_EXAMPLE}`."
        )
    try:
        field = what_if(files[0], own, changes) if alone else read_field(files, {**own, **changes})
    except ScenarioError as refused:
        raise Stop(str(refused), BAD_SCENARIO) from None
    if len(field.scenarios) < 2:
        raise _stop(
            field,
            f"Of {len(files)} files, {len(field.scenarios) or 'none'} is a sound "
            "scenario, so there is nothing to compare.",
        )
    return field, alone


def _stop(field: Any, why: str) -> Stop:
    return Stop(
        "\n".join([*(line for bad in field.bad for line in bad.mistakes), why]), BAD_SCENARIO
    )


def _labels(field: Any, changed: bool) -> tuple[str, ...]:
    from simulator.experiments.compare import distinct

    return (field.scenarios[0].name, "changed") if changed else distinct(field.scenarios)


def _baseline(field: Any, labels: Sequence[str], name: str | None) -> int:
    if name is None:
        return 0
    number = field.number(name, labels)
    if number is None and field.names_bad(name):
        raise _stop(field, "The baseline is not sound, so there is nothing to compare with.")
    if number is None:
        raise click.BadParameter(
            f"`{name[:60]}` is none of them; choose from: {', '.join(labels)}.",
            param_hint="'--baseline'",
        )
    return number


# -- comparing, showing, keeping ------------------------------------------------------------------


def _run(field: Any, labels: Sequence[str], baseline: int, order: Any, wish: Wish) -> int:
    from simulator.experiments.compare import alike
    from simulator.reports.comparison.contents import as_dict
    from simulator.storage.folder import OutputRefused, WriteFailed, filled, probe

    try:
        probe(wish.out)
    except OutputRefused as refused:
        raise Stop(str(refused), MISUSE) from None
    if not wish.quiet:
        tell_estimate(alike(field.scenarios), wish.workers, wish.seconds)
    comparison = _compared(field, labels, baseline, wish.workers, wish.seconds)
    if wish.quiet or wish.format == "json":
        _warn(field.bad)
    else:
        _show(comparison, field.bad, wish)
    bad = [{"file": Path(b.file).name, "mistakes": list(b.nameless)} for b in field.bad]
    kept = as_dict(comparison) | {"bad": bad, "output": None}
    try:
        path = filled(
            wish.out,
            f"{comparison.base.scenario.name}-compare",
            lambda folder: _keep(folder, comparison, kept, order),
        )
    except WriteFailed as failed:
        raise Stop(f"sesim: {failed}", UNEXPECTED) from None
    tell_where(
        path, kept, wish, saved(path, "comparison.json, differences.csv, measures.csv, charts")
    )
    if field.bad:
        return BAD_SCENARIO
    unfinished = any(s["runs"]["failed"] or "untried" in s for s in kept["scenarios"])
    return FAILED_RUNS if unfinished else DONE


def _compared(
    field: Any, labels: Sequence[str], baseline: int, workers: int, seconds: float | None
) -> Any:
    from simulator.experiments.compare import NothingFinished, compare
    from simulator.words.safe_text import clean

    terminal = sys.stderr.isatty()
    try:
        return compare(
            field.scenarios,
            baseline,
            labels=labels,
            workers=workers,
            progress=progress_line() if terminal else None,
            seconds=seconds,
        )
    except NothingFinished as nothing:
        raise Stop(f"sesim: nothing was kept. {clean(str(nothing))}", FAILED_RUNS) from None
    finally:
        if terminal:
            click.echo("\r\033[K", nl=False, err=True)


def _warn(bad: Sequence[Any]) -> None:
    """Mistakes where the screen is not for people."""
    from simulator.words.safe_text import clean

    for file in bad:
        for mistake in file.mistakes:
            click.echo(clean(mistake), err=True)


def _show(comparison: Any, bad: Sequence[Any], wish: Wish) -> None:
    from simulator.reports.comparison.screen import comparison_screen
    from simulator.words.safe_text import encodable

    text = comparison_screen(comparison, bad, wish.typed, width(), wish.shock)
    click.echo(encodable(text, sys.stdout.encoding), nl=False)
    sys.stdout.flush()


def _keep(folder: Any, comparison: Any, kept: dict[str, Any], order: Any) -> None:
    from simulator.commands.signals import be_left_alone
    from simulator.reports.chart_style import load_matplotlib

    load_matplotlib()
    from simulator.reports.comparison.folder import fill_comparison

    kept["output"] = folder.path.as_posix()
    fill_comparison(folder, comparison, kept, order)
    be_left_alone()  # it is kept: only its name and the last word are to come
