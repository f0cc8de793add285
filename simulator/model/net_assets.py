"""What a venture has and owes: one that owes more than it has for a year, with bills overdue,
closes."""

import numpy as np

from simulator.model.ledger import split
from simulator.model.treasury import OPENING, Treasury

MONTHS_UNDER = 12
"""Months in a row with bills overdue and debts above what it has, after which a venture closes
(assumption)."""
_OWN = ("venture", "receivable", "allowance", "asset", "payable", "finance")
"""The kinds of account that make up what the venture has and owes."""


class NetAssets:
    """Unrestricted net assets in every future of a batch, and for how long they are below 0."""

    def __init__(self, treasury: Treasury) -> None:
        self._treasury = treasury
        self._months_under = np.zeros((treasury.ledger.runs, 1), dtype=np.int64)

    def now(self) -> np.ndarray:
        """What the venture has (cash, what payers owe, equipment) minus what it owes (bills and
        loans), without restricted money, `(runs, 1)`, minor units."""
        left_out = self._treasury.owed_to_funds | {OPENING}
        ledger = self._treasury.ledger
        return ledger.total(a for a in ledger.accounts if split(a)[0] in _OWN and a not in left_out)

    def count(self, now: np.ndarray) -> None:
        """At the end of a month, count the months in a row in which it owes more than it has and
        bills are overdue."""
        under = (self._treasury.overdue > 0) & (now < 0)
        self._months_under = np.where(under, self._months_under + 1, 0)

    def too_long_under(self) -> np.ndarray:
        """Futures in which that lasts for a year, shape `(runs, 1)`."""
        return self._months_under >= MONTHS_UNDER
