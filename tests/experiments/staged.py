"""Comparisons whose chances are as a test wants them."""

from dataclasses import replace

import numpy as np

from simulator.experiments import compare as module
from simulator.experiments.best import copies
from simulator.experiments.comparison_result import ComparisonResult
from simulator.experiments.differences import differences
from simulator.reports.comparison.answer import answer
from simulator.results.paired import paired_shares

SMALL = {"community.people": "60", "months": "14", "runs": "6", "seed": "3"}


def staged(template, *chances, n=200, k=1, named=False):
    """A comparison of ventures whose chances (sustainable, delivers) are as given, on the same
    futures."""
    draws = (np.arange(n) + 0.5) / n
    ventures = []
    for number, (money, impact) in enumerate(chances):
        events = {"sustainable": draws < money, "delivers": draws < impact}
        events |= {
            "both": events["sustainable"] & events["delivers"],
            "closed": ~events["sustainable"],
            "insolvent": ~events["sustainable"],
            "gave_up": np.zeros(n, dtype=bool),
        }
        ventures.append(
            replace(
                template,
                label=f"venture-{number}",
                events=events,
                planned=n,
                replicates=np.arange(n),
            )
        )
    pairs = tuple(
        module.Pair(
            i,
            n,
            0,
            {
                name: paired_shares(ventures[0].events[name], v.events[name])
                for name in module.EVENTS
            },
            {},
            differences(template.scenario, template.scenario),
            True,
        )
        for i, v in enumerate(ventures)
        if i
    )
    return ComparisonResult(
        tuple(ventures),
        0,
        pairs,
        **module.order(ventures, k),
        copies=copies(ventures) if named else (),
    )


def sentence(template, *chances):
    return answer(staged(template, *chances))
