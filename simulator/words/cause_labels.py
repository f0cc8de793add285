"""The labels of causes of failure, in the two lists that are never merged."""

from simulator.words.texts import N_

HAPPENED = {
    "demand": N_("customers bought less"),
    "places": N_("fewer people came"),
    "staff": N_("more workers left than planned"),
    "late payer": N_("a payer paid late"),
    "repayment": N_("customers did not repay"),
    "partner exit": N_("a partner left"),
    "contract end": N_("a contract ended or was cut"),
    "grant end": N_("a grant ended"),
    "giving": N_("a scandal, or fewer gifts"),
    "price": N_("a price was cut"),
    "cost": N_("costs rose"),
    "programme": N_("the programme got weaker"),
    "gave up": N_("its leaders gave up"),
    "bad times": N_("bad times, by chance"),
}
"""Causes of failure that happened: by chance, or as a dated event of the file."""

GUESSED = {
    "demand": N_("the number of customers"),
    "places": N_("how many people come"),
    "staff": N_("how long workers stay"),
    "late payer": N_("how soon payers pay"),
    "repayment": N_("how many customers repay"),
    "partner exit": N_("what partners bring"),
    "contract end": N_("what contracts pay"),
    "grant end": N_("the grants that are won"),
    "giving": N_("the gifts of donors"),
    "price": N_("the price"),
    "cost": N_("the costs"),
    "programme": N_("how well the programme works"),
    "gave up": N_("how easily its leaders give up"),
    "bad times": N_("how bad times can get"),
}
"""Causes of failure that are guesses of the file: ranges that turned out badly."""

CAUSE_LISTS = {"event": HAPPENED, "guess": GUESSED}

LIST_HEADS = {
    # Translators: the head of a list of causes, after "so many futures pay for themselves".
    "event": N_("without what happened:"),
    # Translators: the head of a list of assumptions, after the same words.
    "guess": N_("without guesses that were too good:"),
}
"""The heads of the two lists."""
