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
    "insolvent": N_(
        "The venture closed because a bill stayed unpaid for more than `venture.grace_months`"
        " months. It also closes after 12 months in a row with late bills and debts above what it"
        " has."
    ),
    "gave_up": N_(
        "The venture closed before any bill was late for too long: those who lead it gave up. A"
        " founder is exhausted or takes another job, or a key person is lost for good (the rule"
        " `gives_up`)."
    ),
    "closed": N_("The venture closed, with unpaid bills or because those who lead it gave up."),
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
    "reserve_months": N_(
        "Months for which cash, after unpaid bills, would pay the usual spending. Borrowed money"
        " counts here, and not in the reserve of the verdict."
    ),
    "cash": N_("Cash that may pay for anything."),
    "waiting": N_("People who have applied and wait for a place."),
    "active": N_("People in the programme."),
    "self_sufficiency": N_("Own income divided by costs, over the last 12 months."),
    "vacant_posts": N_("Empty posts."),
    "load": N_("Hours needed divided by hours available, for service workers."),
}
"""What a policy may react to."""

EXAMPLES = {
    "reserve_months": "reserve_months < 2",
    "cash": "cash < 5 million",
    "waiting": "waiting > 30",
    "active": "active < 20",
    "self_sufficiency": "self_sufficiency < 80%",
    "vacant_posts": "vacant_posts > 1",
    "load": "load > 1.2",
}
"""A condition of a policy with each of them, as a file writes it."""

MEASURES = {
    "net_outcomes": N_(
        "Some people have a worse life because of the venture: without it, they would have the"
        " outcome. This is harm. Each of them is subtracted as one whole outcome, even if partners"
        " did a part of the work."
    ),
    "self_sufficiency": N_(
        "Own income is sales, fees and public contracts. Gifts and grants are not. 100% means that"
        " own income covers all costs."
    ),
    "months_of_reserve": N_(
        "It is the venture's own cash. Money that was given for one purpose only does not count."
    ),
}
"""What a page says about a measure besides its help and its formula."""

CAUSE = (
    N_(
        "A cause is what, taken away, would have saved a future. sesim lives failing futures again:"
        " with the same random numbers, but without one cause. If the venture then pays for itself,"
        " the cause is named."
    ),
    N_(
        "There are two lists. In the first is what happened: by chance, or as a dated event of the"
        " file. In the second are guesses: ranges of the file, where the number that was drawn is"
        " worse than the likely one. Only what went badly is taken away, never what went well. A"
        " future may be in both lists."
    ),
    N_(
        "Every cause is tried on {screened} futures, the best {best} of each list on all failing"
        " futures, at most {most}. `--causes all` tries every cause on every failing future."
        " `--causes none` and `--quick` leave this out."
    ),
    N_(
        "`--causes all` also looks for the causes of too little impact: every future below its"
        " impact target is lived again to the end without each cause, and those that then reach the"
        " target are counted. sesim first says how long that takes. The best causes are on the"
        " screen under WHY IMPACT IS TOO LOW, all of them in `impact_causes` of `summary.json`."
    ),
    N_(
        "A number that the file states and nothing changes is the plan. The plan is no cause: where"
        " nothing else helps, the plan does not pay."
    ),
    N_(
        "Without that search the screen says what a future ran short of first, compared with the"
        " plan. It counts from {binds} of all costs of that year. That is a sign of a cause, not"
        " yet a cause."
    ),
    N_(
        "Each cause has a page that says what it means and what to try, as in `sesim explain late"
        " payer`."
    ),
)

LINKS = {
    "closing": N_(
        "The venture closes, and after that it helps nobody. To try: what keeps it open longer, as"
        " in `sesim compare youth-cafe --set venture.opening_cash=+20%`."
    ),
    "applicants": N_(
        "Fewer people apply for a place. To try: more outreach, a lower price, as in `sesim compare"
        " youth-cafe --set outreach.hours=32`."
    ),
    "places given": N_(
        "People apply, but fewer of them get a place. To try: more posts or a larger `caseload`, as"
        " in `sesim compare youth-cafe --set team.trainer.posts=3`."
    ),
    "follow-up": N_(
        "Fewer people are followed until their outcome can be counted: they come too late, or the"
        " venture closes first. To try: a longer plan, as in `sesim compare youth-cafe --months"
        " 72 --set outreach.hours=32`."
    ),
    "success": N_(
        "Fewer of the people counted have the outcome. To try: a stronger or longer service, as in"
        " `sesim compare youth-cafe --set job_training.hours=4`."
    ),
    "anyway": N_(
        "More people would have the outcome without the venture. To try: give places to people in"
        " greater need, as in `sesim compare youth-cafe --set"
        " 'admission.priority={neediest: 100%}'`."
    ),
    "own share": N_(
        "More of the outcomes is due to partners, or takes the place of other people's. To try:"
        " `partner_share`, `outcome.displacement`, as in `sesim compare island-school --set"
        " lessons.partner_share=0%`."
    ),
    "cost per person": N_(
        "Each person costs more. To try: larger groups, lower costs, as in `sesim compare"
        " youth-cafe --set job_training.group_size=16`."
    ),
    "no one link": N_(
        "Several links are a little weaker, and none is much weaker. To try: the numbers that DOUBT"
        " names."
    ),
}
"""What each weak link means, and what to try. Every command can be typed as it is."""

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
        " or try a change with `--set`. Each link has a page that says what to try, as in `sesim"
        " explain places given`."
    ),
)
CHAIN = "net_outcomes = applicants x places given x follow-up x (success - anyway) x own share"
"""The chain of impact, in ids."""
