"""How many people buy: customers by Bass's diffusion model, and demand at a price."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.trade._learners import LearnersWork, guide_hours, guided
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


def ask_sellers(
    world: World, rule: Any, units: np.ndarray, margin: np.ndarray, guide: np.ndarray
) -> None:
    """Ask for the sellers' hours that `units` take, or for those that it takes to `guide` learners
    where these are more, and note what they bring in: `margin` for each of the units."""
    own = units / np.where(rule.seller_units > 0, rule.seller_units, np.inf)
    hours = np.maximum(own, guide)
    world.hours.post(rule.name, hours, rule.priority, "seller")
    world.state.sales_hours += hours
    world.state.sales_margin += np.where(hours > 0, units * margin, 0)


class Customers(LearnersWork):
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
        works = guided(guide_hours(plan, staff.places), staff.seller_hours)
        by_learners = staff.places * plan.learner_hours * plan.learner_units * works
        made = 12 * (staff.seller_hours * plan.seller_units + by_learners)
        return {str(cls.income): float(min(wanted, made) * plan.price)}
