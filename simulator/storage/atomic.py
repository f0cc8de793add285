"""A file is complete or absent: it is written under a temporary name in the same folder, synced,
and then gets its name."""

import contextlib
import os
import secrets
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a complete file, or none; a file with the same name is replaced. Raises `OSError`."""
    part = unfinished(path, content)
    try:
        os.replace(part, path)
    except BaseException:
        forget(part)
        raise


def unfinished(path: Path, content: bytes) -> Path:
    """The content of `path` in a new file in the same folder, under another name. Raises
    `OSError`."""
    part = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with open(part, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        forget(part)
        raise
    return part


def forget(path: Path) -> None:
    """Remove a file, if there is one and it can be removed."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
