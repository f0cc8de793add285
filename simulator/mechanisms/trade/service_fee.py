"""Service fees: people pay for the service according to their income; some pay for others."""

from typing import ClassVar

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import column, holds, keeps
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Flag, Money, Share
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class ServiceFee(Mechanism):
    """People in service pay a monthly fee that depends on their income.

    The poorest `free_share` of the community pays nothing. Above them the fee rises with income,
    smoothly or in `tiers` equal steps; the lowest fee is the first step. From the income `full_at`
    on, people pay the full `fee`.

    With `cross_subsidy`, nobody pays less than `unit_cost` unless others pay more. The discounts of
    all who are charged less than cost are cut to what the others paid above cost last month.

    Each person who is asked for the fee pays with the chance `(1 - unpaid) x min(1, willing x
    income / fee)` in a month. The fee here is the one that was last announced to this person. A fee
    that is not paid does not count as income.
    """

    title = N_("service fees")
    can = frozenset({Ability.ASKS_A_FEE})
    phase = Phase.EARN
    order = 25
    reliefs = {
        Cause.DEMAND: more("willing"),
        Cause.PRICE: more("fee"),
        Cause.REPAYMENT: less("unpaid", "leakage"),
        Cause.COST: less("unit_cost"),
    }
    only = N_("price for people in the programme")
    income = "earned"
    starves = (Cause.REPAYMENT, Cause.PRICE)
    goes_with: ClassVar = {"tiers": "full_at", "unit_cost": "cross_subsidy"}
    fee: Money = parameter(help="Full fee for one person in a month.")
    full_at: Money = parameter(
        0,
        help=(
            "Monthly income from which people pay the full fee (0: everyone who pays, pays the"
            " full fee)."
        ),
        once=True,
        lump=True,
    )
    free_share: Share = parameter(
        "0%", help="Share of the community, the poorest first, that pays nothing.", once=True
    )
    tiers: Count = parameter(
        0,
        help=(
            "Number of steps up to the full fee (0: the fee rises smoothly; 1: everyone who pays,"
            " pays the full fee)."
        ),
        high=20,
        once=True,
    )
    willing: Share = parameter(
        {"low": "5%", "likely": "10%", "high": "20%"},
        help="Share of income up to which people can pay the fee without difficulty.",
        source="assumption",
    )
    unpaid: Share = parameter(
        "2% to 15%",
        help="Share of fees that stays unpaid, whatever people's income.",
        source="assumption",
    )
    leakage: Share = parameter(
        "0%",
        help="Share of people who pay nothing because they are taken for poor by mistake.",
        once=True,
        source="Aravind does not police who pays (docs/domain.md 1.5); the share is an assumption",
    )
    cross_subsidy: Flag = parameter(
        False, help="Write `yes` if discounts are paid only from what others pay above cost."
    )
    unit_cost: Money = parameter(0, help="Cost of service for one person in a month.")
    scale_share = column("The part of the full fee that the person is asked for.", np.float32)
    announced = column("The fee that was last announced, as a share of income.", np.float32)
    paid = column("What each person has paid so far.", np.float32)
    _covered = keeps("Share of the discounts that payers covered last month.", 1)
    _announced = keeps("The fee that was last announced, at the prices of the first month.")
    _announced_covered = keeps("The covered share of discounts at the last announcement.", 1)
    _announced_cost = holds("The cost of a place at the last announcement.")
    fees_asked = Series("{rule}_asked", "money", "Fees that people are asked for.", per_head=True)
    free_of_charge = Series("{rule}_free", "people", "People served who are asked for no fee.")
    covered = Series("{rule}_covered", "share", "Share of the discounts that payers cover.")

    def start(self, world: World) -> None:
        people = world.people
        cut = people.income_at(self.free_share)
        taken_for_poor = people.uniforms(f"{self.key}.passes as poor") < self.leakage
        share = (people.income - cut) / np.maximum(self.full_at - cut, 1e-9)
        share = np.clip(np.where(self.full_at > cut, share, people.income >= cut), 0, 1)
        steps = np.maximum(self.tiers, 1)
        stepped = np.maximum(np.floor(share * steps), 1) / steps
        share = np.where(self.tiers > 0, stepped, share)
        self.scale_share[...] = np.where(taken_for_poor | (people.income < cut), 0, share)
        self._announced_cost = self.unit_cost

    def plan(self, world: World) -> None:
        """Announce the fee to the community in futures in which it has changed by more than 2%, or
        people's income has changed."""
        real = self.fee * world.state.price_list / world.state.price_index
        moved = np.abs(real - self._announced) > 0.02 * self._announced
        moved |= world.people.incomes_moved
        moved |= self.cross_subsidy & (np.abs(self._covered - self._announced_covered) > 0.02)
        moved |= self.cross_subsidy & (
            np.abs(self.unit_cost - self._announced_cost) > 0.02 * self._announced_cost
        )
        rows = np.flatnonzero(moved)
        if len(rows):
            own = real[rows] * self.scale_share[rows]
            asked = self._after_subsidy(own, self.unit_cost[rows], self._covered[rows])
            self.announced[rows] = asked / np.maximum(world.people.income[rows], 1)
            world.people.ask(rows, asked, agreed=False)
            self._announced = np.where(moved, real, self._announced)
            self._announced_covered = np.where(moved, self._covered, self._announced_covered)
            self._announced_cost = np.where(moved, self.unit_cost, self._announced_cost)

    def _after_subsidy(self, own, cost, covered):
        """The fee that is asked if the scale of incomes gives `own`."""
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
        strain = np.maximum(serving.get(self.announced), np.float32(1e-9))
        chance = serving.per(1 - self.unpaid) * np.minimum(serving.per(self.willing) / strain, 1)
        paid = nominal * (serving.draw(self, "pays") < chance)
        asked, came = serving.total(nominal), serving.total(paid)
        serving.add(self.paid, paid)
        world.treasury.earn("earned", self.name, came.astype(np.int64) * world.open, None)
        world.books.note(self.fees_asked, asked)
        world.books.note(self.free_of_charge, serving.count(nominal == 0))
        if self.cross_subsidy:
            self._balance(world, serving, own, paid)
        self._explain(world, asked, came, serving.total(shares))

    def _balance(self, world: World, serving, own, paid):
        """Work out the share of next month's discounts that this month's payers can cover."""
        cost = serving.each(self.unit_cost)
        real = paid / serving.each(world.state.price_index)
        surplus = serving.total(np.where(own >= cost, np.maximum(real - cost, 0), 0))
        need = serving.total(np.maximum(cost - own, 0))
        self._covered = np.minimum(
            np.divide(surplus, need, out=np.ones_like(need), where=need > 0), 1
        )
        world.books.note(self.covered, self._covered)

    def _explain(self, world: World, asked, came, payers):
        """Report fees that stay unpaid beyond the plan, and fees lower than planned."""
        plan = world.planned[self.name]
        world.books.short(Cause.REPAYMENT, (asked * (1 - plan.unpaid) - came) * world.open)
        lower = np.maximum(
            plan.fee * world.state.price_index - self.fee * world.state.price_list, 0
        )
        world.books.short(Cause.PRICE, lower * payers * world.open)
