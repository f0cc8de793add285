"""`log`: the saved runs and comparisons: when each was made, what was changed, and the results of
runs."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.reports.verdict_words import verdict_shares
from simulator.storage.manifest import Request
from simulator.storage.read_back import (
    MANIFEST,
    FolderUnreadable,
    is_shared,
    read_manifest,
    read_summary,
)
from simulator.verbs.log_table import table
from simulator.verbs.read_run import recorded_request
from simulator.verbs.refusals import Refused
from simulator.words.lines import wrapped
from simulator.words.numbers import whole
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, nphrase, phrase

# Translators: heads of columns in the list of saved runs, in capital letters.
_HEAD = (
    N_("FOLDER"),
    N_("DATE"),
    N_("MONEY"),
    N_("IMPACT"),
    N_("BOTH"),
    N_("CHANGED"),
)


@dataclass(frozen=True)
class Entry:
    """One saved run."""

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
    """How many futures were planned, and how many are finished."""
    shown: tuple[str, ...] = field(compare=False)
    """The three shares in per cent, rounded as the screen of the run rounds them."""

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


@dataclass(frozen=True)
class Compared:
    """One saved comparison."""

    folder: Path
    started: datetime
    scenarios: tuple[str, ...]
    """The names of the scenarios, each once."""
    changed: tuple[str, ...]
    """What was changed in all or in one of them, as `PATH=VALUE`."""
    shared: bool

    def as_data(self) -> dict[str, Any]:
        """The comparison for programs."""
        return {
            "folder": self.folder.as_posix(),
            "started": self.started.isoformat(),
            "scenarios": list(self.scenarios),
            "changed": list(self.changed),
            "shareable": self.shared,
        }


def log(parent: str | Path = "outputs") -> list[Entry]:
    """Every run that is saved in a folder, the oldest first; other files and folders are left out.
    Raises `Refused` for a file, or a folder that cannot be listed."""
    return [entry for entry in saved(parent) if isinstance(entry, Entry)]


def saved(parent: str | Path = "outputs") -> list[Entry | Compared]:
    """The same with the comparisons in the folder."""
    path = Path(parent)
    shown = clean(str(path))[:300]
    if os.path.isfile(path):
        raise Refused(
            gettext("`{file}` is a file. Name the folder in which runs are saved.", file=shown)
        )
    try:
        folders = sorted(path.iterdir()) if os.path.exists(path) else []
    except OSError as error:
        raise Refused(
            gettext(
                "The folder `{folder}` cannot be listed ({reason}).",
                folder=shown,
                reason=why_not(error),
            )
        ) from None
    return sorted(_entries(folders), key=lambda entry: (entry.started, entry.folder.name))


def as_text(entries: Sequence[Entry | Compared], parent: str | Path, width: int = 80) -> str:
    """A table of the runs and comparisons; changes that do not fit in the line are below it."""
    if not entries:
        return "\n".join(wrapped(_nothing(parent), width, further=""))
    return "\n".join(table([tuple(map(phrase, _HEAD)), *map(_row, entries)], 2, width))


def _nothing(parent: str | Path) -> str:
    """Why there is no run to list, and what to do."""
    folder = clean(str(parent))
    if os.path.lexists(Path(parent, MANIFEST)):
        return gettext(
            "`{folder}` is itself a folder that sesim wrote, with no other folders in it. `sesim"
            " verify {folder}` checks it. If it holds a run, `sesim rerun {folder}` runs it again.",
            folder=folder,
        )
    return gettext(
        "No run is saved in `{folder}` yet. `sesim run youth-cafe` saves one.", folder=folder
    )


def _row(entry: Entry | Compared) -> tuple[str, ...]:
    changed = [clean(change) for change in entry.changed]
    if isinstance(entry, Compared):
        names = clean(", ".join(entry.scenarios))
        # Translators: in the list of runs: this folder holds a comparison of these scenarios.
        changed.insert(0, phrase("comparison: {names}", names=names))
    elif entry.finished < entry.planned:
        changed.append(
            nphrase(
                "{done} of {n} future",
                "{done} of {n} futures",
                entry.planned,
                done=whole(entry.finished),
                n=whole(entry.planned),
            )
        )
    if entry.shared:
        # Translators: in the list of runs: it was made with --shareable.
        changed.append(phrase("made to share"))
    return (
        clean(entry.folder.name),
        entry.started.astimezone().strftime("%Y-%m-%d %H:%M"),
        *(("", "", "") if isinstance(entry, Compared) else entry.shown),
        # Translators: in the list of runs, where the scenario was run as it is.
        ", ".join(changed) or phrase("nothing"),
    )


def _entries(folders: list[Path]) -> Iterator[Entry | Compared]:
    for folder in folders:
        try:
            manifest = read_manifest(folder)
            if "scenarios" in manifest:
                yield _compared(folder, manifest)
            else:
                yield _entry(folder, manifest, read_summary(folder))
        except (FolderUnreadable, LookupError, TypeError, ValueError, ArithmeticError):
            continue


def _entry(folder: Path, manifest: Mapping[str, Any], summary: Mapping[str, Any]) -> Entry:
    verdict, request = summary["verdict"], recorded_request(manifest)
    shares = (verdict["money"]["sustainable"], verdict["impact"]["delivers"], verdict["both"])
    sustainable, delivers, both = (float(part["share"]) for part in shares)
    if not all(0 <= share <= 1 for share in (sustainable, delivers, both)):
        raise ValueError("these are no shares")
    changed = _changed(request)
    planned, finished = (int(summary["runs"][part]) for part in ("planned", "finished"))
    said = verdict_shares(summary)
    shown = tuple(said[id] for id in ("sustainable", "delivers", "both"))
    return Entry(
        folder,
        request.started,
        changed,
        is_shared(manifest),
        sustainable,
        delivers,
        both,
        planned,
        finished,
        shown,
    )


def _compared(folder: Path, manifest: Mapping[str, Any]) -> Compared:
    names = [found["scenario"] for found in manifest["scenarios"]]
    if not names or not all(isinstance(name, str) for name in names):
        raise ValueError("these are no names of scenarios")
    request = recorded_request(manifest)
    scenarios = tuple(dict.fromkeys(names))
    return Compared(folder, request.started, scenarios, _changed(request), is_shared(manifest))


def _changed(request: Request) -> tuple[str, ...]:
    """What a command changed, as `PATH=VALUE`."""
    options = request.options
    head = (f"{n}={options[n]}" for n in ("runs", "seed", "months") if n in options)
    return (*head, *options["set"])
