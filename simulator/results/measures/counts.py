"""How many people were reached, served and changed, in all."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.measure import Measure, final
from simulator.results.result import Result
from simulator.vocabulary import Counted

_ALL = "every finished future"
_FOLLOWED = "people followed up targets.outcome_after months after leaving; every finished future"
_EVER = "everyone ever served; every finished future"
OF_SERVICE = (ids.SERVICE_MONTHS, Counted.SERVED, Counted.COMPLETED, Counted.DROPPED_OUT)
"""Months of service tell what those who left early missed of the course."""


def _tonnes(result: Result) -> np.ndarray:
    found = result.finals.get("tco2e")
    return np.full(result.n, np.nan) if found is None else found.astype(float)


COUNTS = (
    final(
        "reached",
        "people",
        "People who have heard of the venture.",
        "people who know of it, wait, or were ever served, at the end",
        _ALL,
    ),
    final(
        "served",
        "people",
        "People who received any service.",
        "people ever active (IRIS+ PI4060, client individuals)",
        _ALL,
    ),
    final(
        "completed",
        "people",
        "People who completed the programme.",
        "people who stayed for the planned months, or until their unit was beyond repair",
        _ALL,
    ),
    final(
        "followed",
        "people",
        "People whose outcome could be counted.",
        "people followed up targets.outcome_after months after leaving (after enrolment where"
        " a service has no end)",
        _ALL,
    ),
    final(
        "outcomes",
        "outcomes",
        "Followed people with the outcome, whatever the reason.",
        "followed people whose outcome is reached at follow-up",
        _FOLLOWED,
    ),
    final(
        "caused_outcomes",
        "outcomes",
        "Outcomes there would not have been without the help.",
        "outcomes reached - outcomes the same people would have reached anyway",
        _FOLLOWED,
    ),
    final(
        "net_outcomes",
        "outcomes",
        "Outcomes caused by the venture itself.",
        "sum over people of caused x (1 - partners' share of their hours)"
        " x (1 - displacement); harm counts in full",
        _FOLLOWED,
    ),
    final(
        "service_months",
        "months",
        "Person-months of service given.",
        "sum over months of people in service",
        _ALL,
        OF_SERVICE,
    ),
    final(
        "outcomes_now",
        "outcomes",
        "People ever served who have the outcome at the end.",
        "people ever served whose outcome is reached in the last month",
        _EVER,
    ),
    final(
        "net_outcomes_now",
        "outcomes",
        "Net outcomes standing at the end.",
        "as net_outcomes, in the last month",
        _EVER,
    ),
    Measure(
        "tco2e",
        "tonnes CO2e",
        "Greenhouse gas that the units in use avoided.",
        "sum over months of units in use x tonnes avoided a year / 12 x (1 - rebound)",
        "futures of a scenario with an emissions rule",
        _tonnes,
        digits=1,
        made_of=(),
    ),
)
