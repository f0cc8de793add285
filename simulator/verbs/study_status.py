"""`study`: how much the file of a study holds, of what question, and the digest of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.experiments.study.points import BLOCK
from simulator.storage.study_file import ASKED, MIXED, PART, WANTED
from simulator.storage.study_open import reading
from simulator.verbs.asked import command
from simulator.words.lines import wrapped
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext


@dataclass(frozen=True)
class Status:
    """What the file of a study holds."""

    path: Path
    blocks: int
    measures: tuple[str, ...]
    asked: Mapping[str, Any]
    part: tuple[int, int] | None
    mixed: bool
    digest: str
    """Empty where it was not asked for: it takes a while in a large study."""
    wanted: tuple[int, int] | None = None
    """Of the blocks that it was asked for last, how many are finished, and how many there are."""

    @property
    def command(self) -> str:
        """The command that goes on with what it was asked last; empty where that is not known."""
        return command(self.asked, self.path, self.part)

    def as_text(self, width: int) -> str:
        """Sentences, and the command on a line that can be copied."""
        lines = [line for text in self._sentences() for line in wrapped(text, width)]
        return "\n".join([*lines, *filter(None, [self.command])]) + "\n"

    def _sentences(self) -> Iterator[str]:
        yield ngettext(
            "`{file}` keeps {n} block. A block is {futures} futures with the same values.",
            "`{file}` keeps {n} blocks. A block is {futures} futures with the same values.",
            self.blocks,
            file=clean(str(self.path)),
            n=whole(self.blocks),
            futures=whole(BLOCK),
        )
        if self.part:
            yield gettext(
                "It is part {number} of {of}. `sesim gather` joins the parts.",
                number=self.part[0],
                of=self.part[1],
            )
        if self.mixed:
            yield gettext("Its parts are from computers that get slightly different results.")
        if self.wanted:
            yield gettext(
                "Of its last question, {done} of {all} blocks are finished.",
                done=whole(self.wanted[0]),
                all=whole(self.wanted[1]),
            )
        if self.command:
            yield gettext("This command goes on with the last question, or shows its answer:")

    def as_data(self) -> dict[str, Any]:
        return {
            "file": self.path.name,
            "blocks": self.blocks,
            "futures_in_a_block": BLOCK,
            "measures": list(self.measures),
            "asked": dict(self.asked),
            "command": self.command,
            "blocks_finished": self.wanted[0] if self.wanted else None,
            "blocks_asked": self.wanted[1] if self.wanted else None,
            "part": list(self.part) if self.part else None,
            "mixed": self.mixed,
        }


def status(path: str | Path, *, digest: bool = False) -> Status:
    """What a study holds, also while another process writes in it. Raises `StudyUnusable`."""
    with reading(Path(path)) as file:
        if digest:
            file.look_for_damage()
        part, number = file.head(PART), file.number - len(file.damaged)
        needs, others = file.head(WANTED) or (0, 0)
        return Status(
            Path(path),
            number,
            file.measures,
            file.head(ASKED) or {},
            (part[0], part[1]) if part else None,
            bool(file.head(MIXED)),
            file.digest() if digest else "",
            (finished_of(number, needs, others), needs) if needs else None,
        )


def finished_of(number: int, needs: int, others: int) -> int:
    """How many of the blocks that a study needs are among those that it keeps, `others` of which
    were there for other questions."""
    return max(0, min(number - others, needs))
