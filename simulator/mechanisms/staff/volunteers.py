"""Volunteers: they work without pay, as far as staff find time to coordinate them."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Phase, parameter
from simulator.mechanisms.giving._supporters import Supporters
from simulator.mechanisms.keeping import holds, keeps, this_month
from simulator.mechanisms.recording import Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.series import IN_KIND
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Hours, Money, Number, Probability, Rank, Share
from simulator.vocabulary import Ability, Cause, CostClass, Task
from simulator.words.texts import N_


class Volunteers(Supporters):
    """Volunteers work without pay, as far as staff find time to coordinate them.

    Each volunteer offers `hours` a month and needs `coordination` hours of staff time. If staff
    found only a part of that time last month, only this part of the hours can be used this month.
    Volunteers without coordination leave sooner.

    The hours used are added to the staff's hours. Each is worth `usefulness` of an hour of paid
    staff. They are valued at their market price (`hour_value`), but no cash is paid for them,
    except `cost` per volunteer."""

    title = N_("volunteers")
    can = frozenset({Ability.BRINGS_VOLUNTEERS})
    phase = Phase.RELATE
    order = 60
    reliefs = {
        Cause.STAFF: more("usefulness", "joining") | less("leaving"),
        Cause.COST: less("cost"),
    }
    task = Task.COORDINATION
    member = "volunteer"
    volunteers: Count = parameter(0, help="Volunteers on the first day.", high=10_000, once=True)
    most: Count = parameter(
        100,
        help="Most volunteers that the venture can take.",
        high=10_000,
        source="management's choice",
    )
    joining: Number = parameter(
        0, help="People who offer to help per month, at a trust of 50%.", low=0, high=1000
    )
    leaving: Probability = parameter(
        "2% to 10%",
        help="Monthly chance that a volunteer leaves.",
        source="assumption; no citable volunteer retention was found (docs/domain.md section 3)",
    )
    neglect: Number = parameter(
        "1 to 3",
        help="How many times as likely a volunteer leaves without any coordination.",
        low=1,
        high=20,
        source="assumption",
    )
    trust_effect: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="How much the number of new volunteers depends on trust (0%: not at all).",
        source="assumption",
    )
    hours: Hours = parameter(
        {"low": "4", "likely": "8", "high": "16"},
        help="Hours that a volunteer offers per month.",
        high=200,
        source="assumption",
    )
    usefulness: Share = parameter(
        "40% to 90%",
        help="Worth of a volunteer's hour, as a share of an hour of paid staff.",
        source="assumption",
    )
    helps: Literal["practitioner", "support"] = parameter(
        "practitioner",
        help="Whose work volunteers share: `practitioner` (service workers) or `support` (office).",
    )
    coordination: Hours = parameter(
        "0.5 to 2", help="Staff hours to coordinate one volunteer per month.", source="assumption"
    )
    cost: Money = parameter(0, help="Cost of travel, meals and insurance, per volunteer and month.")
    hour_value: Money = parameter(
        0, help="Market price of an hour of such work, for the impact account."
    )
    priority: Rank = parameter(
        15,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _coordinated = keeps("Share of the time to coordinate them that staff found last month.", 1)
    _used = this_month("Hours of volunteers that can be used this month.")
    _count = holds("Number of volunteers.")
    worth = Series(
        "{rule}_value", "money", "Value of volunteers' hours at their market price.", per_head=True
    )
    hours_used = Series(
        "{rule}_hours", "hours", "Hours of volunteers that were used.", per_head=True
    )
    volunteers_here = Series("{rule}_here", "people", "Number of volunteers in the month.")

    def start(self, world: World) -> None:
        self.gather(world, self.volunteers)

    def plan(self, world: World) -> None:
        if world.month == 1:
            pop = self.population
            self._count = pop.where(pop.here).count()
        self._used = self._count * self.hours * self._coordinated * world.open
        world.hours.lend(self.helps, self._used * self.usefulness, by_others=True)
        needed = self._count * self.coordination * world.open
        world.hours.post(self.name, needed, self.priority, "support")

    def step(self, world: World) -> None:
        value = self._used * world.at_market_prices(self.hour_value)
        world.books.add(IN_KIND, value)
        world.books.note(self.worth, np.rint(value).astype(np.int64))
        world.books.note(self.hours_used, self._used)
        world.books.note(self.volunteers_here, self._count * world.open)
        cost = self._count * world.at_market_prices(self.cost) * world.open
        world.treasury.bill(CostClass.SERVICE, cost.astype(np.int64), self.name)
        self._come_and_go(world)

    def _paid_hours(self, world: World):
        """Return the hours of paid staff, because volunteers do not coordinate themselves."""
        staff = world.staff
        return np.where(staff.office, staff.hours("support"), staff.hours("practitioner"))

    def _come_and_go(self, world: World):
        needed = self._count * self.coordination
        found = np.minimum(world.hours.granted(self.name), self._paid_hours(world))
        self._coordinated = np.divide(found, needed, out=np.ones_like(needed), where=needed > 0)
        alone = 1 + (self.neglect - 1) * (1 - self._coordinated)
        gone = self.stop(world, self.leaving * alone).count()
        trusted = 1 + self.trust_effect * (2 * world.state.trust - 1)
        left = self._count - gone
        room = np.maximum(self.most - left, 0)
        new = self.join(world, np.minimum(self.joining * trusted, room)).count()
        self._count = left + new
        world.log_event("volunteers", "joined", new)
        world.log_event("volunteers", "left", gone)
