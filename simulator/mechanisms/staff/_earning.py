"""Whether a seller pays for himself or herself: what one more, or one fewer, brings in a month."""

import numpy as np

from simulator.mechanisms.parameters import Settings
from simulator.mechanisms.world import World


def pay(world: World, post: Settings) -> np.ndarray:
    """What a worker costs in a month: the salary of this year with contributions."""
    return post.salary * world.state.wage_index * (1 + post.on_costs)


def hours_of(world: World, seats: np.ndarray, role: str = "seller") -> np.ndarray:
    """Hours for their work of those of a role in some seats, when they know it."""
    hours = world.staff.per_seat("hours") * world.staff.per_seat("direct_share")
    return world.staff.total(seats * hours, role)


def number_that_pays(world: World, post: Settings, there: np.ndarray) -> np.ndarray:
    """The number of further sellers who would bring in what they cost, if sellers have the hours
    `there`. Each brings the margin of what sells in the hours that customers' wishes still need."""
    hours, cost = post.hours * post.direct_share, pay(world, post)
    needed, margin = world.state.sales_hours, world.state.sales_margin
    an_hour = np.divide(margin, needed, out=np.zeros_like(margin), where=needed > 0)
    worth = (an_hour * hours >= cost) & (an_hour > 0)
    least = np.divide(cost, an_hour, out=np.zeros_like(margin), where=worth)
    missing = needed - there - least
    number = np.floor(missing / np.where(worth, hours, 1)) + 1
    return np.where(worth, np.maximum(number, 0), 0)
