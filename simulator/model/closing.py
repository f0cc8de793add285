"""The end of a month: count outcomes, record all series, and close insolvent ventures."""

import numpy as np

from simulator.mechanisms import series
from simulator.model.impact import counted_on_leaving, follow_up
from simulator.model.population import row_sum
from simulator.model.setup import Setup
from simulator.vocabulary import State


def close(month: Setup) -> None:
    """End a month: count outcomes that are due, record every series, close insolvent ventures."""
    follow_up(month.impact, month.targets.outcome_after, month.endless)
    _take_stock_of_people(month)
    month.treasury.take_stock()
    month.books.note(series.OWED, month.treasury.owed)
    month.books.note(series.FREE, month.treasury.free)
    month.books.note(series.OVERDUE, month.treasury.overdue)
    net_assets = month.net_assets.now()
    month.books.note(series.NET_ASSETS, net_assets)
    month.net_assets.count(net_assets)
    month.books.close(month.treasury.paid_out)
    _take_stock_of_the_venture(month)
    _log_news(month)
    _close_insolvent(month)
    month.treasury.age_bills()


def _take_stock_of_people(month: Setup) -> None:
    people, note = month.people, month.books.note
    for state in State:
        never_here = people.never_here if state is State.ABSENT else 0
        note(series.STANDING[state], people.counts[state] - never_here)
    now = month.impact.standing()
    note(series.REACHED_NOW, now.reached.astype(np.float64))
    note(series.CAUSED_NOW, (now.reached - now.anyway).astype(np.float64))
    note(series.ANYWAY_NOW, now.anyway.astype(np.float64))
    note(series.NET_NOW, now.net)


def _take_stock_of_the_venture(month: Setup) -> None:
    state, staff, partners, note = month.state, month.staff, month.partners, month.books.note
    note(series.TRUST, state.trust)
    note(series.DEMAND_SHOCK, state.demand_shock)
    note(series.PRICE_INDEX, state.price_index)
    note(series.LOAD, staff.load)
    for role in ("supervisor", "support", "seller"):
        if staff.posts(role):
            note(series.LOADS[role], staff.loads[role] * (staff.total(staff.established, role) > 0))
    for task, hours in month.hours.by_task.items():
        note(series.hours_of(task), hours)
    note(series.VACANT_POSTS, staff.total(staff.established & ~staff.employed))
    note(series.WORKERS, staff.employed.sum(axis=1, keepdims=True))
    note(series.PARTNERS, partners.here.sum(axis=1, keepdims=True))
    note(series.TIES, row_sum(partners.strength))
    note(series.OPEN, month.open.astype(np.float64))


def _log_news(month: Setup) -> None:
    for text, futures in month.changes.news:
        month.log_event("venture", "change in force", futures, text)
    month.changes.news = []


def _close_insolvent(month: Setup) -> None:
    """Close the ventures whose bills are overdue for too long, or that owe more than they have for
    too long: service and transfers end, and people's lives go on."""
    late = month.treasury.insolvent() & month.open
    failing = (late | month.net_assets.too_long_under()) & month.open
    if not failing.any():
        return
    month.closed_month[failing] = month.month
    month.log_event("venture", "closes", late, "bills overdue longer than the grace period")
    month.log_event("venture", "closes", failing & ~late, "owed more than it had for a year")
    month.open &= ~failing
    people = month.people
    served = people.in_state(State.ACTIVE)
    active = served[served.each(failing)]
    queue = people.in_state(State.WAITING)
    waiting = queue[queue.each(failing)]
    active.set(people.lock, 0)
    people.move(active, State.LEFT)
    people.move(waiting, State.AWARE)
    counted_on_leaving(month.impact, active, month.targets.outcome_after, month.endless)
    month.staff.dismiss(failing)
    month.partners.here &= ~failing
    month.partners.strength *= month.partners.here
