"""Whom bills are owed to, and who is paid first when cash is short."""

import numpy as np

PAYEES = {"payroll": 0, "tax": 1, "interest": 2, "loans": 2, "suppliers": 3, "equipment": 3}
"""Payees and their class. When cash is short, the lowest class is paid first (docs/model.md section
10); in a class the oldest bill; and of bills of one age, in the order of this list."""
PLACE = {payee: place for place, payee in enumerate(PAYEES)}
"""The place of each payee in that list."""
_OWN_COST = ("payroll", "tax", "interest")
"""Costs that have a payee of the same name; other costs are owed to suppliers."""


def payee_of(cost: str) -> str:
    """Whom a bill for this class of cost is owed to."""
    return cost if cost in _OWN_COST else "suppliers"


def turns(ages: int) -> tuple[np.ndarray, np.ndarray]:
    """The payee and the age of each kind of unpaid bill, in the order of payment."""
    payee, age = np.indices((len(PAYEES), ages)).reshape(2, -1)
    rank = np.array(list(PAYEES.values()))[payee]
    order = np.lexsort((payee, -age, rank))
    return payee[order], age[order]
