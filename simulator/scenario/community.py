"""The people whom a scenario is about, and the change in their lives that counts."""

from simulator.mechanisms.parameters import Settings, parameter
from simulator.mechanisms.reliefs import less, more
from simulator.quantities.units import (
    Count,
    Flag,
    Money,
    Number,
    Points,
    Probability,
    Share,
    Shares,
    Text,
    Words,
)
from simulator.vocabulary import Cause


class Community(Settings):
    """The people whom the venture wants to help, before it reaches them."""

    reliefs = {
        Cause.PROGRAMME: more("start_level", "natural_level", "natural_speed"),
        Cause.DEMAND: more("income"),
    }

    people: Count = parameter(
        help="People who live there in month 0.", low=1, once=True, people=True
    )
    inflow: Number = parameter(
        0, help="People who become eligible each month.", low=0, high=5_000, once=True
    )
    segments: Shares = parameter(
        {"everyone": 1.0},
        help="Groups to report on, each with its share of the community.",
        once=True,
    )
    need: Share = parameter(
        {"low": "35%", "likely": "50%", "high": "65%"},
        help="Mean need, from 0% (none) to 100% (greatest).",
        source="assumption",
        once=True,
    )
    need_spread: Share = parameter(
        {"low": "10%", "likely": "20%", "high": "30%"},
        help="Standard deviation of need between people.",
        low=0,
        high=0.45,
        source="assumption",
        once=True,
    )
    income: Money = parameter(help="Median income of a person (or household) per month.")
    usual_income: Money = parameter(
        0,
        help=(
            "Median income at which `need`, the levels and `dropout.rate` were estimated (0: the"
            " income in the file). A lower income from `--set`, an event or a policy brings more"
            " need, and more people leave."
        ),
        once=True,
        usual_of=("income",),
    )
    paid_elsewhere: Money = parameter(
        0,
        help=(
            "Amount that people get a month in programmes like this one, for which"
            " `application.rate` and `dropout.rate` were estimated. Where the rule `allowance` is"
            " not written, the venture pays so much less, and people stay away."
        ),
        once=True,
    )
    income_spread: Number = parameter(
        {"low": "0.4", "likely": "0.6", "high": "0.9"},
        help="Spread of income: the standard deviation of its logarithm.",
        low=0,
        high=3,
        source="assumption",
        once=True,
    )
    poor_need: Share = parameter(
        {"low": "20%", "likely": "40%", "high": "60%"},
        help=(
            "How closely poverty and need go together, from 0% (not at all) to 100% (the poorest"
            " have the greatest need). It is the correlation of a Gaussian copula."
        ),
        source="assumption",
        once=True,
    )
    need_if_halved: Share = parameter(
        {"low": "3%", "likely": "8%", "high": "15%"},
        help=(
            "How much need rises if all incomes fall to half of the usual ones (8%: from 50% to"
            " 58%)."
        ),
        source="assumption",
        once=True,
    )
    remoteness: Share = parameter(
        {"low": "15%", "likely": "30%", "high": "50%"},
        help="Mean remoteness, from 0% (next door) to 100% (out of reach).",
        source="assumption",
        once=True,
    )
    start_level: Share = parameter(
        help="Mean outcome level in month 0, on the outcome's scale.", once=True
    )
    start_spread: Share = parameter(
        {"low": "6%", "likely": "12%", "high": "20%"},
        help="Standard deviation of the first level between people.",
        high=0.5,
        source="assumption",
        once=True,
    )
    natural_level: Share = parameter(
        help="Mean level that people would move to by themselves, without the programme.",
        once=True,
    )
    natural_spread: Share = parameter(
        {"low": "6%", "likely": "15%", "high": "25%"},
        help="Standard deviation of the natural level between people.",
        high=0.5,
        source="assumption",
        once=True,
    )
    natural_speed: Probability = parameter(
        {"low": "2%", "likely": "4%", "high": "8%"},
        help="Share of the distance to the natural level that people cover in a month.",
        source="assumption",
        once=True,
    )
    natural_speed_spread: Share = parameter(
        {"low": "10%", "likely": "30%", "high": "50%"},
        help="Spread of `natural_speed` between people, as a share of it.",
        source="assumption",
        once=True,
    )
    need_slope: Number = parameter(
        {"low": "0.1", "likely": "0.3", "high": "0.5"},
        help=(
            "How much lower the first and the natural level are at need 100% than at need "
            "0% (0.3: 30 points)."
        ),
        low=0,
        high=2,
        source="assumption",
        once=True,
    )
    noise: Share = parameter(
        {"low": "2%", "likely": "5%", "high": "10%"},
        help="Long-run spread around a person's own path: the ups and downs of life.",
        high=0.5,
        source="assumption",
        once=True,
    )
    susceptibility_spread: Share = parameter(
        {"low": "10%", "likely": "20%", "high": "40%"},
        help="How much people differ in what they take from the same help (mean 1).",
        high=1,
        source="assumption",
        once=True,
    )
    need_gain: Number = parameter(
        {"low": "0", "likely": "0.5", "high": "1.5"},
        help=(
            "How much more people with more need take from the same help: 0.5 adds 10% of the mean"
            " effect for 20 points more need, and takes off as much for less. The mean stays."
        ),
        low=-10,
        high=10,
        source="assumption",
        once=True,
    )


