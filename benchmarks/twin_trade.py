"""The twin's income and spending: the café, the city's contract, fees, donors, and the bills."""

from math import exp, floor, log, log1p

from benchmarks.twin_agents import Donor


class Trade:
    """What the venture sells, is given and must pay, month by month."""

    def __init__(self, model) -> None:
        self.model = model
        self.rule = model.numbers.rule
        self.customers = 0.0
        self.price_level = 1.0
        self.index_at_review = 1.0
        season = self.rule.product_sales.season
        self.season = [12 * weight / sum(season) for weight in season]
        self.first_price = self.rule.product_sales.price
        contract = self.rule.service_contract
        self.contract_runs = False
        self.contract_ends = contract.start_month + contract.term
        self.contract_served = self.contract_months = 0.0
        self.demand = self.by_learners = self.sales_hours = self.sales_margin = self.to_guide = 0.0
        self.equipment_value = self.won = 0
        self.equipment_left = 0
        for _ in range(self.rule.individual_giving.donors):
            Donor(model, self.rule.individual_giving, 0)

    # -- earning -----------------------------------------------------------------------------

    def plan(self) -> None:
        """What customers want this month, what learners make of it, and what is left to sellers."""
        model, rule = self.model, self.rule.product_sales
        price = max(rule.price * self.price_level, 0.0)
        self.demand = self._demand(rule, price) * self.season[model.month_of_calendar % 12]
        self.by_learners = self._made_by_learners(rule)
        units = max(self.demand - self.by_learners, 0) * model.open
        at_work = len(model.serving) * rule.learner_hours
        self.to_guide = at_work / rule.learners_guided if rule.learners_guided else 0
        self.sales_hours = max(units / rule.seller_units, self.to_guide * model.open)
        self.sales_margin = units * (price - model.priced(rule.unit_cost))

    def sell(self) -> None:
        model, rule, purse = self.model, self.rule.product_sales, self.model.purse
        price = max(rule.price * self.price_level, 0.0)
        team = model.team
        hours = (1 - team.lost) * team.hours("seller") + team.for_sales
        works = min(hours / self.to_guide, 1) if self.to_guide else 1
        capacity = self.by_learners * works + hours * rule.seller_units
        sold = floor(min(self.demand, capacity)) if model.open else 0
        income = sold * round(price)
        later = round(income * rule.on_account)
        purse.earn("earned", rule.name, income - later, 0)
        purse.earn("earned", rule.name, later, int(rule.paid_after))
        purse.collect(rule.name)
        purse.bill("goods", model.priced(sold * rule.unit_cost))

    def _demand(self, rule, price: float) -> float:
        model, there, market = self.model, self.customers, max(rule.market, 1)
        joins = (rule.innovation + rule.imitation * there / market) * max(market - there, 0)
        self.customers = min(there + joins - rule.lapse * there, market)
        real = max(price / model.price_index, 1e-9) / max(self.first_price, 1e-9)
        known = 1 + rule.reputation_effect * (2 * model.trust - 1)
        wanted = self.customers * rule.purchases * real**rule.elasticity
        return wanted * known * model.demand_shock

    def _made_by_learners(self, rule) -> float:
        model, start = self.model, rule.learner_start
        learned = sum(
            start + (1 - start) * min(1, (model.month - p.since - 1) / max(rule.learner_months, 1))
            for p in model.serving
        )
        return learned * rule.learner_hours * rule.learner_units

    def collect_fees(self) -> None:
        model, rule, purse = self.model, self.rule.placement_fee, self.model.purse
        then = model.month - int(rule.retained_for)
        kept = sum(p.job and p.placed_at == then for p in model.placements.get(then, ()))
        fee = kept * model.priced(rule.fee)
        purse.earn("earned", rule.name, fee, int(rule.paid_after))
        purse.collect(rule.name)

    def invoice(self) -> None:
        model, rule, purse = self.model, self.rule.service_contract, self.model.purse
        self._begin_or_renew(rule)
        served = len(model.serving)
        dose = 1 - rule.by_dose * (1 - model.team.dose(self.rule.education.name))
        owed = 0
        if self.contract_runs:
            self.contract_served += served * dose
            self.contract_months += 1
            owed = min(served, rule.most_people) * dose * model.priced(rule.price)
            owed = round((owed + model.priced(rule.lump)) * model.times.elsewhere)
            if rule.cost_cover > 0 and model.month > 1:
                spent = purse.last["service"] + purse.last["payroll"]
                owed = min(owed, round(rule.cost_cover * spent))
        purse.earn("contracts", rule.name, owed, self._delay(rule))
        purse.collect(rule.name)

    def _begin_or_renew(self, rule) -> None:
        month = self.model.month
        if rule.start_month == month:
            self.contract_runs = True
        if self.contract_runs and self.contract_ends == month:
            kept = self.contract_served / max(rule.promised * self.contract_months, 1)
            kept = min(kept, 1) if rule.promised > 0 else 1.0
            trusted = min(1, 2 * self.model.trust)
            if rule.renewable and self.model.luck.random() < rule.renewal * kept * trusted:
                self.contract_ends = month + rule.term
            else:
                self.contract_runs = False

    def _delay(self, rule) -> int:
        """Months until this month's invoice is paid; a late payer is late by a geometric number."""
        random = self.model.luck.random
        delay = rule.pay_after
        if random() < rule.late:
            mean = max(rule.late_by, 1 + 1e-9)
            delay += 1 + min(floor(log(1 - random()) / log1p(-1 / mean)), 60)
        return int(delay)

    # -- giving ------------------------------------------------------------------------------

    def ask_donors(self) -> None:
        model, rule, luck = self.model, self.rule.individual_giving, self.model.luck
        trusted = 1 + rule.trust_effect * (2 * model.trust - 1)
        trusted *= model.times.elsewhere
        month = model.month_of_calendar % 12
        donors = model.agents_by_type.get(Donor, ())
        year_began = max(model.month - month, 1)
        asked = [d for d in donors if d.month_of_gift == month and d.joined < year_began]
        chance = trusted if model.open else 0.0
        givers = [d for d in asked if d.decide(luck.random, rule, chance)]
        givers += self._campaign(rule, trusted)
        dearer = model.price_index**rule.follows_prices
        gifts = round(sum(d.amount(model.month, rule.upgrade, dearer) for d in givers))
        model.purse.earn("given", rule.name, gifts, 0)

    def _campaign(self, rule, trusted: float) -> list[Donor]:
        model = self.model
        if not model.open or rule.cost_per_donor <= 0:
            return []
        spend = model.priced(rule.campaign)
        model.purse.bill("fundraising", spend)
        rate = trusted * spend / max(rule.cost_per_donor * model.price_index, 1)
        rate *= max(1 - self.won / rule.pool, 0) if rule.pool > 0 else 1
        number = floor(rate + model.luck.random())
        self.won += number
        return [Donor(model, rule, model.month) for _ in range(number)]

    # -- spending ----------------------------------------------------------------------------

    def pay_team(self) -> None:
        model, rule = self.model, self.rule.payroll
        bonus = rule.holiday_bonus if model.month_of_calendar % 12 + 1 == rule.bonus_month else 0
        for worker in model.team.workers:
            post = worker.post
            pay = round(post.salary * model.wage_index * (1 + post.on_costs + bonus))
            model.purse.bill("payroll", pay)

    def pay_bills(self) -> None:
        model, rule, purse = self.model, self.rule, self.model.purse
        served = len(model.serving)
        turnover = purse.last["earned"] + purse.last["contracts"]
        purse.bill("service", served * model.priced(rule.allowance.amount))
        purse.bill(
            "overhead",
            round(rule.overhead.fixed * model.price_index + rule.overhead.share * turnover),
        )
        self._equip(rule.equipment)
        report = rule.reporting
        spent = report.hours_per_person * model.team.dose(report.name)
        if served:
            model.documented = 1 - exp(-spent / report.scale)
        purse.bill("reporting", model.priced(report.cost))

    def _equip(self, rule) -> None:
        model = self.model
        since = model.month - rule.first_month
        if since >= 0 and since % rule.life == 0:
            price = model.priced(rule.cost) if model.open else 0
            model.purse.buy(price)
            self.equipment_value += price
            self.equipment_left = rule.life
        if self.equipment_left > 0 and model.open:
            worn = min(round(self.equipment_value / self.equipment_left), self.equipment_value)
            model.purse.flows["cost"] += worn
            self.equipment_value -= worn
        self.equipment_left = max(self.equipment_left - 1, 0)

    def tax(self) -> None:
        """What this month's sales owe, paid next month."""
        purse = self.model.purse
        turnover = purse.flows["earned"] + purse.flows["contracts"]
        purse.bill("tax", round(max(turnover, 0) * self.model.numbers.rule.turnover_tax.rate))

    def review_prices(self) -> None:
        model, rule = self.model, self.rule.pricing
        if model.month % rule.every:
            return
        covered = model.purse.self_sufficiency()
        rise = rule.pass_on * (model.price_index / self.index_at_review - 1)
        rise += rule.when_short if covered < 1 else 0
        rise += rule.when_ample if covered > 1.2 else 0
        self.price_level *= 1 + rise
        self.index_at_review = model.price_index
