"""In which order the blocks of a study are simulated, and how long they take."""

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from simulator.experiments import pool
from simulator.experiments.batches import BATCH, agents, estimate
from simulator.experiments.study.points import BLOCK, Block, Study
from simulator.scenario.scenario import Scenario

_SHARE = 1 / 3
"""Of the time that is left, what a round takes at most, so that the last rounds are short."""
_UNKNOWN = 2.0
"""How many times longer than estimated the first round may take, as far as anybody knows."""


def in_turn(
    study: Study,
    todo: Sequence[Block],
    workers: int,
    until: float | None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[tuple[int, list[Block]]]:
    """Blocks in groups of one structure, by its place; each is to be simulated before the next one
    is asked for.

    With a time limit (`until`, of the `clock`) and several structures, there are rounds. A round
    has the next blocks of every point, as many as probably take a third of the time that is left,
    and at least one of each: what is finished when time ends is of all points alike, and a
    structure is begun anew as seldom as possible. Earlier rounds show how fast this machine is."""
    structures = {study.points[block.point].structure for block in todo}
    if until is None or len(structures) == 1:
        yield from _by_structure(study, todo)
        return
    by_number = groupby(sorted(todo, key=lambda block: block.number), lambda block: block.number)
    waiting = [list(blocks) for _, blocks in by_number]
    slowness = _UNKNOWN
    while waiting:
        began = clock()
        most = _SHARE * (until - began)
        number = bisect_right(
            range(1, len(waiting) + 1),
            most,
            key=lambda n: slowness * seconds_needed(study, _flat(waiting[:n]), workers),
        )
        these, waiting = waiting[: max(1, number)], waiting[max(1, number) :]
        yield from _by_structure(study, _flat(these))
        slowness = (clock() - began) / seconds_needed(study, _flat(these), workers)


def _flat(rounds: Sequence[Sequence[Block]]) -> list[Block]:
    return [block for blocks in rounds for block in blocks]


def _by_structure(study: Study, blocks: Sequence[Block]) -> Iterator[tuple[int, list[Block]]]:
    def structure(block: Block) -> int:
        return study.points[block.point].structure

    for place, some in groupby(sorted(blocks, key=structure), structure):
        yield place, list(some)


def seconds_needed(study: Study, todo: Sequence[Block], workers: int) -> float:
    """Estimate of the seconds that these blocks take, those of each structure together."""
    total = 0.0
    for structure, number in Counter(study.points[b.point].structure for b in todo).items():
        scenario = study.structures[structure].scenario
        alone = seconds_of(scenario, number)
        total += alone / pool.processes(alone, workers)
    return total


def seconds_of(scenario: Scenario, blocks: int) -> float:
    """Estimate of the seconds that blocks of a scenario take in one process."""
    return estimate(scenario) / scenario.runs * BLOCK * blocks


def in_a_batch(scenario: Scenario) -> int:
    """The blocks that are simulated in one batch."""
    return max(1, BATCH // agents(scenario) // BLOCK)
