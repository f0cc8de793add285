"""Answers that Python and notebooks show as the screen of the command."""

import html
from abc import ABC, abstractmethod

WIDTH = 80
"""Columns of a screen where no terminal says how many it has."""


class OnScreen(ABC):
    """An answer that has a screen."""

    @abstractmethod
    def screen(self, width: int = WIDTH) -> str:
        """The screen that the command prints, no line longer than `width`."""

    def __repr__(self) -> str:
        return self.screen().rstrip("\n")

    def _repr_html_(self) -> str:
        return f'<pre style="line-height: 1.25">{html.escape(repr(self))}</pre>'
