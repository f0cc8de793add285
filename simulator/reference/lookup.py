"""Finds the page of a word or a text as people type it, copied from a screen or from memory."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_VALUE = re.compile(r"\{\w*\}")
_MARKS = re.compile(r"[.,;:?!]")
_SHORTEST = 8
"""The fewest characters of a part of a text that is looked for."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def plain(text: str) -> str:
    """The text in small letters, without backticks, on one line, with single spaces."""
    return " ".join(text.lower().replace("`", "").split()).strip(" .?!")


class Lookup:
    """Texts, each with the name of a page. A text may have `{places}` for values, and is found with
    any value in them, with any numbers, and without what is in brackets."""

    def __init__(self, pages: Mapping[str, str] = MappingProxyType({})) -> None:
        self.pages: dict[str, str] = {}
        """By text, without places for values."""
        self._numbers: dict[str, str] = {}
        self._patterns: list[tuple[re.Pattern[str], str]] = []
        self._whole: list[tuple[str, str]] = []
        for text, page in pages.items():
            self.add(text, page)

    def add(self, text: str, page: str) -> None:
        """A text and its page. The first of two equal texts stays."""
        said = plain(text)
        self._whole.append((f" {_MARKS.sub('', said)} ", page))
        if _VALUE.search(said):
            parts = [re.escape(part) for part in _VALUE.split(said)]
            self._patterns.append((re.compile("(.+)".join(parts)), page))
        else:
            self.pages.setdefault(said, page)
            self._numbers.setdefault(_NUMBER.sub("0", said), page)
        shorter = _BRACKETS.sub("", said)
        if shorter and shorter != said and not _VALUE.fullmatch(shorter):
            self.add(shorter, page)

    def part_of(self, text: str) -> str | None:
        """The page of the first text that has these two words or more in it; None if none has."""
        part = _MARKS.sub("", text).strip()
        if len(part) < _SHORTEST or " " not in part:
            return None
        return next((page for said, page in self._whole if f" {part} " in said), None)

    def find(self, text: str) -> str | None:
        """The page of a text; None if there is none."""
        for said in dict.fromkeys((text, _BRACKETS.sub("", text).strip())):
            found = self.pages.get(said) or self._numbers.get(_NUMBER.sub("0", said))
            if found:
                return found
            fitting = [(p.pattern, page) for p, page in self._patterns if p.fullmatch(said)]
            if fitting:  # the one with the most words of its own
                return max(fitting, key=lambda one: len(one[0].replace("(.+)", "")))[1]
        return None
