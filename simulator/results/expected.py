"""The net impact that a future would have without chance in single lives.

Where few people are followed, a handful of them decides whether a target is reached: who of them
was near the threshold, who found a job alone. How much people gained, and how many were followed,
is far steadier. So the net impact of each future is estimated from these two by least squares over
all futures of the run, with coefficients of at least 0: what such a gain brings on average.
"""

import numpy as np

from simulator.results.result import Result
from simulator.vocabulary import Counted

LEAST = 20
"""Futures below which nothing is estimated."""


def expected_net(result: Result) -> np.ndarray | None:
    """The net outcomes of each future that its people's gains bring on average, `(n,)`; None where
    there are too few futures, or nobody gained anything."""
    if result.n < LEAST:
        return None
    stays = 1 - result.inputs["outcome.displacement"]
    made = np.column_stack(
        [result.finals[name] * stays for name in (Counted.GAIN_AT_COUNT, Counted.FOLLOWED)]
    ).astype(float)
    net = result.finals[Counted.NET_OUTCOMES].astype(float)
    if not made.any() or not np.isfinite(made).all():
        return None
    return made @ _coefficients(made, net)


def _coefficients(made: np.ndarray, net: np.ndarray) -> np.ndarray:
    """What explains `net`, `(n,)`, best by the two columns of `made`, each times a number of at
    least 0: both, or one of them alone."""
    tried = [np.linalg.lstsq(made, net, rcond=None)[0]]
    for at, column in enumerate(made.T):
        alone = np.zeros(made.shape[1])
        alone[at] = max(column @ net / max(column @ column, 1e-300), 0)
        tried.append(alone)
    return min(
        (numbers for numbers in tried if (numbers >= 0).all()),
        key=lambda numbers: float(((made @ numbers - net) ** 2).sum()),
    )


def mostly_chance(result: Result) -> bool:
    """Whether few people are helped, and more than half of what differs between futures is chance
    in their lives."""
    expected = expected_net(result)
    net = result.finals[Counted.NET_OUTCOMES]
    if expected is None or np.median(net) >= _FEW:
        return False
    return bool((net - expected).var() > _HALF * net.var() > 0)


_HALF, _FEW = 0.5, 30
