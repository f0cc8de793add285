"""The chances of a comparison in words, rounded as `sesim run` rounds them."""

import math
from collections.abc import Mapping

import numpy as np

from simulator.words.numbers import percent, percents
from simulator.results.paired import Paired


def chance(share: float, n: int) -> str:
    """A share of `n` futures in words; of what never happened, the most that its chance may well
    be (the rule of three)."""
    return _under(percent(share), share, n)


def at_most(n: int) -> str:
    """The rule of three: what happens in none of `n` futures has a chance below this, 95 % sure."""
    figures = 1 if n <= 30 else 10 if n <= 1500 else 100
    return f"{math.ceil(round(300 * figures / n, 6)) / figures:g} %"


def chances(verdicts: Mapping[str, Paired]) -> dict[str, tuple[str, str]]:
    """Each verdict's chance before and after, as a sentence says it."""
    before = _in_percent({name: found.before for name, found in verdicts.items()})
    after = _in_percent({name: found.after for name, found in verdicts.items()})
    return {
        name: (
            _under(before[name], found.before, found.n),
            _under(after[name], found.after, found.n),
        )
        for name, found in verdicts.items()
    }


def chance_of(events: Mapping[str, np.ndarray], axis: str) -> str:
    """The chance of one verdict of a scenario, as a sentence says it."""
    shares = {name: float(hits.mean()) for name, hits in events.items()}
    return _under(_in_percent(shares)[axis], shares[axis], len(events[axis]))


def _in_percent(shares: Mapping[str, float]) -> dict[str, str]:
    """Those of money are rounded to add up to 100 with that of neither of the two."""
    said = {name: percent(share) for name, share in shares.items()}
    good, bad = shares["sustainable"], shares["insolvent"]
    if math.isfinite(good + bad):
        neither = max(0.0, round(1 - good - bad, 12))
        said["sustainable"], _, said["insolvent"] = percents([good, neither, bad])
    return said


def _under(said: str, share: float, n: int) -> str:
    return said if share or n <= 3 else f"under {at_most(n)}"
