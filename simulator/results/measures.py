"""Every measure by name: the one list that reports, docs, claims and tests are made from."""

from simulator.results.impact import IMPACT_MEASURES
from simulator.results.measure import Measure
from simulator.results.money import MONEY_MEASURES
from simulator.results.practice import PRACTICE_MEASURES

MEASURES: dict[str, Measure] = {m.name: m for m in IMPACT_MEASURES + PRACTICE_MEASURES + MONEY_MEASURES}
