"""What no docstring of the code says: the phases, the techniques, the verdicts, in plain words."""

from simulator.mechanisms.base import Phase

PHASES = {
    Phase.WORLD: "the economy moves, and everybody's life goes on",
    Phase.REACH: "people hear of the venture and apply",
    Phase.ADMIT: "applicants are assessed, wait, and get free places",
    Phase.DELIVER: "staff work with people, and people change",
    Phase.LEAVE: "people drop out, complete, find jobs; gains fade",
    Phase.EARN: "sales, fees and contracts bring money in",
    Phase.GIVE: "donors and funders give",
    Phase.SPEND: "salaries, rent and other bills are paid",
    Phase.RELATE: "trust and partnerships change; reports are written",
    Phase.DECIDE: "management hires, prices, invests, stops intake",
    Phase.CLOSE: "the books are closed and the measures taken",
}

TECHNIQUES = {
    "interview": (("interview", "assessment"), "fits the plan to the person"),
    "observation": (("observation", "assessment"), "sees early who is about to give up"),
    "group work": (("group_work",), "one worker for a circle of people who support each other"),
    "education": (("education",), "one teacher for a class; the class also spreads the word"),
    "advocacy": (("advocacy",), "months of work for a chance that the rules change for everyone"),
    "networking": (("networking",), "hours of coordination that win partners and keep them"),
    "counselling": (("counselling",), "one to one: every person costs the same"),
}
"""The seven techniques of social work, the mechanisms that do each, and what it buys."""

ALIASES = {
    "wawancara": "interview",
    "observasi": "observation",
    "kelompok": "group work",
    "pendidikan": "education",
    "penyuluhan": "education",
    "advokasi": "advocacy",
    "jaringan": "networking",
    "konseling": "counselling",
    "phases": "month",
    "post": "team",
    "posts": "team",
    "partner_group": "partners",
    "number": "numbers",
    "range": "numbers",
    "ranges": "numbers",
    "source": "numbers",
    "kind": "mechanisms",
    "rules": "mechanisms",
    # the words that the screen of a run prints
    "solvent": "verdict",
    "solvent, not yet self-sustaining": "verdict",
    "lacking": "verdict",
    "operating self sufficiency": "self_sufficiency",
    "operating self-sufficiency": "self_sufficiency",
    "oss": "self_sufficiency",
    "funder concentration": "largest_source",
    "concentration": "largest_source",
    "own income": "self_sufficiency",
    "share of cost it earns": "self_sufficiency",
    "reserve": "months_of_reserve",
    "reserve months": "months_of_reserve",
    "given": "given_reserve_months",
    "social value": "sroi",
    "social value per rp 1": "sroi",
    "breaks even": "break_even_month",
    "lowest cash": "lowest_cash",
    "net": "net_outcomes",
    "people served": "served",
    "cost per net outcome": "cost_per_net_outcome",
    "counterfactual": "natural_life",
    "claim": "claims",
    "doubt": "influence",
    "strong": "influence",
    "rank correlation": "influence",
    "money": "verdict",
    "impact": "verdict",
    "social impact": "verdict",
    "restricted": "restricted funds",
    "middle": "range of futures",
    "q05": "range of futures",
    "q50": "range of futures",
    "q95": "range of futures",
    "why futures fail": "verdict",
    "why impact falls short": "weak link",
    "weak links": "weak link",
    "weak_link": "weak link",
    "weak_links": "weak link",
    "less public money": "public_money_share",
    "cash at the end": "closing_cash",
    "balance sheet": "statements",
    "cash flow": "statements",
    "income statement": "statements",
    "accounts": "statements",
    "futures": "future",
    "prevented": "dropout",
    "pairing": "comparison",
    "sign": "comparison",
    "zero": "comparison",
    "error": "comparison",
    "baseline": "comparison",
    "paired": "comparison",
    "dollar": "exchange_rate",
    "dollars": "exchange_rate",
    "currency": "numbers",
    "kurs": "exchange_rate",
    "election": "policy_change",
    "board": "report",
    "attribution": "attribution_others",
    "95 % sure": "chance",
    "9 in 10": "range of futures",
    "drop out": "dropout",
    "drop-out": "dropout",
    "drop-outs": "dropout",
    "dropouts": "dropout",
    "attrition": "dropout",
    "left": "dropout",
    "left early": "dropout",
    "burn-out": "burnout",
    "beneficiary": "community",
    "beneficiaries": "community",
    "retention": "donor_retention",
    "late payment": "late payer",
    "late payments": "late payer",
    "finance": "statements",
    "client": "community",
    "clients": "community",
    "casework": "counselling",
    "social worker": "team",
    "practitioner": "team",
    "trainee": "supervision",
    "trainees": "supervision",
    "student": "supervision",
    "accrual": "statements",
    "payables": "statements",
    "receivable": "statements",
    "receivables": "statements",
    "bad debt": "instalments",
    "interest": "loan",
    "vat": "turnover_tax",
    "tax": "turnover_tax",
    "fundraising": "individual_giving",
    "average gift": "individual_giving",
    "donor": "individual_giving",
    "donors": "individual_giving",
    "proxy": "outcome.value",
    "sensitivity": "influence",
    "constraint": "chain",
    "constraints": "chain",
    "cut": "layoffs",
    "cuts": "layoffs",
    "churn": "lapse",
    "payable": "statements",
    "loan called": "loan",
    "covenant": "loan",
    "fairness": "equity",
    "reach by income": "equity",
    "income fifth": "equity",
    "quintile": "equity",
    "lowest cash after bills": "lowest_cash",
    "load of practitioners": "mean_load",
    "months of waiting": "waiting_months",
    "own income of a year": "self_sufficiency",
    "mn": "amounts",
    "bn": "amounts",
    "tn": "amounts",
    "minor units": "amounts",
    "replicate": "future",
    "replayed": "future",
    "pts": "comparison",
    "points": "comparison",
    "saved": "files",
    "outputs": "files",
    "runs.csv": "files",
    "months.csv": "files",
    "ledger.csv": "files",
    "events.csv": "files",
    "impact.csv": "files",
    "assumptions.csv": "influence",
    "summary.json": "files",
    "manifest.json": "files",
    "constraints.csv": "chain",
    "accounts yearly.csv": "statements",
    "accounts monthly.csv": "statements",
    "portfolio.csv": "comparison",
    "differences.csv": "comparison",
    "measures.csv": "comparison",
    "reach.csv": "equity",
    "value-map.csv": "value map",
    "confidentiality": "shareable",
    "confidential": "shareable",
    "privacy": "shareable",
    "small cell": "shareable",
    "small cells": "shareable",
    "contents": "",
    "measures": "claims",
    "causes": "verdict",
    "cause": "verdict",
    "techniques": "mechanisms",
}
"""Other words for the same."""

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
"""Words of the screens and files that no part of the code is named after."""

