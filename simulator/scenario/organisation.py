"""The venture itself: its cash, its posts and its partners."""

from typing import Literal

from simulator.mechanisms.parameters import Settings, parameter
from simulator.mechanisms.reliefs import less, more, off
from simulator.quantities.units import Count, Hours, Money, Months, Number, Probability, Share
from simulator.vocabulary import Cause


class Venture(Settings):
    """The organisation itself: its cash and its limits."""

    opening_cash: Money = parameter(help="Unrestricted cash on the first day.", once=True)
    opening_cash_given: Money = parameter(
        0, help="How much of `opening_cash` came from gifts and grants.", once=True
    )
    credit: Money = parameter(
        0, help="Largest overdraft or credit line that the venture may use.", once=True
    )
    grace_months: Months = parameter(
        3,
        help="Months that a bill may be overdue. After that the venture closes.",
        low=0,
        high=24,
        source="assumption",
        once=True,
    )


class Post(Settings):
    """A kind of job in the venture, with its number of posts."""

    reliefs = {
        Cause.STAFF: less("leaving", "months_to_fill", "ramp_up", "mentoring"),
        Cause.COST: less("salary", "on_costs", "recruitment_cost"),
    }

    role: Literal["practitioner", "supervisor", "support", "seller", "trainee"] = parameter(
        help=(
            "`practitioner` (service worker), `supervisor`, `support` (office), `seller` "
            "(earns money) or `trainee` (a student who works as far as supervisors have "
            "time)."
        )
    )
    posts: Count = parameter(
        1,
        help=(
            "Posts at the start, the empty ones too. If an event or a policy changes this number,"
            " there are so many from that month on: new ones are empty, and empty ones go first."
        ),
        high=10_000,
    )
    max_posts: Count = parameter(
        0,
        help=(
            "Largest number of these posts. Managers never add more (0: they add none; see"
            " `hiring`)."
        ),
        high=10_000,
        once=True,
    )
    salary: Money = parameter(
        help=(
            "Gross salary per person and month. Other pay than `usual_salary` changes how many "
            "leave."
        )
    )
    usual_salary: Money = parameter(
        0,
        help=(
            "Salary for which `leaving` was estimated, at the wages of the first year (0: "
            "the salary in the file). Another salary from `--set`, an event or a policy then "
            "changes how many leave."
        ),
        once=True,
        usual_of=("salary",),
    )
    on_costs: Share = parameter(
        "10.24%",
        help="Employer's contributions, as a share added to the salary.",
        high=2,
        source=(
            "BPJS employer share 3.7+2+0.24+0.30+4 % (star.grid.id/read/453676932;"
            " rbtv.disway.id/amp/5165)"
        ),
    )
    hours: Hours = parameter(
        173,
        help="Contract hours per person and month.",
        high=300,
        plausible=(60, 220),
        source="40-hour week, 52/12 weeks a month",
    )
    direct_share: Share = parameter(
        "65%",
        help=(
            "Share of hours spent with people or on sales. The rest is travel, notes and meetings."
        ),
        source="63-76 % of time on clients, US child welfare (cwla.org caseload-workload)",
    )
    caseload: Count = parameter(
        0,
        help=(
            "People that one service worker can serve at a time (0: the post brings hours, "
            "but no places)."
        ),
        high=1000,
    )
    leaving: Probability = parameter(
        {"low": "1%", "likely": "2%", "high": "3.5%"},
        help="Monthly chance that a rested worker leaves.",
        plausible=(0, 0.15),
        source="child-welfare turnover 14-22 % a year, US (u.osu.edu/epic/2020/12)",
    )
    months_to_fill: Months = parameter(
        {"low": "1", "likely": "2", "high": "5"},
        help="Months that a post stays empty.",
        high=36,
        source="assumption",
    )
    recruitment_cost: Share = parameter(
        {"low": "5%", "likely": "10%", "high": "30%"},
        help="Cost of filling an empty post, as a share of a year's salary.",
        high=3,
        source=(
            "assumption; 30-200 % of salary read for US child welfare (u.osu.edu/epic/2020/12), but"
            " the hours that a vacancy and a newcomer's ramp-up lose are simulated beside this cost"
        ),
    )
    skill_spread: Share = parameter(
        {"low": "10%", "likely": "20%", "high": "35%"},
        help=(
            "How far the work of the best worker is above the usual, and that of the worst "
            "below it. All values between are equally likely."
        ),
        high=1,
        source="assumption",
        once=True,
    )
    ramp_up: Months = parameter(
        {"low": "1", "likely": "3", "high": "6"},
        help="Months until a new worker works at full strength.",
        high=24,
        source="assumption",
    )
    mentoring: Share = parameter(
        {"low": "10%", "likely": "30%", "high": "50%"},
        help=(
            "Share of a colleague's time that a new worker takes until then. All together take at"
            " most half of the time of those who know the work."
        ),
        source="assumption",
    )


class PartnerGroup(Settings):
    """Organisations of one kind that the venture works with."""

    reliefs = {
        Cause.PARTNER_EXIT: {"exit": off(0)}
        | more("strength", "vacancies", "referrals", "funding")
        | less("decay"),
    }

    kind: Literal["employer", "referrer", "government", "business", "community"] = parameter(
        help="Kind of partner: `employer`, `referrer`, `government`, `business` or `community`."
    )
    count: Count = parameter(help="Partners of this kind at the start.", high=10_000, once=True)
    strength: Share = parameter(
        {"low": "30%", "likely": "50%", "high": "70%"},
        help="Strength of the relationship at the start, from 0% to 100%.",
        source="assumption",
        once=True,
    )
    decay: Probability = parameter(
        {"low": "1%", "likely": "3%", "high": "6%"},
        help="Share of the relationship's strength lost each month without coordination.",
        source="assumption",
    )
    exit: Probability = parameter(
        {"low": "0.5%", "likely": "1.5%", "high": "4%"},
        help="Monthly chance that a partner leaves when the relationship has half its strength.",
        plausible=(0, 0.1),
        source="assumption",
    )
    referrals: Number = parameter(
        0, help="People referred per partner and month at full strength.", low=0, high=1000
    )
    vacancies: Number = parameter(
        0, help="Jobs offered per partner and month at full strength.", low=0, high=1000
    )
    delivery_hours: Hours = parameter(
        0, help="Hours of service that a partner gives per month at full strength."
    )
    funding: Money = parameter(
        0, help="Money paid for the venture's work per partner and month at full strength."
    )
    dependency: Share = parameter(
        {"low": "20%", "likely": "50%", "high": "80%"},
        help=(
            "How much the loss of a partner of two years weakens the other relationships of"
            " its kind."
        ),
        source="assumption",
    )
