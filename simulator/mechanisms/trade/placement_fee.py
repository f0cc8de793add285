"""Placement fees: an employer pays for each person who is placed and stays some months."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.world import World
from simulator.quantities.units import Money, Months
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class PlacementFee(Mechanism):
    """Employers pay a fee for each person who is placed in a job with them and stays.

    The employer owes `fee` for everyone who got a job with a partner `retained_for` months ago and
    still has it. It pays `paid_after` months later."""

    title = N_("placement fees")
    can = frozenset({Ability.PLACES_PEOPLE})
    phase = Phase.EARN
    order = 20
    reliefs = {
        Cause.PRICE: more("fee"),
        Cause.LATE_PAYER: less("paid_after"),
    }
    income = "earned"
    starves = (Cause.LATE_PAYER, Cause.PARTNER_EXIT)
    fee: Money = parameter(help="Fee for one person who is placed and stays.")
    retained_for: Months = parameter(
        3,
        help="Number of months in the job after which the fee is due.",
        low=0,
        high=24,
        source="assumption",
    )
    paid_after: Months = parameter(1, help="Number of months until the employer pays.", high=24)
    _late = holds("Payments that are due by the plan and have not come.")

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
