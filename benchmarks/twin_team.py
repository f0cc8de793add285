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
        self.by_supervisors = self.beyond = self.reflects = self.lent = self.for_sales = (
            self.idle
        ) = 0.0
        self.slower = self.sooner = 1.0
        """How many times as long posts stay empty, and as likely people leave."""
        self.lost = self.unled = 0.0
        """The share of hours and of what is bought that is lost: this month, and from the next."""
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
        """Hours of a role; newcomers do less, and take the time of those who know the work."""
        total = 0.0
        for post in self.posts:
            if post.role == role:
                does = [w.strength(self.model.month) for w in self.workers if w.post is post]
                new = sum(s < 1 for s in does)
                there = sum(does) - min(post.mentoring * new, (len(does) - new) / 2)
                total += there * post.hours * post.direct_share
        return total

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
        works = 1 - self.lost
        workers = max(works * self.hours("practitioner") - self.reflects - self.lent, 0)
        left = {"practitioner": workers, "support": works * self.hours("support")}
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
        return self.granted[rule] / needed if needed > 0 else 0.0

    def hour_cost(self) -> float:
        """What a paid hour of the team costs, sellers and trainees aside."""
        paid = [p for p in self.posts if p.role in ("practitioner", "support", "supervisor")]
        pay = sum(p.posts * p.salary * (1 + p.on_costs) for p in paid)
        return max(pay / sum(p.posts * p.hours for p in paid), 1)

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
        self._link(rule, hours)
        chance = rule.new_partner * self.dose(rule.name)
        for group in self.model.numbers.partners:
            there = sum(p.group is group for p in self.partners)
            if self.model.luck.random() < chance and there < 2 * group.count + 6:
                Partner(self.model, group, self.model.month)

    def _link(self, rule, hours: float) -> None:
        """People in the programme are linked with the services of partners."""
        active, random = self.model.active, self.model.luck.random
        strength = sum(p.strength for p in self.partners) / max(len(self.partners), 1)
        chance = (1 - exp(-hours / max(len(active), 1) / rule.link_scale)) * strength
        cost = rule.link_hours * self.hour_cost()
        gain = self.model.numbers.as_strong(rule.link_gain)
        for person in active:
            if not person.linked and random() < chance:
                person.linked = True
                person.matched = person.matched or random() < rule.link_fit
                gap = 1 - min(max(person.natural + person.gain, 0.0), 1.0)
                person.gain += gain * gap
                person.given_by_others += cost

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

    def cover(self, needed: float) -> None:
        """While sellers' posts are empty, supervisors and service workers sell in a part of the
        hours that are `needed`."""
        rule = self.model.numbers.rule.cover
        empty = sum(
            len(self.vacant[post.name]) * post.hours * post.direct_share
            for post in self.posts
            if post.role == "seller"
        )
        wanted = min(rule.share * empty, max(needed - self.hours("seller"), 0))
        wanted *= self.model.open
        self.by_supervisors = min(wanted, self.idle, self.hours("supervisor"))
        self.lent = min(wanted - self.by_supervisors, rule.most * self.hours("practitioner"))
        self.for_sales = self.by_supervisors + self.lent

    def supervise(self) -> None:
        """At a month's start: how far the supervisors' hours go (no trainees work here)."""
        rule, workers = self.model.numbers.rule.supervision, self._number("practitioner")
        there, need = self.hours("supervisor") - self.by_supervisors, rule.hours * workers
        given = min(there / need, rule.most) if need else 0.0
        self.idle = max(self.hours("supervisor") - need, 0)
        self.reflects = min(workers * rule.reflection * given, self.hours("practitioner"))
        self.covered = min(given + rule.alone / workers, 1) if workers else 1.0
        self.beyond = rule.beyond * (1 - exp(1 - max(given, 1)))

    @property
    def quality(self) -> float:
        effect = self.model.numbers.rule.supervision.effect
        return self.craft * (1 - effect * (1 - self.covered - self.beyond))

    def lead(self) -> None:
        """How far leaders' hours go, and what follows where they do not."""
        rule = self.model.numbers.rule.leadership
        posts = sum(n for name, n in self.established.items() if self._role(name) != "supervisor")
        there = self.hours("supervisor") - self.by_supervisors
        led = min((there / rule.hours + rule.founder) / posts, 1) if posts else 1
        self.slower = 1 + rule.vacancy_effect * (1 - led)
        self.sooner = 1 + rule.leaving_effect * (1 - led)
        self.unled = rule.waste * (1 - led)

    def _role(self, name: str) -> str:
        return next(post.role for post in self.posts if post.name == name)

    def _empty(self, role: str) -> float:
        """The share of the posts of a role that is empty."""
        names = [post.name for post in self.posts if post.role == role]
        posts = sum(self.established[name] for name in names)
        return sum(len(self.vacant[name]) for name in names) / posts if posts else 0.0

    def _number(self, role: str) -> int:
        return sum(w.post.role == role for w in self.workers)

    def tire(self) -> None:
        rule, supervision = self.model.numbers.rule.burnout, self.model.numbers.rule.supervision
        missing = supervision.recovery_effect * (1 - self.covered - self.beyond)
        heals = rule.recovery * (1 - missing)
        strain = supervision.strain * (1 - self.covered)
        spreads = rule.contagion * self._empty("practitioner") * self._tired()
        if len(self.workers):
            self.workers.do(
                Worker.tire,
                {
                    "practitioner": (rule.rate * max(self.load - 1, 0) + spreads + strain, heals),
                    "support": (rule.rate * max(self.office_load - 1, 0), rule.recovery),
                },
            )
        staff = [w for w in self.workers if w.post.role == "practitioner"]
        skill, tired = sum(w.skill for w in staff) / max(len(staff), 1), self._tired()
        self.craft = skill * (1 - rule.effect * tired) if staff else 1.0
        self.slower *= 1 + rule.hiring_effect * tired

    def _tired(self) -> float:
        staff = [w for w in self.workers if w.post.role == "practitioner"]
        return sum(w.burnout for w in staff) / max(len(staff), 1)

    def turn_over(self) -> None:
        if len(self.workers):
            effect = self.model.numbers.rule.turnover.burnout_effect
            self.workers.do(
                Worker.maybe_quit, self.model, self.model.luck.random, effect, self.sooner
            )

    def quit(self, worker: Worker) -> None:
        self.vacant[worker.post.name].append(-1)  # this month was worked
        worker.remove()

    def hire(self) -> None:
        model, rule = self.model, self.model.numbers.rule.hiring
        reserve = model.purse.reserve_months()
        may = model.open and not model.frozen("freeze_hiring")
        self._grow(may and reserve >= rule.grow_reserve, rule)
        for post in self.posts:
            waiting = [months + 1 for months in self.vacant[post.name]]
            ready = [
                m
                for m in waiting
                if m >= post.months_to_fill * self.slower
                and may
                and (reserve >= rule.fill_reserve or self._pays(post))
            ]
            self.vacant[post.name] = waiting = [m for m in waiting if m not in ready]
            each = round(12 * post.salary * model.wage_index * post.recruitment_cost)
            model.purse.bill("recruitment", len(ready) * each)
            for _ in ready:
                Worker(model, post, model.month + 1)

    def _pays(self, post) -> bool:
        """Whether an empty post of a seller would earn its pay; no two are filled in one month."""
        needed, margin = self.model.trade.sales_hours, self.model.trade.sales_margin
        if post.role != "seller" or not needed:
            return False
        full = post.hours * post.direct_share
        there = self._number("seller") * full
        earns = margin / needed * min(max(needed - there, 0), full)
        return earns > 0 and earns >= post.salary * self.model.wage_index * (1 + post.on_costs)

    def _grow(self, may: bool, rule) -> None:
        for post in self.posts:
            queue = len(self.model.waiting)
            long = queue > max(post.caseload, 1) and post.max_posts > 0
            self.long[post.name] = self.long[post.name] + 1 if long else 0
            if (
                may
                and post.role == "practitioner"
                and self.long[post.name] >= rule.patience
                and self.established[post.name] < post.max_posts
                and self._covers(post, rule)
            ):
                self.established[post.name] += 1
                self.vacant[post.name].append(-1)
                self.long[post.name] = 0

    def _covers(self, post, rule) -> bool:
        """Whether own income of a year pays for all costs and for one more post."""
        model, year = self.model, self.model.purse.year
        own, cost, service = (sum(month[place] for month in year) for place in range(3))
        pay = post.salary * model.wage_index * (1 + post.on_costs)
        places = post.caseload * service / max(len(model.active), 1)
        return bool(year) and own >= rule.grow_cover * (cost + len(year) * pay + places)

    def dismiss(self) -> None:
        """Everybody leaves when the venture closes."""
        for agent in [*self.workers, *self.partners]:
            agent.remove()
        self.established = dict.fromkeys(self.established, 0)
        self.vacant = {name: [] for name in self.vacant}
