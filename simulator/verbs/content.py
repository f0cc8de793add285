"""The bytes of a file that a person names to be read."""

from pathlib import Path

from simulator.verbs.refusals import Refused
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


def content_of(path: Path, most: int) -> bytes:
    """What a file holds, up to `most` bytes and one more, which shows that it is too large. Raises
    `Refused` for a file that cannot be read."""
    name = clean(path.as_posix())
    try:
        if path.exists() and not path.is_file():
            raise Refused(gettext("`{file}` is no file that can be read.", file=name))
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        said = gettext("`{file}` cannot be read ({reason}).", file=name, reason=why_not(error))
        raise Refused(said) from None
