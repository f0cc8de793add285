"""Application: people who know of the venture decide whether to ask for a place."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import holds, keeps
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Probability
from simulator.vocabulary import State


class Application(Mechanism):
    """An eligible person who knows applies with the monthly hazard `-log(1 - rate) exp(need_effect
    (need - mean) + remoteness_effect remoteness + waiting_effect w + price_effect s)`, where w is
    the mean number of months that those in the queue have waited and s the price asked, and what an
    allowance is below the usual, as a share of income. Those who are not eligible when the wish
    comes do not apply; another wish comes later.

    A person's luck is drawn as the pressure at which the wish comes (an exponential deviate). Where
    the price asked changes meanwhile, what is left of it stretches or shrinks with the hazard.
    """

    phase = Phase.REACH
    order = 80
    always = True
    rate: Probability = parameter(
        "5% to 20%",
        help="Monthly chance for a person of average need nearby, with no queue.",
        high=0.99,
        source="assumption",
    )
    need_effect: Number = parameter(
        2,
        help="Log of how much likelier a need of 1 applies than a need of 0.",
        low=-10,
        high=10,
        source="assumption",
    )
    remoteness_effect: Number = parameter(
        -1, help="The same for remoteness.", low=-10, high=10, source="assumption"
    )
    waiting_effect: Number = parameter(
        -0.15,
        help="The same per month that those in the queue have waited.",
        low=-5,
        high=0,
        source="assumption",
    )
    price_effect: Number = parameter(
        -6,
        help="The same per monthly price asked, as a share of the person's income.",
        low=-100,
        high=0,
        source="assumption",
    )
    _pressure = keeps("The hazard of applying, lived through so far.")
    _again = holds("Those who wished to apply last month and were not eligible.")
    _underpaid = holds("What people were paid less than usual when they last decided.")

    def start(self, world: World) -> None:
        self._again = world.people.nobody
        self._underpaid = world.state.underpaid

    def step(self, world: World) -> None:
        people = world.people
        told = np.flatnonzero(people.repriced)
        if len(told):
            those = people.where(people.stands(State.AWARE, told), told)
            self._reconsider(
                world, those, those.get(people.strain) - those.get(people.strain_before)
            )
            people.repriced[...] = False
        cut = np.flatnonzero(world.state.underpaid != self._underpaid)
        if len(cut):
            those = people.where(people.stands(State.AWARE, cut), cut)
            less = those.each(world.state.underpaid - self._underpaid)
            self._reconsider(world, those, less / np.maximum(those.get(people.income), 1))
            self._underpaid = world.state.underpaid
        self._draw_application(world, people.collect(State.AWARE).with_(self._again))
        queue = people.in_state(State.WAITING)
        waited = queue.total(people.months_in_state(queue)) / np.maximum(queue.count(), 1)
        self._pressure = (
            self._pressure
            - np.log1p(-self.rate) * np.exp(self.waiting_effect * waited) * world.open
        )
        pressed = people.step_at <= self._pressure.astype(np.float32)
        wishing = people.where(pressed & people.stands(State.AWARE))
        eligible = people.eligible(wishing)
        self._again = wishing[~eligible]
        people.move(wishing[eligible], State.WAITING)

    def _draw_application(self, world: World, group):
        """Draw when these people next wish to apply."""
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

    def _reconsider(self, world: World, group, news):
        """Those who know hear of another price or allowance (`news`: what they lose, as a share of
        income): the hazard of the wish to come changes with it."""
        people = world.people
        moved = news != 0
        group, news = group[moved], news[moved]
        change = group.each(self.price_effect) * news
        pressure = group.each(self._pressure)
        left = (group.get(people.step_at) - pressure) * np.exp(-np.maximum(change, -_MOST))
        group.set(people.step_at, pressure + np.clip(left, 0, np.exp(_MOST)))


_MOST = 50
"""Beyond e^50 nobody applies in a lifetime: the wait stays a number that single precision holds."""
