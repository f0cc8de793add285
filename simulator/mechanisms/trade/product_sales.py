"""Product sales: a market learns of the product and buys again, as far as the shop can make it."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase, parameter, usual
from simulator.mechanisms.keeping import fixed, holds, keeps, this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.world import World
from simulator.quantities.units import (
    Count,
    Hours,
    Money,
    Months,
    Number,
    Probability,
    Season,
    Share,
)
from simulator.vocabulary import Ability, Cause, CostClass


class ProductSales(Mechanism):
    """Demand: customers are won as in Bass's diffusion model, `(p + q A / M)(M - A)` a month, buy
    `purchases` times, react to the real price against the usual one (constant elasticity near
    it, nothing bought at `choke` times it), season, the times and the venture's reputation.

    Capacity: the learners' own labour, less productive at first, and what is left of the sellers'
    hours; of several sales rules the first by name is served first. What is sold is the smaller of
    the two; part of it is paid later.
    """

    can = frozenset({Ability.SELLS_UNITS})
    phase = Phase.EARN
    order = 10
    income = "earned"
    starves = (Cause.DEMAND, Cause.PLACES, Cause.STAFF, Cause.LATE_PAYER, Cause.PRICE, Cause.COST)
    price: Money = parameter(help="Price per unit.")
    usual_price: Money = parameter(
        0,
        help="Price that `market` and `purchases` were estimated at (0: the price itself). Without "
        "it another price is taken as the usual one, and nobody minds it.",
    )
    unit_cost: Money = parameter(help="Ingredients or materials per unit.")
    imported: Share = parameter(
        "0%",
        help="Part of it that is paid in foreign money and follows the exchange rate.",
        once=True,
    )
    market: Count = parameter(help="People who could ever become customers.", low=1)
    innovation: Probability = parameter(
        "1% to 4%",
        help="Bass p: monthly chance of becoming a customer unprompted.",
        source="assumption; yearly fit (.0066, .638) in docs/domain.md E11",
    )
    imitation: Probability = parameter(
        "5% to 20%",
        help="Bass q: monthly pull of existing customers.",
        source="assumption; yearly fit (.0066, .638) in docs/domain.md E11",
    )
    lapse: Probability = parameter(
        "1%", help="Monthly chance that a customer stops coming.", source="assumption"
    )
    purchases: Number = parameter(help="Units bought per customer and month.", low=0, high=10_000)
    elasticity: Number = parameter(
        "-1.6 to -0.6",
        help="Percent change in demand per percent change in real price.",
        low=-10,
        high=0,
        source="assumption",
    )
    choke: Number = parameter(
        3,
        help="Multiple of the usual price at which nobody buys; demand falls to that from 1.25.",
        low=1.5,
        high=100,
        source="assumption: constant elasticity holds only near the price it was seen at",
    )
    season: Season = parameter(
        (1,) * 12, help="Twelve weights, January first; only their ratios matter."
    )
    seller_units: Number = parameter(
        0, help="Units that one hour of a seller can make and sell.", low=0, high=100_000
    )
    learner_hours: Hours = parameter(
        0, help="Hours that each person in service works in production per month."
    )
    learner_units: Number = parameter(
        0, help="Units per hour of a fully trained learner.", low=0, high=100_000
    )
    learner_start: Share = parameter(
        "30%",
        help="Productivity of a learner in the first month, against a trained one.",
        source="assumption",
    )
    learner_months: Months = parameter(
        4, help="Months until a learner is fully productive.", low=1, high=60, source="assumption"
    )
    reputation_effect: Share = parameter(
        "20%",
        help="How much demand follows the venture's trust (0: not at all).",
        source="assumption",
    )
    on_account: Share = parameter("0%", help="Share of sales that customers pay later.")
    paid_after: Months = parameter(1, help="Months until those pay.", low=1, high=24)
    _customers = keeps("Customers now.")
    _plan = fixed("The likely values.")
    _late = holds("What is due by the plan, and has not come.")
    _planned_customers = keeps("Customers by the plan.", of_plan=True)
    _usual_price = fixed("The price that customers are used to.")
    _planned_ratio = fixed("The planned price against the usual one.")
    _usually_trained = fixed("How productive a learner is on average, by the plan.")
    _weights = fixed("The season's weights, 1 on average.")
    _by_learners = this_month("Units that learners can make.")
    demand = Series(
        "{rule}_demand", "units", "Units that customers want.", about=About.ORGANISATION
    )
    capacity = Series(
        "{rule}_capacity",
        "units",
        "Units that could be made.",
        about=About.ORGANISATION,
        per_head=True,
    )
    sold = Series("{rule}_sold", "units", "Units sold.", about=About.ORGANISATION, per_head=True)

    def start(self, world: World) -> None:
        self._plan = world.planned[self.name]
        self._late = LatePayers()
        self._usual_price = usual(self.usual_price, self.price)
        self._planned_ratio = _ratio(
            self._plan.price, usual(self._plan.usual_price, self._plan.price)
        )
        courses = [
            world.planned[rule].months[0, 0] for rule in world.rules_that(Ability.OFFERS_COURSE)
        ]
        course = max((months or 60 for months in courses), default=1)
        month = np.arange(1, 61)
        grown = np.minimum((month - 1) / np.maximum(self._plan.learner_months, 1), 1)
        grown = np.cumsum(grown, axis=1) / month  # the mean over courses of 1 to 60 months
        middle = grown[0, int(min(course, 60)) - 1]
        self._usually_trained = self._plan.learner_start + (1 - self._plan.learner_start) * middle
        weights = np.array(self.season, dtype=np.float64)
        self._weights = weights / weights.mean()

    def step(self, world: World) -> None:
        season = self._weights[world.month_of_calendar % 12]
        price = np.maximum(world.at_list_prices(self.price), 0.0)
        demand = self._demand(world, price) * season
        capacity = self._capacity(world)
        sold = np.floor(np.minimum(demand, capacity) * world.open)
        self._use_sellers(world, sold)
        price = np.rint(price)
        income = (sold * price).astype(np.int64)
        later = np.rint(income * self.on_account).astype(np.int64)
        came = world.treasury.collect(self.name)
        self._late.note(world, later, self._plan.paid_after, came)
        world.treasury.earn("earned", self.name, income - later, None)
        world.treasury.earn("earned", self.name, later, self.paid_after.astype(np.int64))
        unit_cost = world.landed(self.unit_cost, self.imported)
        world.treasury.bill(CostClass.GOODS, world.at_market_prices(sold * unit_cost), self.name)
        world.books.note(self.demand, demand)
        world.books.note(self.capacity, capacity)
        world.books.note(self.sold, sold)
        self._explain(world, demand, capacity, sold, price, unit_cost, season)

    def _demand(self, world: World, price):
        self._customers = _bass(self, self._customers)
        ratio = _ratio(price / world.state.price_index, self._usual_price)
        wanted = self._customers * self.purchases * _at_price(self, ratio)
        known = 1 + self.reputation_effect * (2 * world.state.trust - 1)
        return wanted * known * world.state.demand_shock

    def _capacity(self, world: World):
        serving = world.people.serving
        trained = serving.per(self.learner_start) + serving.per(
            1 - self.learner_start
        ) * np.minimum(1, (serving.months - 1) / serving.per(np.maximum(self.learner_months, 1)))
        self._by_learners = serving.total(trained) * self.learner_hours * self.learner_units
        return world.state.seller_hours * self.seller_units + self._by_learners

    def _use_sellers(self, world: World, sold):
        """The sellers' hours that these sales took are gone for other sales."""
        by_sellers = np.maximum(sold - self._by_learners, 0)
        used = np.divide(
            by_sellers,
            self.seller_units,
            out=np.zeros_like(by_sellers),
            where=self.seller_units > 0,
        )
        world.state.seller_hours = np.maximum(world.state.seller_hours - used, 0)

    def _planned_capacity(self, world: World):
        """What the plan can make: its posts all filled, and all of its places taken."""
        plan, hours, places = self._plan, 0.0, 0.0
        for name, post, _ in world.staff.posts("seller", "practitioner"):
            planned = world.planned[f"team.{name}"]
            if post.role == "seller":
                hours = hours + planned.posts * planned.hours * planned.direct_share
            else:
                places = places + planned.posts * planned.caseload
        learners = places * self._usually_trained * plan.learner_hours
        return hours * plan.seller_units + learners * plan.learner_units

    def _explain(self, world: World, demand, capacity, sold, price, unit_cost, season):
        """What kept sales below the plan, in money: customers, hands, price or unit cost."""
        plan = self._plan
        self._planned_customers = _bass(plan, self._planned_customers)
        planned = (
            self._planned_customers * plan.purchases * season * _at_price(plan, self._planned_ratio)
        )
        margin = np.maximum(plan.price - plan.unit_cost, 0) * world.state.price_index
        lost_demand = np.maximum(planned - demand, 0)
        wanted = np.minimum(planned, demand)
        lost_hands = np.maximum(np.minimum(wanted, self._planned_capacity(world)) - capacity, 0)
        short_staffed = world.staff.vacant_share("seller", "practitioner") > 0
        world.books.short(Cause.DEMAND, lost_demand * margin * world.open)
        world.books.short(Cause.STAFF, np.where(short_staffed, lost_hands, 0) * margin * world.open)
        world.books.short(
            Cause.PLACES, np.where(short_staffed, 0, lost_hands) * margin * world.open
        )
        world.books.short(
            Cause.PRICE, np.maximum(plan.price * world.state.price_index - price, 0) * sold
        )
        dearer = (
            unit_cost * world.state.price_index
            - world.landed_as_planned(plan) * world.state.planned_price_index
        )
        world.books.short(Cause.COST, np.maximum(dearer, 0) * sold)


def _ratio(price, before):
    """A price against the usual one (`before`); 1 where things are usually given away."""
    return np.where(before > 0, price / np.maximum(before, 1e-9), 1.0)


def _at_price(rule, ratio):
    """Demand at a real price that is `ratio` times the usual one, against demand at that."""
    elastic = np.exp(rule.elasticity * np.log(np.maximum(ratio, 1e-9)))
    return elastic * np.clip((rule.choke - ratio) / (rule.choke - 1.25), 0, 1)


def _bass(rule, customers):
    """Customers a month later: `(p + q A / M)(M - A)` join, a share lapses."""
    market = np.maximum(rule.market, 1)
    joins = (rule.innovation + rule.imitation * customers / market) * np.maximum(
        market - customers, 0
    )
    return np.minimum(customers + joins - rule.lapse * customers, market)
