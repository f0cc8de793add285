"""What the charts of a run show."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.results.result import Result


@dataclass(frozen=True)
class Picture:
    """What the charts show: a run, its verdicts per future, and which future is drawn alone, if
    any."""

    result: Result
    money: Sequence[str]
    impact: Sequence[str]
    replicate: int | None
