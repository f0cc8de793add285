"""A file is whole or absent: written under a temporary name beside its place, synced, then
named."""

import contextlib
import os
import secrets
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Put a whole file in its place, or none; a file that stands there is replaced."""
    part = unfinished(path, content)
    try:
        os.replace(part, path)
    except BaseException:
        forget(part)
        raise


def unfinished(path: Path, content: bytes) -> Path:
    """All that `path` will hold, in a new file beside it under another name."""
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
