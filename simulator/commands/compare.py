"""`sesim compare`: scenarios side by side under the same luck, or one against itself changed."""

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from simulator.commands.completion import changes, scenarios
from simulator.commands.main import BAD_SCENARIO, DONE, FAILED_RUNS, MISUSE, UNEXPECTED, Stop
from simulator.commands.run import (
    Whole,
    all_changes,
    progress_line,
    saved,
    tell_where,
    to_share,
    width,
)

_HELP = """Compare scenarios (shipped names, files or a folder) future by future.

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
    shock: tuple[str, ...]
    """Changes that hold for every scenario."""
    shareable: bool = False


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
@click.option(
    "--shareable",
    is_flag=True,
    help="To hand on, as of `sesim run`: hide every count of 1 to 10 people served or donors.",
)
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
    shareable: bool,
) -> int:
    from simulator.storage.manifest import Order, now

    own = {
        name: str(value)
        for name, value in (("runs", runs), ("seed", seed), ("months", months))
        if value is not None
    }
    options = {**own, "set": list(sets), "baseline": baseline}
    order = Order({**options, "shareable": True} if shareable else options, now())
    field, alone = _field(targets, sets, baseline, own)
    if shareable:
        field = _to_share(field, {*own, *all_changes(sets, own)})
    labels = _labels(field, alone)
    typed = shlex.join(
        [
            "sesim",
            "compare",
            *targets,
            *(word for one in sets for word in ("--set", one)),
            *(["--baseline", baseline] if baseline else []),
            *(["--shareable"] if shareable else []),
            *(
                word
                for name, value in own.items()
                if name != "runs"
                for word in (f"--{name}", value)
            ),
        ]
    )
    cores = workers or os.cpu_count() or 1
    wish = Wish(out, format, quiet, cores, typed, () if alone else sets, shareable)
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


def _to_share(field: Any, by_user: set[str]) -> Any:
    """The scenarios as they are simulated for handing on; none may be left out."""
    if field.bad:
        raise _stop(field, "Nothing is shared beside a bad file: mend it, or leave it out.")
    return replace(field, scenarios=to_share(field.scenarios, by_user))


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
    from simulator.reports.comparison.contents import as_dict
    from simulator.storage.folder import OutputRefused, WriteFailed, filled, probe

    try:
        probe(wish.out)
    except OutputRefused as refused:
        raise Stop(str(refused), MISUSE) from None
    comparison = _compared(field, labels, baseline, wish)
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
    return FAILED_RUNS if any(s["runs"]["failed"] for s in kept["scenarios"]) else DONE


def _compared(field: Any, labels: Sequence[str], baseline: int, wish: Wish) -> Any:
    from simulator.disclosure.comparisons import keep, shared_comparison
    from simulator.experiments.compare import NothingFinished, compare
    from simulator.words.safe_text import clean

    terminal = sys.stderr.isatty()
    try:
        found = compare(
            field.scenarios,
            baseline,
            labels=labels,
            workers=wish.workers,
            progress=progress_line() if terminal else None,
            keep=keep if wish.shareable else None,
        )
        return shared_comparison(found) if wish.shareable else found
    except NothingFinished as nothing:
        raise Stop(f"sesim: nothing was kept. {clean(str(nothing))}", FAILED_RUNS) from None
    finally:
        if terminal:
            click.echo("\r\033[K", nl=False, err=True)


def _warn(bad: Sequence[Any]) -> None:
    """Mistakes where the screen is not for people."""
    from simulator.quantities.units import visible

    for file in bad:
        for mistake in file.mistakes:
            click.echo(visible(mistake), err=True)


def _show(comparison: Any, bad: Sequence[Any], wish: Wish) -> None:
    from simulator.reports.comparison.screen import comparison_screen
    from simulator.words.safe_text import encodable

    text = comparison_screen(comparison, bad, wish.typed, width(), wish.shock)
    click.echo(encodable(text, sys.stdout.encoding), nl=False)
    sys.stdout.flush()


def _keep(folder: Any, comparison: Any, kept: dict[str, Any], order: Any) -> None:
    from simulator.commands.signals import be_left_alone
    from simulator.reports.comparison.folder import fill_comparison

    kept["output"] = folder.path.as_posix()
    fill_comparison(folder, comparison, kept, order)
    be_left_alone()  # it is kept: only its name and the last word are to come
