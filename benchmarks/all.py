"""Every benchmark, one section of the report after the other."""

from collections.abc import Iterator

from benchmarks.clock import hash_ns, loop_ns, repeat
from benchmarks.futures import Part, Speed, by_phase, in_batches, on_every_core, one_at_a_time
from benchmarks.memory import of_batch
from benchmarks.plain_mesa import our_views, plain_mesa
from benchmarks.sizes import Sizes, cut, person_months, scaled
from benchmarks.start_up import start_up
from benchmarks.studies import on_workers, status_of, sweep_and_ensemble, without_futures
from benchmarks.table import Row, Section, show
from benchmarks.twin import run_twin
from simulator import load
from simulator.experiments.batches import batches
from simulator.scenario.scenario import Scenario
from simulator.verbs.study_place import DASK

_NS = "ns per person-month"


def sections(sizes: Sizes) -> Iterator[Section]:
    """The report, section by section, as each is measured."""
    scenario = cut(load("youth-cafe"), sizes.runs, sizes.months)
    yield calibration()
    ours = in_batches(scenario, sizes.repeats)
    yield side_by_side(scenario, sizes, ours)
    yield flagships(sizes)
    for name in LIMITS:
        yield phases(cut(load(name), sizes.runs, sizes.months))
    yield size(scenario, sizes, ours)
    yield many(sizes, ours)
    yield studies(sizes)
    yield mesa_itself(scenario, sizes)
    yield commands(sizes)


def calibration() -> Section:
    return Section(
        "Calibration",
        (
            Row("one hash in numpy", hash_ns(), "ns", None, "our figures follow it"),
            Row("one turn of a Python loop", loop_ns(), "ns", None, "the twin's figures follow it"),
        ),
    )


def side_by_side(scenario: Scenario, sizes: Sizes, ours: Speed) -> Section:
    """youth-cafe in a batch, one future at a time, and person by person in plain Mesa."""
    alone = one_at_a_time(scenario, sizes.alone)
    seeds = iter(range(sizes.alone))
    twin = Speed(
        repeat(lambda: run_twin(scenario, next(seeds)), sizes.alone), person_months(scenario)
    )
    people = int(scenario.community.values["people"].likely)
    title = f"youth-cafe: {scenario.runs} futures of {people} people, {scenario.months} months"
    return Section(
        title,
        (
            Row("in batches", ours.best, _NS, 60, f"aim 35; median {ours.median:.0f}"),
            Row("  all of it", ours.times.best, "s"),
            Row("one future at a time", alone.best, _NS, None, f"median {alone.median:.0f}"),
            Row("  against in batches", alone.best / ours.best, "times"),
            Row("twin: a Mesa agent per person", twin.best, _NS, None, f"median {twin.median:.0f}"),
            Row("  one future of it", twin.times.best, "s"),
            Row(
                "  against in batches",
                twin.best / ours.best,
                "times",
                None,
                f"medians {twin.median / ours.median:.1f}; expected above 20",
            ),
            Row("  against one at a time", twin.best / alone.best, "times"),
        ),
    )


LIMITS = {"youth-cafe": 60, "village-solar": 60, "island-school": 60, "family-centre": 90}
"""ns per person-month that each shipped scenario should not exceed."""


