"""How many people were reached, served and changed, in all."""

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.measures.measure import Measure, final
from simulator.results.result import Result
from simulator.vocabulary import Counted

_ALL = "every finished future"
_FOLLOWED = (
    "people counted `targets.outcome_after` months after they left, in every finished future"
)
_EVER = "everyone who was ever served, in every finished future"
OF_SERVICE = (ids.SERVICE_MONTHS, Counted.SERVED, Counted.COMPLETED, Counted.DROPPED_OUT)
"""What months of service are made of: those who leave early miss months of the course."""


def _tonnes(result: Result) -> np.ndarray:
    found = result.finals.get("tco2e")
    return np.full(result.n, np.nan) if found is None else found.astype(float)


COUNTS = (
    final(
        "reached",
        "people",
        "People who know of the venture.",
        "people who know of it, wait for a place, or were ever served, at the end",
        _ALL,
    ),
    final(
        "served",
        "people",
        "People who received any service, each counted once.",
        "people who were ever active (IRIS+ PI4060, client individuals)",
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
        "people counted `targets.outcome_after` months after they left (if a service has no end:"
        " after they got a place)",
        _ALL,
    ),
    final(
        "outcomes",
        "outcomes",
        "People who have the outcome when it is counted, for whatever reason.",
        "people followed who have the outcome when it is counted",
        _FOLLOWED,
    ),
    final(
        "caused_outcomes",
        "outcomes",
        "Outcomes that would not have happened without the programme.",
        "`outcomes` - outcomes that the same people would have had anyway",
        _FOLLOWED,
    ),
    final(
        "net_outcomes",
        "outcomes",
        "Outcomes because of the venture itself: without the share of partners, and without places"
        " taken from others.",
        "sum over people of outcomes because of the programme x (1 - others' share of what was"
        " given for them) x (1 - displacement); harm counts in full",
        _FOLLOWED,
    ),
    final(
        "service_months",
        "months",
        "Months of service, added up over all people.",
        "sum over months of the people in service",
        _ALL,
        OF_SERVICE,
    ),
    final(
        "outcomes_now",
        "outcomes",
        "People ever served who have the outcome at the end.",
        "people ever served who have the outcome in the last month",
        _EVER,
    ),
    final(
        "net_outcomes_now",
        "outcomes",
        "Net impact that still lasts at the end.",
        "as `net_outcomes`, in the last month",
        _EVER,
    ),
    Measure(
        "tco2e",
        "tonnes CO2e",
        "Greenhouse gas emissions that the units in use avoided.",
        "sum over months of units in use x tonnes avoided in a year / 12 x (1 - rebound)",
        "futures of a scenario with an emissions rule",
        _tonnes,
        digits=1,
        made_of=(),
    ),
)
