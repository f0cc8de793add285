"""Run a study: what is missing in its file is simulated, and every point is read from it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from simulator.experiments.pool import run_batches
from simulator.experiments.study.lean import USUAL, Record, columns_of, reduced
from simulator.experiments.study.points import BLOCK, Block, Study
from simulator.experiments.study.probe import probe
from simulator.experiments.study.simulate_blocks import seconds_needed, simulate_blocks
from simulator.experiments.study.tally import Futures
from simulator.experiments.time_limit import about, end_of
from simulator.results.result import Result
from simulator.scenario.scenario import Scenario
from simulator.storage.study_file import SUFFIX, StudyFile
from simulator.storage.study_open import reading, writing
from simulator.verbs.progress import Progress, shown
from simulator.verbs.read_points import read_points
from simulator.words.numbers import whole
from simulator.words.texts import gettext

FOLDER = Path("outputs") / "studies"
LOCAL, DASK = "local", "dask"
"""Where a study is run."""
_BYTES = 25
"""Of one number of a block in a study's file, with everything around it: measured."""


@dataclass(frozen=True)
class Place:
    """Where a study is kept and how it is run: with so many `workers`, as long as `seconds`."""

    path: Path
    workers: int = 1
    seconds: float | None = None
    progress: Progress | bool | None = None
    on: str = LOCAL
    address: str | None = None
    trusted: bool = False
    """Whether nobody else can reach the network of an unprotected address."""


@dataclass(frozen=True)
class Kept:
    """The futures of every point of a study, and how many blocks were there before."""

    points: tuple[Futures, ...]
    measures: tuple[str, ...]
    path: Path
    blocks: int
    before: int
    missing: int
    """Blocks that a time limit left out."""
    digest: str

    @property
    def complete(self) -> bool:
        return not self.missing


def place_for(scenario: Scenario, study: str | Path | None) -> Path:
    """The file of a study: the one that was named, else that of all studies of a scenario."""
    return FOLDER / f"{scenario.name}{SUFFIX}" if study is None else Path(study)


def estimate_in_words(
    study: Study, place: Place, measures: Sequence[str], part: tuple[int, int] | None = None
) -> str:
    """How long a study or a part of it takes, for a person to read before it begins; empty where
    that is short or nothing is missing."""
    todo = blocks_missing(study, place.path)
    if part:
        todo = todo[part[0] - 1 :: part[1]]
    seconds = seconds_needed(study, todo, place.workers)
    if seconds <= LONG:
        return ""
    futures = BLOCK * len(todo)
    return gettext(
        "{points} points of {runs} futures: {n} futures are missing, which take about {time} and"
        " {size} MB here. Ctrl-C keeps what is finished; the same command goes on from there.",
        points=whole(len(study.points)),
        runs=whole(study.runs),
        n=whole(futures),
        time=about(seconds),
        size=whole(max(1, round(futures * len(measures) * _BYTES / 1e6))),
    )


LONG = 10
"""Seconds above which the time that is needed is announced."""


