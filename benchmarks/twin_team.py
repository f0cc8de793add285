"""The twin's workers and partners: hours, hiring, burnout, ties."""

from math import exp, floor

from benchmarks.twin_agents import Partner, Worker

ROLES = ("practitioner", "supervisor", "support", "seller")


class Team:
    """Who works for the venture and with it."""

    def __init__(self, model) -> None:
        self.model = model
        self.posts = model.numbers.team
        self.established = {post.name: post.posts for post in self.posts}
        self.vacant = {post.name: [] for post in self.posts}
        """Months that each vacant post has been vacant."""
        self.long = {post.name: 0 for post in self.posts}
        for post in self.posts:
            for _ in range(post.posts):
                Worker(model, post, -60)
        for group in model.numbers.partners:
            for _ in range(group.count):
                Partner(model, group, 0)
        self.craft = self.covered = 1.0
        self.load = self.office_load = 0.0
        self.granted: dict[str, float] = {}
        self.needed: dict[str, float] = {}

    @property
    def workers(self):
        return self.model.agents_by_type.get(Worker, ())

    @property
    def partners(self):
        return self.model.agents_by_type.get(Partner, ())

    def hours(self, role: str) -> float:
        month = self.model.month
        return sum(w.hours(month) for w in self.workers if w.post.role == role)

    def places(self) -> int:
        return sum(
            self.established[post.name] * post.caseload
            for post in self.posts
            if post.role == "practitioner"
        )

    # -- hours -------------------------------------------------------------------------------

    def grant(self, wanted: list[tuple[float, str, str, float]]) -> None:
        """Grant hours `(priority, rule, pool, hours)` by priority, then by name."""
        support = any(post.role == "support" for post in self.posts)
        left = {"practitioner": self.hours("practitioner"), "support": self.hours("support")}
        there, total = dict(left), dict.fromkeys(left, 0.0)
        for _, rule, pool, hours in sorted(wanted):
            pool = pool if support else "practitioner"
            granted = min(hours, left[pool])
            left[pool] -= granted
            self.granted[rule], self.needed[rule] = granted, hours
            total[pool] += hours
        self.load, self.office_load = (
            min(3.0, total[pool] / max(there[pool], 1.0)) for pool in ("practitioner", "support")
        )

    def dose(self, rule: str) -> float:
        needed = self.needed[rule]
        return self.granted[rule] / needed if needed > 0 else 1.0

    # -- ties --------------------------------------------------------------------------------

    def offered(self, field: str) -> float:
        return sum(getattr(p.group, field) * p.strength for p in self.partners)

    def vacancies(self) -> int:
        random = self.model.luck.random
        return sum(floor(p.group.vacancies * p.strength + random()) for p in self.partners)

    def network(self) -> None:
        rule = self.model.numbers.rule.networking
        hours = self.granted[rule.name]
        if len(self.partners):
            closes = 1 - exp(-hours / len(self.partners) / rule.scale)
            self.partners.do(Partner.meet, closes)
        chance = rule.new_partner * self.dose(rule.name) * (hours > 0)
        for group in self.model.numbers.partners:
            there = sum(p.group is group for p in self.partners)
            if self.model.luck.random() < chance and there < 2 * group.count + 6:
                Partner(self.model, group, self.model.month)

    def lose_partners(self) -> None:
        random, month = self.model.luck.random, self.model.month
        everyone = list(self.partners)
        gone = [p for p in everyone if random() < 2 * p.group.exit * (1 - p.strength)]
        effect = self.model.numbers.rule.partnership.results_effect
        holds = 1 - effect * (2 * self.model.trust - 1)
        for partner in everyone:
            partner.strength *= 1 - min(partner.group.decay * holds, 1)
        for group in {p.group.name: p.group for p in gone}.values():
            ties = [p for p in everyone if p.group is group]
            relied = (min((month - p.joined) / 24, 1) for p in gone if p.group is group)
            hurt = sum(relied) / len(ties)
            for partner in ties:
                partner.strength *= 1 - group.dependency * min(hurt, 1)
        for partner in gone:
            partner.remove()

    # -- people at work ----------------------------------------------------------------------

    def supervise(self) -> None:
        """At a month's start: how far the supervisors' hours go (no trainees work here)."""
        needed = self.model.numbers.rule.supervision.hours * self._number("practitioner")
        self.covered = min(self.hours("supervisor") / needed, 1) if needed else 1.0

    @property
    def quality(self) -> float:
        effect = self.model.numbers.rule.supervision.effect
        return self.craft * (1 - effect * (1 - self.covered))

    def _number(self, role: str) -> int:
        return sum(w.post.role == role for w in self.workers)

    def tire(self) -> None:
        rule, supervision = self.model.numbers.rule.burnout, self.model.numbers.rule.supervision
        heals = rule.recovery * (1 - supervision.recovery_effect * (1 - self.covered))
        strain = supervision.strain * (1 - self.covered)
        if len(self.workers):
            self.workers.do(
                Worker.tire,
                {
                    "practitioner": (rule.rate * max(self.load - 1, 0) + strain, heals),
                    "support": (rule.rate * max(self.office_load - 1, 0), rule.recovery),
                },
            )
        staff = [w for w in self.workers if w.post.role == "practitioner"]
        number = max(len(staff), 1)
        tired = sum(w.burnout for w in staff) / number
        skill = sum(w.skill for w in staff) / number
        self.craft = skill * (1 - rule.effect * tired) if staff else 1.0

    def turn_over(self) -> None:
        if len(self.workers):
            effect = self.model.numbers.rule.turnover.burnout_effect
            self.workers.do(Worker.maybe_quit, self.model, self.model.luck.random, effect)

    def quit(self, worker: Worker) -> None:
        self.vacant[worker.post.name].append(-1)  # this month was worked
        worker.remove()

    def hire(self) -> None:
        model, rule = self.model, self.model.numbers.rule.hiring
        reserve = model.purse.reserve_months()
        may = model.open and not model.frozen("freeze_hiring")
        self._grow(may and reserve >= rule.grow_reserve, rule.patience)
        for post in self.posts:
            waiting = [months + 1 for months in self.vacant[post.name]]
            ready = [
                m
                for m in waiting
                if m >= post.months_to_fill and may and reserve >= rule.fill_reserve
            ]
            self.vacant[post.name] = waiting = [m for m in waiting if m not in ready]
            each = round(12 * post.salary * model.wage_index * post.recruitment_cost)
            model.purse.bill("recruitment", len(ready) * each)
            for _ in ready:
                Worker(model, post, model.month + 1)

    def _grow(self, may: bool, patience: int) -> None:
        for post in self.posts:
            queue = len(self.model.waiting)
            long = queue > max(post.caseload, 1) and post.max_posts > 0
            self.long[post.name] = self.long[post.name] + 1 if long else 0
            if (
                may
                and post.role == "practitioner"
                and self.long[post.name] >= patience
                and self.established[post.name] < post.max_posts
            ):
                self.established[post.name] += 1
                self.vacant[post.name].append(-1)
                self.long[post.name] = 0

    def dismiss(self) -> None:
        """Everybody leaves when the venture closes."""
        for agent in [*self.workers, *self.partners]:
            agent.remove()
        self.established = dict.fromkeys(self.established, 0)
        self.vacant = {name: [] for name in self.vacant}
