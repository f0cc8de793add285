"""Read the futures of every point of a study from its file."""

from collections.abc import Mapping

import numpy as np

from simulator.experiments.study.points import BLOCK, Block, Study
from simulator.experiments.study.tally import Futures
from simulator.storage.study_file import StudyFile
from simulator.verbs.refusals import NothingFinished
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


def read_points(
    study: Study, file: StudyFile, keys: Mapping[Block, bytes], first: int, left_out: str = ""
) -> tuple[Futures, ...]:
    """All points with the same number of futures, from block `first` on up to the first block that
    some point lacks. Raises `NothingFinished` where that is none, or no future was simulated; it
    says what was `left_out`, or that a time limit ended."""
    there = file.has(list(keys.values()))
    rounds = -(-study.runs // BLOCK)
    end = first
    while end < rounds and all(
        keys[Block(point, end)] in there for point in range(len(study.points))
    ):
        end += 1
    if end == first:
        raise NothingFinished(
            left_out
            or gettext(
                "The time limit ended before every point had {n} futures. What is finished is kept:"
                " run the same command again.",
                n=whole(BLOCK),
            )
        )
    runs = min(study.runs, end * BLOCK) - first * BLOCK
    points, reason = [], ""
    for point in range(len(study.points)):
        records = [file.read(keys[Block(point, number)]) for number in range(first, end)]
        rows = np.concatenate([record.values for record in records])[:runs]
        points.append(Futures.of(rows, file.measures))
        reason = reason or next((record.reason for record in records if record.reason), "")
    if not any(point.n for point in points):
        said = gettext("No future could be simulated: {reason}.", reason=clean(reason))
        raise NothingFinished(said)
    return tuple(points)
