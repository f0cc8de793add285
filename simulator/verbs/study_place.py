"""Where a study is kept and how it is run, and how much of it is there already."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from warnings import warn

from simulator.experiments.study.in_turn import seconds_needed
from simulator.experiments.study.points import BLOCK, Block, Study
from simulator.experiments.time_limit import about
from simulator.scenario.scenario import Scenario
from simulator.storage.study_file import SUFFIX, StudyFile
from simulator.storage.study_open import is_begun, reading
from simulator.verbs.progress import LONG, Progress
from simulator.verbs.refusals import Refused
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
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
    resume: bool = False
    """Whether some of the study must be there already."""
    reads: bool = False
    """Whether only what is kept is read: nothing is simulated or written."""
    say: Callable[[str], None] = warn
    """Called with what there is to say besides the answer."""


def place_for(scenario: Scenario, study: str | Path | None) -> Path:
    """The file of a study: the one that was named, else that of all studies of a scenario. Raises
    `Refused` for what is no name."""
    if not isinstance(study, str | Path | None):
        raise Refused(gettext("Name the study by a file, such as `my-study.sesim`."))
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


def blocks_missing(study: Study, path: Path) -> list[Block]:
    """The blocks of a study that its file does not keep yet."""
    blocks = list(study.blocks())
    if not is_begun(path):
        return blocks
    with reading(path) as file:
        return looked_up(study, blocks, file)[1]


def looked_up(
    study: Study, blocks: Sequence[Block], file: StudyFile
) -> tuple[dict[Block, bytes], list[Block]]:
    """The key of each block, and the blocks that a file does not keep."""
    keys = {block: study.key(block) for block in blocks}
    there = file.has(list(keys.values()))
    return keys, [block for block, key in keys.items() if key not in there]


def keeps_some(study: Study, path: Path) -> bool:
    """Whether a file keeps any block of a study."""
    return len(blocks_missing(study, path)) < len(list(study.blocks()))


def inode(path: Path) -> tuple[int, int] | None:
    """Which file has this name: another one where it was removed and made anew. None: there is
    none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def nothing_to_resume(path: Path) -> Refused:
    """The refusal to go on with a study that was never begun."""
    return Refused(
        gettext(
            "`{file}` keeps nothing of this study: leave `--resume` out to begin it.",
            file=clean(str(path)),
        )
    )
