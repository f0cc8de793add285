"""Why a class page cannot be made."""

from collections.abc import Mapping


class PlaceFailed(RuntimeError):
    """A place that could not be simulated: what was set there, and why, as a part of a sentence."""

    def __init__(self, changes: Mapping[str, str], why: str) -> None:
        super().__init__(changes, why)
        self.changes, self.why = changes, why
