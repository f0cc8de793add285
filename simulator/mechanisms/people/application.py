"""Application: people who know the venture decide whether to apply for a place."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds, keeps
from simulator.mechanisms.reliefs import more
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability
from simulator.vocabulary import Cause, State
from simulator.words.texts import N_


class Application(Mechanism):
    """People who know the venture and are eligible may apply for a place.

    Need, distance, waiting time and price decide how many apply. The monthly rate is `-log(1 -
    rate) exp(need_effect (need - mean) + remoteness_effect remoteness + waiting_effect w +
    price_effect s)`. Here `w` is the mean number of months that the people in the queue have
    waited. `s` is the price, plus what is missing to the usual allowance, as a share of income.

    Those who would buy on credit apply less in bad times (`demand_shock.elsewhere`).

    People who want to apply but are not eligible do not apply. They may want to again later.

    Technical note: each person has one exponential random number, and applies when the rates of all
    months add up to it. If the price changes before that, the part that is left grows or shrinks
    with the rate."""

    title = N_("application")
    phase = Phase.REACH
    order = 80
    reliefs = {Cause.PLACES: more("rate")}
    always = True
    rate: Probability = parameter(
        "5% to 20%",
        help=(
            "Monthly chance that a person with average need who lives nearby applies, with "
            "no queue."
        ),
        high=0.99,
        source="assumption",
    )
    need_effect: Number = parameter(
        {"low": "1", "likely": "2", "high": "3"},
        help=(
            "Change in the chance to apply from need 0% to 100%, as a logarithm (0.7: twice as"
            " likely)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    remoteness_effect: Number = parameter(
        {"low": "-2", "likely": "-1", "high": "-0.3"},
        help=(
            "Change in the chance to apply from remoteness 0% to 100%, as a logarithm (-0.7:"
            " half as likely)."
        ),
        low=-10,
        high=10,
        source="assumption",
    )
    waiting_effect: Number = parameter(
        {"low": "-0.3", "likely": "-0.15", "high": "-0.05"},
        help=(
            "How each month of waiting in the queue changes the chance to apply, as a "
            "logarithm (-0.15: 14% less)."
        ),
        low=-5,
        high=0,
        source="assumption",
    )
    price_effect: Number = parameter(
        {"low": "-10", "likely": "-6", "high": "-3"},
        help=(
            "How the price changes the chance to apply, as a logarithm per share of monthly"
            " income (-6: a price of 10% of income leaves 55%)."
        ),
        low=-100,
        high=0,
        source="assumption",
    )
    _pressure = keeps("The rate of applying, added up over the months so far.")
    _again = holds("People who wanted to apply last month but were not eligible.")
    _more_need = holds("What income below the usual had added to need when people last decided.")
    _underpaid = holds("How much less than usual people were paid when they last decided.")

    def start(self, world: World) -> None:
        self._again = world.people.nobody
        self._underpaid = world.state.underpaid
        self._more_need = world.people.more_need

    def step(self, world: World) -> None:
        people = world.people
        repriced = np.flatnonzero(people.repriced)
        if len(repriced):
            those = people.where(people.stands(State.AWARE, repriced), repriced)
            loss = those.get(people.strain) - those.get(people.strain_before)
            self._reconsider(world, those, those.each(self.price_effect) * loss)
            people.repriced[...] = False
        cut = np.flatnonzero(world.state.underpaid != self._underpaid)
        if len(cut):
            those = people.where(people.stands(State.AWARE, cut), cut)
            less = those.each(world.state.underpaid - self._underpaid)
            loss = less / np.maximum(those.get(people.income), 1)
            self._reconsider(world, those, those.each(self.price_effect) * loss)
            self._underpaid = world.state.underpaid
        if people.incomes_moved.any():
            moved = np.flatnonzero(people.incomes_moved)
            those = people.where(people.stands(State.AWARE, moved), moved)
            more = self.need_effect * (people.more_need - self._more_need)
            self._reconsider(world, those, those.each(more))
            self._more_need = people.more_need
        self._draw_application(world, people.collect(State.AWARE).with_(self._again))
        queue = people.in_state(State.WAITING)
        waited = queue.total(people.months_in_state(queue)) / np.maximum(queue.count(), 1)
        self._pressure = (
            self._pressure
            - np.log1p(-self.rate)
            * np.exp(self.waiting_effect * waited)
            * world.state.wish_to_apply
            * world.open
        )
        pressed = people.step_at <= self._pressure.astype(np.float32)
        willing = people.where(pressed & people.stands(State.AWARE))
        eligible = people.eligible(willing)
        self._again = willing[~eligible]
        people.move(willing[eligible], State.WAITING)

    def _draw_application(self, world: World, group):
        """Draw when these people next want to apply."""
        people = world.people
        log_pull = group.per(self.need_effect) * (
            group.get(people.need) - group.per(world.community.need)
        )
        log_pull += group.per(self.remoteness_effect) * group.get(people.remoteness)
        if people.charged:
            log_pull += group.per(self.price_effect) * group.get(people.strain)
        if world.state.underpaid.any():
            lost = self.price_effect * world.state.underpaid
            log_pull += group.per(lost) / np.maximum(group.get(people.income), 1)
        later = -np.log(group.draw(self, "applies")) * np.exp(-np.maximum(log_pull, -_MOST))
        group.set(people.step_at, group.each(self._pressure) + later)

    def _reconsider(self, world: World, group, change):
        """Change the rate at which these people apply after news of another price, allowance or
        income. `change`: what it adds to the logarithm of each person's rate."""
        people = world.people
        moved = change != 0
        group, change = group[moved], change[moved]
        pressure = group.each(self._pressure)
        left = (group.get(people.step_at) - pressure) * np.exp(-np.maximum(change, -_MOST))
        group.set(people.step_at, pressure + np.clip(left, 0, np.exp(_MOST)))


_MOST = 50
"""Largest logarithm in use. Beyond e^50 nobody applies in a lifetime, and single precision could
not hold the wait."""