@dataclass
class Session:
    """A study that is being run: its file, and how blocks are simulated. `before` counts the blocks
    that were there already."""

    file: StudyFile
    place: Place
    show: Progress | None
    until: float | None
    run: Any = run_batches
    before: int = 0
    blocks: int = 0
    missing: int = 0
    keys: set[bytes] = field(default_factory=set)

    def points(self, study: Study, first: int = 0) -> tuple[Futures, ...]:
        """The futures of every point of a study, from block `first` on; what is missing is
        simulated and kept first. All have the same number of futures: those up to the first block
        that some point lacks, where a time limit left blocks out. Raises `NothingFinished` where no
        future could be simulated, or no block of every point."""
        blocks = [block for block in study.blocks() if block.number >= first]
        return read_points(study, self.file, self.simulate(study, blocks), first)

    def simulate(self, study: Study, blocks: Sequence[Block]) -> Mapping[Block, bytes]:
        """Simulate and keep those of these blocks that are missing. Returns the key of each."""
        keys = {block: study.key(block) for block in blocks}
        there = self.file.has(list(keys.values()))
        todo = [block for block in blocks if keys[block] not in there]
        if self.until is None:  # all of them are simulated: those of one scenario together
            todo.sort(key=lambda block: study.points[block.point].structure)
        show = self.show
        done = simulate_blocks(
            study,
            todo,
            lambda done: self.file.keep([(keys[block], record) for block, record in done]),
            measures=self.file.measures,
            workers=self.place.workers,
            progress=None if show is None else lambda n, of: show(BLOCK * n, BLOCK * of),
            until=self.until,
            run=self.run,
        )
        self.keys.update(keys.values())
        self.blocks += len(keys)
        self.before += len(there)
        self.missing += len(todo) - done
        return keys

    def take(self, study: Study, point: int, known: Result) -> None:
        """Keep the blocks of a point that a run has simulated; `known` are all of its futures. They
        are the same, to the last digit, as if they were simulated here."""
        reasons = {failure.replicate: failure.reason.english for failure in known.failures}
        rows = np.full((known.planned, len(columns_of(self.file.measures))), np.nan)
        rows[known.replicates] = reduced(known, self.file.measures)
        for number in range(known.planned // BLOCK):
            block = Block(point, number)
            reason = next((reasons[r] for r in block.replicates if r in reasons), "")
            record = Record(rows[block.replicates.start : block.replicates.stop], reason)
            self.file.keep([(study.key(block), record)])

    def digest(self) -> str:
        """That of all blocks of this study, whatever else the file keeps."""
        return self.file.digest(self.keys)


@contextmanager
def session(
    place: Place, asked: Mapping[str, Any], measures: tuple[str, ...] = USUAL
) -> Iterator[Session]:
    """A study's file, open to run points. `asked` is the question, which the file remembers. Raises
    `StudyUnusable` and `StudyFull` where the file cannot be used."""
    with ExitStack() as open_:
        run = open_.enter_context(_runner(place))
        file = open_.enter_context(writing(place.path, measures))
        show = open_.enter_context(shown(place.progress))
        file.note("asked", dict(asked))
        file.note("shareable", False)
        yield Session(file, place, show, end_of(place.seconds), run)


@contextmanager
def _runner(place: Place) -> Iterator[Any]:
    """How batches are run: by processes of this machine, or on a Dask cluster."""
    if place.on == LOCAL:
        yield run_batches
        return
    from simulator.experiments.study.on_dask import cluster

    with cluster(place.address, place.workers, trusted=place.trusted) as run:
        yield run


def run_part(
    study: Study,
    place: Place,
    asked: Mapping[str, Any],
    part: tuple[int, int],
    measures: tuple[str, ...] = USUAL,
) -> tuple[int, int]:
    """Simulate one part of a study: every so many-th block, so that each part has futures of all
    points. Returns how many blocks it has, and how many are still missing. Raises as `session`."""
    number, of = part
    with session(place, asked, measures) as running:
        before = running.file.head("probe")
        running.file.note("part", [number, of])
        running.file.note("probe", probe() if before in (None, probe()) else "of several machines")
        mine = [block for at, block in enumerate(study.blocks()) if at % of == number - 1]
        running.simulate(study, mine)
        return len(mine), running.missing


def run_study(
    study: Study, place: Place, asked: Mapping[str, Any], measures: tuple[str, ...] = USUAL
) -> Kept:
    """Simulate the blocks that a study's file lacks, keep them, and read all points. Raises as
    `session` and `Session.points`."""
    with session(place, asked, measures) as running:
        points = running.points(study)
        return Kept(
            points,
            running.file.measures,
            place.path,
            running.blocks,
            running.before,
            running.missing,
            running.digest(),
        )


def blocks_missing(study: Study, path: Path) -> list[Block]:
    """The blocks of a study that its file does not keep yet."""
    keys = {block: study.key(block) for block in study.blocks()}
    if not path.is_file() or not path.stat().st_size:
        return list(keys)
    with reading(path) as file:
        there = file.has(list(keys.values()))
    return [block for block, key in keys.items() if key not in there]
