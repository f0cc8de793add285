"""The object-per-person twin: youth-cafe in plain Mesa, one agent for each person, one future.

It follows the rules of `simulator/mechanisms` person by person, with a generator of its own, and
must give the same distribution of results (tests/benchmarks/test_twin.py): the readable oracle of
the batch model, and the speed that one would otherwise get. It reads every assumption at its
likely value, and leaves out what only explains results (shortfalls by cause, event log) and what
no rule of youth-cafe uses (segments, incomes, partners' hours of service, restricted funds).
It is written for speed: plain attributes, `do` with functions rather than names, a set of agents
for each state so that no month looks through everybody, and one call for a month's normals.
`__slots__` gain nothing, because Mesa's agents have a `__dict__` anyway.
"""

from collections import Counter, defaultdict
from math import ceil, exp, floor, log1p, sqrt
from random import Random

import mesa
import numpy as np
from mesa.agent import AgentSet

from benchmarks.twin_agents import ACTIVE, AWARE, COMPLETED, LEFT, UNAWARE, WAITING, Person
from benchmarks.twin_money import Purse
from benchmarks.twin_numbers import Numbers
from benchmarks.twin_team import Team
from benchmarks.twin_times import Times
from benchmarks.twin_trade import Trade
from simulator.model.mesa_view.compat import forget
from simulator.scenario.scenario import Scenario


