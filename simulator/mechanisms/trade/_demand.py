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
