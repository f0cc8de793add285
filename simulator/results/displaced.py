"""Displacement: the share of what a venture causes that takes another person's place."""

from simulator.results.result import Result
from simulator.vocabulary import Counted


def displacement_of(result: Result) -> tuple[float, bool]:
    """The share of what the venture itself caused that takes another person's place, and whether
    the simulation says so. It does where partners gave jobs; elsewhere the share is assumed."""
    assumed = float(result.inputs["outcome.displacement"].mean())
    caused = float(result.finals[Counted.OWN_CAUSED].sum())
    jobs = result.series.get("placed")
    if jobs is None or not jobs.any() or caused <= 0:
        return assumed, False
    left = float(result.finals[Counted.NET_OUTCOMES].sum()) / caused
    return min(max(1 - left, assumed), 1.0), True
