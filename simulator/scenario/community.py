"""The people whom a scenario is about, and the change in their lives that counts."""

from simulator.mechanisms.parameters import Settings, parameter
from simulator.quantities.units import Count, Flag, Money, Number, Probability, Share, Shares, Text


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
