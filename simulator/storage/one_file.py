"""A file that a user names: complete or absent, never in the place of another unasked."""

import os
from pathlib import Path

from simulator.storage import atomic
from simulator.storage.folder import OutputRefused
from simulator.storage.new_files import could_not_write
from simulator.storage.place import probe, refuse_name, refuse_special
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


def check_file(path: Path, force: bool, needed: int) -> None:
    """Check before the work that a file of so many bytes can be written. Raises `OutputRefused`
    where it cannot, or where it exists and is not to be replaced (`force`). A device or a pipe
    never is; of a link only the link itself is, not what it points at."""
    refuse_name(path)
    if path.is_dir():
        raise OutputRefused(
            gettext(
                "`{file}` is a folder. Write the name of a file, such as `{file}/class.html`.",
                file=clean(path.as_posix()),
            )
        )
    refuse_special(path)
    if not force and os.path.lexists(path):
        raise OutputRefused(
            gettext(
                "`{file}` exists already and was not changed. Choose another name, or replace it"
                " with `--force`.",
                file=clean(str(path)),
            )
        )
    probe(path.parent, needed)


def write_file(path: Path, content: bytes, force: bool) -> None:
    """Write it. Raises `OutputRefused` and `WriteFailed`."""
    check_file(path, force, len(content))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, content)
    except OSError as error:
        raise could_not_write(path, error) from error
