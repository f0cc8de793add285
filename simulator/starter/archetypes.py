"""The kinds of venture that `sesim init` knows, and the numbers that it assumes for each."""

from collections.abc import Collection
from dataclasses import dataclass

from simulator.words.texts import N_


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from; offered where all the mechanisms that it needs exist."""

    id: str
    word: str
    """What to type for it, a marked text; the id is understood too."""
    says: str
    """What it means, a marked text."""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trade:
    """A kind of venture. Its numbers are assumed: they only have to fit together."""

    option: Option
    about: str
    """What the venture does, a marked text."""
    worker: str
    """The name of the block for its service workers."""
    change: str
    """The change that usually counts, a marked text."""
    scale: str
    """What the level of the outcome measures, a marked text."""
    earns: tuple[str, ...]
    price: float
    """Of one unit sold, in monthly wages."""
    buys: float
    """Units per customer and month."""
    course: int
    """Months that a person stays."""
    lever: str


# Translators: each word below is an answer that people type; it stands beside its meaning.
_ALL = (
    Trade(
        Option(
            "train",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("train"),
            N_("trains and employs people"),
            ("education", "counselling", "allowance"),
        ),
        N_("It trains people who are out of work, and employs them while they learn."),
        "trainer",
        N_("a steady job"),
        # Translators: what a scale measures, in a new scenario file.
        N_("employability"),
        ("sales", "placement", "contract"),
        1 / 170,
        2.2,
        6,
        "job_training.group_size",
    ),
    Trade(
        Option(
            "product",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("product"),
            N_("sells a useful product, such as a solar lamp"),
            ("education", "product_sales"),
        ),
        N_("It sells a useful product, and shows people how to use it."),
        "field_worker",
        N_("a home that uses it every day"),
        N_("use of the product"),
        ("sales",),
        1 / 15,
        0.1,
        3,
        "user_training.group_size",
    ),
    Trade(
        Option(
            "teach",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("teach"),
            N_("teaches children or adults"),
            ("education", "group_work"),
        ),
        N_("It teaches people who could not learn otherwise."),
        "teacher",
        N_("a person who masters the basics"),
        N_("what people can do"),
        ("sales", "contract"),
        1 / 40,
        0.5,
        9,
        "classes.group_size",
    ),
    Trade(
        Option(
            "care",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("care"),
            N_("counsels or cares for people"),
            ("counselling", "group_work"),
        ),
        N_("It counsels people in hard times, and brings them together."),
        "counsellor",
        N_("a life back in balance"),
        # Translators: what a scale measures, in a new scenario file.
        N_("wellbeing"),
        ("sales", "contract"),
        1 / 40,
        0.5,
        6,
        "peer_circle.group_size",
    ),
    Trade(
        Option(
            "other",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("other"),
            N_("does something else (the file starts with courses and counselling)"),
            ("education", "counselling"),
        ),
        N_("It helps people with courses and counselling."),
        "worker",
        N_("a better life"),
        N_("how well people live"),
        ("sales",),
        1 / 60,
        1.0,
        6,
        "courses.group_size",
    ),
)

TRADES = {trade.option.id: trade for trade in _ALL}
"""By the id of the answer to what the venture does."""

KINDS = tuple(trade.option for trade in _ALL)
EARNS = (
    # Translators: an answer to a question of `sesim init`, one word to type.
    Option("sales", N_("sales"), N_("it sells goods or services"), ("product_sales",)),
    Option(
        "placement",
        # Translators: an answer to a question of `sesim init`, one word to type.
        N_("placement"),
        N_("employers pay when a person gets a job"),
        ("placement_fee",),
    ),
    # Translators: an answer to a question of `sesim init`, one word to type.
    Option("fees", N_("fees"), N_("the people served pay a part themselves"), ("service_fee",)),
    Option(
        "contract",
        # Translators: an answer to a question of `sesim init`, one word to type.
        N_("contract"),
        N_("a public office pays for each person served"),
        ("service_contract",),
    ),
)
GIVERS = (
    # Translators: an answer to a question of `sesim init`, one word to type.
    Option("donors", N_("donors"), N_("people who give now and then"), ("individual_giving",)),
    # Translators: an answer to a question of `sesim init`, one word to type.
    Option("monthly", N_("monthly"), N_("people who give every month"), ("recurring_giving",)),
    # Translators: what an answer to a question of `sesim init` means.
    Option("grant", N_("grant"), N_("a foundation"), ("grant",)),
)

USUAL_GIVERS = ("donors", "grant")

WAGE = (
    "IDR",
    4_483_000,
    N_("minimum wage of Kota Bandung, 2025 (geosurvey.co.id/daftar-umk-2025)"),
)
"""The one monthly wage that a source gives, in major units, and that source. For other currencies
only the person who answers knows it."""


def offered(options: tuple[Option, ...], known: Collection[str]) -> list[Option]:
    """The options whose mechanisms all exist."""
    return [option for option in options if set(option.needs) <= set(known)]
