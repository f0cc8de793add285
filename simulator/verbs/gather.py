"""`gather`: join the parts of a study that other machines made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.storage.study_file import (
    ASKED,
    FILE,
    MEASURES,
    MIXED,
    PART,
    PROBE,
    SHAREABLE,
    SUFFIX,
    WANTED,
    StudyFile,
)
from simulator.storage.study_open import reading, writing
from simulator.verbs.refusals import Refused
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
            "parts": self.of,
            "mixed": self.mixed,
            "digest": self.digest,
        }


def part_name(path: Path, number: int, of: int) -> Path:
    """The file of one part of a study: `NAME-part-3-of-8.sesim`."""
    return path.with_name(f"{path.stem}-part-{number}-of-{of}{SUFFIX}")


def gather(parts: Sequence[str | Path], into: str | Path, *, mixed: bool = False) -> Gathered:
    """Join parts of one study into a file, which may have some already. Raises `Refused` for parts
    of different questions, or of machines that reckon differently unless `mixed`, and
    `StudyUnusable`."""
    paths, target = [file for part in parts for file in _files(Path(part))], Path(into)
    if not paths:
        raise Refused(
            gettext("Name the parts, such as `sesim gather *-part-*.sesim --into all.sesim`.")
        )
    heads = [_head(path) for path in paths]
    for path, head in zip(paths, heads, strict=True):
        if _asked(head) != _asked(heads[0]) or head[MEASURES] != heads[0][MEASURES]:
            raise Refused(
                gettext(
                    "`{one}` and `{other}` are parts of different studies. Gather those of one"
                    " study at a time.",
                    one=clean(str(paths[0])),
                    other=clean(str(path)),
                )
            )
    probes = {head[PROBE] for head in heads}
    with writing(target, heads[0][MEASURES]) as file:
        if file.measures != heads[0][MEASURES]:
            raise Refused(
                gettext(
                    "`{one}` and `{other}` keep different measures. Gather the parts into a new"
                    " file.",
                    one=clean(str(target)),
                    other=clean(str(paths[0])),
                )
            )
        probes = {one for one in (*probes, file.head(PROBE)) if one}
        differ = len(probes) > 1 or bool(file.head(MIXED))
        if differ and not mixed:
            raise Refused(
                gettext(
                    "These parts are from computers that get slightly different results. Make them"
                    " with the same versions of Python and numpy, or add `--mixed` to join them all"
                    " the same."
                )
            )
        new = held = 0
        for path in paths:
            with reading(path) as part:
                held += part.number
                new += file.join(part)
        for name in (ASKED, PROBE):
            file.note(name, heads[0][name])
        file.note(WANTED, None)
        file.note(SHAREABLE, False)
        if differ:
            file.note(MIXED, True)
        numbers = {head[PART][0] for head in heads if head[PART]}
        of = max((head[PART][1] for head in heads if head[PART]), default=len(paths))
        missing = tuple(sorted(set(range(1, of + 1)) - numbers)) if numbers else ()
        return Gathered(
            target, file.number, new, max(0, held - new), missing, of, differ, file.digest()
        )


def _files(part: Path) -> list[Path]:
    """The files that a name with `*` means where the shell does not say so, as on Windows."""
    if "*" not in part.name:
        return [part]
    return sorted(part.parent.glob(part.name))


def _head(path: Path) -> dict[str, Any]:
    with reading(path) as file:
        return _of(file)


def _asked(head: Mapping[str, Any]) -> Any:
    """The question without the place of the scenario's file, which each machine has elsewhere."""
    asked = head[ASKED]
    return {**asked, FILE: ""} if isinstance(asked, Mapping) else asked


def _of(file: StudyFile) -> dict[str, Any]:
    return {
        MEASURES: file.measures,
        ASKED: file.head(ASKED),
        PART: file.head(PART),
        PROBE: file.head(PROBE),
    }
