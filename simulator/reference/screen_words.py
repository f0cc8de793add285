"""Words of the screens and files that no part of the code is named after."""

TERMS = {
    "influence": (
        "How much of the spread of the answer goes with one assumption: the largest rank"
        " correlation, over the futures of a run, between it and a quantity of the verdict: strong"
        " from 0.4, some from 0.2, weak below; unknown where the assumption is one number and not a"
        " range. `DOUBT` names those that matter and have no source: they are worth finding out."
        " assumptions.csv tells it of every number."
    ),
    "amounts": (
        "Short amounts are k (thousand, ribu), mn (million, juta), bn (billion, miliar) and tn"
        " (trillion). In files, money of single futures and months stands in minor units, as in the"
        " ledger: whole rupiah, or cents."
    ),
    "files": (
        "What a run keeps in its folder: report.html for a board; summary.json, the answer for"
        " programs; runs.csv, one future a row; months.csv, one month and series a row; the books"
        " of one replayed future in ledger.csv and the accounts; its impact.csv and events.csv;"
        " assumptions.csv with sources and influence; charts. docs/manual.md lists them all."
    ),
    "chain": (
        "How a future failed, in order: the first cause with its month, each shortage that began to"
        " bind after it, and the month of failure (`chain` in runs.csv). What had bound before is"
        " left out. constraints.csv says for every future and month what bound the venture most."
    ),
    "report": (
        "report.html in a run's folder: one file for a board, with its charts inside, a section for"
        " each of the five characteristics of social entrepreneurship, and what to doubt."
    ),
    "future": (
        "One way in which the years ahead may go: every uncertain number drawn once, and a luck "
        "of its own. A run simulates some hundreds (`runs:`) and tells their shares."
    ),
    "chance": (
        "The share of futures in which something holds. Beside it stands where the true share "
        "lies with 95 % certainty (Wilson's interval); with more runs it narrows. Where it was "
        "seen in none of n futures, it is with that certainty below about 3/n."
    ),
    "range of futures": (
        "Between the two ends lie 9 of 10 futures: 5 % are below, 5 % above. It shows "
        "how uncertain the answer is, and more runs do not narrow it."
    ),
    "tie": (
        "Two scenarios whose difference these futures cannot tell from none: 0 lies within its "
        "95 % interval. More runs may tell."
    ),
    "comparison": (
        "Future 17 of one scenario is paired with future 17 of the other: the same luck, so "
        "that what differs is the scenario. `error` is the Monte Carlo error of the mean "
        "difference, `sign` the share of futures that differ in its direction, `zero` the "
        "share without any difference, `pairing` how many times more futures it would "
        "take without pairing. `WHY` names the first causes of failure whose share of all futures "
        "changed the most, `ALSO` what else moved for certain."
    ),
    "lever": (
        "A number that you can choose yourself, such as a price. A file names them under "
        "`levers:`; all others that have a range are uncertainty."
    ),
    "statements": (
        "Income statement, cash flow and balance sheet of one replayed future. They are in "
        "accounts-monthly.csv and accounts-yearly.csv, and end where the venture closed. "
        "Income counts when it is earned, cash when it comes. Cash for a purpose only is not the "
        "venture's to spend on anything else. Surplus is the change in funds; the cash of "
        "operating, investing (equipment) and financing (loans) is the change in cash."
    ),
    "restricted funds": (
        "Money given for a purpose (by a grant, donors or partners): it pays only the classes of"
        " cost or the rules that `pays_for` there names, and is set free as these are paid. Until"
        " then it counts neither as cash for other bills nor as reserve."
    ),
    "depreciation": (
        "Equipment is bought for cash at once, and costs an equal part of its price in each month"
        " of its `life`: cost and cash fall apart."
    ),
    "lapse": (
        "Those who stop, each kind where it belongs: customers by `product_sales.lapse`; donors for"
        " good in individual_giving, month by month by `recurring_giving.stopping`"
        " (`donor_retention` measures who gives again a year later); workers by `team.leaving` and"
        " turnover; people in the programme by dropout."
    ),
    "equity": (
        "Who is reached. reach.csv tells people served and net outcomes by fifth of income and by "
        "segment of the community, impact-dimensions.json the share served from the poorest fifth. "
        "What moves it: `admission.priority`, `service_fee.free_share`, mission_drift and "
        "mission_protection. What the venture itself owns stands as funds in the statements."
    ),
    "value map": (
        "The way from outcomes to SROI, row by row, in value-map.csv: outcomes reached, less what"
        " would have happened anyway (deadweight), what partners caused (attribution), what takes"
        " others' place (displacement) and what is lost in later years (drop-off), times"
        " `outcome.value`, against money spent and help in kind. Displacement and the value are the"
        " file's, and `outcome.years` says for how many years each counts; the other shares are as"
        " they came out in the simulation. The ratio told elsewhere is sroi."
    ),
    "shareable": (
        "A folder fit to hand on. `--shareable`, of `sesim run` and `sesim compare`, hides every"
        " count of 1 to 10 people served or donors, rounds means and money so that none can be"
        " worked out, and leaves out the books and the money of single futures. It draws a seed of"
        " its own, which is kept nowhere. It takes 11 futures or more."
    ),
}
