"""Questions of `sesim init` about who works there, and what they earn."""

import math

from simulator.quantities.currencies import minor_units
from simulator.quantities.grammar import Unreadable
from simulator.starter.archetypes import TRADES
from simulator.starter.choices import WAGE_RANGES
from simulator.starter.figures import figure, money, wages
from simulator.starter.question import Answers, Figure, Question, spread
from simulator.starter.replies import BACK
from simulator.words.numbers import whole
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

_MOST_CASELOAD = 1000
"""The most people that a scenario lets one worker serve."""
_MOST_ASSUMED = 30
"""The most posts that sesim assumes: nobody has more without knowing their number."""


def _enough(text: str, workers: Figure, answers: Answers) -> None:
    least = math.ceil(answers.places.high / _MOST_CASELOAD)
    if workers.low < least:
        raise Unreadable(
            gettext(
                "{text} is too few to help {places} people at the same time; write at least"
                " {least}, or `{back}` to help fewer",
                back=phrase(BACK),
                text=quote(text),
                places=whole(int(answers.places.high)),
                least=whole(least),
            )
        )


def _usual_workers(answers: Answers) -> Figure:
    likely = answers.places.likely / TRADES[answers.kind].caseload
    least = math.ceil(answers.places.high / _MOST_CASELOAD)
    return spread(
        max(least, 1, min(math.ceil(likely * part), round(_MOST_ASSUMED * part)))
        for part in (0.6, 1, 1.6)
    )


def _local_wage(answers: Answers) -> Figure | None:
    """What is usual where the currency is used, None where sesim does not know it."""
    ends = WAGE_RANGES.get(answers.currency)
    return spread(ends) if ends else None


def _example_wage(answers: Answers) -> float:
    local = _local_wage(answers)
    return local.likely if local else 2500 * minor_units(answers.currency)


def seller_questions() -> tuple[Question, ...]:
    """Who makes or sells what the venture sells; asked where it sells something."""
    return (
        figure(
            "sellers",
            N_("How many people make or sell it?"),
            N_("Count people who are paid for it full time. Learners are not counted here."),
            N_("people who make or sell it"),
            lambda a: Figure(1, 2, 4),
            (1, 5_000),
            lambda a: 2,
            path="team.seller.posts",
            asked=lambda a: "sales" in a.earn,
            ranges=False,
        ),
        money(
            "seller_wage",
            N_("How much does one of them earn in a month, before tax?"),
            N_("Write 0 if they are volunteers."),
            N_("pay a month of those who make or sell it"),
            wages(0.7, 0.9, 1.2),
            (0, 1e8),
            lambda a: a.scale,
            path="team.seller.salary",
            asked=lambda a: "sales" in a.earn,
        ),
    )


def staff_questions() -> tuple[Question, ...]:
    """Who works there and for how much."""
    return (
        figure(
            "workers",
            N_("How many people work with those whom you help?"),
            N_("Count teachers, trainers, nurses and the like, full time."),
            N_("people who work with those helped"),
            _usual_workers,
            (1, 5_000),
            lambda a: _usual_workers(a).likely,
            path=lambda a: f"team.{TRADES[a.kind].worker}.posts",
            ranges=False,
            check=_enough,
        ),
        money(
            "wage",
            N_("How much does one of them earn in a month, before tax?"),
            N_("Write 0 if they are volunteers. What you do not know is measured by this pay."),
            N_("pay a month of those who work with people"),
            _local_wage,
            (0, 1e8),
            _example_wage,
            path=lambda a: f"team.{TRADES[a.kind].worker}.salary",
        ),
        money(
            "usual_wage",
            N_("How much does a worker usually earn in a month where you live?"),
            N_("sesim measures by this pay what you do not know."),
            N_("usual pay a month"),
            _local_wage,
            (20, 1e8),
            _example_wage,
            asked=lambda a: a.wage.likely == 0,
        ),
        figure(
            "office",
            N_("How many others are paid, such as a manager or an accountant?"),
            N_("Count full-time posts. Write 0 if nobody else is paid."),
            N_("manager and office"),
            lambda a: Figure(1, 1, 2),
            (0, 5_000),
            lambda a: 1,
            path="team.manager.posts",
            ranges=False,
        ),
        money(
            "office_wage",
            N_("How much does one of them earn in a month, before tax?"),
            N_("If their pay differs, write the mean."),
            N_("pay a month of manager and office"),
            wages(1, 1.4, 2),
            (0, 1e8),
            lambda a: a.scale,
            path="team.manager.salary",
            asked=lambda a: a.office.likely > 0,
        ),
    )
