"""What the people in the programme make while they learn, and who guides them."""

from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism, parameter
from simulator.mechanisms.keeping import this_month
from simulator.mechanisms.world import World
from simulator.quantities.units import Hours, Months, Number, Share


class LearnersWork(Mechanism):
    """If `learners_guided` is above 0, learners work only while a seller guides them. A seller
    guides at most so many at a time."""

    learner_hours: Hours = parameter(
        0, help="Hours that each person in service works in production in a month."
    )
    learner_units: Number = parameter(
        0,
        help="Number of units that a trained learner makes in an hour (0: learners make none).",
        low=0,
        high=100_000,
    )
    learner_start: Share = parameter(
        {"low": "15%", "likely": "30%", "high": "50%"},
        help="Productivity of a learner in the first month, as a share of a trained learner's.",
        source="assumption",
    )
    learner_months: Months = parameter(
        {"low": "2", "likely": "4", "high": "8"},
        help="Number of months until a learner is fully productive.",
        low=1,
        high=60,
        source="assumption",
    )
    learners_guided: Number = parameter(
        0,
        help="Number of learners whom a seller can guide at a time (0: they need no guide).",
        low=0,
        high=10_000,
    )
    _by_learners = this_month("Number of units that learners can make where they are guided.")
    _to_guide = this_month("Hours of sellers that it takes to guide all learners.")

    def _plan_learners(self, world: World) -> None:
        serving = world.people.serving
        self._by_learners = made_by_learners(world, self)
        self._to_guide = guide_hours(self, serving.count())

    def _made(self, hours: np.ndarray) -> np.ndarray:
        """Units that learners make with so many hours of sellers, `(runs, 1)`."""
        return self._by_learners * guided(self._to_guide, hours)


def guide_hours(rule: Any, learners: Any) -> Any:
    """Hours of sellers that it takes to guide so many learners in all their hours."""
    each = np.where(rule.learners_guided > 0, rule.learners_guided, np.inf)
    return learners * rule.learner_hours / each


def guided(needed: Any, hours: Any) -> Any:
    """The share of the learners' work that is done if sellers have `hours` and it takes
    `needed`."""
    return np.where(needed > hours, hours / np.maximum(needed, 1e-9), 1.0)


def usually_trained(plan: Any, course: float) -> np.ndarray:
    """Average productivity of a learner in a course of so many months, by the plan of a rule."""
    month = np.arange(1, 61)
    grown = np.minimum((month - 1) / np.maximum(plan.learner_months, 1), 1)
    mean_growth = (np.cumsum(grown, axis=1) / month)[0, int(min(course, 60)) - 1]
    return plan.learner_start + (1 - plan.learner_start) * mean_growth


def planned_capacity(world: World, plan: Any, trained: np.ndarray) -> np.ndarray:
    """Units that the plan of a sales rule can make, `(1, 1)`: all posts are filled and all places
    are taken. `trained` is the average productivity of a learner."""
    hours, places = 0.0, 0.0
    for name, post, _ in world.staff.posts("seller", "practitioner"):
        planned = world.planned[f"team.{name}"]
        if post.role == "seller":
            hours = hours + planned.posts * planned.hours * planned.direct_share
        else:
            places = places + planned.posts * planned.caseload
    learners = places * trained * plan.learner_hours * guided(guide_hours(plan, places), hours)
    return hours * plan.seller_units + learners * plan.learner_units


def made_by_learners(world: World, rule: Any) -> np.ndarray:
    """Units that the people in the programme can make this month."""
    serving = world.people.serving
    trained = serving.per(rule.learner_start) + serving.per(1 - rule.learner_start) * np.minimum(
        1, (serving.months - 1) / serving.per(np.maximum(rule.learner_months, 1))
    )
    return serving.total(trained) * rule.learner_hours * rule.learner_units
