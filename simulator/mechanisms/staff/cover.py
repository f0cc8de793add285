"""Cover: while a seller's post is empty, colleagues take over a part of the sales."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import more
from simulator.mechanisms.staff._earning import hours_of
from simulator.mechanisms.world import World
from simulator.quantities.units import Share
from simulator.vocabulary import Cause
from simulator.words.texts import N_


class Cover(Mechanism):
    """While a seller's post is empty, colleagues take over a part of the sales.

    They give `share` of the hours of all empty posts of sellers, and no more than sales need. First
    supervisors give hours that they did not need last month. Then service workers give hours, at
    most the share `most` of all that they have. People in the programme do not get these hours."""

    title = N_("cover for empty posts of sellers")
    phase = Phase.RELATE
    order = 45
    reliefs = {Cause.STAFF: more("share")}
    always = True
    share: Share = parameter(
        "30% to 70%",
        help="Share of the hours of empty posts of sellers that colleagues take over.",
        source="assumption",
    )
    most: Share = parameter(
        "25%",
        help="Largest share of the service workers' hours that goes to sales.",
        source="management's choice",
    )
    _given = this_month("Hours that colleagues give to sales.")
    covered = Series(
        "covered_hours",
        "hours",
        "Hours of colleagues that went to sales, because posts of sellers were empty.",
        about=About.ORGANISATION,
    )

    def plan(self, world: World) -> None:
        staff = world.staff
        self._given = np.zeros((world.runs, 1))
        empty = staff.established & ~staff.employed
        if not staff.total(empty, "seller").any():
            return
        needed = np.maximum(world.state.sales_hours - staff.hours("seller"), 0)
        wanted = np.minimum(self.share * hours_of(world, empty), needed) * world.open
        idle = staff.hours("supervisor") * (1 - np.minimum(staff.supervisors_load, 1))
        by_supervisors = np.minimum(wanted, idle)
        there = staff.hours("practitioner") * self.most
        by_workers = np.minimum(wanted - by_supervisors, there)
        world.state.supervisors_lent += by_supervisors
        world.hours.lend("practitioner", -by_workers)
        self._given = by_supervisors + by_workers
        world.hours.lend("seller", self._given)

    def step(self, world: World) -> None:
        if world.staff.posts("seller"):
            world.books.note(self.covered, self._given)
