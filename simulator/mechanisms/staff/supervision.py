"""Supervision: it keeps work good and workers healthy, and lets trainees work."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.keeping import this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Number, Probability, Share
from simulator.vocabulary import Ability
from simulator.words.texts import N_


class Supervision(Mechanism):
    """Supervisors keep work good and workers healthy, and let trainees work.

    Supervisors' hours go first to trainees: `per_trainee_hour` for each hour that a trainee works,
    up to the part `for_trainees` of all supervisors' hours. Trainees work only as far as
    supervisors have time for them. An hour of a trainee is worth `trainee_worth` of a service
    worker's hour.

    The service workers share the hours that are left. The founder or an older colleague guides the
    first `alone` of them. Let `c = min(1, hours left / (practitioners x hours) + alone /
    practitioners)`. Then service has the quality `1 - effect (1 - c)`. Burnout heals `1 -
    recovery_effect (1 - c)` times as fast, and grows by `strain (1 - c)` a month.

    Workers reflect on their work with a supervisor: `reflection` hours a month at full supervision,
    less with less of it, and more with more of it, up to `most` times as much. Other work does
    not get these hours. What is given beyond the need helps a little: of `d` times the need,
    quality and recovery gain `beyond (1 - exp(1 - d))` of what full supervision gives."""

    title = N_("supervision")
    can = frozenset({Ability.SUPERVISES})
    phase = Phase.RELATE
    order = 55
    always = True
    hours: Hours = parameter(
        22.5,
        help=(
            "Supervisor's hours that one service worker needs per month. This is the need, "
            "not what is given: to try less supervision, change the posts of supervisors or"
            " `for_trainees`."
        ),
        low=0.1,
        source=(
            "1 supervisor to 5 workers, US standard (cwla.org news030304cwlacaseload): "
            "173 hours x 65 % / 5"
        ),
    )
    effect: Share = parameter(
        {"low": "20%", "likely": "35%", "high": "50%"},
        help="Loss of quality without any supervision.",
        source="assumption",
    )
    recovery_effect: Share = parameter(
        {"low": "25%", "likely": "50%", "high": "75%"},
        help="Share of the recovery from burnout that is lost without any supervision.",
        source="assumption",
    )
    strain: Probability = parameter(
        {"low": "0.3%", "likely": "1%", "high": "3%"},
        help="Burnout gained per month without any supervision, at any load.",
        source="assumption",
    )
    alone: Number = parameter(
        {"low": "0.5", "likely": "1", "high": "2"},
        help="Number of service workers who need no supervisor: the founder guides them.",
        low=0,
        high=1000,
        source="assumption",
    )
    reflection: Hours = parameter(
        {"low": "2", "likely": "5", "high": "8"},
        help="Hours per month that a service worker reflects on the work at full supervision.",
        source="assumption",
    )
    most: Number = parameter(
        2,
        help="Largest supervision that workers use, as a multiple of what they need.",
        low=1,
        high=10,
        source="management's choice",
    )
    beyond: Share = parameter(
        {"low": "5%", "likely": "15%", "high": "30%"},
        help="What supervision beyond the need adds, as a share of what full supervision gives.",
        source="assumption",
    )
    per_trainee_hour: Number = parameter(
        {"low": "0.05", "likely": "0.15", "high": "0.35"},
        help=(
            "Hours of supervision that each hour of a trainee's work needs (0: none; trainees"
            " work just as well alone)."
        ),
        low=0,
        high=5,
        source="assumption; no Indonesian figure was found (docs/facts.md section 9)",
    )
    for_trainees: Share = parameter(
        "50%",
        help="Largest share of the supervisors' hours that goes to trainees.",
        source="management's choice",
    )
    trainee_worth: Share = parameter(
        {"low": "40%", "likely": "60%", "high": "80%"},
        help="Worth of a trainee's hour, as a share of a service worker's hour.",
        source="assumption",
    )
    _works = this_month("Hours that trainees work under supervision.")
    _covered = this_month("Share of the needed supervision that service workers get.")
    supervised = Series(
        "supervised",
        "share",
        "Share of the needed supervision that service workers get.",
        about=About.ORGANISATION,
    )
    trainee_hours = Series(
        "trainee_hours",
        "hours",
        "Hours that trainees work under supervision, all together.",
        about=About.ORGANISATION,
    )

    def plan(self, world: World) -> None:
        staff = world.staff
        there = staff.hours("supervisor") - world.state.supervisors_lent
        trainees = staff.hours("trainee")
        ratio = self.per_trainee_hour
        spent = np.minimum(trainees * ratio, self.for_trainees * there)
        works = np.divide(spent, ratio, out=trainees.copy(), where=ratio > 0)
        self._works = np.minimum(works, trainees) * world.open
        world.hours.lend("practitioner", self._works * self.trainee_worth)
        workers = staff.total(staff.employed, "practitioner")
        staff.busy("supervisor", workers * self.hours + trainees * ratio, there)
        needed = np.maximum(workers * self.hours, 1e-9)
        given = np.where(workers > 0, np.minimum((there - spent) / needed, self.most), 0)
        reflects = workers * self.reflection * given
        world.hours.lend("practitioner", -np.minimum(reflects, staff.hours("practitioner")))
        guided = given + self.alone / np.maximum(workers, 1)
        self._covered = np.where(workers > 0, np.minimum(guided, 1), 1.0)
        more = self.beyond * (1 - np.exp(1 - np.maximum(given, 1)))
        staff.guidance = 1 - self.effect * (1 - self._covered - more)
        staff.recovery = 1 - self.recovery_effect * (1 - self._covered - more)
        staff.strain = self.strain * (1 - self._covered)

    def step(self, world: World) -> None:
        world.books.note(self.supervised, self._covered)
        world.books.note(self.trainee_hours, self._works)