class Outcome(Settings):
    """The change in a person's life that counts: a level on a scale, reached at a threshold."""

    reliefs = {Cause.PROGRAMME: more("own_search", "effect") | less("job_loss")}

    label: Text = parameter("outcome", help="What one outcome is called, such as `a steady job`.")
    scale: Text = parameter("level", help="What the level measures, such as employability.")
    threshold: Share = parameter(help="Level from which the outcome counts as reached.")
    needs_job: Flag = parameter(
        False,
        help=(
            "`yes`: the outcome is a job, so a person must also find one, through an "
            "employer or alone."
        ),
    )
    own_search: Probability = parameter(
        {"low": "4%", "likely": "8%", "high": "15%"},
        help="Monthly chance that a person at the threshold finds a job alone.",
        source="assumption",
    )
    job_loss: Probability = parameter(
        {"low": "1.5%", "likely": "3%", "high": "6%"},
        help="Monthly chance that a person loses a job.",
        plausible=(0, 0.15),
        source="assumption",
    )
    value: Money = parameter(
        0, help="Value of the outcome to society, per person and year (financial proxy).", once=True
    )
    discount_rate: Share = parameter(
        {"low": "5%", "likely": "9%", "high": "12%"},
        help="Yearly discount rate of the SROI account, above inflation.",
        source=(
            "development banks use 10-12 % above inflation in developing countries"
            " (federalreserve.gov, FEDS Notes, 9 October 2014); the low end is an assumption, since"
            " states there borrow at less. SROI guides say 3.5 %, a British rate"
        ),
        once=True,
    )
    years: Count = parameter(
        3,
        help=(
            "Years for which the value map, made by hand, counts each outcome. The "
            "simulated SROI counts the months in which the outcome lasts."
        ),
        low=1,
        high=30,
        source="assumption",
        once=True,
    )
    effect: Points = parameter(
        0,
        help=(
            "By how many points more of the people followed reach the outcome because of the"
            " programme, everybody enrolled counted (0: as strong as the techniques say). Run"
            " `sesim calibrate` once, so that their strength fits it."
        ),
        once=True,
    )
    effect_of: Words = parameter(
        (), help="The techniques that have this effect together (empty: all techniques)."
    )
    displacement: Share = parameter(
        {"low": "0%", "likely": "10%", "high": "25%"},
        help="Share of outcomes that take the place of another person's.",
        source="assumption: from none to low on the scale of SROI guides (docs/domain.md 1.1)",
    )
