"""The help of the commands that study many points."""

from simulator.commands.help_page import DONE, FAILED, MISTAKES, MISUSE, STOPPED, UNEXPECTED, Page
from simulator.words.texts import N_

ENDS = {**DONE, **UNEXPECTED, **MISUSE, **MISTAKES, **FAILED, **STOPPED}

SWEEP = Page(
    (
        N_("Simulate a scenario at many values of one or more numbers."),
        N_(
            "Every point has the same random numbers, so two points differ only by their numbers."
            " The table shows both chances with their 95% ranges, and which points are best or not"
            " clearly worse. What is finished is kept: after Ctrl-C the same command goes on, and"
            " more `--runs` or more values add only what is missing."
        ),
    ),
    (
        ("sesim sweep youth-cafe --vary 'cafe_sales.price=20000 to 32000 by 2000'", ""),
        (
            "sesim sweep youth-cafe --vary cafe_sales.price --vary allowance.amount",
            N_("all combinations of five values of each, from half to twice of it"),
        ),
    ),
    ends=ENDS,
)

FIND = Page(
    (
        N_("Find the smallest change of a number with which a goal is reached."),
        N_(
            "A goal is a chance or a measure, such as `P(sustainable) >= 40%`, `P(closed) <= 20%`,"
            " `P(lowest_cash >= 0) >= 90%` or `median(net_outcomes) >= 20`. The search begins at"
            " the value of the file. It tries nine values, looks closer where the goal is first"
            " reached, and checks the answer in new futures. Where no value is enough, it says what"
            " the best one is."
        ),
        N_(
            "With several `--by` it looks for the cheapest change of all of them. It tries 64"
            " points all over their ranges, and others nearer to the values of now. A change costs"
            " its share of the value now, as often as `--cost` says. The best three are checked in"
            " new futures. It also shows where more of MONEY is less of IMPACT."
        ),
    ),
    (
        ("sesim find youth-cafe --by cafe_sales.price --goal 'P(sustainable) >= 35%'", ""),
        (
            "sesim find youth-cafe --by venture.opening_cash --goal 'P(closed) <= 50%'",
            N_("how much money it takes to begin with"),
        ),
        (
            "sesim find youth-cafe --by cafe_sales.price --by allowance.amount"
            " --cost allowance.amount=2 --goal 'P(sustainable) >= 45%'",
            N_("the cheapest change of both; less pay counts twice"),
        ),
    ),
    ends=ENDS,
)
