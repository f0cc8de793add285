"""The agents of the twin: a person, worker, partner or donor is one Python object each."""

from math import exp, log, log1p, sqrt
from types import SimpleNamespace

import mesa

UNAWARE, AWARE, WAITING, ACTIVE, COMPLETED, LEFT = range(1, 7)


class Person(mesa.Agent):
    """Somebody of the community, with a real life and the life that would have been without the
    venture (`natural`, `job_anyway`)."""

    def __init__(self, model) -> None:
        super().__init__(model)
        self.state = UNAWARE
        self.since = 0
        self.gain = self.lock = self.closing = self.support = 0.0
        self.teaching = 1.0
        self.satisfaction = model.numbers.rule.satisfaction.at_first
        self.assessed = self.matched = self.served = False
        self.waited = self.served_months = self.placed_at = 0
        community, apply = model.numbers.blocks["community"], model.numbers.rule.application
        self._draw_traits(community, model.luck)
        self.pull = exp(
            apply.need_effect * (self.need - community.need)
            + apply.remoteness_effect * self.remoteness
        )
        outcome = model.numbers.blocks["outcome"]
        settled = outcome.own_search / max(outcome.own_search + outcome.job_loss, 1e-9)
        self.job_anyway = self.natural >= outcome.threshold and model.luck.random() < settled
        self.job = self.job_anyway
        self.linked = False
        self.given_by_us = self.given_by_others = 0.0

    def _draw_traits(self, c: SimpleNamespace, luck) -> None:
        gauss = luck.gauss
        mean = _within(c.need, 1e-3, 1 - 1e-3)
        spread = _within(c.need_spread, 1e-3, 0.98 * sqrt(mean * (1 - mean)))
        size = mean * (1 - mean) / spread**2 - 1
        self.need = luck.betavariate(mean * size, (1 - mean) * size)
        self.remoteness = luck.random() ** (1 / _within(c.remoteness, 1e-3, 1 - 1e-3) - 1)
        more = c.need_gain * (self.need - c.need)
        self.susceptibility = _within(1 + gauss(0, c.susceptibility_spread) + more, 0, 2)
        lower = c.need_slope * (self.need - c.need)
        self.natural_level = _within(c.natural_level + gauss(0, c.natural_spread) - lower, 0, 1)
        self.natural = _within(c.start_level + gauss(0, c.start_spread) - lower, 0, 1)
        self.speed = _within(c.natural_speed * (1 + gauss(0, c.natural_speed_spread)), 0, 1)
        self.stir = c.noise * sqrt(self.speed * (2 - self.speed))

    def live(self, normal, random, threshold, search, keeps) -> None:
        """One month of life: ups and downs, jobs found alone and lost, in both lives."""
        natural = self.natural
        natural += self.speed * (self.natural_level - natural) + self.stir * normal()
        if natural < 0.0:
            natural = 0.0
        elif natural > 1.0:
            natural = 1.0
        self.natural = natural
        luck = random()
        if self.job_anyway:
            if luck > keeps:
                self.job_anyway = False
        elif luck < search and natural >= threshold:
            self.job_anyway = True
        if self.served:
            if self.job:
                self.job = luck <= keeps
                self.placed_at *= self.job  # lost with the job
            elif luck < search:
                self.job = self.level() >= threshold

    def level(self) -> float:
        level = self.natural + self.gain - self.lock
        return 0.0 if level < 0.0 else min(level, 1.0)

    def hear(self, model, random, hazard, barrier) -> None:
        """Whoever does not know of the venture may hear of it."""
        luck = random()
        if luck < hazard and luck < 1 - exp(-hazard * (1 - barrier * self.remoteness)):
            model.move(self, AWARE)

    def may_enrol(self, threshold) -> bool:
        return self.natural < threshold and not self.job_anyway

    def apply(self, model, random, pressure, threshold) -> None:
        """Whoever knows of it and qualifies may ask for a place."""
        if (
            self.natural < threshold
            and not self.job_anyway
            and random() < 1 - exp(-pressure * self.pull)
        ):
            model.move(self, WAITING)

    def be_assessed(self, random, fits) -> None:
        self.matched = random() < fits
        self.assessed = True

    def wait(self, model, random, impatience, threshold) -> None:
        """Whoever waits may give up, or qualify no longer."""
        impatient = self.since < model.month and random() < impatience
        if impatient or not self.may_enrol(threshold):
            model.move(self, AWARE)

    def begin_month(self) -> None:
        self.served_months += 1
        self.closing = self.support = 0.0
        self.teaching = 1.0

    def judge(self, aim, speed) -> None:
        self.satisfaction += speed * (aim - self.satisfaction)

    def take(self, closing, teaching, comfort, support) -> None:
        """A month of one technique."""
        self.closing += closing
        self.teaching *= teaching
        self.satisfaction += comfort * (1 - self.satisfaction)
        self.support += support

    def change(self, quality, misfit, lock_in) -> None:
        """What this month's service changes: a gain, and time taken from job search."""
        takes = self.susceptibility * quality * (1.0 if self.matched else misfit)
        gap = 1 - _within(self.natural + self.gain, 0.0, 1.0)
        self.gain += min((1 - exp(-self.closing)) * takes, 1.0) * gap
        self.lock = lock_in * (1 - self.teaching)

    def maybe_drop_out(self, model, random, rule, community) -> None:
        odds = (
            log(rule.rate / (1 - rule.rate))
            + rule.prospects_effect * (self.natural_level - community.natural_level)
            + rule.satisfaction_effect * (self.satisfaction - rule.good_service)
            + rule.remoteness_effect * (self.remoteness - community.remoteness)
            + rule.misfit_effect * (not self.matched)
            + rule.waiting_effect * self.waited
            - self.support
            - self.linked * model.numbers.rule.networking.link_effect
        )
        if random() < 1 / (1 + exp(-odds)):
            model.leave(self, LEFT)

    def fade(self, kept) -> None:
        self.gain *= kept

    def own_share(self) -> float:
        """The venture's share of what was given for this person."""
        total = self.given_by_us + self.given_by_others
        return self.given_by_us / total if total > 0 else 1.0

    def reached(self, threshold) -> bool:
        return self.job and self.natural + self.gain - self.lock >= threshold

    def reached_anyway(self, threshold) -> bool:
        return self.job_anyway and self.natural >= threshold


