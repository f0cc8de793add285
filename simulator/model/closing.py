"""The end of a month: count outcomes, record all series, and close ventures that end."""

import numpy as np

from simulator.mechanisms import series
from simulator.model.impact import counted_on_leaving, follow_up
from simulator.model.population import row_sum
from simulator.model.setup import Setup
from simulator.vocabulary import Cause, State


def close(month: Setup) -> None:
    """End a month: count outcomes that are due, record every series, close ventures that end."""
    follow_up(month.impact, month.targets.outcome_after, month.endless)
    _take_stock_of_people(month)
    month.treasury.take_stock()
    month.books.short(Cause.COST, np.maximum(month.treasury.dearer, 0))
    month.books.note(series.OWED, month.treasury.owed)
    month.books.note(series.FREE, month.treasury.free)
    month.books.note(series.OVERDUE, month.treasury.overdue)
    net_assets = month.net_assets.now()
    month.books.note(series.NET_ASSETS, net_assets)
    month.net_assets.count(net_assets)
    month.books.close(month.treasury.paid_out)
    _take_stock_of_the_venture(month)
    _log_news(month)
    _close_ventures(month)
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


def _close_ventures(month: Setup) -> None:
    """Close the ventures whose bills are overdue for too long, that owe more than they have for too
    long, or that give up: service and transfers end, and people's lives go on."""
    late = month.treasury.insolvent() & month.open
    under = month.net_assets.too_long_under() & month.open & ~late
    stops = month.state.gives_up & month.open & ~late & ~under
    closes = late | under | stops
    if not closes.any():
        return
    month.closed_month[closes] = month.month
    month.gave_up |= stops
    month.log_event("venture", "closes", late, "bills overdue longer than the grace period")
    month.log_event("venture", "closes", under, "owed more than it had for a year")
    month.log_event("venture", "closes", stops, "those who led it gave up")
    month.open &= ~closes
    people = month.people
    served = people.in_state(State.ACTIVE)
    active = served[served.each(closes)]
    queue = people.in_state(State.WAITING)
    waiting = queue[queue.each(closes)]
    active.set(people.lock, 0)
    people.move(active, State.LEFT)
    people.move(waiting, State.AWARE)
    counted_on_leaving(month.impact, active, month.targets.outcome_after, month.endless)
    month.staff.dismiss(closes)
    month.partners.here &= ~closes
    month.partners.strength *= month.partners.here
