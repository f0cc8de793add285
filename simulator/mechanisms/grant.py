"""A grant: a funder who is asked, decides late, pays late, restricts, and looks at results."""

import numpy as np

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Choice, Flag, Hours, Money, Months, Probability, Rank, Words


class Grant(Mechanism):
    """An application costs hours; the funder decides `decision_lag` months later, the likelier the
    more it trusts the venture. An award pays `amount` a month for `term` months, each payment
    `pay_after` months late, into a fund that may only pay for `pays_for` (empty: anything). Reports
    cost hours; renewal depends on trust. `public` funders count as public money.
    """

    phase = Phase.GIVE
    order = 20
    funder: Choice("private", "public") = parameter("private", help="private (foundation, firm) or public.")
    amount: Money = parameter(help="Amount per month of the award.")
    term: Months = parameter(24, help="Months of an award.", low=1, source="assumption")
    awarded: Flag = parameter(False, help="yes where the award is already won on the first day.")
    apply_month: Months = parameter(1, help="Month of the first application.", low=1)
    application_hours: Hours = parameter(
        40, help="Staff hours per application.", source="assumption")
    decision_lag: Months = parameter(
        6, help="Months from application to decision.", source="assumption")
    success: Probability = parameter(
        "5% to 40%", help="Chance of success at middling trust.",
        source="assumption; 13 of 820 for one Asian programme (FACTS section 2)")
    renewal: Probability = parameter(
        "50%", help="Chance that an award is renewed at its end, at full trust.",
        source="assumption; no citable rate was found (DOMAIN section 3)")
    again_after: Months = parameter(
        12, help="Months after a refusal or an end until the next application (0: never).",
        source="assumption")
    pay_after: Months = parameter(1, help="Months by which each payment follows.", high=24)
    report_hours: Hours = parameter(
        4, help="Staff hours for reports, per month of the award.", source="assumption")
    pays_for: Words = parameter(
        (), help="Costs or rules it may pay for (empty: unrestricted), such as payroll, service.")
    priority: Rank = parameter(
        30, help="Who gets staff hours first when they are short: 1 before 100.",
        source="management's choice")

    def start(self, model):
        shape = (model.runs, 1)
        self._ends = np.where(self.awarded, 1 + self.term, 0) * np.ones(shape)
        self._decides = np.zeros(shape)
        self._applies = np.where(self.awarded, 0, self.apply_month) * np.ones(shape)
        self._had = np.zeros(shape, dtype=bool)
        self._origin = "public" if self.funder == "public" else "given"
        self._fund = model.treasury.restrict(self.name, self.pays_for) if self.pays_for else "venture:cash"
        self._pays: dict[int, np.ndarray] = {}

    def plan(self, model):
        applying = self._applies == model.month
        running = self._ends > model.month
        needed = applying * self.application_hours + running * self.report_hours
        model.hours.post(self.name, needed * model.open, self.priority, "support")

    def step(self, model):
        month = model.month
        self._decide(model, month)
        running = (self._ends > month) & model.open
        self._had = self._had | running
        amount = np.where(running, self.amount, 0)
        self._pay(model, amount)
        model.books.note(f"{self.name}_running", running.astype(np.float64))
        over = self._had & ~running & model.open
        model.books.short("grant end", np.where(over, model.planned[self.name].amount, 0.0))

    def _decide(self, model, month):
        applied = self._applies == month
        self._decides = np.where(applied, month + self.decision_lag, self._decides)
        deciding = (self._decides == month) & (self._decides > 0)
        luck = model.draws.per_run(f"{self.name}.decision", month)
        trusted = 0.5 + model.trust
        won = deciding & (luck < np.minimum(self.success * trusted, 1)) & model.open
        ending = (self._ends == month) & (self._ends > 0)
        renewed = ending & (luck < self.renewal * model.trust) & model.open
        self._ends = np.where(won | renewed, month + self.term, self._ends)
        rests = (deciding & ~won) | (ending & ~renewed)
        again = np.where(self.again_after > 0, month + self.again_after, 0)
        self._applies = np.where(rests, again, self._applies)
        self._decides = np.where(deciding, 0, self._decides)
        for what, which in (("award won", won), ("refused", deciding & ~won),
                            ("award renewed", renewed), ("award ends", ending & ~renewed)):
            model.tell(self.name, what, which)

    def _pay(self, model, amount):
        """Cash follows the claim; a restricted award goes into its own fund."""
        delay = self.pay_after.astype(np.int64)
        model.ledger.transfer(f"{self._origin}:{self.name}", f"receivable:{self.name}", amount, self.name)
        for months in np.unique(delay):
            at = model.month + int(months)
            part = np.where(delay == months, amount, 0)
            self._pays[at] = self._pays.get(at, np.zeros_like(amount)) + part
        paid = self._pays.pop(model.month, np.zeros_like(amount))
        model.ledger.transfer(f"receivable:{self.name}", self._fund, paid, f"{self.name} pays")
