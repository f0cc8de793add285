"""What the results of a run mean: verdicts, conditions, causes of failure, weak links. All texts
are marked, and looked up when they are shown."""

from simulator.words.texts import N_

VERDICTS = {
    "sustainable": N_(
        "By the deadline (`targets.sustainable_by`) four conditions hold. The venture's own income"
        " of a year covers the costs of that year. The cash reserve lasts `targets.reserve_months`"
        " or more. Public money is at most `targets.public_share` of income. No bill is late."
    ),
    "not-yet-sustaining": N_(
        "The venture is open at the deadline, but at least one of the four conditions does not"
        " hold. The screen shows which one."
    ),
    "insolvent": N_("A bill was late for longer than `venture.grace_months`. The venture closed."),
    "delivers": N_(
        "Net impact is at least `targets.net_outcomes` (and above 0), and each outcome costs at"
        " most `targets.cost_per_net_outcome`."
    ),
    "falls short": N_("Net impact is too low, or each outcome costs too much."),
    "both": N_(
        "The venture pays for itself and reaches its impact target. sesim never mixes the two"
        " goals into one score."
    ),
}
"""By the ids of the verdict."""

CONDITIONS = {
    "reserve_months": N_("Months for which the free cash would pay the usual spending."),
    "cash": N_("Unrestricted cash."),
    "waiting": N_("People who have applied and wait for a place."),
    "active": N_("People in the programme."),
    "self_sufficiency": N_("Own income divided by costs, over the last 12 months."),
    "vacant_posts": N_("Empty posts."),
    "load": N_("Hours needed divided by hours available, for service workers."),
}
"""What a policy may react to."""

CAUSE = (
    N_(
        "In each month the rules report how much money a shortage cost, compared with the plan. In"
        " the plan everything goes as the file says is most likely."
    ),
    N_(
        "sesim looks at every future that does not pay for itself, in the year before money ran"
        " out. The cause is the largest shortage of that year, if it cost at least {binds} of all"
        " costs. Missing cash alone is never a cause: something came before it. If no shortage was"
        " so large, the cause is `plan`: income and costs are too close."
    ),
)

WEAK_LINK = (
    N_(
        "Net impact is a chain. Each future below its target is compared, link by link, with the"
        " median of the futures that reach it. If fewer than one future in twenty reaches it, it is"
        " compared with the tenth of the futures that comes closest. The reason is the link that is"
        " weakest in this comparison."
    ),
    N_(
        "If the venture closed, and the other futures gained mostly after that month, the reason is"
        " the closing. If net impact is high enough but costs too much, the links are success, what"
        " would happen anyway, the venture's own share, and the cost of each person counted."
    ),
    N_(
        "A link is named only if it is at least {weaker} weaker, and explains at least {named} of"
        " what is missing (in logarithms). This needs {fewest} futures or more."
    ),
    N_(
        "It shows how futures differ, not what to do. To find what changes a link, look at DOUBT,"
        " or try a change with `--set`."
    ),
)
CHAIN = "net_outcomes = applicants x places given x follow-up x (success - anyway) x own share"
"""The chain of impact, in ids."""
