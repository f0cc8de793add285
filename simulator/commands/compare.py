"""`sesim compare`: scenarios side by side under the same luck, or one against itself changed."""

import sys
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.completing import scenarios
from simulator.commands.exits import Command, ExitCode
from simulator.commands.help import COMPARE
from simulator.commands.keeping import shareable as to_share
from simulator.commands.rules import rules
from simulator.commands.signals import ignore_signals
from simulator.commands.time_limit import time_limit


@click.command(cls=Command, help=COMPARE, short_help="Put ventures, or a change, side by side.")
@click.argument("targets", nargs=-1, metavar="SCENARIO...", shell_complete=scenarios)
@options.sets(
    "What if? Compare one file with itself changed, such as cafe_sales.price=28000 or =+10%; of"
    " several files all are changed. Repeatable."
)
@click.option("--baseline", metavar="NAME", help="Whom to set the others against (the first).")
@options.runs("How many futures of each.")
@options.seed("Which luck, the same for all.")
@options.months
@options.out("Parent folder of the comparison's new folder.")
@options.format("Words for people, or one JSON object for programs.")
@options.quiet
@options.workers
@time_limit
@to_share
@rules
def command(
    targets: tuple[str, ...],
    sets: tuple[str, ...],
    baseline: str | None,
    runs: int | None,
    seed: int | None,
    months: int | None,
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
    seconds: float | None,
    shareable: bool,
) -> int:
    from simulator.experiments.common_terms import alike
    from simulator.storage.folder import probe
    from simulator.storage.room import of_comparison
    from simulator.verbs.compare import planned
    from simulator.verbs.progress import how_long

    plan = planned(
        targets,
        set=sets,
        baseline=baseline,
        runs=runs,
        seed=seed,
        months=months,
        shareable=shareable,
    )
    probe(out, of_comparison(plan.field.scenarios))
    if not quiet:
        output.note_if(how_long(alike(plan.field.scenarios), workers, seconds))
    comparison = plan.compare(workers, sys.stderr.isatty(), seconds)
    if form == "text" and not quiet:
        output.show(comparison.screen(output.width()))
    else:
        for mistake in comparison.mistakes:
            output.note(mistake)
    output.draw_alike()
    path = comparison.keep(out, done=ignore_signals)
    what = "comparison.json, differences.csv, measures.csv, charts"
    output.show_where(path, comparison.summary, form, quiet, what)
    if comparison.bad:
        return ExitCode.BAD_SCENARIO
    return ExitCode.FAILED_RUNS if comparison.unfinished else ExitCode.DONE
