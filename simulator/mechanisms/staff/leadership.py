"""Leadership: where nobody has time to lead, work and money are wasted, and more workers leave."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import keeps
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Number, Share
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class Leadership(Mechanism):
    """Where nobody has time to lead, work and money are wasted, and more workers leave.

    Each post needs `hours` of a leader a month, except the posts of supervisors and of trainees.
    Supervisors lead, beside their work with service workers. The founder leads the first `founder`
    posts, so a small team needs no supervisor for this. Let `led = min(1, (supervisors' hours /
    hours + founder) / posts)`. Then a post stays empty `1 + vacancy_effect (1 - led)` times as
    long, and a worker is `1 + leaving_effect (1 - led)` times as likely to leave. Of the hours of
    service workers, support workers and sellers, and of what is bought to be sold or handed
    out, the share `waste (1 - led)` is lost in the next month."""

    title = N_("leadership")
    can = frozenset({Ability.LEADS})
    phase = Phase.RELATE
    order = 50
    reliefs = {
        Cause.STAFF: less("hours", "vacancy_effect", "leaving_effect", "waste") | more("founder"),
    }
    always = True
    hours: Hours = parameter(
        {"low": "5", "likely": "9", "high": "14"},
        help="Hours of a leader that one post needs per month (0: the team needs no leader).",
        source="assumption: two fifths of the hours of `supervision` that one worker needs",
    )
    founder: Number = parameter(
        {"low": "1", "likely": "3", "high": "5"},
        help="Number of posts that the founder leads without any supervisor.",
        low=0,
        high=1000,
        source="assumption",
    )
    vacancy_effect: Number = parameter(
        {"low": "0.5", "likely": "1", "high": "2"},
        help="How much longer posts stay empty where nobody leads: 1 is twice as long.",
        low=0,
        high=20,
        source="assumption",
    )
    leaving_effect: Number = parameter(
        {"low": "0.2", "likely": "0.5", "high": "1"},
        help="How many more workers leave where nobody leads: 1 is twice as many.",
        low=0,
        high=20,
        source="assumption",
    )
    waste: Share = parameter(
        {"low": "5%", "likely": "15%", "high": "25%"},
        help="Share of hours and of what is bought that is lost where nobody leads.",
        source=(
            "assumption; advice on management raised productivity by 17 % in the first year in"
            " Indian textile firms (Bloom and others 2013, doi.org/10.1093/qje/qjs044)"
        ),
    )
    _missing = keeps("Share of the leadership that was missing last month.")
    led = Series(
        "led",
        "share",
        "Share of the leadership that the team needs and gets.",
        about=About.ORGANISATION,
    )

    def plan(self, world: World) -> None:
        lost = self.waste * self._missing
        for role in ("practitioner", "support", "seller"):
            if world.staff.posts(role):
                world.hours.lend(role, -lost * world.staff.hours(role))
        world.treasury.waste(lost)

    def step(self, world: World) -> None:
        staff = world.staff
        posts = staff.total(staff.established, "practitioner", "support", "seller")
        there = staff.hours("supervisor") - world.state.supervisors_lent
        least = np.where(self.hours > 0, self.hours, 1)
        leads = there / least + self.founder
        led = np.where((posts > 0) & (self.hours > 0), leads / np.maximum(posts, 1), 1)
        self._missing = 1 - np.minimum(led, 1)
        world.state.vacancy_length *= 1 + self.vacancy_effect * self._missing
        world.state.leaving *= 1 + self.leaving_effect * self._missing
        world.books.note(self.led, 1 - self._missing)
