"""`read_run`: the `Run` that `save` or `sesim run` has kept in a folder."""

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.storage.manifest import Request
from simulator.storage.read_back import FolderUnreadable, Kept, read_back
from simulator.verbs.planned import notes_of
from simulator.verbs.run import Run
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


def read_run(folder: str | Path) -> Run:
    """The run in a folder. Views that need what was not kept raise `NotKept`.

    Raises `FolderUnreadable` for a folder that no run has written, or that was changed since."""
    kept = read_back(folder)
    run = Run(
        recorded_request(kept.manifest),
        scenario=kept.scenario,
        result=kept.result,
        summary=kept.summary,
        notes=() if kept.scenario is None else notes_of(kept.scenario),
        folder=Path(folder),
    )
    _check_shown(run, kept)
    return run


def _check_shown(run: Run, kept: Kept) -> None:
    """Raises `FolderUnreadable` where the summary lacks something that the first screen shows."""
    try:
        repr(run)
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
        raise FolderUnreadable(
            gettext(
                "`{folder}` is not the folder of a run: sesim did not write its `summary.json`.",
                folder=clean(str(kept.path)),
            )
        ) from None


def recorded_request(manifest: Mapping[str, Any]) -> Request:
    """The options as the manifest records them, without those that no command takes."""
    options = manifest["options"]
    head = {n: options.get(n) for n in ("runs", "seed", "months")}
    flags = {n: options.get(n) for n in ("rows", "shareable", "series", "stress")}
    changes, roles = options.get("set"), options.get("roles")
    known = roles.items() if isinstance(roles, dict) else ()
    return Request(
        {
            **{name: value for name, value in head.items() if isinstance(value, str)},
            "set": [c for c in changes if isinstance(c, str)] if isinstance(changes, list) else [],
            **{name: value for name, value in flags.items() if isinstance(value, bool)},
            **({"roles": {k: v for k, v in known if isinstance(v, str)}} if known else {}),
        },
        started(manifest),
    )


def started(manifest: Mapping[str, Any]) -> datetime:
    """When the run began."""
    with contextlib.suppress(TypeError, ValueError):
        when = datetime.fromisoformat(manifest["started"])
        if 1970 <= when.year < 9999:  # another time zone may lack a date outside of these
            return when if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.fromtimestamp(0, UTC)
