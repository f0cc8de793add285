"""Questions of `sesim init` about gifts and grants: from how many people, how much, how surely."""

from simulator.quantities.answers import read_flag
from simulator.starter.amounts import rounded
from simulator.starter.choices import PROMISED
from simulator.starter.choosing import read_one
from simulator.starter.figures import figure, money, wages
from simulator.starter.question import Answers, Figure, Question, chose
from simulator.words.texts import N_, phrase


def giver_questions() -> tuple[Question, ...]:
    """How many give, how much, and whether a grant is promised."""
    return (
        figure(
            "donors",
            N_("How many people give now and then?"),
            N_("Count those who gave at least once in the last year."),
            N_("people who give now and then"),
            lambda a: Figure(10, 30, 100),
            (1, 100_000),
            lambda a: 40,
            asked=chose("give", "donors"),
            path="friends.donors",
        ),
        money(
            "gift",
            N_("How much does one of them give in a year?"),
            N_("Write the median gift: half give less, half give more."),
            # Translators: the name of an answer, in a list.
            N_("their gift in a year"),
            wages(0.015, 0.045, 0.12),
            (0, 1e8),
            lambda a: rounded(0.045 * a.scale),
            asked=chose("give", "donors"),
            path="friends.gift",
        ),
        figure(
            "monthly_donors",
            N_("How many people give every month?"),
            N_("Count standing orders and members who pay for nothing in return."),
            N_("people who give every month"),
            lambda a: Figure(5, 15, 50),
            (1, 100_000),
            lambda a: 20,
            asked=chose("give", "monthly"),
            path="monthly_friends.donors",
        ),
        money(
            "monthly_gift",
            N_("How much does one of them give a month?"),
            N_("Write the median gift: half give less, half give more."),
            N_("their gift a month"),
            wages(0.005, 0.01, 0.03),
            (0, 1e8),
            lambda a: rounded(0.01 * a.scale),
            asked=chose("give", "monthly"),
            path="monthly_friends.gift",
        ),
        _grant(
            "grant",
            "grant",
            N_("How much does the foundation or firm give a month?"),
            N_("grant of a foundation or firm a month"),
            "foundation_grant.amount",
        ),
        *_how_surely("grant", 24, "foundation_grant"),
        _grant(
            "state_grant",
            "state",
            N_("How much does the government give a month?"),
            N_("grant of a government a month"),
            "state_grant.amount",
        ),
        *_how_surely("state", 12, "state_grant"),
    )


def _grant(key: str, giver: str, ask: str, label: str, path: str) -> Question:
    """How much a grant is."""
    return money(
        key,
        ask,
        N_("Divide the whole grant by its months."),
        label,
        wages(0.5, 1.5, 4),
        (0, 1e10),
        lambda a: rounded(a.scale),
        asked=chose("give", giver),
        path=path,
    )


def _how_surely(giver: str, months: int, rule: str) -> tuple[Question, ...]:
    """Whether a grant is promised, and for how long; `months` where nobody knows."""
    return (
        Question(
            f"{giver}_promised",
            N_("Is this grant promised in writing?"),
            N_(
                "A promised grant comes for certain, from the first month on. If you only applied,"
                " sesim draws whether you win it, and when."
            ),
            N_("grant promised in writing"),
            lambda a: phrase(PROMISED[0].word),
            lambda a: "no",
            _promised,
            PROMISED,
            asked=chose("give", giver),
            show=lambda value, a: phrase(next(o.word for o in PROMISED if o.id == value)),
            path=lambda a: f"{rule}.awarded",
        ),
        figure(
            f"{giver}_months",
            N_("For how many months does it pay?"),
            N_("Count the months that are left. After them, sesim draws whether it is renewed."),
            N_("months of the grant"),
            lambda a: Figure(months, months, months),
            (1, 600),
            lambda a: months,
            asked=chose("give", giver),
            path=f"{rule}.term",
            ranges=False,
        ),
    )


def _promised(text: str, answers: Answers) -> str:
    flag = read_flag(text.strip(" .!"))
    return read_one(text, PROMISED) if flag is None else "yes" if flag else "no"
