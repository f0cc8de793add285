"""The fixed sections of a scenario file: community, outcome, venture, team, partners, targets."""

from typing import Literal

from simulator.mechanisms.base import parameter
from simulator.mechanisms.parameters import Settings
from simulator.quantities.units import (
    Count,
    Flag,
    Hours,
    Money,
    Months,
    Number,
    Probability,
    Share,
    Shares,
    Text,
)


class Community(Settings):
    """Who the people are before the venture reaches them."""

    people: Count = parameter(help="People living there in month 0.", low=1, once=True, people=True)
    inflow: Number = parameter(
        0, help="People who newly become eligible, per month.", low=0, high=5_000, once=True
    )
    segments: Shares = parameter(
        {"everyone": 1.0}, help="Groups to report on, with their share of the community.", once=True
    )
    need: Share = parameter(
        "50%", help="Mean need, from 0 (none) to 1 (greatest).", source="assumption", once=True
    )
    need_spread: Share = parameter(
        "20%",
        help="Standard deviation of need between people.",
        low=0,
        high=0.45,
        source="assumption",
        once=True,
    )
    income: Money = parameter(
        help="Median income of a person (or household), per month.", once=True
    )
    income_spread: Number = parameter(
        0.6,
        help="Spread of income: standard deviation of its logarithm.",
        low=0,
        high=3,
        source="assumption",
        once=True,
    )
    remoteness: Share = parameter(
        "30%",
        help="Mean remoteness, from 0 (next door) to 1 (out of reach).",
        source="assumption",
        once=True,
    )
    start_level: Share = parameter(
        help="Mean outcome level in month 0, on the outcome's scale.", once=True
    )
    start_spread: Share = parameter(
        "12%",
        help="Standard deviation of the starting level between people.",
        high=0.5,
        source="assumption",
        once=True,
    )
    natural_level: Share = parameter(
        help="Mean level that people would drift to by themselves, without the programme.",
        once=True,
    )
    natural_spread: Share = parameter(
        "15%",
        help="Standard deviation of that level between people.",
        high=0.5,
        source="assumption",
        once=True,
    )
    natural_speed: Probability = parameter(
        "4%",
        help="Share of the distance to the natural level covered in a month.",
        source="assumption",
        once=True,
    )
    natural_speed_spread: Share = parameter(
        "30%",
        help="Spread of that speed between people, as a share of it.",
        source="assumption",
        once=True,
    )
    need_slope: Number = parameter(
        0.3,
        help="How much lower starting and natural level are for a need of 1 than for 0.",
        low=0,
        high=2,
        source="assumption",
        once=True,
    )
    noise: Share = parameter(
        "5%",
        help="Long-run spread around a person's own path (ups and downs of life).",
        high=0.5,
        source="assumption",
        once=True,
    )
    susceptibility_spread: Share = parameter(
        "20%",
        help="Spread between people of how much they take from the same help (mean 1).",
        high=1,
        source="assumption",
        once=True,
    )


class Outcome(Settings):
    """The change that counts: a level on a scale, reached above a threshold."""

    label: Text = parameter("outcome", help="What one outcome is called, such as `a steady job`.")
    scale: Text = parameter("level", help="What the level measures, such as employability.")
    threshold: Share = parameter(help="The level from which the outcome counts as reached.")
    needs_job: Flag = parameter(
        False, help="yes where the outcome is a job: a vacancy or own search must also give one."
    )
    own_search: Probability = parameter(
        "8%",
        help="Monthly chance that a person at the threshold finds a job alone.",
        source="assumption",
    )
    job_loss: Probability = parameter(
        "3%", help="Monthly chance of losing a job.", plausible=(0, 0.15), source="assumption"
    )
    value: Money = parameter(
        0, help="Value of the outcome to society, per person and year (financial proxy).", once=True
    )
    discount_rate: Share = parameter(
        "3.5%",
        help="Yearly discount rate of the SROI account.",
        source="UK public-sector guidance, the default of SROI guides (docs/domain.md 1.1)",
        once=True,
    )
    years: Count = parameter(
        3,
        help=(
            "Years for which the value map made by hand counts each outcome; the simulated SROI"
            " counts the months in which it stood."
        ),
        low=1,
        high=30,
        source="assumption",
        once=True,
    )
    displacement: Share = parameter(
        "0%", help="Share of outcomes that take the place of somebody else's.", source="assumption"
    )


class Venture(Settings):
    """The organisation itself: its purse and its limits."""

    opening_cash: Money = parameter(help="Unrestricted cash on the first day.", once=True)
    credit: Money = parameter(
        0, help="Overdraft or credit line that may be used up to this amount.", once=True
    )
    grace_months: Months = parameter(
        3,
        help="A bill overdue for longer than this closes the venture.",
        low=0,
        high=24,
        source="assumption",
        once=True,
    )


