"""`study`: how much the file of a study holds, of what question, and the digest of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.experiments.study.points import BLOCK
from simulator.storage.study_file import ASKED, MIXED, PART
from simulator.storage.study_open import reading
from simulator.words.numbers import whole
from simulator.words.safe_text import clean, quote
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

    def as_lines(self) -> Iterator[str]:
        yield ngettext(
            "`{file}` keeps {n} block of {futures} futures.",
            "`{file}` keeps {n} blocks of {futures} futures.",
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
        if self.asked:
            said = ", ".join(f"{name} {value}" for name, value in self.asked.items() if value)
            yield gettext("Asked last: {question}.", question=quote(said))

    def as_data(self) -> dict[str, Any]:
        return {
            "file": self.path.name,
            "blocks": self.blocks,
            "futures_in_a_block": BLOCK,
            "measures": list(self.measures),
            "asked": dict(self.asked),
            "part": list(self.part) if self.part else None,
            "mixed": self.mixed,
        }


def status(path: str | Path, *, digest: bool = False) -> Status:
    """What a study holds, also while another process writes in it. Raises `StudyUnusable`."""
    with reading(Path(path)) as file:
        part = file.head(PART)
        return Status(
            Path(path),
            file.number,
            file.measures,
            file.head(ASKED) or {},
            (part[0], part[1]) if part else None,
            bool(file.head(MIXED)),
            file.digest() if digest else "",
        )