VERDICTS = {
    "sustainable": (
        "At the deadline (targets.sustainable_by) all four hold: a year's own income "
        "covers that year's cost; the reserve is targets.reserve_months or more; public "
        "money is at most targets.public_share of income; no bill is overdue."
    ),
    "not-yet-sustaining": "Still open at the deadline, but at least one of the four is lacking.",
    "insolvent": "It closed: a bill was overdue for longer than venture.grace_months.",
    "delivers": (
        "Net outcomes reach targets.net_outcomes (and are above 0), each at "
        "targets.cost_per_net_outcome or less."
    ),
    "falls short": "One of the two is not reached.",
    "both": "Sustainable, and delivers. The two axes are never blended into one score.",
}

CONDITIONS = {
    "reserve_months": "months for which free cash would pay the usual spending",
    "cash": "unrestricted cash",
    "waiting": "people who have applied and wait",
    "active": "people in service",
    "self_sufficiency": "own income over cost of the last 12 months",
    "vacant_posts": "established posts that nobody fills",
    "load": "hours needed over hours there, of those who work with people",
}

SECTIONS = {
    "name": (
        "A short name for files and folders: small letters, digits and `-`. "
        "Example: name: youth-cafe"
    ),
    "title": "What a reader sees first: a few words.",
    "about": "What the venture does, in a sentence or two.",
    "extends": (
        "The name of a scenario in the same folder that this one is laid over: blocks merge "
        "key by key, lists and numbers replace, `null` removes. Example: extends: base"
    ),
    "start": "The first month, as year and month. Example: start: 2025-01",
    "months": "How many months to simulate, from 12 to 600.",
    "currency": "Three letters such as IDR or USD; all amounts of the file are in it.",
    "runs": (
        "How many futures to simulate, from 1 to 10000 (default 200). More futures, narrower "
        "intervals."
    ),
    "seed": "Which luck. The same seed gives the same answer, to the last byte (default 1).",
    "community": "Who the people are before the venture reaches them.",
    "outcome": "The change that counts.",
    "venture": "The organisation itself.",
    "targets": "What the venture has promised.",
    "team": "Kinds of job, each a block under a name of your own.",
    "partners": "Groups of partners, each a block under a name of your own.",
    "mechanisms": (
        "What happens each month. A block's key is a rule's name, or any name of yours "
        "with `kind:`; what it sets are the rule's parameters. Rules marked * are part "
        "of every world, with their defaults, unless a block names them."
    ),
    "events": (
        "Changes of one parameter: `by` a percentage or `to` a value, from `month` on and, "
        "with `until`, up to that month; or `on` a win of a rule that can win, such as "
        "advocacy. "
        "Example: {month: 2026-03, change: cafe_sales.price, by: -10%, until: 2026-09}"
    ),
    "policies": (
        "Reactions: while `when` holds at a month's end, `then` is in force in the next "
        "month, and for `for` months at least. `then` is freeze_intake, freeze_hiring or a "
        "change such as {change: sales.price, by: 5%}. "
        "Example: {when: reserve_months < 2, then: freeze_hiring}"
    ),
    "levers": "Parameters that the venture can choose, by path; all others are uncertainty.",
    "claims": (
        "Sentences that a run finds true, false or too close to call: P(verdict), "
        "mean(measure) or median(measure), compared with a number. "
        'Example: "P(sustainable) >= 0.6"'
    ),
    "notice": "Sentences for the reader of a run: what to look at.",
    "try": "Commands to try next; the first one is printed after a run.",
}
"""Every key of a scenario file. The blocks' own docstrings say more."""

