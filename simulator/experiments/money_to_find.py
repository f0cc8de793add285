"""How much money a venture lacks: futures that close are lived again with more opening cash, until
enough of them stay open to the last month. After closing nothing more is lost, so a future that
closes shows only the least."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from simulator.experiments.causes import LOOKED_INTO
from simulator.experiments.designs import run_design
from simulator.experiments.suspects import suspects
from simulator.results.plan import CASH_LASTS, CLOSES, LACKS, OUTSIDE, is_least, lacked
from simulator.results.result import Result
from simulator.results.windows import closing, months
from simulator.vocabulary import Cause

_CASH = "venture.opening_cash"
_TWICE, _HALF_MORE = 2.0, 1.5
"""Ventures that close get twice the money that they lacked, and then each time half as much
again."""
_STEPS = 8


def look_for_money(
    result: Result,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
) -> Result:
    """The same result, with what each future lacks in `finals`, had it stayed open.

    Only the first futures are used, so many that at most 100 of them close. They get no more money
    than 9 in 10 of them need: more would also be spent on growth. Where even the last step leaves
    too many closed, the amount stays the least that must be found. Nobody gives up in these lives:
    that is no lack of money. Raises `TimeEnded` where this is not finished `until` this moment of
    `time.monotonic()`."""
    lack, least = lacked(result)
    closes = np.where(np.cumsum(least) <= LOOKED_INTO, least, OUTSIDE).astype(np.int8)
    used = closes != OUTSIDE
    closed, cash = closing(result).copy(), result.inputs[_CASH]
    more, helped = 0.0, True
    for step in range(_STEPS):
        if not is_least(lack[used], closes[used] > 0):
            break
        needed = float(np.quantile(lack[used], CASH_LASTS, method="higher"))
        if not helped:
            more = max(needed, _in_proportion(result, lack, closed, used))
        else:
            more = max(needed, more * _HALF_MORE if step else needed * _TWICE)
        rows = np.flatnonzero((closes > 0) & (lack <= more))
        again = run_design(
            result.scenario,
            result.replicates[rows].tolist(),
            {_CASH: (cash[rows] + more)[:, None], **_nobody_gives_up(result, len(rows))},
            workers=workers,
            progress=progress,
            until=until,
        )
        if not again.n:
            break
        lived, (now, least) = rows[again.replicates], lacked(again)
        lack[lived], closes[lived], closed[lived] = now + more, least, closing(again)
        helped = not least.all()
    return replace(result, finals={**result.finals, LACKS: lack, CLOSES: closes})


def _in_proportion(result: Result, lack: np.ndarray, closed: np.ndarray, used: np.ndarray) -> float:
    """What is lacking by the last month, if all that a venture had and lacked when it closed lasted
    for that part of the months."""
    cash, month = result.inputs[_CASH], np.where(closed > 0, closed, months(result))
    return float(np.quantile(((cash + lack) * months(result) / month - cash)[used], CASH_LASTS))


def _nobody_gives_up(result: Result, n: int) -> dict[str, np.ndarray]:
    """The columns, for `n` futures, in which those who lead the venture never give up."""
    given_up = (s for s in suspects(result.scenario) if s.cause is Cause.GAVE_UP)
    return {path: np.zeros((n, 1)) for suspect in given_up for path in suspect.switches}
