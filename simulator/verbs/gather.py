"""`gather`: join the parts of a study that other machines made."""

from collections.abc import Mapping, Sequence
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
from simulator.verbs.gathered import Gathered
from simulator.verbs.refusals import Refused
from simulator.verbs.study_status import finished_of
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

NUMBER = "number"
"""Of what is read of a part: how many blocks it keeps."""


def part_name(path: Path, number: int, of: int) -> Path:
    """The file of one part of a study: `NAME-part-3-of-8.sesim`."""
    return path.with_name(f"{path.stem}-part-{number}-of-{of}{SUFFIX}")


def gather(parts: Sequence[str | Path], into: str | Path, *, mixed: bool = False) -> Gathered:
    """Join parts of one study into a file, which may have some already. Damaged blocks are left
    out, and good ones take their places. Raises `Refused` for parts of different questions, for
    those of different numbers of parts, or of machines that reckon differently unless `mixed`, and
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
    _refuse_other_divisions(paths, heads)
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
        file.look_for_damage()
        damaged = {target: set(file.damaged)}
        file.drop_damaged()
        before = file.number
        for path in paths:
            with reading(path) as part:
                new += file.join(part)
                held += part.number - len(part.damaged)
                damaged[path] = damaged.get(path, set()) | part.damaged
        for name in (ASKED, PROBE):
            file.note(name, heads[0][name])
        file.note(WANTED, None)
        file.note(SHAREABLE, False)
        if differ:
            file.note(MIXED, True)
        numbers = {head[PART][0] for head in heads if head[PART]}
        of = max((head[PART][1] for head in heads if head[PART]), default=len(paths))
        others = max(0, before - (held - new))  # blocks that may be what these parts lack
        missing = tuple(sorted(set(range(1, of + 1)) - numbers)) if numbers and not others else ()
        bad = set().union(*damaged.values())
        return Gathered(
            target,
            file.number,
            new,
            max(0, held - new),
            missing,
            of,
            differ,
            file.digest(),
            {path: len(keys) for path, keys in damaged.items() if keys},
            len(bad - file.has([key for key in bad if isinstance(key, bytes)])),
            max(0, _unfinished(heads) - others),
        )


def _refuse_other_divisions(paths: Sequence[Path], heads: Sequence[Mapping[str, Any]]) -> None:
    """Raises `Refused` for parts 1 of 3 and 2 of 2: between them blocks may be missing."""
    parts = [(path, head[PART][1]) for path, head in zip(paths, heads, strict=True) if head[PART]]
    for path, of in parts:
        if of != parts[0][1]:
            raise Refused(
                gettext(
                    "`{one}` is one of {n} parts, and `{other}` is one of {m}. Gather parts that"
                    " have the same number behind `/`.",
                    one=clean(str(parts[0][0])),
                    n=whole(parts[0][1]),
                    other=clean(str(path)),
                    m=whole(of),
                )
            )


def _unfinished(heads: Sequence[Mapping[str, Any]]) -> int:
    """How many blocks the parts do not have that they are about; of two files of one part, the
    fuller one counts."""
    found: dict[int, int] = {}
    for head in heads:
        if head[PART] and head[WANTED]:
            (part, _), (needs, others) = head[PART], head[WANTED]
            left = needs - finished_of(head[NUMBER], needs, others)
            found[part] = min(left, found.get(part, left))
    return sum(found.values())


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
        WANTED: file.head(WANTED),
        NUMBER: file.number,
    }
