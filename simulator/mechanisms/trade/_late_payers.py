"""What payers have not paid yet that they should have by the plan: the cause `late payer`."""

import numpy as np

from simulator.mechanisms.world import World
from simulator.vocabulary import Cause


class LatePayers:
    """One payer's account of what is due by the planned delay against what came."""

    def __init__(self):
        self._due = {}

    def note(self, world: World, owed, planned_delay, came):
        """This month's invoices (`owed`), the delay that the plan counts on (`(1, 1)`), and what
        came: what should have come and has not is a shortage, made good when it comes."""
        after = world.month + int(planned_delay[0, 0])
        self._due[after] = self._due.get(after, 0) + owed
        due = self._due.pop(world.month, np.zeros_like(came))
        world.books.short(Cause.LATE_PAYER, (due - came) * world.open)
