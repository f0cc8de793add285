"""Service fees: people pay for the service by what they earn, and some pay for others."""

from typing import ClassVar

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import column, holds, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Flag, Money, Share
from simulator.vocabulary import Ability, Cause


class ServiceFee(Mechanism):
    """The poorest `free_share` of the community pays nothing. Above them the fee rises with income
    until `full_at`, smoothly or in `tiers` equal steps, of which they pay the first at least; from
    there on it is `fee`.

    With `cross_subsidy` nobody pays less than `unit_cost` unless others pay more: the discounts
    given to all who are charged below cost are cut to what payers left over last month.

    Of those asked, each pays with the chance `(1 - unpaid) x min(1, willing x income / fee)` a
    month, the fee as they were last told it. What is not paid is not earned.
    """

    can = frozenset({Ability.ASKS_A_FEE})
    phase = Phase.EARN
    order = 25
    only = "price that people in the programme are asked"
    income = "earned"
    starves = (Cause.REPAYMENT, Cause.PRICE)
    goes_with: ClassVar = {"tiers": "full_at", "unit_cost": "cross_subsidy"}
    fee: Money = parameter(help="Full fee per person and month.")
    full_at: Money = parameter(
        0,
        help="Income per month from which the full fee is asked (0: from everyone who pays).",
        once=True,
        lump=True,
    )
    free_share: Share = parameter(
        "0%", help="Poorest share of the community that pays nothing.", once=True
    )
    tiers: Count = parameter(
        0,
        help="Steps up to the full fee (0: smooth; 1: whoever pays, pays it in full).",
        high=20,
        once=True,
    )
    willing: Share = parameter(
        "10%", help="Share of income that people pay without fail.", source="assumption"
    )
    unpaid: Share = parameter(
        "2% to 15%",
        help="Share of fees that stays unpaid whatever people earn.",
        source="assumption",
    )
    leakage: Share = parameter(
        "0%",
        help="Share of people who pass as poor and pay nothing.",
        once=True,
        source="Aravind does not police who pays (docs/domain.md 1.5); the share is an assumption",
    )
    cross_subsidy: Flag = parameter(
        False, help="yes where discounts are given only as far as payers leave a surplus."
    )
    unit_cost: Money = parameter(0, help="Cost of serving one person for a month.")
    scale_share = column("The part of the full fee asked of each.", np.float32)
    told = column("The fee as last told, as a share of income.", np.float32)
    paid = column("What each has paid so far.", np.float32)
    _covered = keeps("The part of discounts that payers covered last month.", 1)
    _told = keeps("The fee that people were last told, at first-month prices.")
    _told_covered = keeps("The covered part when they were told.", 1)
    _told_cost = holds("The cost of a place when they were told.")
    fees_asked = Series("{rule}_asked", "money", "Fees asked.", per_head=True)
    free_of_charge = Series("{rule}_free", "people", "People served who are asked nothing.")
    covered = Series("{rule}_covered", "share", "The part of discounts that payers cover.")

    def start(self, world: World) -> None:
        people = world.people
        cut = people.income_at(self.free_share)
        passes = people.uniforms(f"{self.name}.passes as poor") < self.leakage
        share = (people.income - cut) / np.maximum(self.full_at - cut, 1e-9)
        share = np.clip(np.where(self.full_at > cut, share, people.income >= cut), 0, 1)
        steps = np.maximum(self.tiers, 1)
        stepped = np.maximum(np.floor(share * steps), 1) / steps
        share = np.where(self.tiers > 0, stepped, share)
        self.scale_share[...] = np.where(passes | (people.income < cut), 0, share)
        self._told_cost = self.unit_cost

    def plan(self, world: World) -> None:
        """Tell the community of a fee that has changed by two hundredths or more."""
        real = self.fee * world.state.price_list / world.state.price_index
        moved = np.abs(real - self._told) > 0.02 * self._told
        moved |= self.cross_subsidy & (np.abs(self._covered - self._told_covered) > 0.02)
        moved |= self.cross_subsidy & (
            np.abs(self.unit_cost - self._told_cost) > 0.02 * self._told_cost
        )
        rows = np.flatnonzero(moved)
        if len(rows):
            own = real[rows] * self.scale_share[rows]
            asked = self._after_subsidy(own, self.unit_cost[rows], self._covered[rows])
            self.told[rows] = asked / np.maximum(world.people.income[rows], 1)
            world.people.ask(rows, asked, agreed=False)
            self._told = np.where(moved, real, self._told)
            self._told_covered = np.where(moved, self._covered, self._told_covered)
            self._told_cost = np.where(moved, self.unit_cost, self._told_cost)

    def _after_subsidy(self, own, cost, covered):
        """What is asked of a person whose place on the scale says `own`."""
        if not self.cross_subsidy:
            return own
        return np.where(own < cost, cost - covered * (cost - own), own)

    def step(self, world: World) -> None:
        people = world.people
        serving = people.serving
        level = world.state.price_list / world.state.price_index
        shares = serving.get(self.scale_share)
        own = asked = serving.each(self.fee * level) * shares
        if self.cross_subsidy:
            asked = self._after_subsidy(
                own, serving.each(self.unit_cost), serving.each(self._covered)
            )
        nominal = np.rint(asked * serving.each(world.state.price_index))
        strain = np.maximum(serving.get(self.told), np.float32(1e-9))
        chance = serving.per(1 - self.unpaid) * np.minimum(serving.per(self.willing) / strain, 1)
        paid = nominal * (serving.draw(self, "pays") < chance)
        asked, came = serving.total(nominal), serving.total(paid)
        serving.add(self.paid, paid)  # all that each has paid so far
        world.treasury.earn("earned", self.name, came.astype(np.int64) * world.open, None)
        world.books.note(self.fees_asked, asked)
        world.books.note(self.free_of_charge, serving.count(nominal == 0))
        if self.cross_subsidy:
            self._balance(world, serving, own, paid)
        self._explain(world, asked, came, serving.total(shares))

    def _balance(self, world: World, serving, own, paid):
        """How much of the discounts below cost this month's payers can cover next month."""
        cost = serving.each(self.unit_cost)
        real = paid / serving.each(world.state.price_index)
        surplus = serving.total(np.where(own >= cost, np.maximum(real - cost, 0), 0))
        need = serving.total(np.maximum(cost - own, 0))
        self._covered = np.minimum(
            np.divide(surplus, need, out=np.ones_like(need), where=need > 0), 1
        )
        world.books.note(self.covered, self._covered)

    def _explain(self, world: World, asked, came, payers):
        """Fees left unpaid beyond the plan, and fees lower than planned."""
        plan = world.planned[self.name]
        world.books.short(Cause.REPAYMENT, (asked * (1 - plan.unpaid) - came) * world.open)
        lower = np.maximum(
            plan.fee * world.state.price_index - self.fee * world.state.price_list, 0
        )
        world.books.short(Cause.PRICE, lower * payers * world.open)
