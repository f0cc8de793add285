"""Words of the screens and reports that no part of the code is named after."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

SCREEN_WORDS = {
    "screen": Word(
        N_("How to read the screen of a run"),
        N_("The screen shows how the futures of a venture end, why, and what to do next."),
        (
            N_(
                "MONEY, IMPACT and BOTH show in how many futures the venture pays for itself,"
                " reaches its impact target, or does both. `51%` means 51 futures in 100. The range"
                " beside it is the counting error."
            ),
            N_(
                "The table below shows the most important numbers: half of the futures lie below"
                " the median, and 9 futures in 10 lie in the range."
            ),
            N_(
                "SET shows what you changed with `--set`. LOOK names a number that may be a slip:"
                " check it. FAILED says how many futures could not be simulated, and why. NOTE is a"
                " remark of the scenario's author, or of sesim. BAD names a file with mistakes. TRY"
                " is a command to run next. SAVED is the folder with all files."
            ),
        ),
        ("verdict", "median", "counting error", "causes", "weak link", "influence", "files"),
    ),
    "future": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Future"),
        N_("A future is one possible way in which the next years may go."),
        (
            N_(
                "For each future, sesim draws every uncertain number once, and then plays the plan"
                " month by month. Chance decides the rest. A run simulates many futures (`runs:`,"
                " usually 200) and shows in how many of them something happens."
            ),
            N_(
                "In files, each future has a number: the column `replicate` of `runs.csv`. The"
                " books and the events show one future in detail: of those open at the end, the one"
                " with the median cash then, or the one of `--replicate`."
            ),
        ),
        ("runs", "seed", "chance"),
    ),
    "chance": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Chance"),
        N_("A chance is the share of futures in which something happens."),
        (
            N_(
                "`51%` means: it happens in 51 futures in 100. The chance is only as good as the"
                " numbers in the scenario file. None means that it happens in no future."
            ),
            N_(
                "CHANCE on the screen shows what more knowledge could change. Each future lives"
                " once more: the same inputs, other random numbers. The more often both lives end"
                " the same way, the more the inputs decide. `35% (22-48%)` is their share, with"
                " its counting error; the rest is chance, which nobody can know before."
            ),
            N_(
                "The share is the covariance of the two verdicts, divided by p(1 - p), where p is"
                " the chance to pay for itself. Only inputs that are ranges count as not known. A"
                " beta distribution with this mean and share gives the range of the chance itself:"
                " 8 cases of 10 lie in it. A run of 100 futures or more shows this, without"
                " `--quick`."
            ),
            N_(
                "From 500 futures on, the screen also shows the worst and the best fifth of the"
                " inputs that decide most. They are chosen in one half of the futures and counted"
                " in the other, so no future is judged by itself."
            ),
        ),
        ("counting error", "verdict", "influence"),
    ),
    "counting error": Word(
        N_("Counting error (95%)"),
        N_("The counting error shows how exactly a share of the futures is known."),
        (
            N_(
                "A run simulates some hundreds of futures, not all. `51%  44-58%` means: with very"
                " many futures, the share would most likely be between 44% and 58%. In 95 cases of"
                " 100 such a range is right."
            ),
            N_(
                "With more futures (`--runs 800`) the range gets smaller, and nothing else makes it"
                " smaller. It does not show whether the numbers in the scenario file are right."
            ),
            N_(
                "The range is Wilson's interval. What happens in none of n futures has a chance"
                " below 3/n, again in 95 cases of 100."
            ),
        ),
        ("chance", "range of futures"),
    ),
    "median": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Median"),
        N_("The median is the number in the middle: half of the futures lie below, half above."),
        (
            N_(
                "A few very good or very bad futures do not change the median, but they change the"
                " mean. The screen of a run shows medians. A comparison shows means."
            ),
            N_("In files it is `q50`."),
        ),
        ("range of futures", "mean"),
    ),
    "mean": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Mean"),
        N_("The mean is the sum over all futures, divided by the number of futures."),
        (
            N_(
                "The mean of a ratio is the ratio of the two means: the mean cost per net impact is"
                " the mean cost divided by the mean net impact."
            ),
        ),
        ("median", "comparison"),
    ),
    "range of futures": Word(
        N_("9 futures in 10"),
        N_("In 9 futures in 10 the number lies between the two ends of this range."),
        (
            N_(
                "1 future in 20 lies below the range, and 1 in 20 above it. A wide range means that"
                " the years ahead are uncertain. More futures do not make it smaller. Better"
                " knowledge does: find sources for the numbers under DOUBT."
            ),
            N_("In files the two ends are `q05` and `q95`. There must be 20 futures or more."),
        ),
        ("median", "counting error", "influence"),
    ),
    "counterfactual": Word(
        N_("Without the venture"),
        N_("sesim simulates every person's life twice: with the venture, and without it."),
        (
            N_(
                "Both lives have the same random numbers. So the difference is because of the"
                " venture. An outcome that happens in both lives would have happened anyway. It"
                " does not count as impact. This is called deadweight, and the life without the"
                " venture is called the counterfactual."
            ),
        ),
        ("natural_life", "deadweight", "net_outcomes"),
    ),
    "influence": Word(
        N_("DOUBT: which numbers decide the answer"),
        N_("DOUBT names the numbers that decide most, and says which of them have no source."),
        (
            N_(
                "Check the numbers without a source first. Ask customers, look up prices, or try"
                " the plan on a small scale. Then write the number with its source: `{range: 20 to"
                " 40, source: survey of 2025}`."
            ),
            N_(
                "`cafe_sales.market 19%` means: this number explains 19% of the difference between"
                " futures that reach the goal and futures that do not. A number that the file does"
                " not give as a range is the same in all futures, so it has no share."
            ),
            N_(
                "A share below the floor may be chance. The floor gets lower with more"
                " futures (`--runs 1000`). In 19 runs of 20, no number that does nothing is named."
            ),
            N_(
                "How it is calculated: the rank of each number and the square of it, taken one"
                " after another (forward selection). The floor is what the best of all numbers"
                " explains if the futures are shuffled. So a number that is best in the middle is"
                " found too. Waves and pairs that only work together are not found. Nearly all"
                " futures may end the same way. Then a measure stands for the verdict, and DOUBT"
                " names it."
            ),
        ),
        ("numbers", "assumption", "verdict"),
    ),
    "assumption": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Assumption"),
        N_("Every number in a scenario is an assumption, because nobody knows the future."),
        (
            N_(
                "Some assumptions have a source: a price list, a survey, your own books. The others"
                " are guesses. A number that the file does not give has a default. `sesim explain`"
                " shows the default of a parameter and its source. `assumptions.csv` lists every"
                " number of a run."
            ),
        ),
        ("numbers", "influence", "levers"),
    ),
    "no source": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("No source"),
        N_("A number without a source is a guess: nobody can check where it is from."),
        (
            N_(
                "Write the source beside the number: `price: {value: 26000, source: own plan}`."
                " Do not look up all of them. DOUBT names those that change the answer most."
            ),
        ),
        ("influence", "assumption", "numbers"),
    ),
    "plan in numbers": Word(
        N_("The plan in numbers"),
        N_("What is left of a unit sold, and how many units pay for the rest."),
        (
            N_(
                "What is left of a unit is its price less what it costs. That and other own income"
                " must pay all other costs of a month."
            ),
            N_(
                "The futures are put in order by the share of costs that own income covers. The"
                " numbers are means of the tenth in the middle, in the 12 months before the"
                " deadline or the closing. They are no forecast. If less is sold than needed, about"
                " half of the futures or more do not cover their costs."
            ),
            N_(
                "The money to find is more opening cash. Futures that close live again with more,"
                " until they stay open; nobody gives up then. Who has more may also spend more."
            ),
        ),
        ("break_even_month", "lowest_cash", "causes"),
    ),
    "chain": Word(
        N_("Chain of causes"),
        N_("The chain shows how a future failed, step by step."),
        (
            N_(
                "It begins with the first shortage and its month. Then come those that began after"
                " it, and the month in which the future failed: the column `chain` of"
                " `runs.csv`. A shortage that began before the first one is not in the chain."
                " `constraints.csv` shows what limited the venture most in each month."
            ),
        ),
        ("verdict",),
    ),
    "no value": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("No value"),
        N_("There is no number, for example no cost per outcome if no outcome happened."),
        (
            N_(
                "None means: in no future. Not shown means: the number is hidden, because it"
                " would show how few people there are. Too few to say means: simulate more"
                " futures. Unclear means: the change may be chance."
            ),
        ),
        ("shareable", "tie"),
    ),
}
