"""What parts of a study were joined into, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.words.numbers import all_of, whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext


@dataclass(frozen=True)
class Gathered:
    """The study that parts were joined into."""

    path: Path
    blocks: int
    new: int
    twice: int
    """Blocks that several parts had."""
    missing: tuple[int, ...]
    """Parts that were not among them, by number."""
    of: int
    mixed: bool
    digest: str
    damaged: Mapping[Path, int] = field(default_factory=dict)
    """Blocks that were left out because they are damaged, by file."""
    lost: int = 0
    """Those of them that no other file has."""
    unfinished: int = 0
    """Blocks of these parts that were never simulated."""

    @property
    def complete(self) -> bool:
        """Whether nothing is known to be missing."""
        return not (self.missing or self.lost or self.unfinished)

    def as_text(self) -> str:
        """What was joined, and what is missing, in sentences."""
        said = [
            ngettext(
                "{n} block is in `{file}`, {new} of them new.",
                "{n} blocks are in `{file}`, {new} of them new.",
                self.blocks,
                n=whole(self.blocks),
                file=clean(str(self.path)),
                new=whole(self.new),
            )
        ]
        if self.twice:
            said.append(
                ngettext(
                    "{n} block was there already or in several parts; it counts once.",
                    "{n} blocks were there already or in several parts; they count once.",
                    self.twice,
                    n=whole(self.twice),
                )
            )
        for path, number in self.damaged.items():
            said.append(
                ngettext(
                    "{n} block of `{file}` is damaged and was left out.",
                    "{n} blocks of `{file}` are damaged and were left out.",
                    number,
                    n=whole(number),
                    file=clean(str(path)),
                )
            )
        if self.lost:
            said.append(
                ngettext(
                    "{n} of them is in no other file. The command of the study, with `--study"
                    " {file}`, simulates it again.",
                    "{n} of them are in no other file. The command of the study, with `--study"
                    " {file}`, simulates them again.",
                    self.lost,
                    n=whole(self.lost),
                    file=clean(str(self.path)),
                )
            )
        if self.unfinished:
            said.append(
                ngettext(
                    "{n} block of these parts is not simulated yet. Run the command of its part"
                    " again, or that of the study with `--study {file}`.",
                    "{n} blocks of these parts are not simulated yet. Run the commands of their"
                    " parts again, or that of the study with `--study {file}`.",
                    self.unfinished,
                    n=whole(self.unfinished),
                    file=clean(str(self.path)),
                )
            )
        if self.missing:
            said.append(
                gettext(
                    "Missing: part {parts} of {of}. The command of the study, with `--study"
                    " {file}`, simulates what is missing.",
                    parts=all_of([str(number) for number in self.missing]),
                    of=whole(self.of),
                    file=clean(str(self.path)),
                )
            )
        if self.mixed:
            said.append(
                gettext(
                    "The parts are from computers that get slightly different results, so this"
                    " study has no digest that others can repeat."
                )
            )
        return " ".join(said)

    def as_data(self) -> dict[str, Any]:
        return {
            "study": self.path.name,
            "blocks": self.blocks,
            "new": self.new,
            "in_several_parts": self.twice,
            "missing_parts": list(self.missing),
            "damaged_blocks": {path.name: number for path, number in self.damaged.items()},
            "lost_blocks": self.lost,
            "unfinished_blocks": self.unfinished,
            "parts": self.of,
            "mixed": self.mixed,
            "digest": self.digest,
        }
