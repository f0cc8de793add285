"""A class page that is made: its data, and the file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import simulator
from simulator.reports.class_page.html import as_html
from simulator.reports.class_page.words import glossary, words
from simulator.storage.one_file import write_file
from simulator.vocabulary import MODEL_VERSION
from simulator.words.language import language
from simulator.words.numbers import number
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

FORMAT = 2
"""The layout of a page's data: raised when `sesim mark` must read it differently."""


class ClassPage:
    """A page that is made: its `data`, as one dictionary, and the file."""

    def __init__(
        self, ventures: Sequence[Mapping[str, Any]], shareable: bool, warning: bool
    ) -> None:
        self.data: dict[str, Any] = {
            "format": FORMAT,
            "shareable": shareable,
            "sesim": simulator.__version__,
            "model": MODEL_VERSION,
            "language": language(),
            "words": words(),
            "glossary": glossary(),
            "ventures": list(ventures),
        }
        self.warning = warning

    def html(self) -> bytes:
        """The page as UTF-8 HTML that needs no other file."""
        texts = self.data["words"]
        first = self.data["ventures"][0]["title"]
        title = first if len(self.data["ventures"]) == 1 else phrase("Social enterprises: what if?")
        warning = str(texts["not_to_share"]) if self.warning else ""
        return as_html(self.data, title, warning, str(texts["no_script"]))

    def save(self, file: str | Path, *, force: bool = False) -> Path:
        """Write the page; an existing file is replaced only with `force`. Raises `OutputRefused`
        and `WriteFailed`."""
        write_file(Path(file), self.html(), force)
        return Path(file)

    def remarks(self) -> Iterator[str]:
        """What to know of the page: levers that were left out, whether it is fit to share."""
        for one in self.data["ventures"]:
            if one["idle"]:
                yield gettext(
                    "These numbers of `{name}` move nothing, so they are no sliders: {paths}.",
                    name=clean(one["name"]),
                    paths=", ".join(f"`{path}`" for path in one["idle"]),
                )
        if self.warning:
            yield str(self.data["words"]["not_to_share"])


def size_in_words(file: Path) -> str:
    """`1.1 MB`."""
    # Translators: megabytes, the size of a file or folder.
    return phrase("{n} MB", n=number(file.stat().st_size / 1e6))
