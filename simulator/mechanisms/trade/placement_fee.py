"""Placement fees: an employer pays for each person placed and still there some months later."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months
from simulator.vocabulary import Ability, Cause


class PlacementFee(Mechanism):
    """For everyone placed in a partner's vacancy `retained_for` months ago and still in the job,
    the employer owes `fee`, paid `paid_after` months later."""

    can = frozenset({Ability.PLACES_PEOPLE})
    phase = Phase.EARN
    order = 20
    income = "earned"
    starves = (Cause.LATE_PAYER, Cause.PARTNER_EXIT)
    fee: Money = parameter(help="Fee per person placed and retained.")
    retained_for: Months = parameter(
        3, help="Months in the job after which the fee is due.", low=0, high=24, source="assumption"
    )
    paid_after: Months = parameter(1, help="Months until the employer pays.", high=24)
    _late = holds("What is due by the plan, and has not come.")

    def start(self, world: World) -> None:
        self._late = LatePayers()

    def step(self, world: World) -> None:
        people = world.people
        number = np.zeros((world.runs, 1), dtype=np.int64)
        for months in sorted(set(self.retained_for.ravel().tolist())):
            month = world.month - int(months)
            placed = people.placements.get(month)
            if placed is not None:
                still = placed.get(people.job) & (placed.get(people.placed_at) == month)
                due = still & placed.each(self.retained_for == months)
                number = number + placed.count(due)
        fee = world.at_market_prices(self.fee)
        world.treasury.earn("earned", self.name, number * fee, self.paid_after.astype(np.int64))
        came = world.treasury.collect(self.name)
        self._late.note(world, number * fee, world.planned[self.name].paid_after, came)
        offered = world.partners.offered("vacancies")
        fewer = np.maximum(world.partners.planned("vacancies") - offered, 0)
        lost = np.minimum(world.state.unplaced, fewer) * fee
        world.books.short(Cause.PARTNER_EXIT, lost * world.open)
