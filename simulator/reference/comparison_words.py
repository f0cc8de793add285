"""Words of comparisons, and of changes to a scenario."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

COMPARISON_WORDS = {
    "comparison": Word(
        N_("How to read a comparison"),
        N_("A comparison shows what changes when one thing is different."),
        (
            N_(
                "Both scenarios have the same random numbers: future 17 of one is compared with"
                " future 17 of the other. So what differs comes from the scenario, not from chance."
                " WHAT DIFFERS lists the numbers that are not the same. Blocks are compared by kind"
                " and place among their like, whatever they are called."
            ),
            N_(
                "Shares change in points: from 51% to 58% are 7 points. The range beside a"
                " difference is its counting error (95%). If 0 lies in this range, the change is"
                " unclear: it may be chance. Try more futures with `--runs`."
            ),
            N_(
                "BECAUSE says what leads to the change, for each chance that clearly changes: work"
                " and money by month, while the venture is open, and the steps to impact over the"
                " whole time. If nothing changes, it says what sets the numbers instead. With"
                " `--stats`, ALSO names other numbers that changed clearly, and causes of failure."
            ),
            N_(
                "In `measures.csv`, `mcse` is the standard error of the mean difference,"
                " `same_sign` the share of futures that change in the same direction, and"
                " `unchanged` the share that do not change. `pairing_gain` says how many times more"
                " futures would be needed with different random numbers."
            ),
        ),
        ("compare", "tie", "rank", "mean"),
    ),
    "tie": Word(
        N_("No clear change"),
        N_("The futures do not show whether the two scenarios really differ."),
        (
            N_(
                "The difference is so small that it may be chance: 0 lies in its range (95%). This"
                " does not mean that both are equal. With more futures (`--runs`) you may see a"
                " difference."
            ),
            N_(
                "The other way round, of 20 numbers about 1 looks clear by chance even if nothing"
                " really changed. `measures.csv` has some 50, so 2 or 3 of them may mislead you."
            ),
        ),
        ("comparison", "counting error"),
    ),
    "rank": Word(
        N_("RANK: ventures in order"),
        N_("Ventures are ranked by the chance to reach both goals."),
        (
            N_(
                "The rank of a venture is 1 more than the number of ventures that are clearly"
                " better, so several may have rank 1. The rank says nothing about the people who"
                " run them."
            ),
            N_(
                "`best 3: open` means: these futures do not show whether the venture is among the"
                " best 3. It surely is if all others are clearly worse, or all but one or two. It"
                " surely is not if three others or more are clearly better."
            ),
        ),
        ("comparison", "tie"),
    ),
    "lever": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Lever"),
        N_("A lever is a number that you can choose yourself, such as a price."),
        (
            N_(
                "A file names its levers under `levers:`. All other numbers with a range are"
                " uncertain: you cannot choose them, you can only find out more about them."
            ),
        ),
        ("levers", "comparison"),
    ),
    "what if": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("What if?"),
        N_("Change one number and see what happens: with `--set`, or with an event in the file."),
        (
            N_(
                "`sesim compare youth-cafe --set cafe_sales.price=28000` changes it from the start."
            ),
            N_(
                "For something that happens later, such as a payer who leaves or a price shock,"
                " write an event: `{month: 2027-01, change: cafe_sales.market, by: -10%}`."
            ),
        ),
        ("comparison", "events", "lever", "block roles"),
    ),
    "block roles": Word(
        N_("Roles of blocks"),
        N_("A role names the block that matters most in its way, whatever a file calls it."),
        (
            N_(
                "`sesim compare ventures --set role:largest_payer.pay_after=6` changes in each"
                " venture of a folder its own largest payer. A venture without one, or whose block"
                " has no such number, stays as it is and is marked as not exposed. In"
                " `portfolio.csv`, `roles` says which block is meant in each venture."
            ),
            N_(
                "`largest_giver` is the block that brings in most gifts and private grants."
                " `largest_payer` is the one that brings in most public money. `main_product` is"
                " the one that sells units for most money. What counts is the plan for a year in"
                " which the block runs, at the prices of the first day."
            ),
            N_(
                "`main_partner` is the group of partners that pays most. If equal, it is the one"
                " that refers most people and offers most jobs, then the one that gives most"
                " hours. `key_staff` is the post with the most places for people. If equal, it is"
                " the one whose pay costs most. Trainees do not count."
            ),
            N_(
                "The likely numbers of the file decide, before any change. Names and labels decide"
                " nothing. Of equal blocks of one kind, the first one in the file has the role."
            ),
        ),
        ("comparison", "what if"),
    ),
    "parameters": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Parameter"),
        N_("A parameter is a number or a word that you can set in a scenario file."),
        (
            N_(
                "Its path says where it is: `cafe_sales.price` is `price:` in the block"
                " `cafe_sales:`. Its page shows the unit, the default (the number that holds if the"
                " file says nothing), which values it may have, and the source of the default."
                " `required` means that the file itself must say it."
            ),
        ),
        ("numbers", "assumption", "lever"),
    ),
}
