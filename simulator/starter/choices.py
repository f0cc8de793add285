"""The answers to choose from in `sesim init`, besides the kinds of venture."""

from simulator.starter.archetype import Option
from simulator.words.texts import N_

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
    Option(
        "grant",
        # Translators: an answer to a question of `sesim init`, one word to type.
        N_("grant"),
        N_("a foundation or a firm"),
        ("grant",),
    ),
    Option(
        "state",
        # Translators: an answer to a question of `sesim init`, one word to type.
        N_("state"),
        N_("a government, as a grant (APBN, APBD, village fund)"),
        ("grant",),
    ),
)

PROMISED = (
    # Translators: an answer to a question of `sesim init`, one word to type.
    Option("yes", N_("yes"), N_("it pays now, or it has promised to")),
    # Translators: an answer to a question of `sesim init`, one word to type.
    Option("no", N_("no"), N_("we applied, or we hope for it")),
)

WAGE_RANGES = {"IDR": (2_200_000, 4_000_000, 5_700_000)}
"""Monthly wages that are usual where a currency is used, from low to high, in major units. For
other currencies only the person who answers knows one."""
