"""What the charts of a run show."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.results.result import Result
from simulator.results.verdict import judge


@dataclass(frozen=True)
class Picture:
    """What the charts show: a run, its verdicts per future, and which future is drawn alone, if
    any."""

    result: Result
    money: Sequence[str]
    impact: Sequence[str]
    replicate: int | None


def picture_of(result: Result, replicate: int | None = None) -> Picture:
    """What the charts show of a run."""
    verdict = judge(result)
    return Picture(result, verdict.money.tolist(), verdict.impact.tolist(), replicate)
