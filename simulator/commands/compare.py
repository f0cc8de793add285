"""`sesim compare`: scenarios with the same random numbers, or one before and after a change."""

import sys
from pathlib import Path

import click

from simulator.commands import comparing, keeping, options, output
from simulator.commands.command import Command
from simulator.commands.completing import scenarios
from simulator.commands.exits import ExitCode
from simulator.commands.help import COMPARE, COMPARE_SET
from simulator.commands.parameters import SCENARIO, argument
from simulator.commands.rules import rules
from simulator.commands.screen import Screen
from simulator.commands.signals import ignore_signals
from simulator.commands.time_limit import time_limit
from simulator.words.texts import N_


@click.command(cls=Command, page=COMPARE)
@argument("targets", nargs=-1, metavar=SCENARIO, shell_complete=scenarios)
@options.sets(COMPARE_SET)
@options.baseline
@options.runs(N_("Number of futures of each scenario."))
@options.seed(N_("Random seed, the same for all scenarios."))
@options.months
@options.out()
@options.form
@options.quiet
@options.workers
@time_limit
@keeping.shareable
@comparing.statistics
@comparing.best
@rules
def command(
    targets: tuple[str, ...],
    sets: tuple[str, ...],
    out: Path,
    form: str,
    quiet: bool,
    workers: int,
    seconds: float | None,
    stats: bool,
    baseline: str | None,
    runs: int | None,
    seed: int | None,
    months: int | None,
    shareable: bool,
    best: int | None,
) -> int:
    from simulator.experiments.common_terms import alike
    from simulator.storage.folder import probe
    from simulator.storage.room import of_comparison
    from simulator.verbs.compare import planned
    from simulator.verbs.progress import how_long

    head = {"runs": runs, "seed": seed, "months": months}
    plan = planned(targets, set=sets, baseline=baseline, shareable=shareable, best=best, **head)
    probe(out, of_comparison(plan.chosen.scenarios))
    if not quiet:
        output.note_if(how_long(alike(plan.chosen.scenarios), workers, seconds))
    comparison = plan.compare(workers, sys.stderr.isatty(), seconds)
    screen = Screen(form, quiet)
    if screen.silent:
        for mistake in comparison.mistakes:
            output.note(mistake)
    else:
        screen.show(comparison.screen(output.width(), stats=stats))
    output.draw_alike()
    path = comparison.keep(out, done=ignore_signals)
    screen.end(path, comparison.summary, keeping.of_comparison())
    if comparison.bad:
        return ExitCode.BAD_SCENARIO
    return ExitCode.FAILED_RUNS if comparison.unfinished else ExitCode.DONE
