"""What the same luck in both scenarios gains on two what-if questions that ship with the café."""

import pytest

from simulator.experiments.compare import compare
from simulator.scenario.load import load

MEASURES = ("served", "net_outcomes", "cost_per_net_outcome", "sroi", "self_sufficiency",
            "closing_cash", "lowest_cash", "months_of_reserve")
VERDICTS = ("sustainable", "insolvent", "delivers", "both")


def sd_ratios(path, value):
    """Standard deviation of the paired difference over that of an unpaired one, by measure."""
    plan = load("youth-cafe")
    pair = compare([plan, load("youth-cafe", {path: value})]).pairs[0]
    assert pair.n == plan.runs
    return {name: found.sd_ratio for name, found in {**pair.verdicts, **pair.measures}.items()}


@pytest.mark.slow
@pytest.mark.parametrize(("path", "value"), [
    ("cafe_sales.price", "28000"), ("job_training.strength", "{low: 15%, likely: 30%, high: 45%}")])
def test_pairing_more_than_halves_the_spread_of_every_main_measure(path, value):
    found = sd_ratios(path, value)
    print({name: round(found[name], 2) for name in (*MEASURES, *VERDICTS)})
    assert all(found[name] < 0.5 for name in MEASURES), found
    assert all(found[name] < 1 for name in VERDICTS), found