class TwinModel(mesa.Model):
    """One future of youth-cafe at its likely values. `totals` counts what happened to people."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        super().__init__()
        self.luck = Random(seed)
        self.normals = np.random.default_rng(seed)
        """Everybody's ups and downs of a month in one call: a third of the cost of `gauss`."""
        self.scenario_months = scenario.months
        self.policies = scenario.policies
        self.in_force = {policy.name: 0 for policy in scenario.policies}
        self.numbers = Numbers(scenario)
        self.first_month = scenario.start[1] - 1
        self.month = 0
        self.open = True
        self.closed_month = 0
        self.trust, self.documented = self.numbers.rule.trust.at_first, 0.0
        self.price_index = self.wage_index = self.demand_shock = 1.0
        self.swing = self.numbers.rule.demand_shock.spread * self.luck.gauss(0, 1)
        self.times = Times(self.luck, self.numbers.rule.demand_shock, self.numbers.rule.cost_shock)
        self.hazard = self.hazard_next = 0.0
        self.totals: Counter = Counter()
        venture = self.numbers.blocks["venture"]
        self.purse = Purse(self, venture.opening_cash, venture.credit, int(venture.grace_months))
        self._settle_people(int(self.numbers.blocks["community"].people))
        self.team = Team(self)
        self.trade = Trade(self)

    def _settle_people(self, number: int) -> None:
        self.sets = {state: self._set() for state in range(UNAWARE, LEFT + 1)}
        self.waiting = self.sets[WAITING]
        self.active = self.sets[ACTIVE]
        self.serving = self._set()
        self.admitted: list[Person] = []
        self.served = self._set()
        self.seeking: list[Person] = []
        self.leavers: dict[int, list[Person]] = defaultdict(list)
        self.placements: dict[int, list[Person]] = {}
        for _ in range(number):
            self.sets[UNAWARE].add(Person(self))
        self.people = self.agents_by_type[Person]

    def _set(self) -> AgentSet:
        return AgentSet([], random=self.luck)

    @property
    def month_of_calendar(self) -> int:
        return self.first_month + self.month - 1

    def priced(self, amount: float) -> int:
        return round(amount * self.price_index)

    def move(self, person: Person, state: int) -> None:
        self.sets[person.state].discard(person)
        self.sets[state].add(person)
        person.state = state
        person.since = self.month

    def leave(self, person: Person, state: int) -> None:
        """Somebody leaves the programme."""
        self.move(person, state)
        self.serving.discard(person)
        person.lock = 0.0
        self.leavers[self.month].append(person)
        if state == COMPLETED:
            self.seeking.append(person)

    def frozen(self, action: str) -> bool:
        return any(self.in_force[p.name] >= self.month for p in self.policies if p.action == action)

    # -- the story of a month ----------------------------------------------------------------

    def step(self) -> None:
        self.month += 1
        self.numbers.apply_events(self.month)
        self.world()
        self.schedule()
        self.reach()
        self.admit()
        self.deliver()
        self.leaving()
        self.earn_and_spend()
        self.relate_and_decide()
        self.close()

    def world(self) -> None:
        month_of_year = self.month_of_calendar % 12
        rule, luck = self.numbers.rule, self.luck
        if month_of_year == 0 or self.month == 1:
            self.wobble = rule.inflation.variation * luck.gauss(0, 1)
        if self.month > 1:
            self.price_index *= exp(log1p(rule.inflation.prices + self.wobble) / 12)
        if month_of_year == 0 and self.month > 1:
            self.wage_index *= 1 + rule.inflation.wages + self.wobble
        kept, spread = rule.demand_shock.persistence, rule.demand_shock.spread
        self.swing = kept * self.swing + spread * sqrt(1 - kept * kept) * luck.gauss(0, 1)
        self.times.pass_month(self.month)
        self.demand_shock = exp(self.swing - spread * spread / 2 + self.times.level)
        self._arrive()
        outcome = self.numbers.blocks["outcome"]
        normals = iter(self.normals.standard_normal(len(self.people)).tolist())
        self.people.do(
            Person.live,
            normals.__next__,
            luck.random,
            outcome.threshold,
            outcome.own_search,
            1 - outcome.job_loss,
        )

    def _arrive(self) -> None:
        inflow = self.numbers.blocks["community"].inflow
        for _ in range(floor(inflow * self.month) - floor(inflow * (self.month - 1))):
            self.sets[UNAWARE].add(Person(self))
            self.people = self.agents_by_type[Person]

    def schedule(self) -> None:
        self.hazard, self.hazard_next = self.hazard_next, 0.0
        for person in self.admitted:
            self.serving.add(person)
        self.admitted = []
        self.serving.do(Person.begin_month)
        self.trade.plan()
        self.team.lost = self.team.unled
        self.team.cover(self.trade.sales_hours)
        self.team.supervise()
        self.team.grant(
            self._hours_wanted()
            if self.open
            else [(*wish[:3], 0.0) for wish in self._hours_wanted()]
        )

    def _hours_wanted(self) -> list[tuple[float, str, str, float]]:
        rule, number = self.numbers.rule, len(self.serving)
        self.due = [p for p in self.waiting if not p.assessed and p.since < self.month]
        a, n, r, o = rule.assessment, rule.networking, rule.reporting, rule.outreach
        each = a.interview_hours + a.observation_hours
        return [
            (a.priority, a.name, "practitioner", len(self.due) * each),
            (n.priority, n.name, n.staff, n.hours + n.hours_per_partner * len(self.team.partners)),
            (o.priority, o.name, o.staff, o.hours),
            (r.priority, r.name, r.staff, number * r.hours_per_person),
            *(
                (t.priority, t.name, "practitioner", _technique_hours(kind, t, self._members(t)))
                for kind, t in self.numbers.techniques
            ),
        ]

    def _members(self, technique) -> int:
        return sum(self.month - p.since <= technique.months for p in self.serving)

    def reach(self) -> None:
        rule, random = self.numbers.rule, self.luck.random
        contacts = self.team.granted[rule.outreach.name] * rule.outreach.contacts_per_hour
        self.purse.bill("service", self.priced(rule.outreach.cost))
        if self.open:
            contacts += sum(self.served.get("satisfaction")) * rule.word_of_mouth.contacts
            trusted = 1 + rule.referral.trust_effect * (2 * self.trust - 1)
            contacts += self.team.offered("referrals") * trusted
        self.hazard += contacts / len(self.people)
        barrier = rule.awareness.remoteness_barrier
        self.sets[UNAWARE].do(Person.hear, self, random, self.hazard, barrier)
        if self.open:
            waited = sum(self.month - p.since for p in self.waiting) / max(len(self.waiting), 1)
            apply = rule.application
            pressure = -log1p(-apply.rate) * exp(apply.waiting_effect * waited)
            self.sets[AWARE].do(
                Person.apply, self, random, pressure, self.numbers.blocks["outcome"].threshold
            )

    def admit(self) -> None:
        rule, random = self.numbers.rule, self.luck.random
        threshold = self.numbers.blocks["outcome"].threshold
        a = rule.assessment
        seen = a.interview_hours / a.interview_scale + a.observation_hours / a.observation_scale
        fits = 1 - (1 - a.blind) * exp(-seen * self.team.dose(a.name))
        for person in self.due:
            person.be_assessed(random, fits)
        self.waiting.do(Person.wait, self, random, rule.waiting_list.impatience, threshold)
        ready = [p for p in self.waiting if p.assessed and p.may_enrol(threshold)]
        room = self.team.places()
        room = min(room, rule.admission.places) if rule.admission.places > 0 else room
        opened = self.open and not self.frozen("freeze_intake")
        opened = opened and (self.month - 1) % rule.admission.every == 0
        free = max(int(room) - len(self.active), 0) if opened else 0
        if free and ready:
            self._enrol(ready, free)

    def _enrol(self, ready: list[Person], free: int) -> None:
        weights = self.numbers.rule.admission.priority
        need, first = weights.get("neediest", 0), weights.get("first_come", 0)
        lottery, random, month = weights.get("lottery", 0), self.luck.random, self.month
        ready.sort(
            key=lambda p: (
                -need * p.need
                - first * (month - p.since) / (month - p.since + 12)
                - lottery * random(),
                random(),
            )
        )
        self.admitted = ready[:free]
        for person in self.admitted:
            person.waited = min(month - person.since, 127)
            person.job = person.job_anyway
            person.served = True
            self.served.add(person)
            self.move(person, ACTIVE)
        self.totals["served"] += len(self.admitted)

    def deliver(self) -> None:
        rule, team = self.numbers.rule, self.team
        aim = min(rule.satisfaction.calm / max(team.load, 1) * team.quality, 1)
        self.serving.do(Person.judge, aim, rule.satisfaction.speed)
        for kind, technique in self.numbers.techniques:
            self._serve(kind, technique)
        quality = team.quality * (1 + rule.reporting.continuity * self.documented)
        self.serving.do(Person.change, quality, rule.gain.misfit, rule.gain.lock_in)

    def _serve(self, kind: str, t) -> None:
        members = [p for p in self.serving if self.month - p.since <= t.months]
        number, dose = len(members), self.team.dose(t.name)
        strength, comfort, support = self.numbers.as_strong(t.strength), 0.0, 0.0
        if kind == "counselling":
            comfort = t.comfort * dose
        elif kind == "education":
            self.hazard_next += t.talk * dose * number / len(self.people)
        else:
            size = max(number / max(ceil(number / t.group_size), 1), 1)
            strength *= t.one_to_one * min(1, t.good_size / size)
            support = t.peer_support * dose * min((1 - 1 / size) / (1 - 1 / t.good_size), 1)
        closing = dose * t.sessions * t.hours / t.usual_hours * -log1p(-strength)
        for person in members:
            person.take(closing, 1 - dose * strength, comfort, support)
        self.purse.bill("service", self.priced(t.direct_cost * number))

    def leaving(self) -> None:
        rule, threshold = self.numbers.rule, self.numbers.blocks["outcome"].threshold
        kept = (1 - rule.fade.drop_off) ** (1 / 12)
        self.sets[COMPLETED].do(Person.fade, kept)
        self.sets[LEFT].do(Person.fade, kept)
        before = len(self.sets[LEFT])
        self.serving.do(
            Person.maybe_drop_out,
            self,
            self.luck.random,
            rule.dropout,
            self.numbers.blocks["community"],
        )
        self.totals["dropped_out"] += len(self.sets[LEFT]) - before
        length = max(t.months for _, t in self.numbers.techniques)
        finished = [p for p in self.active if self.month - p.since >= length]
        for person in finished:
            self.leave(person, COMPLETED)
        self.totals["completed"] += len(finished)
        self._place(rule.placement, threshold)

    def _place(self, rule, threshold: float) -> None:
        self.seeking = [p for p in self.seeking if self.month - p.since <= rule.search_months]
        queue = [p for p in self.seeking if not p.job and p.level() >= threshold]
        self.luck.shuffle(queue)
        queue.sort(key=lambda p: p.since)
        placed = self.placements[self.month] = queue[: self.team.vacancies()]
        for person in placed:
            person.job = True
            person.placed_at = self.month
        self.totals["placed"] += len(placed)

    def earn_and_spend(self) -> None:
        self.trade.sell()
        self.trade.collect_fees()
        self.trade.invoice()
        self.trade.ask_donors()
        self.trade.pay_team()
        self.trade.pay_bills()
        self.purse.settle()

    def relate_and_decide(self) -> None:
        self.trade.tax()
        self.team.network()
        self.purse.bill("partners", self.priced(self.numbers.rule.networking.cost))
        self.team.lose_partners()
        self._attribute()
        self._be_trusted(self.numbers.rule.trust)
        self.team.lead()
        self.team.tire()
        self.team.turn_over()
        self.team.hire()
        self.trade.review_prices()
        for policy in self.policies:
            if self.purse.reserve_months() < policy.when.number:
                self.in_force[policy.name] = self.month + max(1, policy.months)

    def _attribute(self) -> None:
        """Note what the venture gave for each person this month, and the jobs that others gave."""
        hour = self.team.hour_cost()
        flows = self.purse.flows
        given = sum(self.team.granted.values()) * hour
        given += (flows["service"] + flows["reporting"]) / self.price_index
        for person in self.serving:
            person.given_by_us += given / len(self.serving)
        for person in self.placements[self.month]:
            person.given_by_others += self.numbers.rule.attribution.job_hours * hour

    def _be_trusted(self, rule) -> None:
        threshold = self.numbers.blocks["outcome"].threshold
        gone = [*self.sets[COMPLETED], *self.sets[LEFT]]
        caused = sum(one.reached(threshold) - one.reached_anyway(threshold) for one in gone)
        effect = caused / len(gone) if gone else 0
        last = self.purse.last
        overhead = (last["overhead"] + last["fundraising"]) / max(last["cost"], 1)
        waste = rule.overhead_effect * max(overhead - rule.tolerated_overhead, 0)
        aim = 0.5 + self.documented * (rule.openness + effect / 2) - waste
        trust = self.trust + rule.speed * (aim - self.trust)
        self.trust = min(max(trust * (1 - rule.scandal), 0), 1)

    def close(self) -> None:
        threshold = self.numbers.blocks["outcome"].threshold
        after = int(self.numbers.blocks["targets"].outcome_after)
        for person in self.leavers.get(self.month - after, ()):
            self._count(person, threshold)
        self.purse.count_months_under(self.trade.equipment_value)
        if self.open and (self.purse.insolvent() or self._gives_up(self.numbers.rule.gives_up)):
            self._shut()
        self.purse.close_month()

    def _gives_up(self, rule) -> bool:
        yearly = rule.first_year if self.month <= 12 else rule.later
        reserve = min(max(self.purse.reserve_months() / rule.enough, 0), 1)
        return self.luck.random() >= (1 - yearly) ** ((1 + rule.thin * (1 - reserve)) / 12)

    def _count(self, person: Person, threshold: float) -> None:
        caused = person.reached(threshold) - person.reached_anyway(threshold)
        stays = 1 - self._taken_from_others(person, threshold)
        shrink = stays * person.own_share() if caused > 0 else 1
        self.totals["net_outcomes"] += caused * shrink

    def _taken_from_others(self, person: Person, threshold: float) -> float:
        """The share of an outcome that another person would have had."""
        always, rule = self.numbers.blocks["outcome"].displacement, self.numbers.rule.placement
        if not person.placed_at:
            return always
        ready = person.natural >= threshold
        return max(always, rule.displacement_ready if ready else rule.displacement)

    def _shut(self) -> None:
        """The venture closes, and people's lives go on."""
        self.open = False
        self.closed_month = self.month
        for person in [*self.active]:
            self.leave(person, LEFT)
        self.admitted = []
        for person in [*self.waiting]:
            self.move(person, AWARE)
        self.team.dismiss()

    def dismantle(self) -> None:
        """Let go of a finished model: Mesa 3.3 would keep it alive for ever."""
        forget(self)


def _technique_hours(kind: str, t, number: int) -> float:
    if kind == "counselling":
        return number * t.sessions * t.hours
    prepared = t.preparation * (number > 0) if kind == "education" else 0
    return (ceil(number / t.group_size) + prepared) * t.sessions * t.hours


def run_twin(scenario: Scenario, seed: int) -> TwinModel:
    """One whole future of the twin."""
    model = TwinModel(scenario, seed)
    for _ in range(scenario.months):
        model.step()
    model.dismantle()
    return model
