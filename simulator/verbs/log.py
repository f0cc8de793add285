"""`log`: the runs that are kept, when each was made, what was changed, and what came out."""

import os
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.words.numbers import percent
from simulator.storage.read_back import (
    MANIFEST,
    FolderUnreadable,
    is_shared,
    read_manifest,
    read_summary,
)
from simulator.verbs.read_run import recorded_order
from simulator.verbs.refusals import Refused
from simulator.words.lines import wrapped
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean

_HEAD = ("FOLDER", "DATE", "MONEY", "IMPACT", "BOTH", "CHANGED")
_BELOW = "    "


@dataclass(frozen=True)
class Entry:
    """One kept run."""

    folder: Path
    started: datetime
    changed: tuple[str, ...]
    """What was changed in the scenario, as `PATH=VALUE`."""
    shared: bool
    sustainable: float
    delivers: float
    both: float
    """Shares of the futures."""
    planned: int
    finished: int
    """How many futures were to be simulated, and how many were."""

    def as_data(self) -> dict[str, Any]:
        """The entry for programs."""
        return {
            "folder": self.folder.as_posix(),
            "started": self.started.isoformat(),
            "changed": list(self.changed),
            "shareable": self.shared,
            "sustainable": self.sustainable,
            "delivers": self.delivers,
            "both": self.both,
            "runs": {"planned": self.planned, "finished": self.finished},
        }


def log(parent: str | Path = "outputs") -> list[Entry]:
    """Every run that is kept in a folder, the oldest first; what else stands there is passed
    over."""
    path = Path(parent)
    if os.path.isfile(path):
        raise Refused(f"{clean(str(path))[:300]} is a file; name the folder that runs are kept in.")
    try:
        folders = sorted(path.iterdir()) if os.path.exists(path) else []
    except OSError as error:
        reason = why_not(error)
        raise Refused(f"{clean(str(path))} cannot be listed ({reason}).") from None
    return sorted(_entries(folders), key=lambda entry: (entry.started, entry.folder.name))


def as_text(entries: list[Entry], parent: str | Path, width: int = 80) -> str:
    """A table of the runs; what was changed stands below where it does not fit beside."""
    if not entries and os.path.lexists(Path(parent, MANIFEST)):
        said = (
            f"{clean(str(parent))} is one that sesim wrote, and holds no others: `sesim verify"
            f" {parent}` says whether it is as it was written, and if it is a run's, `sesim rerun"
            f" {parent}` runs it again."
        )
        return "\n".join(wrapped(clean(said), width, further=""))
    if not entries:
        return f"No run is kept in {clean(str(parent))} yet; `sesim run youth-cafe` keeps one."
    rows = [_HEAD, *map(_row, entries)]
    sizes = [max(len(row[i]) for row in rows) for i in range(len(_HEAD) - 1)]
    lines: list[str] = []
    for *cells, changed in rows:
        left = [f"{cell:<{size}}" for cell, size in zip(cells[:2], sizes[:2], strict=True)]
        right = [f"{cell:>{size}}" for cell, size in zip(cells[2:], sizes[2:], strict=True)]
        line = "  ".join([*left, *right])
        if len(line) + 2 + len(changed) <= width:
            lines.append(f"{line}  {changed}")
        else:
            below = textwrap.wrap(changed, width - len(_BELOW), break_on_hyphens=False)
            lines += [line, *(f"{_BELOW}{part}" for part in below)]
    return "\n".join(lines)


def _row(entry: Entry) -> tuple[str, ...]:
    part = f"{entry.finished:,} of {entry.planned:,} futures"
    cut = [part] if entry.finished < entry.planned else []
    changed = ", ".join([*map(clean, entry.changed), *cut]) or "nothing"
    return (
        clean(entry.folder.name),
        entry.started.astimezone().strftime("%Y-%m-%d %H:%M"),
        percent(entry.sustainable),
        percent(entry.delivers),
        percent(entry.both),
        f"{changed} (to be shared)" if entry.shared else changed,
    )


def _entries(folders: list[Path]) -> Iterator[Entry]:
    for folder in folders:
        try:
            manifest = read_manifest(folder)
            if "scenarios" not in manifest:  # a comparison's
                yield _entry(folder, manifest, read_summary(folder))
        except (FolderUnreadable, LookupError, TypeError, ValueError, ArithmeticError):
            continue


def _entry(folder: Path, manifest: Mapping[str, Any], summary: Mapping[str, Any]) -> Entry:
    verdict, order = summary["verdict"], recorded_order(manifest)
    shares = (verdict["money"]["sustainable"], verdict["impact"]["delivers"], verdict["both"])
    sustainable, delivers, both = (float(part["share"]) for part in shares)
    if not all(0 <= share <= 1 for share in (sustainable, delivers, both)):
        raise ValueError("these are no shares")
    head = [f"{n}={order.options[n]}" for n in ("runs", "seed", "months") if n in order.options]
    changed = (*head, *order.options["set"])
    runs = (int(summary["runs"][part]) for part in ("planned", "finished"))
    shared = is_shared(manifest)
    return Entry(folder, order.started, changed, shared, sustainable, delivers, both, *runs)