_EXACT = (
    "Exact: 25000, 12%, 1.5, Rp 25.000, 250 million, 12 juta, 6 months, 4 years, 6 bulan, 4 tahun."
    " `.` is the decimal point and `_` groups thousands; with a currency word the currency's own"
    " habit holds."
)
_RANGE = (
    "A range: 20 to 40, 5% to 30%, 2 to 3 million. Nine futures in ten draw a value between the "
    "two ends."
)
_THREE = "Three points: {low: 1, likely: 2, high: 4}. No future goes beyond the ends."
_BY_NAME = "By name: {uniform: [1, 4]}, {normal: [1, 4]}, {lognormal: [1, 4]}."
_SOURCE = (
    "With its source: {value: 25000, source: own plan}, {range: 20 to 40, source: ...}, or "
    "`source:` beside low, likely and high; `confidence:` is high, medium or low. A number "
    'without a source, or whose source begins with "assumption", counts as unsourced and is '
    "listed after each run, the most influential first."
)
NUMBERS = (_EXACT, _RANGE, _THREE, _BY_NAME, _SOURCE)

CAUSE = (
    "Each month the rules tell what a shortage cost against the plan, a world in which everything"
    " goes as the file likely has it. A future that is not sustainable is laid to the largest"
    " shortage of the year before money ran short, where it was at least {binds} of cost. An empty"
    " purse is never a cause: something came before it. Where no shortage was so large, it is laid"
    " to the plan."
)

WEAK_LINK = (
    "Net outcomes = applicants x places given x follow-up x effect x own share; the effect is"
    " success less anyway. A future that falls short is measured, factor by factor, against the"
    " middle of the futures that deliver (or, where fewer than a twentieth do, of the tenth that"
    " comes nearest), and laid to the factor that is lowest beside it. Where a venture closed, and"
    " fewer people are counted mostly because of what the others enrolled after that month, it is"
    " laid to the closing. Where net outcomes suffice and each costs too much, the factors are"
    " success, anyway, own share and the cost of a person counted. A factor that is less than"
    " {weaker} weaker, or explains less than {named} of what is missing (of its logarithm), is not"
    " named. It tells how futures differ; what moves a link stands under DOUBT, or try `--set`. It"
    " takes {fewest} futures."
)

CONTENTS = (
    "sesim explain WORD, where WORD is one of these, or the path of a parameter such as "
    "product_sales.price or community.need."
)
