"""What no docstring of the code says: the phases, the techniques, the verdicts, in plain words."""

from simulator.mechanisms.base import Phase
from simulator.vocabulary import WorkTechnique

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
    WorkTechnique.INTERVIEW: "fits the plan to the person",
    WorkTechnique.OBSERVATION: "sees early who is about to give up",
    WorkTechnique.GROUP_WORK: "one worker for a circle of people who support each other",
    WorkTechnique.EDUCATION: "one teacher for a class; the class also spreads the word",
    WorkTechnique.ADVOCACY: "months of work for a chance that the rules change for everyone",
    WorkTechnique.NETWORKING: "hours of coordination that win partners and keep them",
    WorkTechnique.COUNSELLING: "one to one: every person costs the same",
}
"""The seven techniques of social work, and what each buys."""

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
    "sesim": (
        "The version of scenario files that this one is written for. A file without it is read the "
        "same way, and `check` says which defaults have changed. Example: sesim: 2"
    ),
    "name": (
        "A short name for files and folders: small letters, digits and `-`. "
        "Example: name: youth-cafe"
    ),
    "title": "What a reader sees first: a few words.",
    "about": "What the venture does, in a sentence or two.",
    "extends": (
        "The name of a scenario that this one is laid over, in the same folder or among those "
        "that come with sesim: blocks merge "
        "key by key, lists and numbers replace, `null` removes. Example: extends: base"
    ),
    "start": "The first month, as year and month. Example: start: 2025-01",
    "months": "How many months to simulate, from 12 to 600.",
    "run_months": (
        "How many months to simulate in place of `months`, as `--months` says; what the file plans"
        " for later does not happen."
    ),
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
