"""`read_run`: what `save` or `sesim run` has kept comes back as the same `Run`."""

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.storage.manifest import Order
from simulator.storage.read_back import FolderUnreadable, Kept, read_back
from simulator.verbs.run import Run
from simulator.verbs.simulate import notes_of


def read_run(folder: str | Path) -> Run:
    """The run that a folder holds. Views that need what was not kept say so when asked.

    Raises `FolderUnreadable` for a folder that is not, or no longer, what a run has kept."""
    kept = read_back(folder)
    run = Run(
        recorded_order(kept.manifest),
        scenario=kept.scenario,
        result=kept.result,
        summary=kept.summary,
        notes=() if kept.scenario is None else notes_of(kept.scenario),
        folder=Path(folder),
    )
    _check_shown(run, kept)
    return run


def _check_shown(run: Run, kept: Kept) -> None:
    """Its summary has all that the first screen tells."""
    try:
        repr(run)
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
        raise FolderUnreadable(
            f"{kept.path} is no run folder: its summary.json is not one that sesim writes."
        ) from None


def recorded_order(manifest: Mapping[str, Any]) -> Order:
    """What was asked for, as the manifest says it; what could not have been asked is left out."""
    options = manifest["options"]
    head = {n: options.get(n) for n in ("runs", "seed", "months")}
    flags = {n: options.get(n) for n in ("rows", "shareable", "series")}
    changes = options.get("set")
    return Order(
        {
            **{name: value for name, value in head.items() if isinstance(value, str)},
            "set": [c for c in changes if isinstance(c, str)] if isinstance(changes, list) else [],
            **{name: value for name, value in flags.items() if isinstance(value, bool)},
        },
        started(manifest),
    )


def started(manifest: Mapping[str, Any]) -> datetime:
    """When the run began."""
    with contextlib.suppress(TypeError, ValueError):
        when = datetime.fromisoformat(manifest["started"])
        if 1970 <= when.year < 9999:  # beyond, no other time zone may have that date
            return when if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.fromtimestamp(0, UTC)