class Worker(mesa.Agent):
    """Somebody employed by the venture, in a post."""

    def __init__(self, model, post: SimpleNamespace, joined: int) -> None:
        super().__init__(model)
        self.post = post
        self.joined = joined
        self.burnout = 0.0
        self.skill = 1 + post.skill_spread * (2 * model.luck.random() - 1)

    def strength(self, month: int) -> float:
        """Up to 1 when the work is known."""
        return min(1.0, (month - self.joined + 1) / max(self.post.ramp_up, 1))

    def tire(self, by_role: dict[str, tuple[float, float]]) -> None:
        """Burnout gained and share healed this month, for the roles that tire."""
        gained, heals = by_role.get(self.post.role, (0.0, 0.0))
        b = self.burnout
        self.burnout = _within(b + gained * (1 - b) - heals * b, 0.0, 1.0)

    def maybe_quit(self, model, random, effect, factor) -> None:
        if random() < self.post.leaving * exp(effect * self.burnout) * factor:
            model.team.quit(self)


class Partner(mesa.Agent):
    """An organisation with a tie to the venture."""

    def __init__(self, model, group: SimpleNamespace, joined: int) -> None:
        super().__init__(model)
        self.group = group
        self.joined = joined
        self.strength = group.strength

    def meet(self, closes: float) -> None:
        self.strength += closes * (1 - self.strength)


class Donor(mesa.Agent):
    """A private giver, with one occasion to give a year."""

    def __init__(self, model, rule: SimpleNamespace, joined: int) -> None:
        super().__init__(model)
        luck = model.luck
        self.joined = joined
        self.lapsed = False
        self.gives = luck.betavariate(rule.alpha, rule.beta)
        self.theta = luck.betavariate(rule.gamma, rule.delta)
        self.gift = rule.gift * exp(luck.gauss(0, rule.gift_spread))
        self.month_of_gift = luck.choices(range(12), rule.season)[0]

    def decide(self, random, rule, trusted) -> bool:
        """Is there a gift on this year's occasion?"""
        if self.lapsed:
            self.lapsed = random() >= rule.reactivation
        else:
            self.lapsed = random() < self.theta
        return not self.lapsed and random() < self.gives * trusted

    def amount(self, month: int, upgrade: float, dearer: float) -> float:
        return _heap(self.gift * dearer * exp((month - self.joined) / 12 * log1p(upgrade)))


def _within(value: float, low: float, high: float) -> float:
    return low if value < low else min(value, high)


def _heap(amount: float) -> float:
    """The nearest of 1, 1.5, 2, ... 9.5 times a power of ten."""
    half = 10.0 ** (len(str(int(max(amount, 1)))) - 1) / 2
    return round(amount / half) * half
