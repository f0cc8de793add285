"""What nobody is asked: sizes that follow from the answers, and amounts that are assumed.

They follow from what people answered, from the number of people and posts, and from a usual wage.
None is chosen so that the venture pays for itself.
"""

from simulator.starter.amounts import money_text, rounded
from simulator.starter.archetypes import TRADES
from simulator.starter.question import Answers, Figure, spread

_SELLS = 147
"""Hours a month in which a seller sells (173 paid, 85 % of them on sales)."""
_STEADY = 0.8
"""Share of the market that buys once sales are steady, at the rates of the template."""
_MOST_CUSTOMERS = 5_000_000
"""The most that a scenario may have, also at the upper end of a range."""
_GROWS = (0.75, 1, 1.35)
"""The customers that there may ever be, as multiples of those who buy what is sold now."""
_NEED_LASTS = 200
"""Months in which as many people come to need it anew as need it now, at the least ..."""
_NEED_RENEWED = 12
"""... and at the most, where there are places for all of them."""
_MOST_NEWCOMERS = 5000
"""The most that a scenario may have in a month."""
_NET_JOB, _NET_OTHER = 0.05, 0.06
"""Net outcomes to promise per person served, where a job is needed and elsewhere: an assumption."""
_WAGES = {
    "income": 0.3,
    "value": 5,
    "cost_per_outcome": 40,  # what it costs at the effects that trials find
    "credit": 8,
    "campaign": 0.04,
    "full_at": 0.45,
    "donor_low": 0.02,
    "donor_likely": 0.045,
    "donor_high": 0.09,
}
"""Amounts in monthly wages."""


def sizes(answers: Answers) -> dict[str, str]:
    """Every size that the template asks for, as text of a scenario file."""
    return _numbers(answers) | _sales(answers) | _amounts(answers)


def caseload(answers: Answers) -> Figure:
    """People for each worker, so that all workers together help as many as was answered."""
    workers = answers.workers.likely
    ends = (answers.places.low, answers.places.likely, answers.places.high)
    return spread(min(1000, max(1, -(-end // workers))) for end in ends)


def customers(answers: Answers) -> Figure:
    """Customers who buy what is sold now."""
    buys, sold = TRADES[answers.kind].buys, answers.sold
    ends = (min(round(end / buys), _MOST_CUSTOMERS) for end in (sold.low, sold.likely, sold.high))
    return spread(ends)


def may_sell(answers: Answers) -> Figure:
    """What the sellers may sell: it follows from their number, never from the costs."""
    low, likely, high = TRADES[answers.kind].units
    sellers = answers.sellers
    return Figure(
        rounded(low * sellers.low), rounded(likely * sellers.likely), rounded(high * sellers.high)
    )


def _steady(answers: Answers) -> Figure:
    """What is sold now; what the sellers may sell where nothing is sold yet."""
    sold: Figure = answers.sold
    return sold if sold.high else may_sell(answers)


def market(answers: Answers) -> Figure:
    """The people who may ever buy. Where sales are known, there are about as many as buy now."""
    buys, sold = TRADES[answers.kind].buys * _STEADY, _steady(answers)
    ends = zip((sold.low, sold.likely, sold.high), _GROWS, strict=True)
    return spread((min(max(1, rounded(sold * by / buys)), _MOST_CUSTOMERS) for sold, by in ends))


def newcomers(answers: Answers) -> Figure:
    """People a month who newly need it: as many as there are free places, when people leave after
    their stay. So there is somebody to help when all who need it today were helped."""
    people, places = answers.people.likely, answers.places.likely
    free = min(places / TRADES[answers.kind].course, people / _NEED_RENEWED)
    likely = max(free, people / _NEED_LASTS, 1)
    return spread(min(rounded(likely * end), _MOST_NEWCOMERS) for end in (0.6, 1, 1.5))


def net_outcomes(answers: Answers) -> int:
    """A target for the net impact: so many of those who can be served."""
    places = answers.places.likely
    served = places * max(answers.months - 6, 3) / TRADES[answers.kind].course
    share = _NET_JOB if needs_job(answers) else _NET_OTHER
    return rounded(min(served, answers.people.likely) * share)


def needs_job(answers: Answers) -> bool:
    """Whether the change needs a job with an employer."""
    return TRADES[answers.kind].needs_job or "placement" in answers.earn


def _numbers(answers: Answers) -> dict[str, str]:
    places = answers.places.likely
    numbers = {
        "employers": min(40, max(3, round(places / 4))),
        "promised": max(1, round(places * 0.75)),
        "outreach_hours": 15 * answers.workers.likely,
        "sustainable_by": max(12, answers.months - 12),
        "dip": min(13, answers.months // 3),
        "dip_end": min(18, answers.months // 2),
        "rise": min(25, answers.months // 2 + 1),
        "net_outcomes": net_outcomes(answers),
        "most_people": places,
    }
    return {name: f"{number:.0f}" for name, number in numbers.items()}


def _sales(answers: Answers) -> dict[str, str]:
    if "sales" not in answers.earn:
        return {}
    units = _steady(answers).high / (_SELLS * answers.sellers.likely)
    return {
        "seller_units": _figures(1.3 * units),
        "learner_units": _figures(0.25 * units),
    }


def _figures(number: float) -> str:
    """Two figures, without an exponent."""
    return f"{float(f'{min(max(number, 0.01), 100_000):.1e}'):.2f}".rstrip("0").rstrip(".")


def _amounts(answers: Answers) -> dict[str, str]:
    """Amounts of money, as parts or multiples of a usual wage."""
    amounts = {name: share * answers.scale for name, share in _WAGES.items()}
    return {name: money_text(rounded(a), answers.currency) for name, a in amounts.items()}