class Post(Settings):
    """A kind of job in the venture, with its number of established posts."""

    role: Literal["practitioner", "supervisor", "support", "seller", "trainee"] = parameter(
        help=(
            "practitioner (works with people), supervisor, support (office), seller (earns) or "
            "trainee (a student on a practicum, who works as far as supervisors have time)."
        )
    )
    posts: Count = parameter(
        1, help="Established posts at the start; vacant ones count.", high=10_000, once=True
    )
    max_posts: Count = parameter(
        0, help="Posts that management may grow to (0: no growth).", high=10_000, once=True
    )
    salary: Money = parameter(
        help="Gross salary per person and month; `usual_salary` says what other pay would change."
    )
    usual_salary: Money = parameter(
        0,
        help=(
            "Salary at which `leaving` was estimated, at the wages of the first year (0: that of "
            "the first day). Without it nobody minds less, unless an event or policy cuts it later."
        ),
        once=True,
    )
    on_costs: Share = parameter(
        "10.24%",
        help="Employer's contributions on top of the salary.",
        high=2,
        source=(
            "BPJS employer share 3.7+2+0.24+0.30+4 % (star.grid.id/read/453676932;"
            " rbtv.disway.id/amp/5165)"
        ),
    )
    hours: Hours = parameter(
        173,
        help="Contracted hours per person and month.",
        high=300,
        plausible=(60, 220),
        source="40-hour week, 52/12 weeks a month",
    )
    direct_share: Share = parameter(
        "65%",
        help="Share of hours spent with people or on sales; the rest is travel, notes, meetings.",
        source="63-76 % of time on clients, US child welfare (cwla.org caseload-workload)",
    )
    caseload: Count = parameter(
        0,
        help=(
            "People one practitioner may carry at a time (0: this post brings hours, but no"
            " places)."
        ),
        high=1000,
    )
    leaving: Probability = parameter(
        "2%",
        help="Monthly chance that a rested worker leaves.",
        plausible=(0, 0.15),
        source="child-welfare turnover 14-22 % a year, US (u.osu.edu/epic/2020/12)",
    )
    months_to_fill: Months = parameter(
        2, help="Months a vacancy stays open.", high=36, source="assumption"
    )
    recruitment_cost: Share = parameter(
        "10%",
        help="Cost of filling a vacancy, as a share of a year's salary.",
        high=3,
        source=(
            "assumption; 30-200 % of salary read for US child welfare (u.osu.edu/epic/2020/12), but"
            " the hours that a vacancy and a newcomer's ramp-up lose are simulated beside this cost"
        ),
    )
    skill_spread: Share = parameter(
        "20%",
        help=(
            "How far the work of a good worker lies above, and of a poor one below, the usual: "
            "all between are as likely."
        ),
        high=1,
        source="assumption",
        once=True,
    )
    ramp_up: Months = parameter(
        3, help="Months until a newcomer works at full strength.", high=24, source="assumption"
    )


class PartnerGroup(Settings):
    """Organisations of one kind that the venture works with."""

    kind: Literal["employer", "referrer", "government", "business", "community"] = parameter(
        help="employer, referrer, government, business or community."
    )
    count: Count = parameter(help="Partners of this kind at the start.", high=10_000, once=True)
    strength: Share = parameter(
        "50%", help="Strength of the tie at the start, from 0 to 1.", source="assumption", once=True
    )
    decay: Probability = parameter(
        "3%",
        help="Share of a tie's strength lost each month without coordination.",
        source="assumption",
    )
    exit: Probability = parameter(
        "1.5%",
        help="Monthly chance that a partner with a weak tie ends the partnership.",
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
        0, help="Hours of service that a partner delivers per month at full strength."
    )
    funding: Money = parameter(
        0, help="Paid towards the venture's work per partner and month at full strength."
    )
    dependency: Share = parameter(
        "50%",
        help=(
            "How much the loss of a long-relied-on partner also weakens the other ties of its kind."
        ),
        source="assumption",
    )


class Targets(Settings):
    """What the venture has promised; the verdict is measured against it."""

    sustainable_by: Months = parameter(
        0, help="Month by which it must pay for itself: 12 or later (0: the last).", once=True
    )
    reserve_months: Number = parameter(
        3,
        help="Months of spending that must be in unrestricted reserve.",
        low=0,
        high=60,
        source="3-6 months (rsffoundation.org/luna-nonprofit-financial-resilience)",
        once=True,
    )
    public_share: Share = parameter(
        "50%",
        help="Largest share of income that may be public money.",
        source="assumption",
        once=True,
    )
    net_outcomes: Number = parameter(
        help="Outcomes caused, net of partners' share and displacement.", low=0, once=True
    )
    cost_per_net_outcome: Money = parameter(
        help="Highest acceptable cost per net outcome.", once=True
    )
    outcome_after: Months = parameter(
        12,
        help="Months after leaving at which outcomes are counted.",
        high=60,
        source="one-year follow-up, as in employment trials (docs/domain.md E, Year Up, REDF)",
        once=True,
    )


SECTIONS: dict[str, type[Settings]] = {
    "community": Community,
    "outcome": Outcome,
    "venture": Venture,
    "targets": Targets,
}
