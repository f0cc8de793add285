"""Read a class page back: what its script shows is what codes are looked up in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.reports.class_page.html import DATA, digest_of
from simulator.storage.shape import fits
from simulator.verbs.class_page import FORMAT
from simulator.verbs.content import content_of
from simulator.verbs.page_shape import PAGE
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

_LARGEST = 64 * 1024 * 1024
"""Bytes of a page."""
_LONGEST = 20
"""Characters of the name of a version that are shown."""
_BEGIN, _END = f'<script type="application/json" id="{DATA}">'.encode(), b"</script>"
"""Around the data of a page."""


@dataclass(frozen=True)
class Page:
    """A page that was read: its file and its data."""

    file: Path
    data: Mapping[str, Any]

    @property
    def digest(self) -> str:
        return str(self.data["digest"])


def read_page(file: Path) -> Page:
    """Raises `Refused` for a file that is no class page, that was changed, or that another version
    made."""
    name, data = clean(file.as_posix()), _data(content_of(file, _LARGEST))
    if data is not None and data["format"] != FORMAT:
        raise Refused(
            gettext(
                "`{file}` was made by another version of sesim ({version}). Make the page again, or"
                " use that version.",
                file=name,
                version=clean(data["sesim"])[:_LONGEST],
            )
        )
    if data is None or not _as_made(data):
        raise Refused(
            gettext(
                "`{file}` is not a page that sesim made, or it was changed. Use the file that you"
                " gave out, or make the page again.",
                file=name,
            )
        )
    return Page(file, data)


def _data(content: bytes) -> Mapping[str, Any] | None:
    """What the script of a page shows; None where there is no such thing."""
    _, found, rest = content.partition(_BEGIN)
    try:
        data = json.loads(rest.partition(_END)[0]) if found else None
    except (ValueError, RecursionError):
        return None
    return data if fits(data, {"format": int, "sesim": str}) else None


def _as_made(data: Mapping[str, Any]) -> bool:
    """Whether it has all that codes are looked up in, and the digest of what it holds."""
    held = {key: value for key, value in data.items() if key != "digest"}
    try:
        return fits(data, PAGE) and data["digest"] == digest_of(held)
    except RecursionError:  # a list in a list in a list
        return False