def flagships(sizes: Sizes) -> Section:
    """Every shipped scenario in batches on every core, on one, and one future at a time."""
    rows = []
    for name, limit in LIMITS.items():
        scenario = cut(load(name), sizes.runs, sizes.months)
        batch = in_batches(scenario, max(1, sizes.repeats - 2))
        alone = one_at_a_time(scenario, max(1, sizes.alone // 2))
        wall = on_every_core(scenario, max(1, sizes.repeats - 2))
        rows += [
            Row(
                f"{name}, on the wall", wall.best, _NS, limit, f"all of it {wall.times.best:.2f} s"
            ),
            Row("  of one core", batch.best, _NS, limit, f"all of it {batch.times.best:.2f} s"),
            Row("  one future at a time", alone.best / batch.best, "times"),
        ]
    return Section(f"Every shipped scenario, {sizes.runs} futures", tuple(rows))


_TOLD = 4
"""Rules of a phase whose time is told."""


def phases(scenario: Scenario) -> Section:
    """Which phase of the month is the dearest, and which of its rules, in one batch."""
    parts, total = by_phase(scenario)
    return Section(
        f"Where the time of {scenario.name} goes (one batch, ns per person-month)",
        (
            Row("all of it", total, "ns"),
            *(Row(part.name, part.ns, "ns", None, _dearest(part, total)) for part in parts),
        ),
    )


def _dearest(part: Part, total: float) -> str:
    rules = ", ".join(f"{name} {show(ns)}" for name, ns in part.rules[:_TOLD])
    more = len(part.rules) - _TOLD
    return (
        f"{100 * part.ns / total:.1f} %"
        + f": {rules}" * bool(rules)
        + f", {more} more" * (more > 0)
    )


def size(scenario: Scenario, sizes: Sizes, ours: Speed) -> Section:
    """Bytes per person and run, in a batch as `simulate` makes it; and one huge future."""
    runs = len(next(iter(batches(scenario, range(scenario.runs)))))
    people = int(scenario.community.values["people"].likely)
    batch = of_batch(runs, people, sizes.months)
    one = of_batch(1, sizes.million, sizes.months)
    return Section(
        "Memory, per person and run",
        (
            Row(f"a batch of {runs} futures: columns", batch.columns, "bytes", 120),
            Row("  all arrays with a value per person", batch.arrays, "bytes"),
            Row("  growth of the peak", batch.peak, "bytes", None, f"{batch.megabytes:,.0f} MB"),
            Row(f"one future of {sizes.million:,} people: columns", one.columns, "bytes", 120),
            Row("  all arrays with a value per person", one.arrays, "bytes"),
            Row("  growth of the peak", one.peak, "bytes", None, f"{one.megabytes:,.0f} MB"),
            Row("  its time", one.ns, _NS, None, f"{one.seconds:.1f} s, venture grown alike"),
            Row("  against 200 futures in batches", one.ns / ours.best, "times", 1.5),
        ),
    )


def many(sizes: Sizes, ours: Speed) -> Section:
    """The large study: many futures of a somewhat larger community."""
    scenario = cut(scaled(load("youth-cafe"), sizes.crowd_people), sizes.crowd_runs, sizes.months)
    crowd = in_batches(scenario, sizes.crowd_repeats)
    title = f"{sizes.crowd_runs:,} futures of {sizes.crowd_people:,} people, {sizes.months} months"
    return Section(
        title,
        (
            Row("all of it, on one core", crowd.times.best, "s"),
            Row("  per person-month", crowd.best, "ns"),
            Row("  against 200 futures", crowd.best / ours.best, "times"),
        ),
    )


def studies(sizes: Sizes) -> Section:
    """A sweep beside an ensemble, and what studies cost besides the simulation of futures."""
    points, months = sizes.sweep_points, sizes.months
    swept, ensemble = sweep_and_ensemble(points, months, min(sizes.repeats, 3))
    one, two = (on_workers(points, months, workers) for workers in (1, 2))
    dask = on_workers(points, months, 2, DASK)
    empty = without_futures(sizes.empty_points, min(sizes.repeats, 3))
    status = status_of(sizes.blocks, sizes.repeats)
    return Section(
        f"Studies: youth-cafe, {points} points of Sobol's sequence, fifty futures each",
        (
            Row("a sweep, kept in a file", swept.best, "s"),
            Row(
                "  against an ensemble of as many futures",
                swept.best / ensemble.best,
                "times",
                1.25,
                f"{100 * ensemble.best / swept.best:.0f} % of its speed",
            ),
            Row(
                "a point without its futures",
                1000 * empty.best / sizes.empty_points,
                "ms",
                1,
                f"{sizes.empty_points:,} points whose blocks are ready at once",
            ),
            Row("one worker, on the wall", one.best, "s", None, "should take more than 10 s"),
            Row(
                "  two workers against it",
                two.best / one.best,
                "times",
                1 / 1.6,
                f"{one.best / two.best:.2f} times as fast",
            ),
            Row(
                "  two workers of a Dask cluster against two",
                dask.best / two.best,
                "times",
                None,
                "the cluster is begun on this machine, and ended",
            ),
            Row(f"status of {sizes.blocks:,} blocks, on the wall", 1000 * status.best, "ms", 50),
        ),
    )


def mesa_itself(scenario: Scenario, sizes: Sizes) -> Section:
    """Plain Mesa with agents that do next to nothing, beside our views of people as agents."""
    mesa = plain_mesa(sizes.agents, max(sizes.repeats, 2))
    do, get = our_views(scenario, max(sizes.repeats, 2))
    return Section(
        f"Mesa itself: {sizes.agents:,} trivial agents",
        (
            Row("make an agent", mesa.make, "ns"),
            Row("  memory of an agent", mesa.size, "bytes"),
            Row('agents.do("step")', mesa.do, "ns per agent"),
            Row('agents.shuffle_do("step")', mesa.shuffle_do, "ns per agent"),
            Row("our agent views: do(a Python rule that reads and writes)", do, "ns per person"),
            Row("our agent views: get(an attribute)", get, "ns per person"),
        ),
    )


def commands(sizes: Sizes) -> Section:
    """Start-up of every command, on the wall."""
    return Section(
        "Start-up, on the wall",
        tuple(
            Row(start.command, start.wall, "s", start.limit, f"processor {start.processor:.2f} s")
            for start in start_up(sizes.commands, sizes.runs)
        ),
    )
