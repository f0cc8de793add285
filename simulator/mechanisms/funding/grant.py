"""Grants: funders decide about applications, pay later, and look at results."""

from typing import Literal

import numpy as np

from simulator.mechanisms.base import Phase, done_of_usual, parameter, usual
from simulator.mechanisms.funding._funders import Funders
from simulator.mechanisms.keeping import fixed, holds, keeps, this_month
from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less, more, off
from simulator.mechanisms.series import REACHED_NOW
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.world import World
from simulator.quantities.units import (
    Change,
    Count,
    Flag,
    Hours,
    Money,
    Months,
    Number,
    Probability,
    Rank,
    Share,
    Words,
)
from simulator.vocabulary import Ability, Cause
from simulator.words.texts import N_


class Grant(Funders):
    """Funders decide about applications, and pay an amount every month for some time.

    An application costs staff hours, and the funder decides `decision_lag` months later. The chance
    of an award is `success x (0.5 + its trust in the venture) x (0.5 + its interest in the purpose)
    x the share of the application's hours that was found`.

    An award pays `amount` a month for `term` months, and each payment comes `pay_after` months
    later. The money goes into a fund that may pay only for `pays_for` (empty: anything). At its end
    the award is renewed with the chance `renewal x trust x the share of the promise that was kept`.

    While awards run, `crowding` changes the chance that individual donors give, in proportion to
    the share of these awards in the income of the last 12 months.
    """

    title = N_("grants")
    can = frozenset({Ability.BRINGS_FUNDS})
    phase = Phase.GIVE
    order = 20
    reliefs = {
        Cause.LATE_PAYER: less("pay_after"),
        Cause.GRANT_END: {"term": off(600)} | more("success", "renewal", "amount"),
    }
    starves = (Cause.LATE_PAYER, Cause.GRANT_END)
    funder: Literal["private", "public"] = parameter(
        "private", help="Kind of funder: `private` (a foundation or a firm) or `public`."
    )
    funders: Count  # declared in the parent class; named here for its place in lists
    amount: Money = parameter(help="Amount that an award pays in a month.", lump=True)
    amount_spread: Number
    term: Months = parameter(24, help="Number of months of an award.", low=1, source="assumption")
    awarded: Flag = parameter(
        False, help="Write `yes` if the first funder already pays on the first day."
    )
    apply_month: Months
    apply_below: Number
    between: Months
    application_hours: Hours = parameter(
        40, help="Staff hours for one application.", source="assumption"
    )
    usual_application_hours: Hours = parameter(
        0,
        help="Hours of a full application (0: the hours in the file). Fewer win less often.",
        once=True,
        usual_of=("application_hours",),
    )
    decision_lag: Months = parameter(
        {"low": "3", "likely": "6", "high": "12"},
        help="Number of months from the application to the decision.",
        source="assumption",
    )
    success: Probability = parameter(
        "5% to 40%",
        help="Chance that an application wins, at a trust and an interest of 50%.",
        source=(
            "assumption, for a funder who knows the field; an open call took 13 of 820, 1.6 %"
            " (docs/facts.md section 2)"
        ),
    )
    fit: Share
    fit_spread: Share
    attention: Share
    renewal: Probability = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help="Chance that an award is renewed, at full trust and if the promise is kept.",
        source="assumption; no citable rate was found (docs/domain.md section 3)",
    )
    promise: Literal["people", "outcomes"] = parameter(
        "people", help="What is promised: people in service, or people with the outcome."
    )
    promised: Number = parameter(
        0,
        help="People in service in a month, or people with the outcome at the end (0: no promise).",
        low=0,
        high=1e6,
    )
    again_after: Months = parameter(
        12,
        help="Number of months from a refusal or an end to the next application (0: never).",
        source="assumption",
    )
    pay_after: Months = parameter(1, help="Number of months until each payment comes.", high=24)
    report_hours: Hours = parameter(
        4, help="Staff hours for reports in each month of an award.", source="assumption"
    )
    usual_report_hours: Hours = parameter(
        0,
        help="Hours that full reports take (0: the hours in the file). Fewer cost trust.",
        once=True,
        usual_of=("report_hours",),
    )
    pays_for: Words = parameter(
        (), help="Costs or rules that it may pay for, such as `payroll, service` (empty: anything)."
    )
    crowding: Change = parameter(
        "-30% to 10%",
        low=-1,
        high=1,
        help="Change in individual donors' chance of giving if all income came from these awards.",
        source=(
            "assumption; studies find both signs (spihub.org/publications/wp_143), from 7 % crowded"
            " out to more than all (p.pdfkul.com when-government-grants; docs/domain.md sources 87"
            " and 88)"
        ),
    )
    priority: Rank = parameter(
        30,
        help="Who gets staff hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _served = keeps("Person-months of service so far.")
    _origin = fixed("The kind of income: `public` or `given`.")
    _fund = fixed("The account that awards are paid into.")
    _usual_application = fixed("The usual hours for an application.")
    _late = holds("Payments that are due by the plan and have not come.")
    _applying = this_month("The funders who are asked, `(runs, funders)` bool.")
    running = Series(
        "{rule}_running", "awards", "Awards that run in the month.", about=About.ORGANISATION
    )

    @classmethod
    def planned_income(cls, values, staff: PlannedStaff):
        plan = likely(values)
        return {"public" if plan.funder == "public" else "given": 12 * plan.amount}

    def start(self, world: World) -> None:
        self._gather(world, self.awarded, self.term)
        self._origin = "public" if self.funder == "public" else "given"
        self._fund = world.treasury.restrict(self.name, self.pays_for)
        self._late = LatePayers()
        self._usual_application = usual(self.usual_application_hours, self.application_hours)
        self._usual_reports = usual(self.usual_report_hours, self.report_hours)

    def plan(self, world: World) -> None:
        pop = self.population
        running = pop.ends > world.month
        self._applying = self._whom_to_ask(world)
        needed = (
            self._applying.sum(axis=1, keepdims=True) * self.application_hours
            + running.sum(axis=1, keepdims=True) * self.report_hours
        )
        world.hours.post(self.name, needed * world.open, self.priority, "support")
        if self.crowding.any() and running.any():
            self._crowd(world, running.any(axis=1, keepdims=True))

    def _crowd(self, world: World, running):
        own, every = world.books.income(12, self._origin, self.name), world.books.income(12)
        share = np.divide(own, every, out=np.zeros((world.runs, 1)), where=every > 0)
        world.state.appeal = world.state.appeal * np.where(running, 1 + self.crowding * share, 1)

    def step(self, world: World) -> None:
        pop, month = self.population, world.month
        self._decide(world, pop, month)
        self._served = self._served + world.people.serving.count()
        running = (pop.ends > month) & world.open
        self._trust(world, pop, running)
        awards = np.where(running, np.rint(self.amount * pop.relative_size), 0).astype(np.int64)
        amount = awards.sum(axis=1, keepdims=True)
        world.treasury.earn(self._origin, self.name, amount, self.pay_after.astype(np.int64))
        came = world.treasury.collect(self.name, self._fund)
        self._late.note(world, amount, world.planned[self.name].pay_after, came)
        number = running.sum(axis=1, keepdims=True)
        world.books.note(self.running, number.astype(np.float64))
        over = ((pop.began > 0) & ~running).sum(axis=1, keepdims=True)
        world.books.short(Cause.GRANT_END, over * world.planned[self.name].amount * world.open)

    def _decide(self, world: World, pop, month):
        applied = self._applying
        if applied.any():
            world.log_event(self.name, "applied for", applied.sum(axis=1, keepdims=True))
            pop.applies[applied] = 0
            found = world.hours.dose(self.name)
            effort = done_of_usual(found, self.application_hours, self._usual_application)
            pop.effort[...] = np.where(applied, effort, pop.effort)
            pop.decides[...] = np.where(applied, month + self.decision_lag, pop.decides)
        deciding = (pop.decides == month) & (pop.decides > 0)
        ending = (pop.ends == month) & (pop.ends > 0)
        if not (deciding.any() or ending.any()):
            return
        draw = pop.draws.for_all(f"{self.key}.decision", month, pop.keys)
        chance = self.success * (0.5 + pop.trust) * (0.5 + pop.interest) * pop.effort
        won = deciding & (draw < chance) & world.open
        renewed = ending & (draw < self.renewal * pop.trust * self._kept(world, pop)) & world.open
        self._award(world, pop, won | renewed)
        rests = (deciding & ~won) | (ending & ~renewed)
        again = np.where(self.again_after > 0, month + self.again_after, 0)
        pop.applies[...] = np.where(rests, again, pop.applies)
        pop.decides[deciding] = 0
        for what, which in (
            ("award won", won),
            ("refused", deciding & ~won),
            ("award renewed", renewed),
            ("award ends", ending & ~renewed),
        ):
            world.log_event(self.name, what, which.sum(axis=1, keepdims=True))

    def _award(self, world: World, pop, new):
        month = world.month
        pop.ends[...] = np.where(new, month + self.term, pop.ends)
        pop.began[...] = np.where(new, month, pop.began)
        pop.results_before[...] = np.where(new, self._results(world), pop.results_before)

    def _results(self, world: World):
        """The results so far, `(runs, 1)`: person-months, or people with the outcome."""
        return world.books.last(REACHED_NOW) if self.promise == "outcomes" else self._served

    def _kept(self, world: World, pop):
        """The share of the promise to each funder that was kept, `(runs, funders)`, at most 1."""
        months = world.month - pop.began if self.promise == "people" else 1
        owed = self.promised * months
        shown = np.maximum(self._results(world) - pop.results_before, 0)
        kept = np.divide(shown, owed, out=np.ones_like(pop.trust), where=owed > 0)
        return np.minimum(kept, 1)
