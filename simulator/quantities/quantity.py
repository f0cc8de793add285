"""One assumption as a scenario holds it: a number or a range, and where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """One assumption as written: an exact number or a range to draw from, and where it comes from.

    `shape` and `numbers`: `fixed (value,)`, `lognormal (q05, q95)`, `normal (q05, q95)`,
    `logitnormal (q05, q95)`, `pert (low, likely, high)`, `uniform (low, high)`. Money is in minor
    units. Drawn values are clipped to `low` and `high` and, where `whole`, rounded half-even.
    """

    shape: str
    numbers: tuple[float, ...]
    low: float
    high: float
    whole: bool
    likely: float
    """The most plausible value: that of the plan, in which nothing is drawn."""
    text: str
    source: str | None = None
    confidence: str | None = None

    @property
    def is_range(self) -> bool:
        return self.shape != "fixed"

    @property
    def sourced(self) -> bool:
        """False where no source is given, or the source begins with the word `assumption`."""
        return not (self.source or "assumption").lower().startswith("assumption")
