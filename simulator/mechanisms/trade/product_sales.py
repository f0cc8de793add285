"""Product sales: customers learn of the product and buy it again, up to what can be made."""

import numpy as np

from simulator.mechanisms.base import Phase, parameter, usual
from simulator.mechanisms.keeping import fixed, holds, keeps, this_month
from simulator.mechanisms.recording import About, Series
from simulator.mechanisms.reliefs import less, more
from simulator.mechanisms.trade._demand import (
    Customers,
    ask_sellers,
    at_price,
    bass,
    ratio_of,
)
from simulator.mechanisms.trade._late_payers import LatePayers
from simulator.mechanisms.trade._learners import planned_capacity, usually_trained
from simulator.mechanisms.world import World
from simulator.quantities.units import (
    Count,
    Hours,
    Money,
    Months,
    Number,
    Probability,
    Rank,
    Season,
    Share,
)
from simulator.vocabulary import Ability, Cause, CostClass
from simulator.words.texts import N_


class ProductSales(Customers):
    """The venture sells a product to customers, up to the amount that it can make.

    Demand: in each month `(p + q A / M)(M - A)` people become customers, as in Bass's diffusion
    model, where A is the number of customers now, M is `market`, p is `innovation` and q is
    `imitation`. Each customer buys `purchases` units a month. Demand also follows the season, good
    and bad times, the venture's reputation, and the real price compared with the usual one. Near
    the usual price the elasticity is constant, and at `choke` times that price nobody buys.

    Capacity: learners make units, fewer at first, and sellers make units in their hours. If several
    sales rules need more hours than there are, the smallest `priority` comes first. Those with the
    same priority get the same part of the hours that they need. The venture sells the smaller of
    demand and capacity. A part of it is paid later."""

    title = N_("product sales")
    can = frozenset({Ability.SELLS_UNITS})
    phase = Phase.EARN
    order = 10
    reliefs = {
        Cause.DEMAND: more("market", "purchases", "innovation", "imitation") | less("lapse"),
        Cause.PRICE: more("price"),
        Cause.COST: less("unit_cost"),
        Cause.LATE_PAYER: less("paid_after", "on_account"),
    }
    income = "earned"
    starves = (Cause.DEMAND, Cause.PLACES, Cause.STAFF, Cause.LATE_PAYER, Cause.PRICE, Cause.COST)
    price: Money = parameter(help="Price of one unit.")
    usual_price: Money = parameter(
        0,
        help="Price at which `market` and `purchases` were estimated (0: the price in the file)."
        " Demand reacts to another price from `--set`, an event or a policy.",
        usual_of=("price",),
    )
    unit_cost: Money = parameter(help="Cost of the ingredients or materials of one unit.")
    imported: Share = parameter(
        "0%",
        help="Part of the unit cost that is paid in foreign money and follows the exchange rate.",
        once=True,
    )
    market: Count = parameter(help="Number of people who could ever become customers.", low=1)
    customers: Count = parameter(0, help="Number of customers on the first day.", once=True)
    innovation: Probability = parameter(
        "1% to 4%",
        help="Monthly chance to become a customer without the example of others (Bass p).",
        source="assumption; yearly fit (.0066, .638) in docs/domain.md E11",
    )
    imitation: Probability = parameter(
        "5% to 20%",
        help="How strongly customers bring new customers (Bass q).",
        source="assumption; yearly fit (.0066, .638) in docs/domain.md E11",
    )
    lapse: Probability = parameter(
        {"low": "0.3%", "likely": "1%", "high": "3%"},
        help="Monthly chance that a customer stops buying.",
        source="assumption",
    )
    purchases: Number = parameter(
        help="Number of units that one customer buys in a month.", low=0, high=10_000
    )
    elasticity: Number = parameter(
        "-1.6 to -0.6",
        help="Change in demand, in percent, when the real price rises by one percent.",
        low=-10,
        high=0,
        source="assumption",
    )
    choke: Number = parameter(
        {"low": "2", "likely": "3", "high": "5"},
        help="Multiple of the usual price at which nobody buys. From 1.25 on, demand falls to 0.",
        low=1.5,
        high=100,
        source="assumption: constant elasticity holds only near the price of the measurement",
    )
    season: Season = parameter(
        (1,) * 12, help="Twelve weights, one for each month from January. Only their ratios matter."
    )
    seller_units: Number = parameter(
        0,
        help="Number of units that a seller can make and sell in an hour (0: sellers make none).",
        low=0,
        high=100_000,
    )
    learner_hours: Hours  # declared in a parent class; named here for its place in lists
    learner_units: Number
    learner_start: Share
    learner_months: Months
    learners_guided: Number
    reputation_effect: Share = parameter(
        {"low": "5%", "likely": "20%", "high": "40%"},
        help="How strongly demand follows trust in the venture (0: not at all).",
        source="assumption",
    )
    on_account: Share = parameter("0%", help="Share of sales that customers pay later.")
    paid_after: Months = parameter(
        1, help="Number of months until these customers pay.", low=1, high=24
    )
    priority: Rank = parameter(
        50,
        help="Who gets sellers' hours first when there are too few: 1 before 100.",
        source="management's choice",
    )
    _customers = keeps("Number of customers now.")
    _plan = fixed("The rule with its likely values.")
    _late = holds("Payments that are due by the plan and have not come.")
    _planned_customers = keeps("Number of customers in the plan.", of_plan=True)
    _usual_price = fixed("The price that customers are used to.")
    _planned_ratio = fixed("The planned price as a multiple of the usual one.")
    _usually_trained = fixed("Average productivity of a learner in the plan.")
    _weights = fixed("The weights of the season, 1 on average.")
    _wanted = this_month("Number of units that customers want to buy.")
    demand = Series(
        "{rule}_demand", "units", "Units that customers want to buy.", about=About.ORGANISATION
    )
    capacity = Series(
        "{rule}_capacity",
        "units",
        "Units that the venture could make.",
        about=About.ORGANISATION,
        per_head=True,
    )
    sold = Series("{rule}_sold", "units", "Units sold.", about=About.ORGANISATION, per_head=True)

    def start(self, world: World) -> None:
        plan = self._plan = world.planned[self.name]
        self._customers, self._planned_customers = map(self.at_first, (self, plan))
        self._late = LatePayers()
        self._usual_price = usual(self.usual_price, self.price)
        self._planned_ratio = ratio_of(plan.price, usual(plan.usual_price, plan.price))
        courses = [
            world.planned[rule].months[0, 0] for rule in world.rules_that(Ability.OFFERS_COURSE)
        ]
        course = max((months or 60 for months in courses), default=1)
        self._usually_trained = usually_trained(plan, course)
        self._weights = np.array(self.season, dtype=np.float64) / np.mean(self.season)

    def plan(self, world: World) -> None:
        """Ask for the sellers' hours that learners' work leaves over, or that it takes to guide
        them."""
        self._wanted = self._demand(world) * self._season(world)
        self._plan_learners(world)
        units = np.maximum(self._wanted - self._by_learners, 0) * world.open
        unit_cost = world.at_market_prices(world.landed(self.unit_cost, self.imported))
        guide = self._to_guide * world.open
        ask_sellers(world, self, units, self._price(world) - unit_cost, guide)

    def step(self, world: World) -> None:
        price = np.rint(self._price(world))
        demand, season = self._wanted, self._season(world)
        hours = world.hours.granted(self.name) + world.hours.left("seller")
        capacity = hours * self.seller_units + self._made(hours)
        sold = np.floor(np.minimum(demand, capacity) * world.open)
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

    def _season(self, world: World):
        return self._weights[world.month_of_calendar % 12]

    def _price(self, world: World):
        return np.maximum(world.at_list_prices(self.price), 0.0)

    def _demand(self, world: World):
        self._customers = bass(self, self._customers)
        ratio = ratio_of(self._price(world) / world.state.price_index, self._usual_price)
        wanted = self._customers * self.purchases * at_price(self, ratio)
        known = 1 + self.reputation_effect * (2 * world.state.trust - 1)
        return wanted * known * world.state.demand_shock

    def _explain(self, world: World, demand, capacity, sold, price, unit_cost, season):
        """Report what kept sales below the plan, in money."""
        plan = self._plan
        self._planned_customers = bass(plan, self._planned_customers)
        planned = self._planned_customers * plan.purchases * season
        planned = planned * at_price(plan, self._planned_ratio)
        margin = np.maximum(plan.price - plan.unit_cost, 0) * world.state.price_index
        wanted = np.minimum(planned, demand)
        lost_capacity = np.maximum(
            np.minimum(wanted, planned_capacity(world, plan, self._usually_trained)) - capacity, 0
        )
        vacant = world.staff.vacant_share("seller", "practitioner") > 0
        world.books.short(Cause.DEMAND, np.maximum(planned - demand, 0) * margin * world.open)
        world.books.short(Cause.STAFF, np.where(vacant, lost_capacity, 0) * margin * world.open)
        world.books.short(Cause.PLACES, np.where(vacant, 0, lost_capacity) * margin * world.open)
        too_low = np.maximum(plan.price * world.state.price_index - price, 0)
        world.books.short(Cause.PRICE, too_low * sold)
        cost_rise = (
            unit_cost * world.state.price_index
            - world.landed_as_planned(plan) * world.state.planned_price_index
        )
        world.books.short(Cause.COST, np.maximum(cost_rise, 0) * sold)
