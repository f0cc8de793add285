"""Short labels of numbers that people choose themselves, for the titles of sliders."""

from simulator.words.texts import N_, phrase

NUMBERS = {
    "amount": N_("amount"),
    "check": N_("least means for credit"),
    "deposit": N_("deposit"),
    "fee": N_("fee"),
    "for_trainees": N_("share for trainees"),
    "free_share": N_("share that pays nothing"),
    "group_size": N_("group size"),
    "hours": N_("hours"),
    "instalment": N_("instalment"),
    "price": N_("price"),
    "salary": N_("salary"),
    "sessions": N_("sessions"),
    "share": N_("share"),
    "term": N_("number of months"),
}
"""Numbers that a slider moves, each after the part of the venture that it belongs to, such as: café
sales: price. By the key of the scenario file: those that scenarios name as levers, and salaries."""


def number_label(key: str) -> str:
    """The label of a number; where it has none, its key."""
    return phrase(NUMBERS[key]) if key in NUMBERS else key
