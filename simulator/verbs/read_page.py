"""Read a class page back: what its script shows is what codes are looked up in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.reports.class_page.html import DATA, digest_of
from simulator.verbs.class_page import FORMAT
from simulator.verbs.content import content_of
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

_LARGEST = 64 * 1024 * 1024
"""Bytes of a page."""
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
    name, content = clean(file.as_posix()), content_of(file, _LARGEST)
    data = _data(content)
    if data is None:
        raise Refused(
            gettext(
                "`{file}` is no class page, or only a part of one. Name a file that `sesim page`"
                " wrote.",
                file=name,
            )
        )
    if data["format"] != FORMAT:
        raise Refused(
            gettext(
                "`{file}` was made by another version of sesim ({version}). Make the page again, or"
                " use that version.",
                file=name,
                version=clean(str(data.get("sesim"))),
            )
        )
    held = {key: value for key, value in data.items() if key != "digest"}
    if data.get("digest") != digest_of(held):
        raise Refused(
            gettext(
                "`{file}` was changed after it was made, so nothing can be looked up in it. Use the"
                " file that you gave out, or make the page again.",
                file=name,
            )
        )
    return Page(file, data)


def _data(content: bytes) -> Mapping[str, Any] | None:
    """What the script of a page shows; None where there is no such thing."""
    begin = content.find(_BEGIN) + len(_BEGIN)
    end = content.find(_END, begin)
    try:
        data = json.loads(content[begin:end]) if min(begin - len(_BEGIN), end) >= 0 else None
    except (ValueError, RecursionError):
        return None
    known = isinstance(data, dict) and "format" in data and "ventures" in data
    return data if known else None
