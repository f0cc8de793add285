"""Words of the goals: what must hold so that a future pays for itself, and what the screen shows if
it does not."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

GOAL_WORDS = {
    "own income": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Own income"),
        N_("Own income is sales, fees and public contracts. Gifts and grants are not."),
        (
            N_(
                "To pay for itself, the venture must cover all costs of 12 months with the own"
                " income of these months. They are the 12 months up to the deadline"
                " (`targets.sustainable_by`). The screen shows own income divided by costs: 99%"
                " means that 1% of the costs was not covered."
            ),
        ),
        ("self_sufficiency", "kinds of income", "verdict"),
    ),
    "cash reserve": Word(
        N_("Cash reserve"),
        N_("The cash reserve is the venture's own cash minus its debts, in months of spending."),
        (
            N_(
                "3 months mean: without any new income, the venture could pay its usual bills for 3"
                " months. Below 0, debts are larger than cash. Money that was given for one purpose"
                " only does not count."
            ),
            N_(
                "To pay for itself, the venture must have a reserve of `targets.reserve_months` at"
                " the deadline. `from gifts` says how many of these months come from gifts and"
                " grants."
            ),
        ),
        ("months_of_reserve", "given_reserve_months", "restricted funds", "verdict"),
    ),
    "public money": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Public money"),
        N_("Public money is money from the state: public contracts and public grants."),
        (
            N_(
                "To pay for itself, the venture may have at most the share `targets.public_share`"
                " of public money in its income of a year. With more, it depends on the state."
            ),
            N_(
                "The row `without any public money` shows in how many futures the venture would"
                " pay for itself if public contracts brought in nothing in that year. Costs, cash"
                " and the cash reserve are the same."
            ),
        ),
        ("public_money_share", "kinds of income", "verdict"),
    ),
    "chance in lives": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Chance in single lives"),
        N_(
            "If a venture changes few lives, chance in a single life may decide whether it reaches"
            " its target."
        ),
        (
            N_(
                "Somebody finds a job just before the count, somebody else just after it. The row"
                " `without chance in single lives` says in how many futures the venture would"
                " reach its target if what people gained brought as many outcomes as it does on"
                " average. It says more of the plan, and less of chance."
            ),
            N_(
                "sesim estimates it from all futures of the run: net impact by the gain of all"
                " people followed and by their number (least squares). It needs 20 futures. `few:"
                " mostly chance` means that these two explain less than half of the differences in"
                " net impact between futures."
            ),
        ),
        ("delivers", "net_outcomes", "chance"),
    ),
    "late bills": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Late bills"),
        N_("A bill is late if the venture could not pay it on its day, because cash was missing."),
        (
            N_(
                "To pay for itself, the venture must have no late bill at the deadline. If a bill"
                " stays late for more than `venture.grace_months` months, the venture closes."
            ),
        ),
        ("insolvent", "overdue", "verdict"),
    ),
    "not met": Word(
        N_("Not met: the conditions that do not hold"),
        N_("`not met` names the conditions that fail most often in the futures that miss a goal."),
        (
            N_(
                "`not met in 93% of these: own income` means: own income is too low in 93 of 100 of"
                " the futures of the line above. `of the rest` means all futures but these. One"
                " future can fail several conditions, so the shares may add up to more than 100%."
            ),
            N_(
                "`4 of 104 owe more than they have` means: in 4 of these 104 futures, debts and"
                " unpaid bills are larger than all that the venture owns."
            ),
        ),
        ("own income", "cash reserve", "public money", "late bills", "verdict"),
    ),
}
