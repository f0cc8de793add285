"""How many people buy: customers by Bass's diffusion model, and demand at a price."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.world import World


def ratio_of(price, before):
    """A price as a multiple of the usual one (`before`); 1 if the usual price is 0."""
    return np.where(before > 0, price / np.maximum(before, 1e-9), 1.0)


def at_price(rule, ratio):
    """Demand at `ratio` times the usual real price, as a multiple of demand at the usual one."""
    elastic = np.exp(rule.elasticity * np.log(np.maximum(ratio, 1e-9)))
    return elastic * np.clip((rule.choke - ratio) / (rule.choke - 1.25), 0, 1)


def bass(rule, customers):
    """Customers a month later: `(p + q A / M)(M - A)` join, and the share `lapse` stops."""
    market = np.maximum(rule.market, 1)
    joins = (rule.innovation + rule.imitation * customers / market) * np.maximum(
        market - customers, 0
    )
    return np.minimum(customers + joins - rule.lapse * customers, market)


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
    learners = places * trained * plan.learner_hours
    return hours * plan.seller_units + learners * plan.learner_units


def made_by_learners(world: World, rule: Any) -> np.ndarray:
    """Units that the people in the programme can make this month."""
    serving = world.people.serving
    trained = serving.per(rule.learner_start) + serving.per(1 - rule.learner_start) * np.minimum(
        1, (serving.months - 1) / serving.per(np.maximum(rule.learner_months, 1))
    )
    return serving.total(trained) * rule.learner_hours * rule.learner_units


def ask_sellers(world: World, rule: Any, units: np.ndarray, margin: np.ndarray) -> None:
    """Ask for the sellers' hours that `units` take, and note what they bring in: `margin` each."""
    hours = units / np.where(rule.seller_units > 0, rule.seller_units, np.inf)
    world.hours.post(rule.name, hours, rule.priority, "seller")
    world.state.sales_hours += hours
    world.state.sales_margin += np.where(hours > 0, units * margin, 0)


class Customers(Mechanism):
    """The planned income of a year counts the units that customers want to buy in the first year.
    It counts no more than learners in all places and sellers in all their hours can make."""

    @staticmethod
    def at_first(rule):
        """Customers on the first day, not more than there may ever be."""
        return np.minimum(rule.customers, rule.market)

    @classmethod
    def planned_income(cls, values: Mapping[str, Any], staff: PlannedStaff) -> Mapping[str, float]:
        plan = likely(values)
        customers, wanted = cls.at_first(plan), 0.0
        ratio = ratio_of(plan.price, plan.usual_price or plan.price)
        for _ in range(12):
            customers = bass(plan, customers)
            wanted += customers * plan.purchases * at_price(plan, ratio)
        by_learners = staff.places * plan.learner_hours * plan.learner_units
        made = 12 * (staff.seller_hours * plan.seller_units + by_learners)
        return {str(cls.income): float(min(wanted, made) * plan.price)}
