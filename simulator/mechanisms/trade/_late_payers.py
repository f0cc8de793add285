"""Money that payers owe by the plan and have not paid yet: the cause `late payer`."""

import numpy as np

from simulator.mechanisms.world import World
from simulator.vocabulary import Cause


class LatePayers:
    """Compares, for one payer, what is due after the planned delay with what was paid."""

    def __init__(self):
        self._due = {}

    def note(self, world: World, owed, planned_delay, came):
        """Report a shortage if a payment is due and has not come; it is cancelled when the payment
        comes. `owed`: this month's invoices; `planned_delay`: the months of delay in the plan, `(1,
        1)`; `came`: what was paid this month."""
        after = world.month + int(planned_delay[0, 0])
        self._due[after] = self._due.get(after, 0) + owed
        due = self._due.pop(world.month, np.zeros_like(came))
        world.books.short(Cause.LATE_PAYER, (due - came) * world.open)
