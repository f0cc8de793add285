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
from simulator.experiments.study.simulate_blocks import Ended, simulate_blocks
from simulator.experiments.study.tally import Futures
from simulator.experiments.time_limit import end_of
from simulator.results.reasons import Reason
from simulator.results.result import Result
from simulator.storage.study_file import ASKED, PART, PROBE, SHAREABLE, WANTED, StudyFile
from simulator.storage.study_open import is_begun, reading, writing
from simulator.verbs.progress import Progress, shown
from simulator.verbs.read_points import read_points
from simulator.verbs.refusals import NothingFinished
from simulator.verbs.study_notes import at_the_end, not_kept
from simulator.verbs.study_place import LOCAL, Place, inode, looked_up, nothing_to_resume
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


@dataclass(frozen=True)
class Kept:
    """The futures of every point of a study, and how many blocks were there before."""

    points: tuple[Futures, ...]
    path: Path
    blocks: int
    before: int
    missing: int
    """Blocks that a time limit left out, or that failed for a reason that may pass."""
    digest: str
    left_out: str = ""
    """What to do about blocks that failed for such a reason; empty where there is none."""

    @property
    def complete(self) -> bool:
        return not self.missing


@dataclass
class Session:
    """A study that is being run: its file, how blocks are simulated, and what is noted in the head
    of the file as soon as some are. `before` counts the blocks that were there already."""

    file: StudyFile
    place: Place
    show: Progress | None
    until: float | None
    run: Any
    notes: dict[str, Any]
    before: int = 0
    blocks: int = 0
    missing: int = 0
    failed: int = 0
    """Those of the missing blocks that failed for a reason that may pass."""
    why: Reason | None = None
    damaged: int = 0
    """Blocks that were there and could not be read, so they are simulated again."""
    keys: set[bytes] = field(default_factory=set)
    opened: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        self.opened = inode(self.place.path)

    @property
    def is_gone(self) -> bool:
        """Whether the file was removed or replaced since, so that nothing in it is kept."""
        return inode(self.place.path) != self.opened

    def points(self, study: Study, first: int = 0) -> tuple[Futures, ...]:
        """The futures of every point of a study, from block `first` on; what is missing is
        simulated and kept first. All have the same number of futures: those up to the first block
        that some point lacks, where blocks are missing. Raises `NothingFinished` where no future
        could be simulated, or no block of every point."""
        blocks = [block for block in study.blocks() if block.number >= first]
        keys = self.simulate(study, blocks)
        why = self.left_out or (not_kept(self.place.path) if self.place.reads else "")
        return read_points(study, self.file, keys, first, why)

    def all_points(self, study: Study, first: int = 0) -> tuple[Futures, ...]:
        """The same, where every point must have all of its futures: raises `NothingFinished` where
        some are missing."""
        found = self.points(study, first)
        if self.left_out:
            raise NothingFinished(self.left_out)
        if self.missing:
            raise NothingFinished(
                gettext(
                    "`{file}` lacks {n} futures of this search. Run its command again.",
                    file=clean(str(self.place.path)),
                    n=whole(BLOCK * self.missing),
                )
            )
        return found

    def simulate(self, study: Study, blocks: Sequence[Block]) -> Mapping[Block, bytes]:
        """Simulate and keep those of these blocks that are missing. Returns the key of each. Raises
        `Refused` where some must be there before the first ones are simulated, and none is."""
        keys, todo = looked_up(study, blocks, self.file)
        before = len(keys) - len(todo)
        ended = Ended(0, 0, None) if self.place.reads else self._simulate(study, keys, todo)
        self.keys.update(keys.values())
        self.blocks += len(keys)
        self.before += before
        self.missing += len(todo) - ended.done
        self.failed += ended.failed
        self.why = self.why or ended.reason
        return keys

    def _simulate(self, study: Study, keys: Mapping[Block, bytes], todo: Sequence[Block]) -> Ended:
        self.damaged += self.file.drop_damaged()
        before = len(keys) - len(todo)
        if not self.blocks:
            if self.place.resume and not before:
                raise nothing_to_resume(self.place.path)
            known = self.notes.get(ASKED, {}).get("verb") != "find"
            self.notes[WANTED] = [len(keys), self.file.number - before] if known else None
            for name, value in self.notes.items():
                self.file.note(name, value)
        show = self.show
        return simulate_blocks(
            study,
            todo,
            lambda done: self.file.keep([(keys[block], record) for block, record in done]),
            measures=self.file.measures,
            workers=self.place.workers,
            progress=None if show is None else lambda n, of: show(BLOCK * n, BLOCK * of),
            until=self.until,
            run=self.run,
        )

    @property
    def left_out(self) -> str:
        """What to do about blocks that failed for a reason that may pass, in one sentence; empty
        where there is none. They are not kept, so the next run of the command tries them again."""
        if self.why is None:
            return ""
        return gettext(
            "Run the same command again for {n} futures that are missing because {reason}.",
            n=whole(BLOCK * self.failed),
            reason=clean(self.why.shown),
        )

    def take(self, study: Study, point: int, known: Result) -> None:
        """Keep the blocks of a point that a run has simulated; `known` are all of its futures. They
        are the same, to the last digit, as if they were simulated here. A block with a future that
        failed for a reason that may pass is left out."""
        reasons = {failure.replicate: failure.reason for failure in known.failures}
        rows = np.full((known.planned, len(columns_of(self.file.measures))), np.nan)
        rows[known.replicates] = reduced(known, self.file.measures)
        for number in range(known.planned // BLOCK):
            block = Block(point, number)
            why = [reasons[replicate] for replicate in block.replicates if replicate in reasons]
            if any(reason.passing for reason in why):
                continue
            record = Record(
                rows[block.replicates.start : block.replicates.stop], why[0].english if why else ""
            )
            self.file.keep([(study.key(block), record)])

    def digest(self) -> str:
        """That of all blocks of this study, whatever else the file keeps."""
        return self.file.digest(self.keys)


@contextmanager
def session(
    place: Place, asked: Mapping[str, Any], measures: tuple[str, ...] = USUAL
) -> Iterator[Session]:
    """A study's file, open to run points. `asked` is the question, which the file remembers. Raises
    `StudyUnusable` and `StudyFull` where the file cannot be used, and `Refused` where there must be
    one and is none."""
    if place.resume and not is_begun(place.path):
        raise nothing_to_resume(place.path)
    with ExitStack() as open_:
        run = open_.enter_context(_runner(place))
        opened = (reading if place.reads else writing)(place.path, measures)
        file = open_.enter_context(opened)
        show = open_.enter_context(shown(place.progress))
        notes = {ASKED: dict(asked), SHAREABLE: False}
        running = Session(file, place, show, end_of(place.seconds), run, notes)
        yield running
        for said in at_the_end(place.path, running.is_gone, running.damaged):
            place.say(said)


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
) -> tuple[int, int, str]:
    """Simulate one part of a study: every so many-th block, so that each part has futures of all
    points. Returns how many blocks it has, how many are still missing, and `Session.left_out`.
    Raises as `session`."""
    number, of = part
    with session(place, asked, measures) as running:
        before = running.file.head(PROBE)
        running.notes[PART] = [number, of]
        running.notes[PROBE] = probe() if before in (None, probe()) else "of several machines"
        mine = [block for at, block in enumerate(study.blocks()) if at % of == number - 1]
        running.simulate(study, mine)
        missing = len(mine) if running.is_gone else running.missing
        return len(mine), missing, running.left_out


def run_study(
    study: Study, place: Place, asked: Mapping[str, Any], measures: tuple[str, ...] = USUAL
) -> Kept:
    """Simulate the blocks that a study's file lacks, keep them, and read all points. Raises as
    `session` and `Session.points`."""
    with session(place, asked, measures) as running:
        points = running.points(study)
        return Kept(
            points,
            place.path,
            running.blocks,
            running.before,
            running.missing,
            running.digest(),
            running.left_out,
        )
