"""Every measure by name: the one list from which reports, docs, claims and tests are made."""

from simulator.results.measures.donors import DONOR_MEASURES
from simulator.results.measures.impact import IMPACT_MEASURES
from simulator.results.measures.measure import Measure
from simulator.results.measures.money import MONEY_MEASURES
from simulator.results.measures.practice import PRACTICE_MEASURES

MEASURES: dict[str, Measure] = {
    m.name: m for m in IMPACT_MEASURES + PRACTICE_MEASURES + MONEY_MEASURES + DONOR_MEASURES
}
