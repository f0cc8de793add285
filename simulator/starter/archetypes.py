"""The kinds of venture that `sesim init` knows, and what they are assumed to be like."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from; offered where all the mechanisms it needs exist."""

    word: str
    says: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trade:
    """A kind of venture. Its numbers are assumed: they only have to fit together."""

    option: Option
    about: str
    worker: str
    change: str
    scale: str
    earns: tuple[str, ...]
    price: float
    """Of one unit sold, in monthly wages."""
    buys: float
    """Units per customer and month."""
    course: int
    """Months that a person stays."""
    lever: str


_ALL = (
    Trade(
        Option("train", "trains and employs people", ("education", "counselling", "allowance")),
        "It trains people who are out of work, and employs them while they learn.",
        "trainer",
        "a steady job",
        "employability",
        ("sales", "placement", "contract"),
        1 / 170,
        2.2,
        6,
        "job_training.group_size",
    ),
    Trade(
        Option(
            "product",
            "sells a useful product, such as a solar lamp",
            ("education", "product_sales"),
        ),
        "It sells a useful product, and shows people how to live with it.",
        "field_worker",
        "a home that uses it every day",
        "use of the product",
        ("sales",),
        1 / 15,
        0.1,
        3,
        "user_training.group_size",
    ),
    Trade(
        Option("teach", "teaches children or adults", ("education", "group_work")),
        "It teaches people who would otherwise miss out.",
        "teacher",
        "a person who masters the basics",
        "what people can do",
        ("sales", "contract"),
        1 / 40,
        0.5,
        9,
        "classes.group_size",
    ),
    Trade(
        Option("care", "counsels or cares for people", ("counselling", "group_work")),
        "It counsels people in hard times, and brings them together.",
        "counsellor",
        "a life back in balance",
        "wellbeing",
        ("sales", "contract"),
        1 / 40,
        0.5,
        6,
        "peer_circle.group_size",
    ),
    Trade(
        Option("other", "something else", ("education", "counselling")),
        "It helps people with courses and counsel.",
        "worker",
        "a better life",
        "how well people live",
        ("sales",),
        1 / 60,
        1.0,
        6,
        "courses.group_size",
    ),
)

TRADES = {trade.option.word: trade for trade in _ALL}
"""By the word that answers what the venture does."""

KINDS = tuple(trade.option for trade in _ALL)
EARNS = (
    Option("sales", "sells goods or services", ("product_sales",)),
    Option("placement", "employers pay for people placed", ("placement_fee",)),
    Option("fees", "those served pay a part themselves", ("service_fee",)),
    Option("contract", "a public office pays per person served", ("service_contract",)),
)
GIVERS = (
    Option("donors", "people who give now and then", ("individual_giving",)),
    Option("monthly", "people who give every month", ("recurring_giving",)),
    Option("grant", "a foundation", ("grant",)),
)

USUAL_GIVERS = ("donors", "grant")

WAGE = ("IDR", "4_483_000", "minimum wage of Kota Bandung, 2025 (geosurvey.co.id/daftar-umk-2025)")
"""The one monthly wage that a source gives; elsewhere only the person who asks knows it."""


def offered(options: tuple[Option, ...], known: Collection[str]) -> list[Option]:
    """The options whose mechanisms all exist."""
    return [option for option in options if set(option.needs) <= set(known)]
