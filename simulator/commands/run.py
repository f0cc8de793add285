"""`sesim run`: simulate one scenario, print its verdict, keep everything in a new folder."""

import sys
from pathlib import Path

import click

from simulator.commands import options, output
from simulator.commands.completing import scenarios
from simulator.commands.exits import Command, ExitCode, of_claims
from simulator.commands.help import RUN
from simulator.commands.keeping import kept
from simulator.commands.rules import rules
from simulator.commands.signals import ignore_signals
from simulator.commands.time_limit import time_limit


@click.command(cls=Command, help=RUN, short_help="Simulate futures and print the verdict.")
@click.argument("scenario", shell_complete=scenarios)
@options.runs()
@options.seed()
@options.months
@options.sets(
    "Change one assumption, such as cafe_sales.price=28000, or =+10% to raise what the file says"
    " by a tenth; repeatable."
)
@options.out("Parent folder of the run's new folder.")
@options.format("Words for people, or one JSON object for programs.")
@options.quiet
@options.workers
@time_limit
@kept
@rules
@click.option("--strict", is_flag=True, help="Exit 5 or 6 where a claim is false or inconclusive.")
def command(
    scenario: str,
    runs: int | None,
    seed: int | None,
    months: int | None,
    sets: tuple[str, ...],
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
    seconds: float | None,
    replicate: int | None,
    rows: bool,
    shareable: bool,
    no_series: bool,
    strict: bool,
) -> int:
    from simulator.verbs.keeping import Keeping
    from simulator.verbs.progress import how_long
    from simulator.verbs.simulate import planned

    how = Keeping(replicate, rows, shareable, series=not no_series)
    plan = planned(scenario, runs=runs, seed=seed, months=months, set=sets, shareable=shareable)
    how.check(plan.scenario, out)
    for said in plan.notes:
        output.note_if(said)
    if not quiet:
        output.note_if(how_long([plan.scenario], workers, seconds))
    run = plan.simulate(workers, sys.stderr.isatty(), seconds)
    how.check_finished(run.result)
    if form == "text" and not quiet:
        output.show(run.screen(output.width()))
    output.draw_alike()
    path, told = run.keep(out, how, done=ignore_signals)
    what = f"report.html, tables, {'' if shareable else 'books, '}charts"
    output.show_where(path, told, form, quiet, what)
    if run.result.n < run.result.planned:
        return ExitCode.FAILED_RUNS
    return of_claims(told["claims"]) if strict else ExitCode.DONE
